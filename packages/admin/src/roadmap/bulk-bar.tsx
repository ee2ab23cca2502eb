import { Button, CloseButton } from '@mantine/core';
import { formatCount } from '../ui/format.ts';
import { onDemand, PopoverOnDemand } from '../ui/menu-on-demand.tsx';
import { useShortcuts } from '../ui/shortcuts.tsx';
import classes from './bulk-bar.module.css';
import type { EditablePart } from './cell-editor.tsx';
import type { ItemRow } from './roadmap-query.ts';
import type { RoadmapRows } from './use-roadmap.ts';
import type { Selection } from './use-selection.ts';
import { columnWords } from './view.ts';

const Editor = onDemand(() => import('./cell-editor.tsx').then(({ CellEditor }) => CellEditor));
const Labels = onDemand(() => import('./label-editor.tsx').then(({ LabelEditor }) => LabelEditor));
const parts: EditablePart[] = ['horizon', 'team', 'target', 'kind', 'productOwner', 'engineeringOwner'];

interface BulkBarProps {
  rows: RoadmapRows;
  selection: Selection;
}

/** What can be done with all selected items at once; gone when none is selected. */
export function BulkBar({ rows, selection }: BulkBarProps) {
  const items: ItemRow[] = rows.nodes.filter(({ id }) => selection.ids.has(id));
  useShortcuts(
    items.length > 0 ? [{ keys: 'Escape', label: 'Select nothing', group: 'List', run: selection.clear }] : [],
  );
  if (items.length === 0) return null;
  return (
    <section className={classes.bar} aria-label="Selected items">
      <span className={classes.count} role="status">
        {formatCount(items.length)} selected
      </span>
      {parts.map((part) => (
        <PopoverOnDemand
          key={part}
          width={240}
          position="top-start"
          items={Editor}
          props={{ items, part, edit: rows.edit }}
          target={
            <Button size="xs" variant="default">
              {columnWords[part]}
            </Button>
          }
        />
      ))}
      <PopoverOnDemand
        width={240}
        position="top-start"
        items={Labels}
        props={{ items, edit: rows.edit }}
        target={
          <Button size="xs" variant="default">
            Labels
          </Button>
        }
      />
      <CloseButton aria-label="Select nothing" onClick={selection.clear} />
    </section>
  );
}
