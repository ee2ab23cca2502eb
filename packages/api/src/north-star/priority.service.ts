import sql from 'sql-template-tag';
import { must, Permission } from '../platform/actor.ts';
import { columnsOf, tableOf } from '../platform/database/columns.ts';
import type { Reader } from '../platform/database/reader.ts';
import { type Issue, refuseUnlessEmpty, UserErrorCode } from '../platform/errors.ts';
import { slugOf } from '../platform/slug.ts';
import { blankIssues } from '../platform/texts.ts';
import type { Work } from '../platform/work.ts';
import { CompanyPriority } from './priority.entity.ts';
import type { PriorityInput } from './priority.input.ts';
import { placedAt } from './priority.rules.ts';

/** The company's priorities, by rank. */
export function prioritiesByRank(db: Reader): Promise<CompanyPriority[]> {
  return db.query(sql`select ${columnsOf(CompanyPriority)} from ${tableOf(CompanyPriority)} t order by t.rank`);
}

/**
 * Makes a priority or changes the one with this slug; ranks stay 1..n without gaps. Refuses blank texts, a slug
 * without a letter or digit, and a rank below 1.
 */
export async function savePriority(work: Work, input: PriorityInput): Promise<CompanyPriority> {
  must(work.actor, Permission.PLAN);
  refuseUnlessEmpty([...blankIssues(input, 'slug', 'title'), ...slugIssues(input.slug), ...rankIssues(input.rank)]);
  await work.alone('company priorities');
  const slug = slugOf(input.slug);
  const order = (await prioritiesByRank(work)).map((each) => each.slug);
  const ranked = placedAt(order, slug, input.rank);
  const known = await work.find(CompanyPriority, { slug }, true);
  const priority = await work.save(
    work.change(known ?? work.make(CompanyPriority, { slug, description: null }), {
      title: input.title.trim(),
      description: input.description,
      rank: ranked.indexOf(slug) + 1,
    }),
  );
  await work.query(sql`
    update ${tableOf(CompanyPriority)} t set rank = x.rank
    from unnest(${ranked}::text[]) with ordinality as x (slug, rank) where t.slug = x.slug and t.rank <> x.rank`);
  return priority;
}

function slugIssues(slug: string): Issue[] {
  if (slug.trim() === '' || slugOf(slug) !== '') return [];
  return [{ code: UserErrorCode.INVALID, message: 'A slug holds at least one letter or digit.', field: ['slug'] }];
}

function rankIssues(rank: number | null | undefined): Issue[] {
  if (rank == null || rank >= 1) return [];
  return [{ code: UserErrorCode.INVALID, message: `The rank is ${rank}; the first is 1.`, field: ['rank'] }];
}
