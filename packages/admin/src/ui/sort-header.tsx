import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './data-table.module.css';

export type Direction = 'ASC' | 'DESC';

interface SortHeaderProps {
  children: ReactNode;
  /** How the table is sorted by this column now; nothing if by another. */
  direction: Direction | undefined;
  onSort: () => void;
  className?: string;
}

/** The head of a column that sorts its table, and says so. */
export function SortHeader({ children, direction, onSort, className }: SortHeaderProps) {
  const Icon = direction === 'DESC' ? IconArrowDown : IconArrowUp;
  const sorted = direction === 'ASC' ? 'ascending' : direction === 'DESC' ? 'descending' : undefined;
  return (
    <th scope="col" aria-sort={sorted} className={className}>
      <button type="button" className={classes.sort} data-active={direction || undefined} onClick={onSort}>
        {children}
        {direction && <Icon size={12} aria-hidden />}
      </button>
    </th>
  );
}
