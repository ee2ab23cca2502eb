import { metricImport } from '../imports/metrics/metric.import.ts';
import type { MetricDirection } from '../north-star/metric.entity.ts';
import { saveMetric } from '../north-star/metric.service.ts';
import { setNorthStar } from '../north-star/north-star.service.ts';
import { savePriority } from '../north-star/priority.service.ts';
import type { Cast, PersonKey } from './cast.ts';
import { dice } from './dice.ts';
import type { Stage } from './stage.ts';
import { textsFrom } from './texts.ts';

interface Measure {
  name: string;
  unit: string;
  direction: MetricDirection;
  /** A year ago, and today. */
  from: number;
  to: number;
  owner: PersonKey;
  definition: string;
}

const inputs = [
  {
    metricKey: 'activation-rate',
    target: 70,
    belief: 'Whoever pays in the first week still pays after a year three times as often.',
  },
  {
    metricKey: 'payment-success-rate',
    target: 98,
    belief: 'A payment that fails is made elsewhere, and the next one too.',
  },
  {
    metricKey: 'contacts-per-1000-payments',
    target: 9,
    belief: 'Whoever has to ask twice in a month leaves within three.',
  },
  {
    metricKey: 'verified-within-a-day',
    target: 85,
    belief: 'Nobody pays before the check; each day of waiting loses one in eight.',
  },
  {
    metricKey: 'payments-per-customer',
    target: 8,
    belief: 'Whoever pays rent, suppliers and wages with us does not leave for a cheaper card.',
  },
];

const northStar = {
  statement: 'Small businesses that pay with us every week',
  why: 'A business that pays weekly stays, recommends us, and carries the cost of its account. Nothing else that we measure says all three.',
  metricKey: 'weekly-active-payers',
  baseline: 38_900,
  target: 55_000,
  guardrailKeys: ['fraud-loss-bps', 'complaints-per-10k'],
  prioritySlugs: ['small-businesses', 'boringly-reliable', 'licence-audit'],
  inputs,
  amend: false,
};

const priorities = [
  {
    slug: 'small-businesses',
    title: 'Win the small businesses',
    description: 'Firms of up to fifty people are four in five of all accounts to be had.',
  },
  { slug: 'boringly-reliable', title: 'Be boringly reliable', description: 'Nobody talks about a bank that works.' },
  { slug: 'licence-audit', title: 'Pass the licence audit', description: 'The supervisor comes in spring.' },
];

/** Plays the North Star, what it is measured by, and a year of weekly values. */
export function playMeasures(stage: Stage, cast: Cast, firstDay: number): void {
  const { calendar } = stage;
  const measures = Object.entries(textsFrom<Record<string, Measure>>('metrics.yaml'));
  stage.on(firstDay - 1, cast.actor('mara'), 'mara', async (work) => {
    for (const [key, { name, unit, direction, owner, definition }] of measures)
      await saveMetric(work, { key, name, unit, direction, definition, ownerId: cast.id(owner) });
    for (const priority of priorities) await savePriority(work, priority);
    const targetDate = calendar.day(-220);
    const before = { ...northStar, statement: 'Accounts opened every week', why: 'Growth first.', target: 45_000 };
    await setNorthStar(work, { ...before, inputs: inputs.slice(0, 2), targetDate });
  });
  stage.on(firstDay - 12, cast.actor('mara'), 'mara', (work) =>
    setNorthStar(work, { ...northStar, targetDate: calendar.day(-220) }),
  );
  const roll = dice(7);
  const files = [360, 270, 180, 90, 30, 0];
  for (const [place, to] of files.entries()) {
    const from = files[place - 1] ?? 385;
    const days = Array.from({ length: 60 }, (_, week) => week * 7)
      .filter((day) => day >= to && day < from)
      .reverse();
    stage.import(
      to,
      cast.actor('ingrid'),
      () => ({
        plan: metricImport,
        source: 'warehouse',
        fileName: `metrics-${calendar.day(calendar.workday(to))}.csv`,
        rows: days.flatMap((daysAgo) =>
          measures
            .filter(([key]) => key !== 'secrets-over-90-days' || daysAgo > 60)
            .map(([key, measure]) => ({
              key,
              at: calendar.ago(daysAgo, 6),
              value: valueAt(measure, 1 - daysAgo / 385, roll()),
            })),
        ),
      }),
      to - 20,
    );
  }
}

/** Where a metric stands when so much of the year is over: on its way from the first value to the last, with some noise. */
function valueAt({ from, to }: Measure, share: number, noise: number): number {
  const way = to - from;
  const value = from + way * share + way * 0.18 * (noise - 0.5) * (share < 1 ? 1 : 0);
  return Number(value.toPrecision(5));
}

/** One amends the North Star a few days ago: a later target for an input, which nobody has agreed to yet. */
export function amendNorthStar(stage: Stage, cast: Cast, daysAgo: number): void {
  stage.alone(daysAgo, cast.actor('mara'), (work) => {
    work.note.reason = 'The audit moved half a quarter of work from activation to verification.';
    const later = inputs.map((input) => (input.metricKey === 'activation-rate' ? { ...input, target: 68 } : input));
    return setNorthStar(work, { ...northStar, inputs: later, targetDate: stage.calendar.day(-220), amend: true });
  });
}
