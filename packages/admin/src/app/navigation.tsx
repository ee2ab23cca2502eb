import {
  IconFileImport,
  IconGauge,
  IconKey,
  IconMap2,
  IconMessages,
  IconStar,
  IconTags,
  IconUsers,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ViewerQuery } from '../gql/graphql.ts';
import { AccountMenu } from './account-menu.tsx';
import classes from './navigation.module.css';
import { useSession } from './session.tsx';

/** Where to go; a place that the server would refuse is not shown. */
export function Navigation({ viewer }: { viewer: ViewerQuery['viewer'] }) {
  const { may } = useSession();
  const places = [
    { to: '/roadmap', label: 'Roadmap', Icon: IconMap2 },
    { to: '/feedback', label: 'Feedback', Icon: IconMessages },
    { to: '/themes', label: 'Themes', Icon: IconTags },
    ...(may('READ_FEEDBACK') ? [{ to: '/customers', label: 'Customers', Icon: IconUsers } as const] : []),
    { to: '/north-star', label: 'North Star', Icon: IconStar },
    { to: '/slos', label: 'Service levels', Icon: IconGauge },
    ...(may('IMPORT') ? [{ to: '/imports', label: 'Import', Icon: IconFileImport } as const] : []),
    ...(may('MANAGE_ACCESS') ? [{ to: '/settings/tokens', label: 'API tokens', Icon: IconKey } as const] : []),
  ] as const;

  return (
    <nav aria-label="Main" className={classes.column}>
      <div className={classes.brand}>
        <img src="/waymark.svg" alt="" width={24} height={24} />
        Waymark
      </div>
      <ul className={classes.list}>
        {places.map(({ to, label, Icon }) => (
          <li key={to}>
            <Link to={to} className={classes.link} activeProps={{ 'data-active': true }}>
              <Icon size={17} stroke={1.7} aria-hidden />
              {label}
            </Link>
          </li>
        ))}
      </ul>
      <div className={classes.foot}>
        <AccountMenu viewer={viewer} />
      </div>
    </nav>
  );
}
