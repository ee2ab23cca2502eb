import type { OperationClass } from '../../platform/metrics.ts';
import type { SloInput } from '../slo.input.ts';
import { BudgetingMethod, SliKind, WindowType } from '../slo.types.ts';

/** The slug of the service that is this one. */
export const ownService = 'waymark';

/** What this service promises for a class of operations. */
export interface OwnObjective {
  slug: string;
  operations: OperationClass;
  /** Within how many seconds an answer is in time; null when it is asked whether there was one at all. */
  withinSeconds: number | null;
  objective: number;
}

const available = (operations: OperationClass, objective: number): OwnObjective => ({
  slug: `${ownService}-${operations}-availability`,
  operations,
  withinSeconds: null,
  objective,
});

const timely = (operations: OperationClass, withinSeconds: number, objective: number): OwnObjective => ({
  slug: `${ownService}-${operations}-latency`,
  operations,
  withinSeconds,
  objective,
});

/** What this service promises. Each time is a bound that its metrics count by. */
export const ownObjectives: readonly OwnObjective[] = [
  available('read', 0.999),
  timely('read', 0.5, 0.99),
  available('write', 0.999),
  timely('write', 1, 0.99),
  available('import', 0.99),
  timely('import', 60, 0.95),
];

const words: Record<OperationClass, string> = { read: 'Reads', write: 'Writes', import: 'Imports' };

/** An objective as it is made when there is none yet. */
export function ownSloInput({ slug, operations, withinSeconds, objective }: OwnObjective): SloInput {
  const isTimely = withinSeconds !== null;
  const what = words[operations];
  return {
    slug,
    serviceSlug: ownService,
    name: isTimely ? `${what} of Waymark are answered in time` : `${what} of Waymark are answered`,
    description: isTimely
      ? `Of the ${what.toLowerCase()} that were answered, those within ${withinSeconds} s. Measured by the service itself.`
      : `${what} that did not fail by a fault of the service. Measured by the service itself.`,
    sliKind: isTimely ? SliKind.LATENCY : SliKind.AVAILABILITY,
    objective,
    window: 'P30D',
    windowType: WindowType.ROLLING,
    budgetingMethod: BudgetingMethod.OCCURRENCES,
  };
}
