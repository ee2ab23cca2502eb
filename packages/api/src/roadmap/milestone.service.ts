import sql from 'sql-template-tag';
import { must, Permission } from '../platform/actor.ts';
import { type Issue, refusal, refuseUnlessEmpty, UserErrorCode } from '../platform/errors.ts';
import type { DeleteInput } from '../platform/graphql/delete.input.ts';
import { ownId } from '../platform/graphql/global-id.ts';
import { blankIssues } from '../platform/texts.ts';
import type { Work } from '../platform/work.ts';
import { RoadmapItem } from './item.entity.ts';
import { Milestone } from './milestone.entity.ts';
import type { MilestoneSaveInput } from './milestone.input.ts';
import { clearItemSignOffs } from './sign-offs.service.ts';
import { isAnotherScope } from './substance.rules.ts';

const mostMilestones = 200;

/** What a mutation of a part gives: the item, and the part that was made or changed. */
export interface PartOutcome<T> {
  roadmapItem: RoadmapItem;
  subject?: T;
}

/** Makes or changes a milestone. `position` puts it there and shifts the others; without one a new one goes last. */
export async function saveMilestone(work: Work, input: MilestoneSaveInput): Promise<PartOutcome<Milestone>> {
  must(work.actor, Permission.PLAN);
  refuseUnlessEmpty(inputIssues(input));
  const item = await work.take(RoadmapItem, ownId('RoadmapItem', input.itemId, 'itemId'), null, 'itemId');
  const siblings = await work.list(Milestone, { itemId: item.id });
  const known = input.id ? await milestoneOf(work, item, input.id) : null;
  if (!known && siblings.length >= mostMilestones) {
    throw refusal(UserErrorCode.LIMIT_EXCEEDED, `An item has at most ${mostMilestones} milestones.`, 'itemId');
  }
  const milestone =
    known ??
    work.make(Milestone, { itemId: item.id, position: siblings.length + 1, dropped: false, deliveredAt: null });
  const before = known && { ...known };
  work.change(milestone, {
    title: input.title.trim(),
    kind: input.kind,
    value: input.value,
    target: input.target,
    effortPersonWeeks: input.effortPersonWeeks,
    outcome: input.outcome,
    dropped: input.dropped ?? undefined,
    ...(input.delivered != null && { deliveredAt: input.delivered ? (milestone.deliveredAt ?? work.at) : null }),
  });
  refuseUnlessEmpty(stateIssues(milestone));
  if (input.position != null) await makeRoom(work, milestone, siblings, input.position);
  await work.save(milestone);
  if (!before || isAnotherScope(before, milestone)) await clearItemSignOffs(work, item.id);
  return { roadmapItem: await work.touch(item), subject: milestone };
}

/** Deletes a milestone; those behind it close up. */
export async function deleteMilestone(work: Work, input: DeleteInput): Promise<PartOutcome<Milestone>> {
  must(work.actor, Permission.PLAN);
  const milestone = await work.take(Milestone, ownId('Milestone', input.id));
  const item = await work.take(RoadmapItem, milestone.itemId);
  await work.remove(milestone);
  await work.query(sql`
    update milestone set position = position - 1 where item_id = ${item.id}::uuid and position > ${milestone.position}`);
  await clearItemSignOffs(work, item.id);
  return { roadmapItem: await work.touch(item) };
}

async function milestoneOf(work: Work, item: RoadmapItem, id: string): Promise<Milestone> {
  const milestone = await work.take(Milestone, ownId('Milestone', id));
  if (milestone.itemId === item.id) return milestone;
  throw refusal(UserErrorCode.INVALID, 'This milestone belongs to another item.', 'itemId');
}

function inputIssues(input: MilestoneSaveInput): Issue[] {
  const issues = blankIssues(input, 'title', 'value');
  const { effortPersonWeeks: effort, position } = input;
  if (effort != null && !(effort >= 0 && effort <= 10_000)) {
    issues.push({
      code: UserErrorCode.INVALID,
      message: `Effort is 0 to 10,000 person-weeks, not ${effort}.`,
      field: ['effortPersonWeeks'],
    });
  }
  if (position != null && position < 1) {
    issues.push({ code: UserErrorCode.INVALID, message: 'Positions begin at 1.', field: ['position'] });
  }
  return issues;
}

function stateIssues(milestone: Milestone): Issue[] {
  if (!milestone.dropped || !milestone.deliveredAt) return [];
  return [
    { code: UserErrorCode.INVALID, message: 'A milestone is delivered or dropped, not both.', field: ['dropped'] },
  ];
}

async function makeRoom(work: Work, milestone: Milestone, siblings: Milestone[], position: number): Promise<void> {
  const others = siblings
    .filter((sibling) => sibling.id !== milestone.id)
    .sort((one, other) => one.position - other.position);
  milestone.position = Math.min(position, others.length + 1);
  others.splice(milestone.position - 1, 0, milestone);
  const ids = others.map(({ id }) => id ?? null);
  await work.query(sql`
    update milestone m set position = w.position
    from unnest(${ids}::uuid[]) with ordinality as w(id, position)
    where m.id = w.id and m.position <> w.position`);
}
