import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import classes from './item-link.module.css';

interface ItemLinkProps {
  identifier: string;
  children: ReactNode;
  className?: string;
  /** The row of a list that the link stands in, for the list's keys. */
  row?: number;
}

/** Opens an item in the panel, beside whatever is on the screen. */
export function ItemLink({ identifier, children, className, row }: ItemLinkProps) {
  return (
    <Link
      to="."
      search={(before) => ({ ...before, item: identifier })}
      className={`${classes.link} ${className ?? ''}`}
      data-row={row}
      draggable={false}
    >
      {children}
    </Link>
  );
}
