import sql from 'sql-template-tag';
import { must, Permission } from '../platform/actor.ts';
import { type Issue, refuseUnlessEmpty, UserErrorCode } from '../platform/errors.ts';
import { ownId } from '../platform/graphql/global-id.ts';
import { blankIssues } from '../platform/texts.ts';
import type { Work } from '../platform/work.ts';
import { takeCustomer } from './customer.service.ts';
import { entriesNamed } from './entries.ts';
import { eraseCustomers, eraseEntries } from './erasure.rows.ts';
import { noteTraits, wordsToldOf } from './erasure.traits.ts';
import type { FeedbackEraseInput } from './feedback.input.ts';

/** What is to be erased: entries, and the customer behind them with those that were merged into it. */
export interface Erased {
  entryIds: string[];
  customerIds: string[];
  /** What the entries and customers were told by; what else holds one of these texts is erased too. */
  told: string[];
}

type Eraser = (work: Work, erased: Erased) => Promise<unknown>;

const erasers: Eraser[] = [];

/** Lets a later slice erase what it keeps of entries and customers, in the same Work. */
export function eraseAlso(eraser: Eraser): void {
  erasers.push(eraser);
}

/**
 * Removes the personal data of entries, or of a customer with all its entries, for good: from the rows, from all their
 * versions, and from what later slices keep of them. What is counted stays, the customer without a name. A keyed hash
 * of what a source calls them stays, so that no file brings them back. Gives how many entries were erased; what was
 * erased before is not counted again. Refuses an input that names nothing, and unknown ids.
 */
export async function eraseFeedback(work: Work, input: FeedbackEraseInput): Promise<number> {
  must(work.actor, Permission.MANAGE_ACCESS);
  const { ids, issues } = await entriesNamed(work, input.feedbackIds ?? []);
  refuseUnlessEmpty([...blankIssues(input, 'reason'), ...nothingNamed(input), ...issues]);
  const customerIds = await familyOf(work, input.customerId);
  const entries = await work.query<{ id: string }>(sql`
    select id from feedback where (id = any(${ids}::uuid[]) or customer_id = any(${customerIds}::uuid[])) and erased_at is null
    order by id for update`);
  const entryIds = entries.map(({ id }) => id);
  await erase(work, entryIds, customerIds);
  return entryIds.length;
}

/** A thing that was erased: what an earlier backup needs to know of it, and nothing of anybody. */
export interface ListedErasure {
  type: 'Feedback' | 'Customer';
  id: string;
}

/**
 * Erases what was erased before and came back, as an earlier backup brings it; what is erased still, or not there, is
 * passed over. Gives how many entries were erased.
 */
export async function eraseAgain(work: Work, listed: readonly ListedErasure[]): Promise<number> {
  if (listed.length === 0) return 0;
  const here = await work.query<ListedErasure>(sql`
    select l.type, l.id from json_to_recordset(${JSON.stringify(listed)}::json) l(type text, id uuid)
    where not exists (select from erased_trait where subject_id = l.id) and (
      l.type = 'Feedback' and exists (select from feedback where id = l.id)
      or l.type = 'Customer' and exists (select from customer where id = l.id))`);
  const idsOf = (type: ListedErasure['type']) => here.filter((each) => each.type === type).map(({ id }) => id);
  if (here.length > 0) await erase(work, idsOf('Feedback'), idsOf('Customer'));
  return idsOf('Feedback').length;
}

async function erase(work: Work, entryIds: string[], customerIds: string[]): Promise<void> {
  const told = await wordsToldOf(work, entryIds, customerIds);
  await noteTraits(work, entryIds, customerIds);
  await eraseEntries(work, entryIds);
  await eraseCustomers(work, customerIds);
  for (const eraser of erasers) await eraser(work, { entryIds, customerIds, told });
  await work.query(sql`select pg_notify('waymark_erasure', '')`);
}

/** The customer and those that were merged into it. */
async function familyOf(work: Work, globalId: string | null | undefined): Promise<string[]> {
  if (globalId == null) return [];
  const { id } = await takeCustomer(work, ownId('Customer', globalId, 'customerId'), 'customerId');
  const rows = await work.query<{ id: string }>(
    sql`select id from customer where id = ${id}::uuid or merged_into_id = ${id}::uuid order by id for update`,
  );
  return rows.map((row) => row.id);
}

function nothingNamed({ feedbackIds, customerId }: FeedbackEraseInput): Issue[] {
  if (customerId != null || (feedbackIds && feedbackIds.length > 0)) return [];
  const message = 'Nothing is named: send feedbackIds, or the customerId of whom all is to be erased.';
  return [{ code: UserErrorCode.REQUIRED, message, field: ['feedbackIds'] }];
}
