import { type Actor, may, Permission } from '../platform/actor.ts';
import type { ImportRun } from './import-run.entity.ts';

/** Whether the actor may see what the rows of a run hold: whoever reads feedback may, and whoever brought them in. */
export function maySeeRows(actor: Actor, { startedById }: Pick<ImportRun, 'startedById'>): boolean {
  return may(actor, Permission.READ_FEEDBACK) || actor.id === startedById;
}
