import './dependency.edges.ts';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import { DeleteInput } from '../platform/graphql/delete.input.ts';
import { Dependency } from './dependency.entity.ts';
import { DependencyInput } from './dependency.input.ts';
import { setDependency } from './dependency.service.ts';
import { RoadmapItem } from './item.entity.ts';
import { deletePart } from './parts.service.ts';
import { RoadmapItemPayload } from './roadmap.types.ts';

/** What items need of each other. */
@Resolver(() => RoadmapItem)
export class ItemDependencyResolver {
  @FieldResolver(() => [Dependency], { description: 'What it needs first, in rank order.' })
  dependsOn(@Root() item: RoadmapItem, @Ctx() ctx: Context): Promise<Dependency[]> {
    return ctx.follow('RoadmapItem', 'dependsOn', item);
  }

  @FieldResolver(() => [Dependency], { description: 'What needs it first, in rank order.' })
  blocks(@Root() item: RoadmapItem, @Ctx() ctx: Context): Promise<Dependency[]> {
    return ctx.follow('RoadmapItem', 'blocks', item);
  }

  @Mutation(() => RoadmapItemPayload, {
    description: 'Says that an item needs another one, or changes what of it. A circle is refused by name. Needs PLAN.',
  })
  dependencySet(
    @Arg('input', () => DependencyInput, { description: 'The dependency.' }) input: DependencyInput,
    @Ctx() ctx: Context,
  ) {
    return ctx.write(input, (work) => setDependency(work, input));
  }

  @Mutation(() => RoadmapItemPayload, { description: 'Takes a dependency away from its item. Needs PLAN.' })
  dependencyDelete(
    @Arg('input', () => DeleteInput, { description: 'The dependency.' }) input: DeleteInput,
    @Ctx() ctx: Context,
  ) {
    return ctx.write(input, (work) => deletePart(work, Dependency, input));
  }
}
