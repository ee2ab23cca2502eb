import { ItemKind } from '../roadmap/item.enums.ts';
import { threshold } from '../settings/threshold.ts';
import type { InvestmentMix, MixShare } from './mix.types.ts';
import type { TargetShare } from './period.entity.ts';

/** How far the planned mix may be from what was meant. */
export const mostMixDrift = threshold({
  key: 'mix.mostDrift',
  default: 0.15,
  least: 0,
  most: 1,
  description: 'How far the share of a kind in what is planned may be from its target, 0 to 1.',
});

/** Person-weeks by kind. */
export type Weeks = Partial<Record<ItemKind, number>>;

/** The balance of a period: what was meant, what is planned, what was done, and how far plan and meaning are apart. */
export function mixOf(target: readonly TargetShare[], planned: Weeks, actual: Weeks): InvestmentMix {
  const total = sumOf(planned);
  return {
    target: target.map(({ kind, share }) => ({ kind, share, personWeeks: share * total })),
    planned: sharesOf(planned),
    actual: sharesOf(actual),
    drift: driftOf(target, planned),
  };
}

/** The largest distance between the planned and the meant share of a kind; 0 where either is missing. */
export function driftOf(target: readonly TargetShare[], planned: Weeks): number {
  const total = sumOf(planned);
  if (target.length === 0 || total === 0) return 0;
  const meant = new Map(target.map(({ kind, share }) => [kind, share]));
  return Math.max(
    ...Object.values(ItemKind).map((kind) => Math.abs((planned[kind] ?? 0) / total - (meant.get(kind) ?? 0))),
  );
}

function sharesOf(weeks: Weeks): MixShare[] {
  const total = sumOf(weeks);
  return Object.values(ItemKind).map((kind) => {
    const personWeeks = weeks[kind] ?? 0;
    return { kind, personWeeks, share: total === 0 ? 0 : personWeeks / total };
  });
}

function sumOf(weeks: Weeks): number {
  return Object.values(weeks).reduce((sum, each) => sum + each, 0);
}
