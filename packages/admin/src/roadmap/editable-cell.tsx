import { UnstyledButton } from '@mantine/core';
import type { Table } from '@tanstack/react-table';
import type { ReactNode } from 'react';
import { onDemand, PopoverOnDemand } from '../ui/menu-on-demand.tsx';
import type { EditablePart } from './cell-editor.tsx';
import type { ItemRow } from './roadmap-query.ts';
import classes from './roadmap-table.module.css';
import { columnWords } from './view.ts';

interface EditableCellProps {
  item: ItemRow;
  part: EditablePart;
  table: Table<ItemRow>;
  children: ReactNode;
}

const Editor = onDemand(() => import('./cell-editor.tsx').then(({ CellEditor }) => CellEditor));

/** A cell that is changed where it stands; what changes it is loaded when it is first wanted. */
export function EditableCell({ item, part, table, children }: EditableCellProps) {
  const { readOnly, edit } = table.options.meta ?? {};
  if (readOnly || !edit) return children;
  return (
    <PopoverOnDemand
      width={240}
      items={Editor}
      props={{ items: [item], part, edit }}
      target={
        <UnstyledButton className={classes.cell}>
          {children}
          <span className="visually-hidden">
            {columnWords[part]} of {item.identifier}. Change
          </span>
        </UnstyledButton>
      }
    />
  );
}
