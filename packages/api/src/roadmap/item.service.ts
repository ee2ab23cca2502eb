import { Customer } from '../feedback/customer.entity.ts';
import { Person } from '../identity/person.entity.ts';
import { must, Permission } from '../platform/actor.ts';
import { refusal, refuseUnlessEmpty, UserErrorCode } from '../platform/errors.ts';
import type { DeleteInput } from '../platform/graphql/delete.input.ts';
import { ownId, ownIdOrNone } from '../platform/graphql/global-id.ts';
import { blankIssues } from '../platform/texts.ts';
import type { Work } from '../platform/work.ts';
import { teamIdOf } from '../team/team.service.ts';
import { RoadmapItem } from './item.entity.ts';
import { ItemStatus } from './item.enums.ts';
import type { RoadmapItemCreateInput, RoadmapItemUpdateInput } from './item.input.ts';
import { fieldIssues } from './item.rules.ts';
import { ItemRef } from './item-links.entity.ts';
import { linkPriorities, linkThemes } from './item-links.service.ts';
import { holdToPromise } from './promise.service.ts';
import { lastRankKey } from './rank.service.ts';
import { Risk } from './risk.entity.ts';
import { clearRiskSignOffs } from './risk.service.ts';
import { clearItemSignOffs } from './sign-offs.service.ts';
import { isAnotherItem } from './substance.rules.ts';

type Fields = RoadmapItemCreateInput | RoadmapItemUpdateInput;

/** Makes an item: PROPOSED, at the end of the one order. Every fault of the input is named at once. */
export async function createItem(work: Work, input: RoadmapItemCreateInput): Promise<RoadmapItem> {
  must(work.actor, Permission.PLAN);
  refuseUnlessEmpty([...blankIssues(input, 'title', 'problem', 'outcome'), ...fieldIssues(input)]);
  const { at } = work;
  const born = { createdAt: at, updatedAt: at, statusChangedAt: at };
  const item = work.make(RoadmapItem, { horizon: input.horizon, status: ItemStatus.PROPOSED, version: 1, ...born });
  work.change(item, await columnsFrom(work, input));
  item.rankKey = await lastRankKey(work);
  await work.save(item);
  await linkParts(work, item, input);
  if (input.externalRef) await work.save(work.make(ItemRef, { itemId: item.id, ...input.externalRef }));
  return item;
}

/**
 * Changes an item: what is left out stays, null clears. Its version rises when anything of it or its links changed; a
 * change of substance clears its sign-offs. A target later than the promise needs a decision.
 */
export async function editItem(work: Work, input: RoadmapItemUpdateInput): Promise<RoadmapItem> {
  must(work.actor, Permission.PLAN);
  refuseUnlessEmpty([...blankIssues(input, 'title', 'problem', 'outcome'), ...fieldIssues(input)]);
  const item = await work.take(RoadmapItem, ownId('RoadmapItem', input.id), input.version);
  const { version } = item;
  const before = { ...item };
  work.change(item, await columnsFrom(work, input));
  await holdToPromise(work, before, item, input);
  await work.save(item);
  if (isAnotherItem(before, item)) await clearItemSignOffs(work, item.id);
  const relinked = await linkParts(work, item, input);
  return relinked && item.version === version ? work.touch(item) : item;
}

/** Deletes an item for good while it is PROPOSED; later ones are declined or stopped, so that the reason stays. */
export async function deleteItem(work: Work, input: DeleteInput): Promise<string> {
  must(work.actor, Permission.PLAN);
  const item = await work.take(RoadmapItem, ownId('RoadmapItem', input.id));
  if (item.status !== ItemStatus.PROPOSED) {
    throw refusal(
      UserErrorCode.GUARD_FAILED,
      `Only a PROPOSED item can be deleted; this one is ${item.status}: decline or stop it.`,
      'id',
    );
  }
  await clearItemSignOffs(work, item.id);
  for (const risk of await work.list(Risk, { itemId: item.id })) await clearRiskSignOffs(work, risk, 'it was deleted');
  await work.remove(item);
  return item.id;
}

/** The columns that an input speaks of; what it does not mention is undefined. */
async function columnsFrom(work: Work, input: Fields): Promise<Partial<RoadmapItem>> {
  const { request } = input;
  return {
    title: (input.title?.trim() ?? input.title) as string,
    problem: input.problem as string,
    outcome: input.outcome as string,
    kind: input.kind!,
    horizon: input.horizon!,
    description: input.description,
    valueDrivers: unique(input.valueDrivers),
    labels: unique(input.labels?.map((label) => label.trim()).filter(Boolean)),
    start: input.start,
    target: input.target,
    effort: input.effort,
    links: input.links ?? (input.links === null ? [] : undefined),
    touchesNoSlo: input.touchesNoSlo!,
    teamId: await teamIdOf(work, input.teamSlug),
    productOwnerId: await personIdOf(work, input.productOwnerId, 'productOwnerId'),
    engineeringOwnerId: await personIdOf(work, input.engineeringOwnerId, 'engineeringOwnerId'),
    ...(request !== undefined && {
      requestDriver: request?.driver ?? null,
      requestedById: (await customerIdOf(work, request?.requestedById)) ?? null,
      singleCustomer: request?.singleCustomer ?? false,
    }),
  } as Partial<RoadmapItem>;
}

/** The list without repeats; null empties it. */
function unique<T>(list: T[] | null | undefined): T[] | undefined {
  return list === undefined ? undefined : [...new Set(list ?? [])];
}

async function personIdOf(
  work: Work,
  id: string | null | undefined,
  field: string,
): Promise<string | null | undefined> {
  const own = ownIdOrNone('Person', id, field);
  if (own) await work.take(Person, own, null, field);
  return own;
}

async function customerIdOf(work: Work, id: string | null | undefined): Promise<string | null | undefined> {
  const field = 'request.requestedById';
  const own = ownIdOrNone('Customer', id, field);
  if (!own) return own;
  const customer = await work.find(Customer, { id: own });
  if (!customer) throw refusal(UserErrorCode.NOT_FOUND, 'There is no customer with this id.', field);
  return customer.mergedIntoId ?? own;
}

async function linkParts(work: Work, item: RoadmapItem, input: Fields): Promise<boolean> {
  const themes = input.themeSlugs === undefined ? false : await linkThemes(work, item, input.themeSlugs ?? []);
  const priorities =
    input.prioritySlugs === undefined ? false : await linkPriorities(work, item, input.prioritySlugs ?? []);
  return themes || priorities;
}
