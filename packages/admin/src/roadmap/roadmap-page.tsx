import { Button, Group } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { messageOf } from '../app/client.ts';
import { useSession } from '../app/session.tsx';
import { formatCount } from '../ui/format.ts';
import { Page } from '../ui/page.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../ui/states.tsx';
import { FirstSteps } from './first-steps.tsx';
import { RoadmapTable } from './roadmap-table.tsx';
import { RoadmapToolbar } from './roadmap-toolbar.tsx';
import { type RoadmapRows, useRoadmap } from './use-roadmap.ts';
import { isFiltered, type RoadmapView } from './view.ts';

const CreateItem = lazy(() => import('./create-item.tsx').then(({ CreateItem: Dialog }) => ({ default: Dialog })));
const RoadmapBoard = lazy(() => import('./roadmap-board.tsx').then(({ RoadmapBoard: Board }) => ({ default: Board })));

/** The one roadmap, as a table or a board over the same filter and rank. */
export function RoadmapPage() {
  const view = useSearch({ from: '/shell/roadmap' });
  const navigate = useNavigate({ from: '/roadmap' });
  const { may } = useSession();
  const rows = useRoadmap(view);
  const change = (part: Partial<RoadmapView>) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: part.create === undefined });

  return (
    <Page
      title="Roadmap"
      aside={!rows.loading && <span className="numeric">{formatCount(rows.totalCount)}</span>}
      actions={
        may('PLAN') && (
          <Button leftSection={<IconPlus size={15} />} onClick={() => change({ create: 'item' })}>
            New item
          </Button>
        )
      }
      toolbar={<RoadmapToolbar view={view} onChange={change} />}
      bleed
    >
      <Rows
        view={view}
        rows={rows}
        onClear={() => void navigate({ search: ({ layout, item }) => ({ layout, item }) })}
      />
      <Suspense>
        {may('PLAN') && view.create === 'item' && <CreateItem onClose={() => change({ create: undefined })} />}
      </Suspense>
    </Page>
  );
}

function Rows({ view, rows, onClear }: { view: RoadmapView; rows: RoadmapRows; onClear: () => void }) {
  if (rows.loading) return <LoadingRows rows={14} label="Loading the roadmap" />;
  if (rows.error && rows.nodes.length === 0) {
    return <ErrorState message={messageOf(rows.error)} onRetry={() => void rows.reload()} />;
  }
  if (rows.nodes.length === 0 && isFiltered(view)) {
    return (
      <EmptyState
        title="Nothing matches these filters"
        actions={
          <Group>
            <Button variant="default" onClick={onClear}>
              Clear the filters
            </Button>
          </Group>
        }
      >
        Items that are done, declined or stopped are hidden unless you ask for them.
      </EmptyState>
    );
  }
  if (rows.nodes.length === 0) return <FirstSteps />;
  if (view.layout !== 'board') return <RoadmapTable view={view} rows={rows} />;
  return (
    <Suspense fallback={<LoadingRows rows={14} label="Loading the board" />}>
      <RoadmapBoard rows={rows} />
    </Suspense>
  );
}
