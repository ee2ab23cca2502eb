import { raw } from 'sql-template-tag';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import { listBy } from '../platform/graphql/batches.ts';
import { type Connection, PageArgs } from '../platform/graphql/connection.ts';
import { edge } from '../platform/graphql/edges.ts';
import { ServiceConnection, ServicePayload } from './payload.types.ts';
import { Service } from './service.entity.ts';
import { ServiceInput } from './service.input.ts';
import { saveService, serviceBySlug, servicesByName } from './service.service.ts';
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

  @Query(() => ServiceConnection, { description: 'The services, by name.' })
  services(@Args(() => PageArgs) args: PageArgs, @Ctx() ctx: Context): Promise<Connection<Service>> {
    return servicesByName(ctx.db, args);
  }

  @Mutation(() => ServicePayload, { description: 'Makes a service, or changes the one with this slug. Needs PLAN.' })
  serviceSave(
    @Arg('input', () => ServiceInput, { description: 'The service.' }) input: ServiceInput,
    @Ctx() ctx: Context,
  ) {
    return ctx.write(input, async (work) => ({ service: await saveService(work, input) }));
  }

  @FieldResolver(() => [ServiceLevelObjective], { description: 'What its users may count on, by name.' })
  slos(@Root() service: Service, @Ctx() ctx: Context): Promise<ServiceLevelObjective[]> {
    return ctx.follow('Service', 'slos', service);
  }
}

edge(Service, 'slos', listBy(ServiceLevelObjective, 'serviceId', raw('t.name, t.id')));
