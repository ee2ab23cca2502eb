import { signOff } from '../agreement/sign-off.service.ts';
import { measurementImport } from '../imports/measurements/measurement.import.ts';
import { globalId } from '../platform/graphql/global-id.ts';
import type { Work } from '../platform/work.ts';
import { BudgetExclusion } from '../slo/budget-exclusion.entity.ts';
import { saveExclusion } from '../slo/budget-exclusion.service.ts';
import { saveService } from '../slo/service.service.ts';
import { saveSlo } from '../slo/slo.service.ts';
import { BudgetingMethod, type SliKind, type SloRelation, WindowType } from '../slo/slo.types.ts';
import { type Cast, leads, type TeamSlug } from './cast.ts';
import { dice } from './dice.ts';
import { burns, objectiveMeasurements } from './measurements.ts';
import type { Stage } from './stage.ts';
import { textsFrom } from './texts.ts';

interface ServiceText {
  slug: string;
  name: string;
  team: TeamSlug;
  tier: number;
  description: string;
}

interface Objective {
  slug: string;
  service: string;
  name: string;
  kind: SliKind;
  objective: number;
  journey: string;
  burn: keyof typeof burns | null;
  freezes?: SloRelation[];
  unsigned?: true;
}

const policyFor = (freezes: SloRelation[]) => ({
  thresholds: [
    { remainingBelow: 0.5, action: 'Say so in the weekly review; look at each change twice.' },
    { remainingBelow: 0, action: 'Work that spends the budget waits until it is back above zero.', freezes },
  ],
});

/** Settings of the two objectives that are counted otherwise: in slices, and by the month. */
function countingOf(slug: string, year: number) {
  if (slug === 'login-latency')
    return { budgetingMethod: BudgetingMethod.TIMESLICES, timeSliceTarget: 0.95, timeSliceWindow: 'PT1H' };
  if (slug !== 'ledger-correctness') return {};
  const calendarStart = `${year - 1}-01-01 00:00:00`;
  return { window: 'P1M', windowType: WindowType.CALENDAR, calendarStart, timeZone: 'Europe/Berlin' };
}

/** Plays the services, their objectives with what was agreed on, exclusions, and three months of measurements. */
export function playObjectives(stage: Stage, cast: Cast, firstDay: number): void {
  const { services, objectives } = textsFrom<{ services: ServiceText[]; objectives: Objective[] }>('objectives.yaml');
  const year = stage.calendar.now.getUTCFullYear();
  const ids = new Map<string, string>();
  for (const [team, { product, engineering }] of Object.entries(leads)) {
    const own = services.filter((service) => service.team === team);
    const kept = objectives.filter(({ service }) => own.some(({ slug }) => slug === service));
    stage.on(firstDay, cast.actor(engineering), engineering, async (work) => {
      for (const { team: teamSlug, ...service } of own) await saveService(work, { ...service, teamSlug });
      const owners = { productOwnerId: cast.id(product), engineeringOwnerId: cast.id(engineering) };
      for (const each of kept) {
        const { slug, service: serviceSlug, name, kind: sliKind, objective, journey: userJourney, freezes } = each;
        const measured = { sliKind, objective, userJourney, window: 'P28D', ...countingOf(slug, year) };
        const policy = freezes && policyFor(freezes);
        ids.set(slug, (await saveSlo(work, { slug, serviceSlug, name, policy, ...measured, ...owners }, [])).id);
      }
    });
    for (const key of [product, engineering]) {
      const mine = kept.filter(({ unsigned }) => !(unsigned && key === engineering));
      stage.on(firstDay - 6, cast.actor(key), key, async (work) => {
        for (const { slug } of mine)
          await signOff(work, { subjectId: globalId('ServiceLevelObjective', ids.get(slug)!) });
      });
    }
  }
  playExclusions(stage, cast);
  playMeasurements(stage, cast, objectives);
}

/** A month at a time, as a file of what Prometheus has counted. */
function playMeasurements(stage: Stage, cast: Cast, objectives: readonly Objective[]): void {
  const { calendar } = stage;
  const roll = dice(11);
  const months = [
    { from: 92, to: 60, until: 32 },
    { from: 60, to: 30, until: 27 },
    { from: 30, to: 0, until: -1 },
  ];
  for (const { from, to, until } of months) {
    stage.import(
      to,
      cast.actor('ingrid'),
      () => ({
        plan: measurementImport,
        source: 'prometheus',
        fileName: `events-${calendar.day(calendar.workday(to))}.csv`,
        rows: objectives.flatMap(({ slug, objective, burn }) =>
          burn
            ? objectiveMeasurements(
                slug,
                objective,
                burns[burn],
                calendar,
                { from, to, step: slug === 'login-latency' ? 1 : 2 },
                roll,
              )
            : [],
        ),
      }),
      until,
    );
  }
}

function playExclusions(stage: Stage, cast: Cast): void {
  const { calendar } = stage;
  const exclude = async (work: Work, sloSlug: string, daysAgo: number, reason: string): Promise<string> => {
    const from = calendar.ago(daysAgo, 1);
    const slo = await saveExclusion(work, { sloSlug, from, to: new Date(from.getTime() + 3 * 3_600_000), reason });
    return (await work.list(BudgetExclusion, { sloId: slo.id })).at(-1)!.id;
  };
  let agreed = '';
  stage.on(9, cast.actor('ingrid'), 'ingrid', async (work) => {
    agreed = await exclude(
      work,
      'exchange-availability',
      11,
      'The market was closed; nobody could change money anywhere.',
    );
  });
  for (const [daysAgo, key] of [
    [8, 'ingrid'],
    [7, 'seun'],
  ] as const)
    stage.on(daysAgo, cast.actor(key), key, (work) =>
      signOff(work, { subjectId: globalId('BudgetExclusion', agreed) }),
    );
  stage.on(5, cast.actor('david'), 'david', (work) =>
    exclude(work, 'mobile-api-latency', 6, 'Load test of the second region, announced to all teams.'),
  );
}
