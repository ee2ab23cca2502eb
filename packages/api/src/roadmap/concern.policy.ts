import { type Actor, may, Permission } from '../platform/actor.ts';
import { type Concern, ConcernStatus } from './concern.entity.ts';

/**
 * Whether the actor may say that of a concern: whoever raised it may say anything, whoever may PLAN all but that it is
 * withdrawn, which is for the one who raised it alone.
 */
export function maySettle(
  actor: Actor,
  concern: Pick<Concern, 'raisedByKind' | 'raisedById'>,
  status: ConcernStatus,
): boolean {
  if (concern.raisedByKind === actor.kind && concern.raisedById === actor.id) return true;
  return status !== ConcernStatus.WITHDRAWN && may(actor, Permission.PLAN);
}
