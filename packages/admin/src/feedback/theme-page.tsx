import { Anchor, Select } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Link, useParams } from '@tanstack/react-router';
import { messageOf } from '../app/client.ts';
import { useSession } from '../app/session.tsx';
import { useAction } from '../app/use-action.ts';
import { useLiveQuery } from '../app/use-live-query.ts';
import { graphql } from '../gql/gql.ts';
import type { ThemeDetailFragment, ThemeStatus } from '../gql/graphql.ts';
import { EditableText } from '../ui/editable-text.tsx';
import { Page, Section } from '../ui/page.tsx';
import type { Save } from '../ui/save-outcome.ts';
import { EmptyState, ErrorState, LoadingRows } from '../ui/states.tsx';
import { FeedbackList } from './feedback-list.tsx';
import { ThemeFacts } from './theme-facts.tsx';
import { ThemeItems } from './theme-items.tsx';
import { ThemeLink } from './theme-link.tsx';
import classes from './theme-page.module.css';
import { SaveThemeDocument } from './themes-query.ts';
import { themeStatusWords } from './themes-view.ts';

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
    parent {
      id
      slug
      name
    }
    children {
      id
      slug
      name
    }
  }
`);

const statusChoices = Object.entries(themeStatusWords).map(([value, label]) => ({ value, label }));

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
  const { run } = useAction(SaveThemeDocument);
  const readOnly = !may('PLAN');
  const { id, slug, name, version } = theme;

  const saving =
    (field: 'summary' | 'problem'): Save<string> =>
    async (value) => {
      const outcome = await run({ input: { id, version, slug, name, [field]: value || null } });
      if (outcome.ok) return { kind: 'saved' };
      return { kind: 'refused', message: outcome.faults.map(({ message }) => message).join(' ') };
    };
  const setStatus = async (status: ThemeStatus) => {
    const outcome = await run({ input: { id, version, slug, name, status } });
    if (outcome.ok) return;
    notifications.show({ color: 'red', message: outcome.faults.map(({ message }) => message).join(' ') });
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
        readOnly ? (
          themeStatusWords[theme.status]
        ) : (
          <Select
            size="xs"
            w={130}
            aria-label="Status of the theme"
            allowDeselect={false}
            data={statusChoices}
            value={theme.status}
            onChange={(status) => status && void setStatus(status as ThemeStatus)}
          />
        )
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
          <ThemeItems slug={theme.slug} />
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
        <FeedbackList slug={theme.slug} />
      </div>
    </Page>
  );
}
