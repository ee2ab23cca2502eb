import { setAllocation } from '../capacity/allocation.service.ts';
import { savePeriod, setCapacity } from '../capacity/period.service.ts';
import { globalId } from '../platform/graphql/global-id.ts';
import { ItemKind, ItemStatus } from '../roadmap/item.enums.ts';
import { type Cast, leads, type PersonKey, type TeamSlug } from './cast.ts';
import type { Plot } from './items.ts';
import type { Lives } from './lives.ts';
import type { Stage } from './stage.ts';

interface Time {
  gross: number;
  timeOff: number;
  onCall: number;
  support: number;
}

const times: Record<TeamSlug, Time> = {
  cards: { gross: 60, timeOff: 6, onCall: 3, support: 4 },
  payments: { gross: 60, timeOff: 5, onCall: 6, support: 5 },
  trust: { gross: 72, timeOff: 6, onCall: 6, support: 3 },
};

const covers: Record<TeamSlug, [area: string, people: PersonKey[]][]> = {
  cards: [
    ['Printing partners', ['aiko']],
    ['Card scheme', ['tomas', 'pieter']],
    ['Wallets', ['jonas', 'aiko']],
  ],
  payments: [
    ['Transfer scheme', ['ingrid', 'bruno']],
    ['Ledger', ['leila', 'bruno', 'sofia']],
    ['Rates', ['sofia', 'leila']],
  ],
  trust: [
    ['Identity provider', ['hanna', 'rasmus']],
    ['Secrets and keys', ['david']],
    ['Mobile API', ['rasmus', 'hanna']],
  ],
};

const mixes = [0.7, 0.65, 0.65, 0.6, 0.6];

/** The quarters that are planned: the two before the present one, and the two after. */
const quarters = [-2, -1, 0, 1, 2];

/** How much of its effort an item takes of its team: more than there is, in one team and quarter. */
const pressure: Partial<Record<TeamSlug, number>> = { payments: 0.75, cards: 0.65, trust: 0.8 };

/** Plays quarters, what each team has of them, and what the items take. */
export function playCapacity(stage: Stage, cast: Cast, lives: Lives, plots: readonly Plot[]): void {
  const periods = new Map<number, string>();
  for (const [place, ahead] of quarters.entries()) {
    const daysAgo = Math.max(12, 200 - place * 60);
    stage.on(daysAgo, cast.actor('priya'), 'priya', async (work) => {
      const share = mixes[place]!;
      const targetMix = [
        { kind: ItemKind.FEATURE, share },
        { kind: ItemKind.TECHNICAL_INVESTMENT, share: Number((1 - share).toFixed(2)) },
      ];
      periods.set(
        ahead,
        globalId('PlanningPeriod', (await savePeriod(work, { ...stage.calendar.period(ahead), targetMix })).id),
      );
    });
    for (const team of Object.keys(times) as TeamSlug[]) {
      const who = leads[team].engineering;
      const cover = () =>
        covers[team].map(([area, people]) => ({ area, personIds: people.map((key) => cast.id(key)) }));
      stage.on(daysAgo - 1, cast.actor(who), who, (work) =>
        setCapacity(work, { periodId: periods.get(ahead)!, teamSlug: team, ...times[team], cover: cover() }),
      );
    }
  }
  for (const [index, plot] of plots.entries()) {
    const ahead = quarterOf(plot, index);
    if (ahead === null) continue;
    const weeks = plot.steps.reduce((sum, step) => sum + step.weeks, 0) * (pressure[plot.team] ?? 1);
    lives.by('engineering', plot, 4, (work) =>
      setAllocation(work, {
        itemId: lives.id(plot.key),
        teamSlug: plot.team,
        periodId: periods.get(ahead)!,
        personWeeks: Math.max(1, Math.round(weeks)),
      }),
    );
  }
}

/** The quarter in which an item takes time: the present one, or for what is not begun one of the next. */
function quarterOf({ status, kind }: Plot, index: number): number | null {
  if (status === ItemStatus.RELEASED) return -1;
  if (status === ItemStatus.IN_PROGRESS) return 0;
  if (status === ItemStatus.COMMITTED) return index % 3 === 0 ? 0 : 1;
  if (status === ItemStatus.DISCOVERY) return kind === ItemKind.FEATURE ? 1 : 2;
  return null;
}
