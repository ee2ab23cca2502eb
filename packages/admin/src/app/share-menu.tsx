import { ActionIcon } from '@mantine/core';
import { IconShare2 } from '@tabler/icons-react';
import type { DocumentNode } from 'graphql';
import { MenuOnDemand, onDemand } from '../ui/menu-on-demand.tsx';

export interface ShareMenuProps {
  /** The query behind the view, and what it is asked with. */
  document: DocumentNode;
  variables?: Record<string, unknown>;
  /** What the view's table shows as rows of cells, the heads first; without it no file is offered. */
  rows?: () => unknown[][];
  /** The name of the file, without its ending. */
  fileName?: string;
}

const Items = onDemand(() => import('./share-menu-items.tsx').then(({ ShareMenuItems }) => ShareMenuItems));

/** What every view offers to take along: its link, its query for a dashboard, its table as a file, a print. */
export function ShareMenu(props: ShareMenuProps) {
  return (
    <MenuOnDemand
      width={250}
      items={Items}
      props={props}
      target={
        <ActionIcon size="lg" aria-label="Share and export">
          <IconShare2 size={17} />
        </ActionIcon>
      }
    />
  );
}
