import { raw } from 'sql-template-tag';
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import { listBy } from '../platform/graphql/batches.ts';
import { edge } from '../platform/graphql/edges.ts';
import { Service } from './service.entity.ts';
import { serviceBySlug } from './service.service.ts';
import { ServiceLevelObjective } from './service-level-objective.entity.ts';

/** How services are asked for and changed. */
@Resolver(() => Service)
export class ServiceResolver {
  @Query(() => Service, { nullable: true, description: 'The service with this slug.' })
  service(
    @Arg('slug', () => String, { description: 'The slug of the service.' }) slug: string,
    @Ctx() ctx: Context,
  ): Promise<Service | null> {
    return serviceBySlug(ctx.db, slug);
  }

  @FieldResolver(() => [ServiceLevelObjective], { description: 'What its users may count on, by name.' })
  slos(@Root() service: Service, @Ctx() ctx: Context): Promise<ServiceLevelObjective[]> {
    return ctx.follow('Service', 'slos', service);
  }
}

edge(Service, 'slos', listBy(ServiceLevelObjective, 'serviceId', raw('t.name, t.id')));
