import sql from 'sql-template-tag';
import { must, Permission } from '../platform/actor.ts';
import { type Issue, refuseUnlessEmpty, UserErrorCode } from '../platform/errors.ts';
import { ownId } from '../platform/graphql/global-id.ts';
import type { Work } from '../platform/work.ts';
import type { Customer } from './customer.entity.ts';
import type { CustomerMergeInput } from './customer.input.ts';
import { takeCustomer } from './customer.service.ts';

type Follow = (work: Work, sourceIds: string[], intoId: string) => Promise<unknown>;

const followers: Follow[] = [];

/** Lets a later slice, which also names customers, name the one who goes on when customers are merged. */
export function followMergedCustomers(follow: Follow): void {
  followers.push(follow);
}

const mostSources = 100;

/**
 * Makes several customers one. Their refs, their feedback and what later slices keep of them go to the one who goes
 * on; it keeps its name and what is known of it, and takes from the first of the others what it lacks. The ids of the
 * others name it for ever. Refuses unknown ids, none or more than a hundred, and a customer that would go into itself.
 */
export async function mergeCustomers(work: Work, input: CustomerMergeInput): Promise<Customer> {
  must(work.actor, Permission.PLAN);
  refuseUnlessEmpty(sizeIssues(input.sourceIds));
  await work.alone('customers merge');
  const into = await takeCustomer(work, ownId('Customer', input.intoId, 'intoId'), 'intoId');
  const sources = new Map<string, Customer>();
  for (const [index, globalId] of input.sourceIds.entries()) {
    const field = `sourceIds.${index}`;
    const source = await takeCustomer(work, ownId('Customer', globalId, field), field);
    refuseUnlessEmpty(source.id === into.id ? [itself(index)] : []);
    sources.set(source.id, source);
  }
  const ids = [...sources.keys()];
  // The sums weigh a customer by what it pays when its entries move: both sides stay as they are until they have.
  await work.query(sql`update feedback set customer_id = ${into.id}::uuid where customer_id = any(${ids}::uuid[])`);
  await work.query(sql`update customer_ref set customer_id = ${into.id}::uuid where customer_id = any(${ids}::uuid[])`);
  for (const follow of followers) await follow(work, ids, into.id);
  await work.query(sql`
    update customer set merged_into_id = ${into.id}::uuid where id = any(${ids}::uuid[]) or merged_into_id = any(${ids}::uuid[])`);
  return work.save(work.change(into, lackedBy(into, [...sources.values()])));
}

/** What is known of the others and not of the one who goes on. */
function lackedBy(into: Customer, others: Customer[]): Partial<Customer> {
  const payer = into.annualRevenue === null ? others.find(({ annualRevenue }) => annualRevenue !== null) : undefined;
  return {
    ...(payer && { annualRevenue: payer.annualRevenue, currency: payer.currency }),
    segment: into.segment ?? others.find(({ segment }) => segment !== null)?.segment ?? null,
  };
}

function sizeIssues({ length }: string[]): Issue[] {
  if (length > 0 && length <= mostSources) return [];
  const message = `${length} customers are named; there may be 1 to ${mostSources}.`;
  const code = length === 0 ? UserErrorCode.REQUIRED : UserErrorCode.LIMIT_EXCEEDED;
  return [{ code, message, field: ['sourceIds'] }];
}

function itself(index: number): Issue {
  const message = 'This customer is the one that goes on, or was merged into it already.';
  return { code: UserErrorCode.INVALID, message, field: ['sourceIds', `${index}`] };
}
