import sql from 'sql-template-tag';
import { must, Permission } from '../platform/actor.ts';
import { refusal, UserErrorCode } from '../platform/errors.ts';
import { ownId } from '../platform/graphql/global-id.ts';
import type { Work } from '../platform/work.ts';
import { Dependency } from './dependency.entity.ts';
import type { DependencyInput } from './dependency.input.ts';
import { RoadmapItem } from './item.entity.ts';
import type { PartOutcome } from './milestone.service.ts';

const mostDependencies = 100;

/**
 * Says that an item needs another one, or changes what of it. One Work at a time, so that no two make a cycle
 * together. Refuses the item itself, a cycle of any length, which it names, and more than a hundred of one item.
 */
export async function setDependency(work: Work, input: DependencyInput): Promise<PartOutcome<Dependency>> {
  must(work.actor, Permission.PLAN);
  const itemId = ownId('RoadmapItem', input.itemId, 'itemId');
  const dependsOnId = ownId('RoadmapItem', input.dependsOnId, 'dependsOnId');
  await work.alone('dependencies');
  const item = await work.take(RoadmapItem, itemId, null, 'itemId');
  await work.take(RoadmapItem, dependsOnId, null, 'dependsOnId');
  const known = await work.find(Dependency, { itemId, dependsOnId });
  if (!known) {
    await refuseCycle(work, itemId, dependsOnId);
    await refuseCrowd(work, itemId);
  }
  const dependency = work.change(known ?? work.make(Dependency, { itemId, dependsOnId }), { note: input.note });
  return { subject: await work.save(dependency), roadmapItem: await work.touch(item) };
}

/** Refuses what would close a circle: the way from the needed item back to the one that needs it, the shortest. */
async function refuseCycle(work: Work, itemId: string, dependsOnId: string): Promise<void> {
  const [circle] = await work.query<{ names: string[] }>(sql`
    with recursive way(id, path) as (
      select ${dependsOnId}::uuid, array[${dependsOnId}::uuid]
      union all
      select x.id, x.path from (
        select d.depends_on_id as id, w.path || d.depends_on_id as path,
          row_number() over (partition by d.depends_on_id) as turn
        from way w join dependency d on d.item_id = w.id and not d.depends_on_id = any(w.path)
      ) x where x.turn = 1
    )
    select array(select 'WM-' || i.number from unnest(array_prepend(${itemId}::uuid, w.path)) with ordinality as p(id, place)
      join roadmap_item i on i.id = p.id order by p.place) as names
    from way w where w.id = ${itemId}::uuid order by cardinality(w.path) limit 1`);
  if (!circle) return;
  const message =
    circle.names.length === 2
      ? `${circle.names[0]} cannot need itself.`
      : `This would close a circle: ${circle.names.join(' needs ')}.`;
  throw refusal(UserErrorCode.INVALID, message, 'dependsOnId');
}

async function refuseCrowd(work: Work, itemId: string): Promise<void> {
  const present = await work.list(Dependency, { itemId });
  if (present.length < mostDependencies) return;
  throw refusal(UserErrorCode.LIMIT_EXCEEDED, `An item needs at most ${mostDependencies} others.`, 'itemId');
}
