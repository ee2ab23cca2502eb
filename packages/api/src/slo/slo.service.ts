import { Decimal } from 'decimal.js';
import { Person } from '../identity/person.entity.ts';
import { must, Permission } from '../platform/actor.ts';
import { refusal, refuseUnlessEmpty, UserErrorCode } from '../platform/errors.ts';
import { ownIdOrNone } from '../platform/graphql/global-id.ts';
import { slugOf } from '../platform/slug.ts';
import { blankIssues } from '../platform/texts.ts';
import type { Work } from '../platform/work.ts';
import { Service } from './service.entity.ts';
import { slugIssues } from './service.service.ts';
import { ServiceLevelObjective } from './service-level-objective.entity.ts';
import type { SloInput } from './slo.input.ts';
import { objectiveIssues } from './slo.rules.ts';

/**
 * Makes an objective or changes the one with this slug. Refuses what no budget can be calculated from, an unknown
 * service or owner, and a version that is not the present one.
 */
export async function saveSlo(work: Work, input: SloInput): Promise<ServiceLevelObjective> {
  must(work.actor, Permission.PLAN);
  refuseUnlessEmpty([
    ...blankIssues(input, 'name', 'serviceSlug'),
    ...slugIssues(input.slug),
    ...objectiveIssues(input),
  ]);
  const slo = await sloToSave(work, input);
  const service = await work.find(Service, { slug: slugOf(input.serviceSlug) });
  if (!service) {
    const message = `There is no service with the slug ${JSON.stringify(input.serviceSlug)}.`;
    throw refusal(UserErrorCode.NOT_FOUND, message, 'serviceSlug');
  }
  work.change(slo, {
    name: input.name.trim(),
    serviceId: service.id,
    description: input.description,
    userJourney: input.userJourney,
    sliKind: input.sliKind,
    objective: exact(input.objective),
    window: input.window,
    windowType: input.windowType,
    budgetingMethod: input.budgetingMethod,
    coverageFloor: exact(input.coverageFloor),
    productOwnerId: await ownerId(work, input, 'productOwnerId'),
    engineeringOwnerId: await ownerId(work, input, 'engineeringOwnerId'),
  });
  return work.save(slo);
}

async function sloToSave(work: Work, { slug: text, version }: SloInput): Promise<ServiceLevelObjective> {
  const slug = slugOf(text);
  const known = await work.find(ServiceLevelObjective, { slug }, true);
  if (known) return work.take(ServiceLevelObjective, known.id, version);
  if (version == null) return work.make(ServiceLevelObjective, { slug });
  const message = `There is no objective with the slug ${JSON.stringify(text)}; a new one has no version yet.`;
  throw refusal(UserErrorCode.NOT_FOUND, message, 'slug');
}

async function ownerId(
  work: Work,
  input: SloInput,
  field: 'productOwnerId' | 'engineeringOwnerId',
): Promise<string | null | undefined> {
  const id = ownIdOrNone('Person', input[field], field);
  if (id) await work.take(Person, id, null, field);
  return id;
}

/** The decimal that the caller wrote, without an exponent; null and undefined pass through. */
function exact<T extends number | null | undefined>(value: T): string | Exclude<T, number> {
  return typeof value === 'number' ? new Decimal(value).toFixed() : (value as Exclude<T, number>);
}
