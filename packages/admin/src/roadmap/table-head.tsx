import type { Table } from '@tanstack/react-table';
import { SortHeader } from '../ui/sort-header.tsx';
import type { ItemRow } from './roadmap-query.ts';
import { orderOf, type RoadmapView, type SortBy } from './view.ts';

interface TableHeadProps {
  table: Table<ItemRow>;
  view: RoadmapView;
  onSort: (sort: SortBy, direction: 'DESC' | undefined) => void;
}

/** The heads of the shown columns; those that the API can sort by do so. */
export function TableHead({ table, view, onSort }: TableHeadProps) {
  const order = orderOf(view);
  return (
    <thead>
      <tr>
        {table.getFlatHeaders().map(({ id, column }) => {
          const { sort, className } = column.columnDef.meta ?? {};
          const head = typeof column.columnDef.header === 'string' ? column.columnDef.header : '';
          if (!sort) {
            return (
              <th key={id} scope="col" className={className}>
                {head || <span className="visually-hidden">Select</span>}
              </th>
            );
          }
          const isSorted = order.by === sort;
          return (
            <SortHeader
              key={id}
              className={className}
              direction={isSorted ? (order.direction ?? 'ASC') : undefined}
              onSort={() => onSort(sort, isSorted && order.direction === 'ASC' ? 'DESC' : undefined)}
            >
              {head}
            </SortHeader>
          );
        })}
      </tr>
    </thead>
  );
}
