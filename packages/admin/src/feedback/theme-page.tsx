import { Anchor, Button, Select } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Link, useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { messageOf } from '../app/client.ts';
import { useSession } from '../app/session.tsx';
import { ShareMenu } from '../app/share-menu.tsx';
import { useLiveQuery } from '../app/use-live-query.ts';
import { Precedents } from '../decisions/precedents.tsx';
import { graphql } from '../gql/gql.ts';
import type { ThemeDetailFragment, ThemeStatus } from '../gql/graphql.ts';
import { choicesOf } from '../ui/choices.ts';
import { EditableText } from '../ui/editable-text.tsx';
import { Page, Section } from '../ui/page.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../ui/states.tsx';
import { Chip } from '../ui/tone.tsx';
import { MergedThemes } from './merged-themes.tsx';
import { ThemeEntries } from './theme-entries.tsx';
import { ThemeFacts } from './theme-facts.tsx';
import { ThemeItems } from './theme-items.tsx';
import { ThemeLink } from './theme-link.tsx';
import classes from './theme-page.module.css';
import { themeStatusWords } from './themes-view.ts';
import { useThemeEdit } from './use-theme-edit.ts';

const CreateItem = lazy(() => import('../roadmap/create-item.tsx').then((part) => ({ default: part.CreateItem })));
const EditTheme = lazy(() => import('./edit-theme.tsx').then((part) => ({ default: part.EditTheme })));

const ThemeDocument = graphql(`
  query Theme($slug: String!) {
    theme(slug: $slug) {
      ...ThemeDetail
    }
  }
`);

export const ThemeDetailParts = graphql(`
  fragment ThemeDetail on Theme {
    ...ThemeRow
    version
    summary
    problem
    rules
    mergedFrom {
      id
      name
    }
    children {
      id
      slug
      name
    }
  }
`);

const statusChoices = choicesOf(themeStatusWords);

/** One theme: the problem, the numbers, the work that answers it, and what people wrote. */
export function ThemePage() {
  const { slug } = useParams({ from: '/shell/themes/$slug' });
  const { data, loading, error, reload } = useLiveQuery(ThemeDocument, { slug });
  if (data?.theme) return <ThemeView key={data.theme.id} theme={data.theme} />;
  return (
    <Page title="Theme">
      {loading && <LoadingRows label="Loading the theme" />}
      {error && <ErrorState message={messageOf(error)} onRetry={() => void reload()} />}
      {!loading && !error && (
        <EmptyState title="There is no such theme">
          <Anchor component={Link} to="/themes">
            See all themes
          </Anchor>
        </EmptyState>
      )}
    </Page>
  );
}

function ThemeView({ theme }: { theme: ThemeDetailFragment }) {
  const { may } = useSession();
  const { saving, change } = useThemeEdit(theme);
  const [dialog, setDialog] = useState<'edit' | 'item' | null>(null);
  const close = () => setDialog(null);
  const mayPlan = may('PLAN');
  const readOnly = !mayPlan;
  const setStatus = async (status: ThemeStatus) => {
    const message = `${theme.name} is ${themeStatusWords[status].toLowerCase()} now`;
    const refusal = await change({ status }, { status: theme.status }, message);
    if (refusal !== null) notifications.show({ color: 'red', message: refusal });
  };

  return (
    <Page
      title={theme.name}
      aside={
        theme.parent && (
          <>
            in <ThemeLink slug={theme.parent.slug}>{theme.parent.name}</ThemeLink>
          </>
        )
      }
      actions={
        <>
          <ShareMenu document={ThemeDocument} variables={{ slug: theme.slug }} />
          {mayPlan && (
            <>
              <Select
                w={120}
                size="xs"
                aria-label="Status of the theme"
                allowDeselect={false}
                data={statusChoices}
                value={theme.status}
                onChange={(status) => status && void setStatus(status as ThemeStatus)}
              />
              <Button variant="default" onClick={() => setDialog('edit')}>
                Edit
              </Button>
              <Button onClick={() => setDialog('item')}>Make an item of this</Button>
            </>
          )}
          {!mayPlan && themeStatusWords[theme.status]}
        </>
      }
    >
      <ThemeFacts theme={theme} />
      <div className={classes.columns}>
        <div>
          <Section title="Problem">
            <EditableText
              label="Problem"
              value={theme.problem ?? ''}
              placeholder="Whose problem is it, what do they do today, what does it cost them?"
              readOnly={readOnly}
              onSave={saving('problem')}
            />
          </Section>
          <Section title="Summary">
            <EditableText
              label="Summary"
              value={theme.summary ?? ''}
              placeholder="In a sentence."
              readOnly={readOnly}
              onSave={saving('summary')}
            />
          </Section>
          {theme.rules.length > 0 && (
            <Section title="Words that tell it">
              <ul className={classes.chips}>
                {theme.rules.map((rule) => (
                  <li key={rule}>
                    <Chip>{rule}</Chip>
                  </li>
                ))}
              </ul>
            </Section>
          )}
          <ThemeItems slug={theme.slug} />
          <Precedents text={[theme.name, theme.problem].filter(Boolean).join(' ')} themeSlugs={[theme.slug]} />
          <MergedThemes merged={theme.mergedFrom} />
          {theme.children.length > 0 && (
            <Section title="Within it">
              <ul className={classes.plain}>
                {theme.children.map((child) => (
                  <li key={child.id}>
                    <ThemeLink slug={child.slug}>{child.name}</ThemeLink>
                  </li>
                ))}
              </ul>
            </Section>
          )}
        </div>
        <div>
          <ThemeEntries theme={theme} />
        </div>
      </div>
      <Suspense>
        {dialog === 'edit' && <EditTheme theme={theme} onClose={close} />}
        {dialog === 'item' && (
          <CreateItem
            prefill={{ title: theme.name, problem: theme.problem ?? theme.summary ?? '', themeSlugs: [theme.slug] }}
            onClose={close}
          />
        )}
      </Suspense>
    </Page>
  );
}
