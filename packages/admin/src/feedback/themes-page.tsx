import { Button, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconFileImport, IconMessages, IconPlus, IconSearch } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { messageOf } from '../app/client.ts';
import { useSession } from '../app/session.tsx';
import { type Pages, usePages } from '../app/use-pages.ts';
import { FilterMenu } from '../ui/filter-menu.tsx';
import { formatCount } from '../ui/format.ts';
import { Page } from '../ui/page.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../ui/states.tsx';
import { CreateTheme } from './create-theme.tsx';
import { type ThemeRow, ThemesDocument } from './themes-query.ts';
import { ThemesTable } from './themes-table.tsx';
import { type ThemesView, themeFilterOf, themeOrderOf, themeStatusWords } from './themes-view.ts';

const statusChoices = Object.entries(themeStatusWords).map(([value, label]) => ({
  value: value as keyof typeof themeStatusWords,
  label,
}));

/** The problems that many have, with who has them and what they are worth. */
export function ThemesPage() {
  const view = useSearch({ from: '/shell/themes' });
  const navigate = useNavigate({ from: '/themes' });
  const { may } = useSession();
  const pages = usePages(
    ThemesDocument,
    { filter: themeFilterOf(view), orderBy: themeOrderOf(view) },
    (data) => data.themes,
  );
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
        may('PLAN') && (
          <Button leftSection={<IconPlus size={15} />} onClick={() => setCreating(true)}>
            New theme
          </Button>
        )
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
        </>
      }
      bleed
    >
      <Rows view={view} pages={pages} />
      {creating && <CreateTheme onClose={() => setCreating(false)} />}
    </Page>
  );
}

function Rows({ view, pages }: { view: ThemesView; pages: Pages<ThemeRow> }) {
  const { may } = useSession();
  if (pages.loading) return <LoadingRows rows={14} label="Loading the themes" />;
  if (pages.error && pages.nodes.length === 0) {
    return <ErrorState message={messageOf(pages.error)} onRetry={() => void pages.reload()} />;
  }
  if (pages.nodes.length > 0) return <ThemesTable view={view} themes={pages.nodes} />;
  if (view.search || view.status) {
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
