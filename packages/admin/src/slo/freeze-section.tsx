import { ItemLink } from '../roadmap/item-link.tsx';
import { StatusIcon } from '../roadmap/labels.tsx';
import { formatCompact, formatCount } from '../ui/format.ts';
import { Section } from '../ui/page.tsx';
import type { SloDetail } from './slo-page.tsx';
import classes from './slo-parts.module.css';

/** What waits, or would wait, when the policy stops its work: the price of a freeze, before it comes. */
export function FreezeSection({ slo }: { slo: SloDetail }) {
  const { items, milestones, customerCount, annualRevenue, inputs } = slo.freezeImpact;
  const frozen = slo.links.some((link) => link.frozen);
  const stops = slo.policy?.thresholds.some(({ freezes }) => freezes.length > 0) ?? false;
  const title = frozen ? 'What waits now' : 'What would wait';
  if (items.length === 0) {
    return (
      <Section title={title}>
        <p className={classes.quiet}>
          {stops ? 'A freeze would stop nothing that is planned.' : 'The policy stops no work.'}
        </p>
      </Section>
    );
  }
  const count = (amount: number, one: string, many: string) => `${formatCount(amount)} ${amount === 1 ? one : many}`;
  const words = [
    count(items.length, 'item', 'items'),
    count(milestones.length, 'milestone', 'milestones'),
    `${count(customerCount, 'customer', 'customers')} who wait`,
    annualRevenue > 0 && `${formatCompact(annualRevenue)} of their revenue a year`,
    inputs.length > 0 && `${inputs.map(({ metric }) => metric.name).join(', ')} of the North Star`,
  ];
  return (
    <Section title={title}>
      <p>{words.filter(Boolean).join(' · ')}</p>
      <ul className={classes.lines}>
        {items.map((item) => (
          <li key={item.id} className={classes.item}>
            <StatusIcon status={item.status} />
            <ItemLink identifier={item.identifier}>
              <span className={classes.quiet}>{item.identifier}</span> <bdi>{item.title}</bdi>
            </ItemLink>
          </li>
        ))}
      </ul>
    </Section>
  );
}
