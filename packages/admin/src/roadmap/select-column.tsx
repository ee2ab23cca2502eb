import { createColumnHelper } from '@tanstack/react-table';
import type { ItemRow } from './roadmap-query.ts';
import classes from './roadmap-table.module.css';

/** The column by which items are selected; no file shows it. */
export const selectColumn = createColumnHelper<ItemRow>().display({
  id: 'select',
  meta: { className: classes.select, csv: null },
  cell: ({ row: { original: item }, table }) => {
    const { readOnly, selection } = table.options.meta ?? {};
    if (readOnly || !selection) return null;
    return (
      <input
        type="checkbox"
        className={classes.check}
        aria-label={`Select ${item.identifier}`}
        checked={selection.ids.has(item.id)}
        onChange={(event) => {
          const isRange = event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey;
          selection.toggle(item.id, isRange ? table.getRowModel().rows.map((row) => row.original.id) : undefined);
        }}
      />
    );
  },
});
