import sql, { raw, type Sql } from 'sql-template-tag';
import type { Context } from '../platform/context.ts';
import { columnsOf, tableOf } from '../platform/database/columns.ts';
import type { Reader } from '../platform/database/reader.ts';
import { keysOf } from '../platform/graphql/batches.ts';
import type { Connection, PageArgs } from '../platform/graphql/connection.ts';
import { type Batch, edge } from '../platform/graphql/edges.ts';
import { parseGlobalId } from '../platform/graphql/global-id.ts';
import { nodeType } from '../platform/graphql/node.ts';
import { pageOf, pagesOf } from '../platform/graphql/page.ts';
import { rowsById } from '../platform/graphql/rows-by-id.ts';
import { Customer } from './customer.entity.ts';
import { nameKeyOf } from './customer.rules.ts';
import type { ExternalRefInput } from './external-ref.types.ts';
import { Feedback } from './feedback.entity.ts';
import type { CustomerKind } from './feedback.enums.ts';
import { maySeeFeedback, pageToShow } from './feedback.policy.ts';
import { containing } from './search.rules.ts';

/** The customer with this global id, else with this ref; null when there is none, or the caller may not see it. */
export async function customerBy(
  ctx: Context,
  id: string | null | undefined,
  ref: ExternalRefInput | null | undefined,
): Promise<Customer | null> {
  if (!maySeeFeedback(ctx)) return null;
  const own = id == null ? null : parseGlobalId(id);
  if (id != null && own?.typeName !== 'Customer') return null;
  const which = own
    ? sql`t.id = (select coalesce(merged_into_id, id) from customer where id = ${own.id}::uuid)`
    : sql`t.id = (select customer_id from customer_ref where source = ${ref?.source} and external_id = ${ref?.externalId})`;
  const [customer] = await ctx.db.query<Customer>(
    sql`select ${columnsOf(Customer)} from ${tableOf(Customer)} t where ${which}`,
  );
  return customer ?? null;
}

/**
 * A page of the customers of these kinds with this text in their name, by name. Callers without READ_FEEDBACK get an
 * empty one; they cannot look for names, so that a count tells nothing of them.
 */
export async function customersMatching(
  ctx: Context,
  search: string | null | undefined,
  kinds: CustomerKind[] | null | undefined,
  page: PageArgs,
): Promise<Connection<Customer>> {
  const where: Sql[] = [raw('t.merged_into_id is null')];
  if (kinds) where.push(sql`t.kind = any(${kinds}::text[])`);
  if (search?.trim()) {
    where.push(maySeeFeedback(ctx) ? sql`t.name_key like ${containing(nameKeyOf(search))}` : raw('false'));
  }
  const listing = { entity: Customer, where, order: [{ by: raw('t.name_key'), type: 'text' as const }] };
  return pageToShow(ctx, await pageOf<Customer>(ctx.db, listing, page));
}

/**
 * The customers with these ids, each under the id that was asked for: for one that was merged, the one who goes on.
 * One statement, and one more when any was merged.
 */
export async function customersById(db: Reader, ids: readonly string[]): Promise<Map<string, Customer>> {
  if (ids.length === 0) return new Map();
  const found = await rowsById<Customer>(db, Customer, ids);
  const merged = keysOf([...found.values()], 'mergedIntoId');
  const survivors = merged.length > 0 ? await rowsById<Customer>(db, Customer, merged) : new Map<string, Customer>();
  return new Map([...found].map(([id, row]) => [id, survivors.get(row.mergedIntoId ?? '') ?? row]));
}

/** To one: the customer whose id stands in the property; null where there is none, or the caller may not see it. */
export function customerBehind<P extends object>(key: keyof P & string): Batch<P> {
  return async (ctx, rows) => {
    const ids = keysOf(rows, key);
    if (ids.length === 0 || !maySeeFeedback(ctx)) return rows.map(() => null);
    const known = await customersById(ctx.db, ids);
    return rows.map((row) => known.get(row[key] as string) ?? null);
  };
}

nodeType(Customer, async (ctx, ids) => (maySeeFeedback(ctx) ? customersById(ctx.db, ids) : []));
edge(Feedback, 'customer', customerBehind<Feedback>('customerId'));

edge(Customer, 'feedback', async (ctx, customers, page: PageArgs) => {
  const listing = {
    entity: Feedback,
    where: [raw('t.customer_id = p.id')],
    order: [{ by: raw('t.submitted_at'), type: 'timestamptz' as const }],
    descending: true,
  };
  const pages = await pagesOf<Feedback>(
    ctx.db,
    listing,
    page,
    customers.map(({ id }) => id),
  );
  return pages.map((each) => pageToShow(ctx, each));
});
