import {
  IconAffiliate,
  IconChartDonut3,
  IconChecklist,
  IconFileImport,
  IconGauge,
  IconGavel,
  IconInbox,
  IconMap2,
  IconMessages,
  IconSettings,
  IconStar,
  IconUsers,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ViewerQuery } from '../gql/graphql.ts';
import { AccountMenu } from './account-menu.tsx';
import classes from './navigation.module.css';
import { type Place, placesFor } from './places.ts';
import { useSession } from './session.tsx';

const icons: Record<Place['to'], typeof IconMap2> = {
  '/roadmap': IconMap2,
  '/review': IconChecklist,
  '/decisions': IconGavel,
  '/triage': IconInbox,
  '/themes': IconMessages,
  '/customers': IconUsers,
  '/imports': IconFileImport,
  '/north-star': IconStar,
  '/slos': IconGauge,
  '/capacity': IconChartDonut3,
  '/settings': IconSettings,
  '/graphql': IconAffiliate,
};

/** Where to go; a place that the server would refuse is not shown. */
export function Navigation({ viewer }: { viewer: ViewerQuery['viewer'] }) {
  const { may } = useSession();
  return (
    <nav aria-label="Main" className={classes.column}>
      <div className={classes.brand}>
        <img src="/waymark.svg" alt="" width={24} height={24} />
        Waymark
      </div>
      {placesFor(may).map((group) => (
        <ul key={group[0]?.to} className={classes.list}>
          {group.map(({ to, label }) => {
            const Icon = icons[to];
            return (
              <li key={to}>
                <Link to={to} className={classes.link} activeProps={{ 'data-active': true }}>
                  <Icon size={17} stroke={1.7} aria-hidden />
                  {label}
                </Link>
              </li>
            );
          })}
        </ul>
      ))}
      <div className={classes.foot}>
        <AccountMenu viewer={viewer} />
      </div>
    </nav>
  );
}
