import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconFileImport, IconMessages, IconPlus, IconSearch } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { messageOf } from '../app/client.ts';
import { useSession } from '../app/session.tsx';
import { ShareMenu } from '../app/share-menu.tsx';
import { type Pages, usePages } from '../app/use-pages.ts';
import type { CustomerKind } from '../gql/graphql.ts';
import { FilterMenu } from '../ui/filter-menu.tsx';
import { formatCount } from '../ui/format.ts';
import { Page } from '../ui/page.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../ui/states.tsx';
import { CreateTheme } from './create-theme.tsx';
import { customerKindWords } from './feedback-words.ts';
import { MergeThemes } from './merge-themes.tsx';
import { themeRowsOf } from './theme-numbers.tsx';
import { type ThemeRow, ThemesDocument } from './themes-query.ts';
import classes from './themes-table.module.css';
import { ThemesTable } from './themes-table.tsx';
import { narrowsThemes, type ThemesView, themeFilterOf, themeOrderOf, themeStatusWords } from './themes-view.ts';

const statusChoices = Object.entries(themeStatusWords).map(([value, label]) => ({
  value: value as keyof typeof themeStatusWords,
  label,
}));

const kinds = Object.entries(customerKindWords).map(([value, label]) => ({ value: value as CustomerKind, label }));
const answers = [
  { value: 'yes' as const, label: 'By open work' },
  { value: 'no' as const, label: 'Not yet' },
];

/** The problems that many have, with who has them and what they are worth. */
export function ThemesPage() {
  const view = useSearch({ from: '/shell/themes' });
  const navigate = useNavigate({ from: '/themes' });
  const { may } = useSession();
  const variables = { filter: themeFilterOf(view), orderBy: themeOrderOf(view) };
  const pages = usePages(ThemesDocument, variables, (data) => data.themes);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [merging, setMerging] = useState(false);
  const chosenThemes = pages.nodes.filter(({ slug }) => chosen.has(slug));
  const choose = (slug: string) =>
    setChosen((before) => {
      const next = new Set(before);
      if (!next.delete(slug)) next.add(slug);
      return next;
    });
  const chooseNone = () => setChosen(new Set());
  const [creating, setCreating] = useState(false);
  const [search, setSearch] = useState(view.search ?? '');
  const change = (part: Partial<ThemesView>) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true });
  const apply = useDebouncedCallback((text: string) => change({ search: text.trim() || undefined }), 200);

  return (
    <Page
      title="Themes"
      aside={!pages.loading && <span className="numeric">{formatCount(pages.totalCount)}</span>}
      actions={
        <>
          <ShareMenu
            document={ThemesDocument}
            variables={variables}
            rows={() => themeRowsOf(pages.nodes)}
            fileName="themes"
          />
          {may('PLAN') && (
            <Button leftSection={<IconPlus size={15} />} onClick={() => setCreating(true)}>
              New theme
            </Button>
          )}
        </>
      }
      toolbar={
        <>
          <TextInput
            size="xs"
            aria-label="Search themes"
            placeholder="Search"
            leftSection={<IconSearch size={14} aria-hidden />}
            value={search}
            onChange={(event) => {
              setSearch(event.currentTarget.value);
              apply(event.currentTarget.value);
            }}
          />
          <FilterMenu
            label="Status"
            choices={statusChoices}
            chosen={view.status}
            onChange={(status) => change({ status })}
          />
          <FilterMenu label="Felt by" choices={kinds} chosen={view.kind} onChange={(kind) => change({ kind })} />
          <FilterMenu
            label="Answered"
            single
            choices={answers}
            chosen={view.answered && [view.answered]}
            onChange={(answered) => change({ answered: answered?.[0] })}
          />
          <SegmentedControl
            size="xs"
            aria-label="Layout"
            data={[
              { value: 'table', label: 'Table' },
              { value: 'tree', label: 'Tree' },
            ]}
            value={view.layout ?? 'table'}
            onChange={(layout) => change({ layout: layout === 'tree' ? 'tree' : undefined })}
          />
        </>
      }
      bleed
    >
      {chosenThemes.length > 0 && (
        <div className={classes.chosenBar}>
          <span>{formatCount(chosenThemes.length)} chosen</span>
          <Button size="compact-sm" disabled={chosenThemes.length < 2} onClick={() => setMerging(true)}>
            Merge…
          </Button>
          <Button size="compact-sm" variant="subtle" onClick={chooseNone}>
            Clear
          </Button>
        </div>
      )}
      <Rows view={view} pages={pages} chosen={chosen} onChoose={choose} />
      {merging && (
        <MergeThemes
          themes={chosenThemes}
          onClose={() => setMerging(false)}
          onMerged={() => {
            setMerging(false);
            chooseNone();
          }}
        />
      )}
      {creating && <CreateTheme onClose={() => setCreating(false)} />}
    </Page>
  );
}

interface RowsProps {
  view: ThemesView;
  pages: Pages<ThemeRow>;
  chosen: ReadonlySet<string>;
  onChoose: (slug: string) => void;
}

function Rows({ view, pages, chosen, onChoose }: RowsProps) {
  const { may } = useSession();
  if (pages.loading) return <LoadingRows rows={14} label="Loading the themes" />;
  if (pages.error && pages.nodes.length === 0) {
    return <ErrorState message={messageOf(pages.error)} onRetry={() => void pages.reload()} />;
  }
  if (pages.nodes.length > 0) {
    return <ThemesTable view={view} themes={pages.nodes} chosen={chosen} choosable={may('PLAN')} onChoose={onChoose} />;
  }
  if (narrowsThemes(view)) {
    return <EmptyState title="No theme matches these filters">Try fewer of them.</EmptyState>;
  }
  return (
    <EmptyState
      icon={<IconMessages size={24} />}
      title="No themes yet"
      actions={
        may('IMPORT') && (
          <Button
            variant="default"
            leftSection={<IconFileImport size={15} />}
            renderRoot={(props) => <Link to="/imports" {...props} />}
          >
            Import feedback
          </Button>
        )
      }
    >
      A theme is a problem that many have, distilled from feedback. Import feedback with its themes, or start one by
      hand.
    </EmptyState>
  );
}
