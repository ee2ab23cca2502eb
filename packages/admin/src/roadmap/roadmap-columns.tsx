import { createColumnHelper, type RowData } from '@tanstack/react-table';
import { formatCount, formatInstant, formatNumber, formatShare } from '../ui/format.ts';
import { EditableCell } from './editable-cell.tsx';
import { EvidenceLabel, HealthLabel, KindLabel, StatusLabel } from './labels.tsx';
import { driftWords } from './plan-date.ts';
import type { ItemRow } from './roadmap-query.ts';
import classes from './roadmap-table.module.css';
import { TitleCell } from './title-cell.tsx';
import type { RoadmapRows } from './use-roadmap.ts';
import type { Selection } from './use-selection.ts';
import { type ColumnKey, columnWords, type SortBy } from './view.ts';
import { evidenceWords, healthWords, horizonWords, kindWords, statusWords } from './words.ts';

declare module '@tanstack/react-table' {
  interface ColumnMeta<TData, TValue> {
    sort?: SortBy;
    className?: string;
  }
  interface TableMeta<TData extends RowData> {
    readOnly: boolean;
    edit: RoadmapRows['edit'];
    selection: Selection;
    /** The item whose title is edited. */
    editing: string | null;
    setEditing: (id: string | null) => void;
  }
}

const column = createColumnHelper<ItemRow>();
const none = <span className={classes.none}>–</span>;
const wide = classes.wide;

/** Every column of the table by its key, and the title. */
export const roadmapColumns = [
  column.accessor('rank', {
    id: 'rank' satisfies ColumnKey,
    header: columnWords.rank,
    meta: { sort: 'RANK', className: classes.rank },
    cell: ({ getValue }) => getValue() ?? '–',
  }),
  column.accessor('identifier', { id: 'key', header: columnWords.key, meta: { className: classes.key } }),
  column.accessor('title', {
    header: 'Title',
    meta: { className: classes.title },
    cell: ({ row, table }) => <TitleCell item={row.original} place={row.index} table={table} />,
  }),
  column.accessor('kind', {
    header: columnWords.kind,
    meta: { className: wide, csv: ({ kind }) => kindWords[kind] },
    cell: ({ row: { original: item }, table }) => (
      <EditableCell item={item} part="kind" table={table}>
        <KindLabel kind={item.kind} short />
      </EditableCell>
    ),
  }),
  column.accessor('status', {
    header: columnWords.status,
    meta: { className: wide, csv: ({ status }) => statusWords[status] },
    cell: ({ getValue }) => <StatusLabel status={getValue()} />,
  }),
  column.accessor('horizon', {
    header: columnWords.horizon,
    meta: { className: wide, csv: ({ horizon }) => horizonWords[horizon] },
    cell: ({ row: { original: item }, table }) => (
      <EditableCell item={item} part="horizon" table={table}>
        {horizonWords[item.horizon]}
      </EditableCell>
    ),
  }),
  column.accessor('start', {
    header: columnWords.start,
    meta: { className: wide, csv: ({ start }) => start?.label },
    cell: ({ getValue }) => (getValue() ? <span className="numeric">{getValue()?.label}</span> : none),
  }),
  column.accessor('target', {
    header: columnWords.target,
    meta: { sort: 'TARGET', className: wide, csv: ({ target }) => target?.label },
    cell: ({ row: { original: item }, table }) => (
      <EditableCell item={item} part="target" table={table}>
        <Target label={item.target?.label} driftDays={item.driftDays} />
      </EditableCell>
    ),
  }),
  column.accessor('team', {
    header: columnWords.team,
    meta: { className: wide, csv: ({ team }) => team?.name },
    cell: ({ row: { original: item }, table }) => (
      <EditableCell item={item} part="team" table={table}>
        {item.team?.name ?? none}
      </EditableCell>
    ),
  }),
  ...(['productOwner', 'engineeringOwner'] as const).map((side) =>
    column.accessor(side, {
      header: columnWords[side],
      meta: { className: wide, csv: (item) => item[side]?.name },
      cell: ({ row: { original: item }, table }) => (
        <EditableCell item={item} part={side} table={table}>
          {item[side]?.name ?? none}
        </EditableCell>
      ),
    }),
  ),
  column.accessor('evidence', {
    header: columnWords.evidence,
    meta: {
      sort: 'EVIDENCE',
      className: wide,
      csv: ({ evidence }) => `${evidenceWords[evidence.level]} (${evidence.stats.customerCount} customers)`,
    },
    cell: ({ getValue }) => <EvidenceLabel evidence={getValue()} />,
  }),
  column.accessor('effort', {
    header: columnWords.effort,
    meta: { className: wide, csv: ({ effort }) => effort?.likely },
    cell: ({ getValue }) => {
      const effort = getValue();
      return effort ? <span className="numeric">{formatNumber(effort.likely)} pw</span> : none;
    },
  }),
  column.accessor('score', {
    header: columnWords.score,
    meta: { sort: 'SCORE', className: wide, csv: ({ score }) => score?.rice },
    cell: ({ getValue }) => {
      const rice = getValue()?.rice;
      return typeof rice === 'number' ? <span className="numeric">{formatCount(Math.round(rice))}</span> : none;
    },
  }),
  column.accessor('health', {
    header: columnWords.health,
    meta: { className: wide, csv: ({ health }) => health && healthWords[health] },
    cell: ({ row: { original: item } }) => <HealthLabel health={item.health} freshness={item.healthFreshness} />,
  }),
  column.accessor('progress', {
    header: columnWords.progress,
    meta: { className: wide },
    cell: ({ getValue }) => <span className="numeric">{formatShare(getValue())}</span>,
  }),
  column.accessor('labels', {
    header: columnWords.labels,
    meta: { className: wide, csv: ({ labels }) => labels.join('; ') },
    cell: ({ getValue }) => (getValue().length > 0 ? getValue().join(', ') : none),
  }),
  column.accessor('updatedAt', {
    id: 'updated',
    header: columnWords.updated,
    meta: { sort: 'UPDATED_AT', className: wide },
    cell: ({ getValue }) => <span className="numeric">{formatInstant(getValue())}</span>,
  }),
];

/** The order of the columns: the rank and the key lead, then the title, then the rest as asked for. */
export function columnOrder(columns: readonly ColumnKey[]): string[] {
  const leads: readonly ColumnKey[] = columns.filter((key) => key === 'rank' || key === 'key');
  return ['select', ...leads, 'title', ...columns.filter((key) => !leads.includes(key))];
}

function Target({ label, driftDays }: { label: string | undefined; driftDays: number | null }) {
  const drift = driftWords(driftDays);
  if (!label) return none;
  return (
    <span className="numeric">
      {label}
      {drift && driftDays !== null && (
        <span className={driftDays > 0 ? classes.late : classes.early} title={drift}>
          {' '}
          {driftDays > 0 ? '+' : '−'}
          {Math.abs(driftDays)} d<span className="visually-hidden"> ({drift})</span>
        </span>
      )}
    </span>
  );
}
