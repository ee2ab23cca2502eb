import { roadmapImport } from '../imports/roadmap/roadmap.import.ts';
import { globalId } from '../platform/graphql/global-id.ts';
import { ItemStatus } from '../roadmap/item.enums.ts';
import { ItemRef } from '../roadmap/item-links.entity.ts';
import { setAlignment, setSuccessMetric } from '../roadmap/parts.service.ts';
import { type Cast, leads } from './cast.ts';
import type { Plot } from './items.ts';
import type { Stage } from './stage.ts';
import { rationaleFor } from './words.ts';

const source = 'jira';
const movedIn = [200, 100, 14];

interface Past {
  plot: Plot;
  index: number;
  done: number;
  externalId: string;
}

/** Plays what was done in the year: it moves in, state by state, from the tool that was used before. */
export function playPast(stage: Stage, cast: Cast, done: readonly Plot[]): void {
  const pasts = done.map(
    (plot, index): Past => ({ plot, index, done: 336 - index * 11, externalId: `PAY-${100 + index * 7}` }),
  );
  for (const [place, daysAgo] of movedIn.entries()) {
    const since = movedIn[place - 1] ?? 10_000;
    const moved = pasts.filter((past) => past.done > daysAgo && past.done <= since);
    const rows = moved
      .flatMap((past) => statesOf(stage, past))
      .sort((one, other) => one.changedAt.localeCompare(other.changedAt));
    stage.import(daysAgo, cast.actor('eleanor'), {
      plan: roadmapImport,
      source,
      fileName: `jira-${stage.calendar.day(stage.calendar.workday(daysAgo))}.ndjson`,
      rows,
    });
    for (const past of moved) playMeasured(stage, cast, past, daysAgo - 2);
  }
}

function statesOf({ calendar }: Stage, { plot, index, done, externalId }: Past) {
  const at = (days: number) => calendar.ago(days - (days % 7), 10).toISOString();
  const weeks = plot.steps.reduce((sum, each) => sum + each.weeks, 0);
  const row = {
    externalId,
    title: plot.title,
    problem: plot.problem,
    outcome: plot.outcome,
    kind: plot.kind,
    valueDrivers: plot.drivers,
    team: plot.team,
    themes: plot.themes,
    effort: { low: weeks, likely: weeks + 1, high: weeks + 3 },
    target: calendar.day(done - 20).slice(0, 7),
    url: `https://jira.kestrel.example/browse/${externalId}`,
  };
  const milestones = (delivered: boolean) =>
    plot.steps.map(({ title, value, weeks: effortPersonWeeks }) => ({
      title,
      value,
      effortPersonWeeks,
      ...(delivered && { delivered, deliveredAt: at(done + 21) }),
    }));
  const created = Math.min(380, done + 77 + (index % 3) * 21);
  const states: [number, ItemStatus, boolean][] = [
    [created, ItemStatus.PROPOSED, false],
    [created - 14, ItemStatus.COMMITTED, false],
    [created - 28, ItemStatus.IN_PROGRESS, false],
    [done + 21, ItemStatus.RELEASED, true],
    [done, ItemStatus.DONE, true],
  ];
  const usable = states.filter(([days], place) => place === 0 || days < states[place - 1]![0] - 6);
  return usable.map(([days, status, delivered]) => ({
    ...row,
    status,
    horizon: 'NOW',
    milestones: milestones(delivered),
    changedAt: at(days),
  }));
}

/** What it served, and what came of it, is said once it is here. */
function playMeasured(stage: Stage, cast: Cast, { plot, index, externalId }: Past, daysAgo: number): void {
  const who = leads[plot.team].product;
  stage.on(daysAgo, cast.actor(who), who, async (work) => {
    const ref = await work.find(ItemRef, { source, externalId });
    const itemId = globalId('RoadmapItem', ref!.itemId);
    if (plot.serves)
      await setAlignment(work, {
        itemId,
        inputMetricKey: plot.serves,
        rationale: rationaleFor(plot.serves, index),
        expectedDelta: 0.5,
      });
    if (index % 2 === 0) {
      const missed = index % 8 === 6;
      await setSuccessMetric(work, {
        itemId,
        metricKey: 'incident-minutes',
        baseline: 610 - index * 8,
        target: 540 - index * 8,
        actual: missed ? 590 - index * 8 : 520 - index * 8,
      });
    }
  });
}
