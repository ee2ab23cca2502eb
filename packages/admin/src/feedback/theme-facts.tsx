import type { ThemeRowFragment } from '../gql/graphql.ts';
import { formatCompact, formatCount, formatDate } from '../ui/format.ts';
import { Sparkline } from '../ui/sparkline.tsx';
import classes from './theme-page.module.css';

/** A theme in numbers. */
export function ThemeFacts({ theme: { stats, trend } }: { theme: ThemeRowFragment }) {
  const counts = trend.map(({ count }) => count);
  return (
    <dl className={classes.facts}>
      <Fact term="Customers">{formatCount(stats.customerCount)}</Fact>
      {stats.internalTeamCount > 0 && <Fact term="of them internal teams">{formatCount(stats.internalTeamCount)}</Fact>}
      <Fact term="Entries">{formatCount(stats.feedbackCount)}</Fact>
      <Fact term="Critical">{formatCount(stats.criticalCount)}</Fact>
      <Fact term="Revenue a year">{formatCompact(stats.annualRevenue)}</Fact>
      {stats.firstSeenAt && <Fact term="First seen">{formatDate(stats.firstSeenAt)}</Fact>}
      {stats.lastSeenAt && <Fact term="Last seen">{formatDate(stats.lastSeenAt)}</Fact>}
      <div>
        <dt>Last 12 weeks</dt>
        <dd>
          <Sparkline values={counts} label={`Entries a week, oldest first: ${counts.join(', ')}`} />
        </dd>
      </div>
    </dl>
  );
}

function Fact({ term, children }: { term: string; children: string }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
