import sql, { raw } from 'sql-template-tag';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Decision, DecisionSubject } from '../agreement/decision.entity.ts';
import { decisionLink } from '../agreement/decision-link.ts';
import type { Context } from '../platform/context.ts';
import { tableOf } from '../platform/database/columns.ts';
import { type Issue, UserErrorCode } from '../platform/errors.ts';
import { through } from '../platform/graphql/batches.ts';
import { edge } from '../platform/graphql/edges.ts';
import { slugOf } from '../platform/slug.ts';
import { Team } from './team.entity.ts';

edge(Decision, 'teams', through(Team, DecisionSubject, 'decisionId', 'subjectId', raw('j.position, t.id')));

decisionLink('teamSlugs', 'Team', async (work, slugs, field) => {
  const rows = await work.query<{ id: string; slug: string }>(
    sql`select id, slug from ${tableOf(Team)} where slug = any(${slugs.map(slugOf)}::text[])`,
  );
  const known = new Map(rows.map(({ id, slug }) => [slug, id]));
  const ids = slugs.map((slug) => known.get(slugOf(slug)));
  const issues = slugs.flatMap((slug, index): Issue[] => {
    if (ids[index]) return [];
    const message = `There is no team with the slug ${JSON.stringify(slug)}.`;
    return [{ code: UserErrorCode.NOT_FOUND, message, field: [field, String(index)] }];
  });
  return { ids: ids.filter((id) => id !== undefined), issues };
});

/** What teams add to decisions. */
@Resolver(() => Decision)
export class DecisionTeamsResolver {
  @FieldResolver(() => [Team], { description: 'The teams that it is about, in the order of the caller.' })
  teams(@Root() decision: Decision, @Ctx() ctx: Context): Promise<Team[]> {
    return ctx.follow('Decision', 'teams', decision);
  }
}
