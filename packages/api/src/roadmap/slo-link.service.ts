import { must, Permission } from '../platform/actor.ts';
import type { Reader } from '../platform/database/reader.ts';
import { type Issue, refusal, UserErrorCode } from '../platform/errors.ts';
import { keysOf } from '../platform/graphql/batches.ts';
import { ownId } from '../platform/graphql/global-id.ts';
import { listById } from '../platform/graphql/rows-by-id.ts';
import { slugOf } from '../platform/slug.ts';
import type { Work } from '../platform/work.ts';
import { policiesOf } from '../slo/error-budget-policy.service.ts';
import { ServiceLevelObjective } from '../slo/service-level-objective.entity.ts';
import { RoadmapItem } from './item.entity.ts';
import type { PartOutcome } from './milestone.service.ts';
import { SloLink } from './slo-link.entity.ts';
import type { SloLinkInput } from './slo-link.input.ts';
import { linksOfItems } from './slo-link.reading.ts';

/** Says how an item bears on an objective, or changes why. An item may bear on one in several ways. */
export async function setSloLink(work: Work, input: SloLinkInput): Promise<PartOutcome<SloLink>> {
  must(work.actor, Permission.PLAN);
  const item = await work.take(RoadmapItem, ownId('RoadmapItem', input.itemId, 'itemId'), null, 'itemId');
  const slo = await work.find(ServiceLevelObjective, { slug: slugOf(input.sloSlug) });
  if (!slo) {
    const message = `There is no objective with the slug ${JSON.stringify(input.sloSlug)}.`;
    throw refusal(UserErrorCode.NOT_FOUND, message, 'sloSlug');
  }
  const { relation, rationale } = input;
  const values = { itemId: item.id, sloId: slo.id, relation };
  const link = (await work.find(SloLink, values, true)) ?? work.make(SloLink, values);
  work.change(link, { rationale });
  return { subject: await work.save(link), roadmapItem: await work.touch(item) };
}

/** Whether the policy of its objective stops each link at an instant: a threshold that applies freezes its relation. */
export async function frozenLinks(db: Reader, links: readonly SloLink[], at: Date): Promise<boolean[]> {
  const slos = await listById(db, ServiceLevelObjective, keysOf(links, 'sloId'));
  const policies = await policiesOf(db, slos, at);
  const thresholds = new Map(slos.map(({ id }, index) => [id, policies[index]?.thresholds ?? []]));
  return links.map(({ sloId, relation }) =>
    (thresholds.get(sloId) ?? []).some((threshold) => threshold.active && threshold.freezes.includes(relation)),
  );
}

/** A refusal for each objective whose policy stops the item from being started now. */
export async function freezeIssues(work: Work, item: RoadmapItem): Promise<Issue[]> {
  const links = await linksOfItems(work, [item.id]);
  const frozen = await frozenLinks(work, links, new Date());
  return links
    .filter((_, index) => frozen[index])
    .map(({ slug, relation }) => ({
      code: UserErrorCode.GUARD_FAILED,
      message: `The error budget policy of ${slug} stops work that ${relation} it.`,
      field: ['to'],
    }));
}
