import { Button, Group } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Table } from '@tanstack/react-table';
import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import { messageOf } from '../app/client.ts';
import { useSession } from '../app/session.tsx';
import { ShareMenu } from '../app/share-menu.tsx';
import { useLiveQuery } from '../app/use-live-query.ts';
import { rowsOfTable } from '../ui/csv.ts';
import { formatCount } from '../ui/format.ts';
import { Page } from '../ui/page.tsx';
import { useShortcuts } from '../ui/shortcuts.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../ui/states.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { MarksContext } from './change-marks.ts';
import { marksOf } from './comparison.ts';
import { FirstSteps } from './first-steps.tsx';
import { PastStrip } from './past-strip.tsx';
import { ComparisonDocument, type ItemRow, RoadmapDocument } from './roadmap-query.ts';
import { RoadmapTable, type RoadmapTableProps } from './roadmap-table.tsx';
import { RoadmapToolbar } from './roadmap-toolbar.tsx';
import { useRoadmap, variablesOf } from './use-roadmap.ts';
import { useSelection } from './use-selection.ts';
import { instantOf, isFiltered, noFilters, type RoadmapView } from './view.ts';

const CreateItem = lazy(() => import('./create-item.tsx').then(({ CreateItem: Dialog }) => ({ default: Dialog })));
const RoadmapBoard = lazy(() => import('./roadmap-board.tsx').then(({ RoadmapBoard: Board }) => ({ default: Board })));
const RoadmapTimeline = lazy(() =>
  import('./roadmap-timeline.tsx').then((part) => ({ default: part.RoadmapTimeline })),
);
const RoadmapMatrix = lazy(() => import('./roadmap-matrix.tsx').then((part) => ({ default: part.RoadmapMatrix })));

/** The one roadmap, in four layouts over the same filter and rank, now or at an instant of the past. */
export function RoadmapPage() {
  const view = useSearch({ from: '/shell/roadmap' });
  const navigate = useNavigate({ from: '/roadmap' });
  const { may } = useSession();
  const rows = useRoadmap(view);
  const selection = useSelection(rows.nodes);
  const table = useRef<Table<ItemRow>>(null);
  const comparison = useComparison(view);
  const marks = useMemo(() => (comparison ? marksOf(comparison) : null), [comparison]);
  const readOnly = !may('PLAN') || view.asOf !== undefined;
  const change = (part: Partial<RoadmapView>) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: part.create === undefined });
  useShortcuts(
    may('PLAN')
      ? [{ keys: 'c', label: 'Create an item', group: 'General', run: () => change({ create: 'item' }) }]
      : [],
  );

  return (
    <Page
      title="Roadmap"
      aside={!rows.loading && <span className="numeric">{formatCount(rows.totalCount)}</span>}
      actions={
        <>
          <ShareMenu
            document={RoadmapDocument}
            variables={variablesOf(view)}
            rows={view.layout === undefined ? () => (table.current ? rowsOfTable(table.current) : []) : undefined}
            fileName="roadmap"
          />
          {may('PLAN') && (
            <Button leftSection={<IconPlus size={15} />} onClick={() => change({ create: 'item' })}>
              New item
            </Button>
          )}
        </>
      }
      toolbar={<RoadmapToolbar view={view} onChange={change} />}
      bleed
    >
      {view.asOf && <PastStrip asOf={view.asOf} comparison={comparison} onBack={() => change({ asOf: undefined })} />}
      <MarksContext value={marks}>
        <Rows
          view={view}
          rows={rows}
          readOnly={readOnly}
          selection={selection}
          handle={table}
          onClear={() => change(noFilters)}
        />
      </MarksContext>
      {!readOnly && <BulkBar rows={rows} selection={selection} />}
      <Suspense>
        {may('PLAN') && view.create === 'item' && <CreateItem onClose={() => change({ create: undefined })} />}
      </Suspense>
    </Page>
  );
}

/** What changed between the day that a view shows and now. */
function useComparison(view: RoadmapView) {
  const [to] = useState(() => new Date().toISOString());
  const asOf = instantOf(view);
  const isPast = asOf !== null && asOf < to;
  const { data } = useLiveQuery(ComparisonDocument, { asOf, to }, { pause: !isPast });
  return isPast ? data?.roadmap.compare : undefined;
}

function Rows({ onClear, ...props }: RoadmapTableProps & { onClear: () => void }) {
  const { view, rows } = props;
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
  if (rows.nodes.length === 0 && view.asOf) return <EmptyState title="Nothing was on the roadmap on that day" />;
  if (rows.nodes.length === 0) return <FirstSteps />;
  return (
    <Suspense fallback={<LoadingRows rows={14} label="Loading the layout" />}>
      <Layout {...props} />
    </Suspense>
  );
}

function Layout(props: RoadmapTableProps) {
  switch (props.view.layout) {
    case 'board':
      return <RoadmapBoard {...props} />;
    case 'timeline':
      return <RoadmapTimeline {...props} />;
    case 'matrix':
      return <RoadmapMatrix {...props} />;
    default:
      return <RoadmapTable {...props} />;
  }
}
