import sql, { raw } from 'sql-template-tag';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Decision, DecisionSubject } from '../agreement/decision.entity.ts';
import { decisionsEdge } from '../agreement/decision.reading.ts';
import { DecisionConnection } from '../agreement/decision.types.ts';
import { decisionLinkById } from '../agreement/decision-link.ts';
import { RevisitTrigger } from '../agreement/revisit-trigger.entity.ts';
import { isBeyond, watchable, watchedOf } from '../agreement/revisit-trigger.ts';
import type { Context } from '../platform/context.ts';
import { keysOf, through } from '../platform/graphql/batches.ts';
import { type Connection, PageArgs } from '../platform/graphql/connection.ts';
import { edge } from '../platform/graphql/edges.ts';
import { Theme } from './theme.entity.ts';
import { themeByIdOrSlug } from './theme.service.ts';

edge(Decision, 'themes', through(Theme, DecisionSubject, 'decisionId', 'subjectId', raw('j.position, t.id')));
decisionLinkById('themeIds', Theme);
decisionsEdge(Theme, (id) => sql`select h.id from theme h where h.id = ${id} or h.survivor_id = ${id}`);

edge(RevisitTrigger, 'theme', watchedOf(Theme));

watchable('themeSlug', {
  subjectType: 'Theme',
  find: async (work, slug) => (await themeByIdOrSlug(work, null, slug))?.id ?? null,
  async crossed({ db }, triggers) {
    const tallies = await db.query<{ id: string; count: number }>(sql`
      select h.id, y.feedback_count as count from theme h join theme_tally y on y.theme_id = coalesce(h.survivor_id, h.id)
      where h.id = any(${keysOf(triggers, 'subjectId')}::uuid[])`);
    const counts = new Map(tallies.map(({ id, count }) => [id, count]));
    return triggers.map((trigger) => isBeyond(trigger, counts.get(trigger.subjectId) ?? 0));
  },
});

/** What themes add to decisions. */
@Resolver(() => Decision)
export class DecisionThemesResolver {
  @FieldResolver(() => [Theme], { description: 'The themes that it is about, in the order of the caller.' })
  themes(@Root() decision: Decision, @Ctx() ctx: Context): Promise<Theme[]> {
    return ctx.follow('Decision', 'themes', decision);
  }
}

/** What decisions add to themes. */
@Resolver(() => Theme)
export class ThemeDecisionsResolver {
  @FieldResolver(() => DecisionConnection, { description: 'What was decided about it, the newest first.' })
  decisions(
    @Root() theme: Theme,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<Decision>> {
    return ctx.follow('Theme', 'decisions', theme, { ...page });
  }
}

/** What themes add to the triggers of decisions. */
@Resolver(() => RevisitTrigger)
export class RevisitThemeResolver {
  @FieldResolver(() => Theme, {
    nullable: true,
    description: 'The theme whose feedback is counted; null when it is another thing.',
  })
  theme(@Root() trigger: RevisitTrigger, @Ctx() ctx: Context): Promise<Theme | null> {
    return ctx.follow('RevisitTrigger', 'theme', trigger);
  }
}
