import type { Context } from '../platform/context.ts';
import { listById } from '../platform/graphql/rows-by-id.ts';
import { LiveEvents } from '../platform/live/live-events.ts';
import { ServiceLevelObjective } from './service-level-objective.entity.ts';

/** Every objective whose budget changes its state from now on; once where it changed several times before it was read. */
export async function budgetStateChanges({ db, signals }: Context): Promise<LiveEvents<ServiceLevelObjective>> {
  const changed = new Set<string>();
  const listen = (ring: () => void) =>
    signals.on('waymark_budget', (id) => {
      changed.add(id);
      ring();
    });
  return new LiveEvents(listen, async () => {
    for (const id of changed) {
      changed.delete(id);
      const [slo] = await listById(db, ServiceLevelObjective, [id]);
      if (slo) return slo;
    }
    return null;
  });
}
