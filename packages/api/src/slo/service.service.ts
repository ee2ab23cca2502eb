import sql, { raw } from 'sql-template-tag';
import { must, Permission } from '../platform/actor.ts';
import { columnsOf, tableOf } from '../platform/database/columns.ts';
import type { Reader } from '../platform/database/reader.ts';
import { type Issue, refuseUnlessEmpty, UserErrorCode } from '../platform/errors.ts';
import type { Connection, PageArgs } from '../platform/graphql/connection.ts';
import { pageOf } from '../platform/graphql/page.ts';
import { slugOf } from '../platform/slug.ts';
import { blankIssues } from '../platform/texts.ts';
import type { Work } from '../platform/work.ts';
import { teamIdOf } from '../team/team.service.ts';
import { Service } from './service.entity.ts';
import type { ServiceInput } from './service.input.ts';

/** The service with this slug; null when there is none. */
export async function serviceBySlug(db: Reader, slug: string): Promise<Service | null> {
  const [service] = await db.query<Service>(
    sql`select ${columnsOf(Service)} from ${tableOf(Service)} t where t.slug = ${slugOf(slug)}`,
  );
  return service ?? null;
}

/** A page of the services, by name. */
export function servicesByName(db: Reader, args: PageArgs): Promise<Connection<Service>> {
  return pageOf(db, { entity: Service, order: [{ by: raw('t.name'), type: 'text' }] }, args);
}

/** Makes a service or changes the one with this slug. Refuses blank names, a tier below 0 and an unknown team. */
export async function saveService(work: Work, input: ServiceInput): Promise<Service> {
  must(work.actor, Permission.PLAN);
  refuseUnlessEmpty([...blankIssues(input, 'name'), ...slugIssues(input.slug), ...tierIssues(input)]);
  const slug = slugOf(input.slug);
  const known = await work.find(Service, { slug }, true);
  const service = work.change(known ?? work.make(Service, { slug }), {
    name: input.name.trim(),
    description: input.description,
    tier: input.tier,
    teamId: await teamIdOf(work, input.teamSlug),
  });
  return work.save(service);
}

/** What is wrong with a text as a slug: it needs a letter or a digit. */
export function slugIssues(text: string): Issue[] {
  const message = 'slug has no letter and no digit.';
  return slugOf(text) === '' ? [{ code: UserErrorCode.REQUIRED, message, field: ['slug'] }] : [];
}

function tierIssues({ tier }: ServiceInput): Issue[] {
  const message = `tier is ${tier}; it may be 0 or more.`;
  return tier != null && tier < 0 ? [{ code: UserErrorCode.INVALID, message, field: ['tier'] }] : [];
}
