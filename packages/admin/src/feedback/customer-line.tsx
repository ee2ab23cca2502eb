import { Link } from '@tanstack/react-router';
import { formatMoney } from '../ui/money.ts';
import { Section } from '../ui/page.tsx';
import classes from './entry-reader.module.css';
import { customerKindWords } from './feedback-words.ts';
import type { EntryDetail } from './triage-query.ts';

/** Who said it, what that one is to us, and the way to all that it said. */
export function CustomerLine({ customer }: { customer: EntryDetail['customer'] }) {
  if (!customer) return null;
  const { name, kind, segment, annualRevenue, currency } = customer;
  const facts = [
    customerKindWords[kind],
    segment,
    annualRevenue !== null && `${formatMoney(annualRevenue, currency)} a year`,
  ].filter(Boolean);
  return (
    <Section title="Who said it">
      <p className={classes.customer}>
        <Link to="/customers/$id" params={{ id: customer.id }} className={classes.customerLink}>
          <bdi>{name}</bdi>
        </Link>
        <span className={classes.none}>{facts.join(' · ')}</span>
      </p>
    </Section>
  );
}
