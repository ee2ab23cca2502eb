import { UnstyledButton } from '@mantine/core';
import { IconSelector } from '@tabler/icons-react';
import type { ViewerQuery } from '../gql/graphql.ts';
import { MenuOnDemand, onDemand } from '../ui/menu-on-demand.tsx';
import classes from './account-menu.module.css';

const roles = { VIEWER: 'Viewer', CONTRIBUTOR: 'Contributor', LEAD: 'Lead', ADMIN: 'Admin' };
const Items = onDemand(() => import('./account-menu-items.tsx').then(({ AccountMenuItems }) => AccountMenuItems));

/** Who is signed in, the colour scheme, and the way out. */
export function AccountMenu({ viewer: { person, role } }: { viewer: ViewerQuery['viewer'] }) {
  return (
    <MenuOnDemand
      position="top-start"
      width={200}
      items={Items}
      props={{ signedIn: person !== null }}
      target={
        <UnstyledButton className={classes.account}>
          <span className={classes.initial} aria-hidden>
            {(person?.name ?? 'R').slice(0, 1).toUpperCase()}
          </span>
          <span className={classes.names}>
            <span className={classes.name}>{person?.name ?? 'Not signed in'}</span>
            <span className={classes.role}>{roles[role]}</span>
          </span>
          <span className="visually-hidden">Account and appearance</span>
          <IconSelector size={14} aria-hidden />
        </UnstyledButton>
      }
    />
  );
}
