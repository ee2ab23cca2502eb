import './finding.edges.ts';
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { FindingRule } from '../agreement/finding-rule.ts';
import type { Context } from '../platform/context.ts';
import { AsOf, readAsOf } from '../platform/graphql/reading.ts';
import { RoadmapItem } from '../roadmap/item.entity.ts';
import { Severity } from '../slo/burn-alert.types.ts';
import { teamBySlug } from '../team/team.service.ts';
import { findingsOf } from './finding.reading.ts';
import { Finding, FindingSubject } from './finding.types.ts';
import { questionsOf } from './questions.ts';

/** How findings are asked for. */
@Resolver(() => Finding)
export class FindingResolver {
  @Query(() => [Finding], {
    description:
      'The answers to the questions that cross the whole graph: the agenda of a weekly review. The worst first, then those that are true for longest.',
  })
  findings(
    @Arg('rules', () => [FindingRule], { nullable: true, description: 'Only of these questions.' })
    rules: FindingRule[] | null,
    @Arg('severity', () => [Severity], { nullable: true, description: 'Only as bad as one of these.' })
    severity: Severity[] | null,
    @Arg('teamSlug', () => String, {
      nullable: true,
      description: 'Only about this team, or about what it carries: its items and the objectives of its services.',
    })
    teamSlug: string | null,
    @AsOf() asOf: Date | null,
    @Arg('includeWaived', () => Boolean, {
      nullable: true,
      defaultValue: false,
      description: 'Also those that a waiver sets aside.',
    })
    includeWaived: boolean | null,
    @Ctx() ctx: Context,
  ): Promise<Finding[]> {
    return readAsOf(ctx, asOf, async (past) => {
      const team = teamSlug == null ? null : await teamBySlug(past.db, teamSlug);
      if (teamSlug != null && !team) return [];
      const found = await findingsOf(past, questionsOf(rules), { teamId: team?.id });
      return found.filter(
        (each) => (includeWaived || !each.waivedBy) && (!severity || severity.includes(each.severity)),
      );
    });
  }

  @FieldResolver(() => FindingSubject, { description: 'What it is about.' })
  subject(@Root() finding: Finding, @Ctx() ctx: Context): Promise<typeof FindingSubject> {
    return ctx.follow('Finding', 'subject', finding);
  }
}

/** What findings add to items. */
@Resolver(() => RoadmapItem)
export class ItemFindingsResolver {
  @FieldResolver(() => [Finding], {
    description: 'What is the matter with it, the worst first; those that a waiver sets aside say so in `waivedBy`.',
  })
  findings(@Root() item: RoadmapItem, @Ctx() ctx: Context): Promise<Finding[]> {
    return ctx.follow('RoadmapItem', 'findings', item);
  }
}
