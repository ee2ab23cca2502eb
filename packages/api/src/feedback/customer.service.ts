import sql from 'sql-template-tag';
import { must, Permission } from '../platform/actor.ts';
import { columnsOf, tableOf } from '../platform/database/columns.ts';
import { type Issue, refusal, refuseUnlessEmpty, UserErrorCode } from '../platform/errors.ts';
import { ownId } from '../platform/graphql/global-id.ts';
import { blankIssues } from '../platform/texts.ts';
import type { Work } from '../platform/work.ts';
import { Customer, CustomerRef } from './customer.entity.ts';
import type { CustomerInput } from './customer.input.ts';
import { nameKeyOf } from './customer.rules.ts';
import type { ExternalRefInput } from './external-ref.types.ts';
import { CustomerKind } from './feedback.enums.ts';

/** A customer as an entry of a source names it. */
export interface NamedCustomer {
  source: string;
  externalId?: string | null;
  name?: string | null;
  kind?: CustomerKind | null;
  segment?: string | null;
  annualRevenue?: number | null;
  currency?: string | null;
}

/**
 * Changes the customer with the id or the ref, or makes a new one. Refuses revenues below 0, currencies that are not
 * three letters, a ref that is another customer's, and a second customer of a name when neither id nor ref is given.
 */
export async function saveCustomer(work: Work, input: CustomerInput): Promise<Customer> {
  must(work.actor, Permission.PLAN);
  refuseUnlessEmpty([...blankIssues(input, 'name'), ...moneyIssues(input), ...refIssues(input.ref)]);
  const ref = input.ref && trimmed(input.ref);
  const known = ref ? await work.find(CustomerRef, ref) : null;
  const own = input.id ? await takeCustomer(work, ownId('Customer', input.id)) : null;
  if (own && known && known.customerId !== own.id) {
    throw refusal(UserErrorCode.TAKEN, 'This ref is that of another customer.', 'ref');
  }
  const customer = own ?? (known ? await work.take(Customer, known.customerId) : null);
  if (!customer && !ref) await refuseTakenName(work, input.name);
  const { name, kind, segment, annualRevenue } = input;
  const saved = await work.save(
    work.change(customer ?? work.make(Customer, {}), {
      name: name.trim(),
      nameKey: nameKeyOf(name),
      kind,
      segment: segment?.trim() ?? segment,
      annualRevenue,
      currency: input.currency?.trim().toUpperCase() ?? input.currency,
    }),
  );
  if (ref && !known) await work.save(work.make(CustomerRef, { ...ref, customerId: saved.id }));
  return saved;
}

/** Locks the customer and gives it; for one that was merged, the one who goes on. Refuses NOT_FOUND, naming the field. */
export async function takeCustomer(work: Work, id: string, field = 'id'): Promise<Customer> {
  const { mergedIntoId } = await work.take(Customer, id, null, field);
  return mergedIntoId ? work.take(Customer, mergedIntoId, null, field) : work.take(Customer, id, null, field);
}

/** What is wrong with a revenue and its currency. */
export function moneyIssues({ annualRevenue, currency }: Pick<NamedCustomer, 'annualRevenue' | 'currency'>): Issue[] {
  const issues: Issue[] = [];
  if (annualRevenue != null && annualRevenue < 0) {
    const message = `annualRevenue is ${annualRevenue}; it may be 0 or more.`;
    issues.push({ code: UserErrorCode.INVALID, message, field: ['annualRevenue'] });
  }
  if (currency != null && !/^[a-z]{3}$/i.test(currency.trim())) {
    const message = `currency is ${JSON.stringify(currency)}; it may be three letters, e.g. EUR.`;
    issues.push({ code: UserErrorCode.INVALID, message, field: ['currency'] });
  }
  return issues;
}

function refIssues(ref: ExternalRefInput | null | undefined): Issue[] {
  if (!ref) return [];
  return blankIssues(ref, 'source', 'externalId').map((issue) => ({ ...issue, field: ['ref', ...issue.field!] }));
}

const trimmed = ({ source, externalId }: ExternalRefInput) => ({
  source: source.trim(),
  externalId: externalId.trim(),
});

async function refuseTakenName(work: Work, name: string): Promise<void> {
  const key = nameKeyOf(name);
  await work.alone(`customer ${key}`);
  const [other] = (await work.list(Customer, { nameKey: key })).filter(({ mergedIntoId }) => mergedIntoId === null);
  if (other) {
    const message = `There is a customer ${JSON.stringify(other.name)} already; send its id to change it, or a ref.`;
    throw refusal(UserErrorCode.TAKEN, message, 'name');
  }
}

/**
 * The id of the customer that an entry names: by the id in the source, else by the name among the customers of the
 * source and those of no source; made when there is none. Null when neither id nor name is given.
 */
export async function customerNamed(work: Work, named: NamedCustomer): Promise<string | null> {
  const source = named.source.trim();
  const externalId = named.externalId?.trim() || null;
  const name = named.name?.trim() || externalId;
  if (!name) return null;
  await work.alone(`customer ${nameKeyOf(name)}`);
  const ref = externalId ? await work.find(CustomerRef, { source, externalId }) : null;
  if (ref) return ref.customerId;
  const known = await customerOfSource(work, source, name, externalId !== null);
  const customer =
    known ??
    (await work.save(
      work.make(Customer, {
        name,
        nameKey: nameKeyOf(name),
        kind: named.kind ?? CustomerKind.EXTERNAL,
        segment: named.segment?.trim() || null,
        annualRevenue: named.annualRevenue ?? null,
        currency: named.currency?.trim().toUpperCase() ?? null,
      }),
    ));
  if (externalId) await work.save(work.make(CustomerRef, { customerId: customer.id, source, externalId }));
  return customer.id;
}

/** Two ids of one source are two customers, so with an id only those that have none there are looked at. */
async function customerOfSource(
  work: Work,
  source: string,
  name: string,
  unnamedThere: boolean,
): Promise<Customer | undefined> {
  const [found] = await work.query<Customer>(sql`
    select ${columnsOf(Customer)} from customer n join ${tableOf(Customer)} t on t.id = coalesce(n.merged_into_id, n.id)
    cross join lateral (select
      exists (select from customer_ref where customer_id = t.id and source = ${source}) as named,
      exists (select from customer_ref where customer_id = t.id) as anywhere,
      exists (select from feedback where customer_id = t.id and source = ${source}) as heard) x
    where n.name_key = ${nameKeyOf(name)} and (x.heard or x.named or not x.anywhere)
      and not (${unnamedThere}::boolean and x.named)
    order by x.named desc, x.heard desc, t.id limit 1`);
  return found;
}
