import { Link } from '@tanstack/react-router';
import { useSession } from '../app/session.tsx';
import type { Permission } from '../gql/graphql.ts';
import classes from './settings.module.css';

const tabs = [
  { to: '/settings/people', label: 'People and teams' },
  { to: '/settings/periods', label: 'Periods' },
  { to: '/settings/vocabulary', label: 'Vocabulary' },
  { to: '/settings/thresholds', label: 'Thresholds' },
  { to: '/settings/tokens', label: 'API tokens', permission: 'MANAGE_ACCESS' },
  { to: '/settings/webhooks', label: 'Webhooks', permission: 'MANAGE_ACCESS' },
  { to: '/settings/audit', label: 'Audit' },
] as const satisfies { to: string; label: string; permission?: Permission }[];

/** The parts of the settings that the caller may see. */
export function SettingsTabs() {
  const { may } = useSession();
  return (
    <nav aria-label="Settings" className={classes.tabs}>
      {tabs
        .filter((tab) => !('permission' in tab) || may(tab.permission))
        .map(({ to, label }) => (
          <Link key={to} to={to} className={classes.tab} activeProps={{ 'data-active': true }}>
            {label}
          </Link>
        ))}
    </nav>
  );
}
