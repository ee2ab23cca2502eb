import sql from 'sql-template-tag';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context.ts';
import { columnsOf, tableOf } from '../../platform/database/columns.ts';
import { keysOf } from '../../platform/graphql/batches.ts';
import { edge } from '../../platform/graphql/edges.ts';
import { ServiceLevelObjective } from '../service-level-objective.entity.ts';
import { SliSource } from './sli-source.entity.ts';

/** Where an objective is measured from. */
@Resolver(() => ServiceLevelObjective)
export class SliSourceResolver {
  @FieldResolver(() => SliSource, {
    nullable: true,
    description: 'Where measurements come from, when the server fetches them itself.',
  })
  sliSource(@Root() slo: ServiceLevelObjective, @Ctx() ctx: Context): Promise<SliSource | null> {
    return ctx.follow('ServiceLevelObjective', 'sliSource', slo);
  }
}

edge(ServiceLevelObjective, 'sliSource', async (ctx, slos) => {
  // How fetching goes is what is true now, and raises no revision.
  const found = await ctx.db.query<SliSource>(sql`
    select ${columnsOf(SliSource)}, case when ${ctx.asOf === null} then f.fetched_at end as "lastFetchedAt",
      case when ${ctx.asOf === null} then f.error end as "lastError"
    from ${tableOf(SliSource)} t left join sli_fetch f on f.slo_id = t.slo_id
    where t.slo_id = any(${keysOf(slos, 'id')}::uuid[])`);
  if (found.length > 0 && ctx.asOf === null) ctx.basis.passing = true;
  const known = new Map(found.map((source) => [source.sloId, source]));
  return slos.map(({ id }) => known.get(id) ?? null);
});
