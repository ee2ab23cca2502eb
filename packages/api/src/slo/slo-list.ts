import sql, { join, raw, type Sql } from 'sql-template-tag';
import { agreedCondition } from '../agreement/sign-off.reading.ts';
import type { Reading } from '../platform/context.ts';
import { columnsOf, tableOf } from '../platform/database/columns.ts';
import type { Reader } from '../platform/database/reader.ts';
import { refusal, UserErrorCode } from '../platform/errors.ts';
import type { Connection, PageArgs } from '../platform/graphql/connection.ts';
import { parseGlobalId } from '../platform/graphql/global-id.ts';
import { pageOf } from '../platform/graphql/page.ts';
import { slugOf } from '../platform/slug.ts';
import { Service } from './service.entity.ts';
import { ServiceLevelObjective } from './service-level-objective.entity.ts';
import type { SloFilter } from './slo.input.ts';
import { tightnessOf } from './tightness.service.ts';

/** The objective with this id or slug; null when there is none. Refuses to be asked for both or for neither. */
export async function sloBy(
  db: Reader,
  { id, slug }: { id?: string | null; slug?: string | null },
): Promise<ServiceLevelObjective | null> {
  if ((id == null) === (slug == null))
    throw refusal(UserErrorCode.INVALID, 'Ask by `id` or by `slug`: by one of them.');
  const own = id == null ? null : parseGlobalId(id);
  const [slo] = await slosWhere(db, [
    own?.typeName === 'ServiceLevelObjective' ? sql`t.id = ${own.id}::uuid` : sql`t.slug = ${slugOf(slug ?? '')}`,
  ]);
  return slo ?? null;
}

let funding: Sql = raw('false');

/** Lets the roadmap, a later slice, say when work that protects an objective, as `t`, is promised or under way. */
export function slosFunded(condition: Sql): void {
  funding = condition;
}

/** A page of the objectives that fit the filter, by name. The state of a budget is right to the quarter of a minute. */
export async function slosByName(
  reading: Pick<Reading, 'db' | 'readAt'>,
  filter: SloFilter | null | undefined,
  args: PageArgs,
): Promise<Connection<ServiceLevelObjective>> {
  const { db } = reading;
  const where = conditionsOf(filter ?? {});
  const { tighterThanNeeded } = filter ?? {};
  if (tighterThanNeeded != null) {
    const candidates = await slosWhere(db, where);
    const tight = await tightnessOf(db, candidates, reading.readAt);
    const ids = candidates.filter((_, index) => tight[index] === tighterThanNeeded).map(({ id }) => id);
    where.push(sql`t.id = any(${ids}::uuid[])`);
  }
  return pageOf(db, { entity: ServiceLevelObjective, where, order: [{ by: raw('t.name'), type: 'text' }] }, args);
}

function slosWhere(db: Reader, where: Sql[]): Promise<ServiceLevelObjective[]> {
  return db.query(sql`
    select ${columnsOf(ServiceLevelObjective)} from ${tableOf(ServiceLevelObjective)} t
    where ${join([raw('true'), ...where], ' and ')}`);
}

function conditionsOf({ budgetState, serviceSlug, agreed, funded, search }: SloFilter): Sql[] {
  const words = (search ?? '').split(/\s+/).filter((word) => word !== '');
  const conditions = words.map(
    (word) =>
      sql`strpos(lower(concat_ws(' ', t.slug, t.name, t.description, t.user_journey)), lower(${word}::text)) > 0`,
  );
  if (budgetState) conditions.push(sql`t.budget_state = any(${budgetState}::text[])`);
  if (agreed != null) conditions.push(sql`${agreedCondition('ServiceLevelObjective', sql`t.id`)} = ${agreed}`);
  if (funded != null) conditions.push(sql`${funding} = ${funded}`);
  if (serviceSlug) {
    const slugs = serviceSlug.map(slugOf);
    conditions.push(sql`t.service_id in (select s.id from ${tableOf(Service)} s where s.slug = any(${slugs}::text[]))`);
  }
  return conditions;
}
