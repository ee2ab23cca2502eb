import { createColumnHelper } from '@tanstack/react-table';
import { ItemLink } from './item-link.tsx';
import { EvidenceLabel, KindLabel, StatusIcon, StatusLabel } from './labels.tsx';
import { driftWords } from './plan-date.ts';
import type { ItemRow } from './roadmap-query.ts';
import classes from './roadmap-table.module.css';
import type { SortBy } from './view.ts';
import { horizonWords, statusWords } from './words.ts';

declare module '@tanstack/react-table' {
  interface ColumnMeta<TData, TValue> {
    sort?: SortBy;
    className?: string;
  }
}

const column = createColumnHelper<ItemRow>();

/** The table's columns in their usual order. */
export const roadmapColumns = [
  column.accessor('rank', {
    header: 'Rank',
    meta: { sort: 'RANK', className: classes.rank },
    cell: ({ getValue }) => getValue() ?? '–',
  }),
  column.accessor('identifier', { header: 'Key', meta: { className: classes.key } }),
  column.accessor('title', {
    header: 'Title',
    meta: { className: classes.title },
    cell: ({ row: { original: item, index } }) => (
      <>
        <ItemLink identifier={item.identifier} row={index} className={classes.link}>
          {item.title}
        </ItemLink>
        <span className={classes.inShort}>
          <StatusIcon status={item.status} size={13} />
          {statusWords[item.status]} · {horizonWords[item.horizon]}
          {item.target && ` · ${item.target.label}`}
        </span>
      </>
    ),
  }),
  column.accessor('kind', {
    header: 'Kind',
    meta: { className: classes.wide },
    cell: ({ getValue }) => <KindLabel kind={getValue()} short />,
  }),
  column.accessor('status', {
    header: 'Status',
    meta: { className: classes.wide },
    cell: ({ getValue }) => <StatusLabel status={getValue()} />,
  }),
  column.accessor('horizon', {
    header: 'Horizon',
    meta: { className: classes.wide },
    cell: ({ getValue }) => horizonWords[getValue()],
  }),
  column.accessor('target', {
    header: 'Target',
    meta: { sort: 'TARGET', className: classes.wide },
    cell: ({ getValue, row }) => <Target label={getValue()?.label} driftDays={row.original.driftDays} />,
  }),
  column.accessor('team.name', {
    header: 'Team',
    meta: { className: classes.wide },
    cell: ({ row }) => row.original.team?.name ?? <span className={classes.none}>–</span>,
  }),
  column.accessor('evidence', {
    header: 'Evidence',
    meta: { className: classes.wide },
    cell: ({ getValue }) => <EvidenceLabel evidence={getValue()} />,
  }),
];

function Target({ label, driftDays }: { label: string | undefined; driftDays: number | null }) {
  const drift = driftWords(driftDays);
  if (!label) return <span className={classes.none}>–</span>;
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
