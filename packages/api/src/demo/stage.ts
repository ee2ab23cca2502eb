import type { DataSource } from 'typeorm';
import { ImportErrorPolicy } from '../imports/import.enums.ts';
import type { ImportPlan, RecordSource, RunOptions } from '../imports/import-plan.ts';
import type { ImportRun } from '../imports/import-run.entity.ts';
import { runImport } from '../imports/pipeline.ts';
import { noFields, type SourceRecord } from '../imports/reading/record.ts';
import type { Actor } from '../platform/actor.ts';
import { Work } from '../platform/work.ts';
import type { Calendar } from './calendar.ts';

/** What somebody does, in a Work of that day. */
export type Act = (work: Work) => Promise<unknown>;

interface Scene {
  daysAgo: number;
  order: number;
  who: () => Actor;
  key: string;
  play(actor: Actor, at: Date, acts: Act[]): Promise<void>;
  act?: Act;
  /** The day until which it may go on beside what follows. */
  until?: number;
}

/** What a run of an import is, in the demo. */
export interface Sending {
  plan: ImportPlan;
  source: string;
  fileName: string;
  rows: readonly object[];
  options?: Partial<RunOptions>;
  then?: (run: ImportRun) => void;
}

const minuteMs = 60_000;

/**
 * Collects what happens on which day and plays it day by day, through the services and imports that callers use. What
 * one person does on a day is one Work; what has a reason or a decision of its own is a Work of its own, and comes last.
 */
export class Stage {
  private scenes: Scene[] = [];
  private dataSource!: DataSource;

  constructor(readonly calendar: Calendar) {}

  /** What somebody does so many days ago, together with what else that person does on that day. */
  on(daysAgo: number, who: () => Actor, key: string, act: Act): void {
    this.scenes.push({ daysAgo, order: 1, who, key, act, play: (actor, at, acts) => this.work(actor, at, acts) });
  }

  /** What somebody does so many days ago, in a Work of its own. */
  alone(daysAgo: number, who: () => Actor, act: Act): void {
    const key = `alone ${this.scenes.length}`;
    this.scenes.push({ daysAgo, order: 2, who, key, act, play: (actor, at, acts) => this.work(actor, at, acts) });
  }

  /**
   * A run of an import so many days ago, before all else of that day. With `until` it goes on beside what follows, one
   * such run after the other, and is over before that day begins.
   */
  import(daysAgo: number, who: () => Actor, sending: Sending | (() => Sending), until?: number): void {
    const key = `import ${this.scenes.length}`;
    const play = (actor: Actor, at: Date) => this.send(actor, at, sending instanceof Function ? sending() : sending);
    this.scenes.push({ daysAgo, order: 0, who, key, play, until });
  }

  /** Plays all of it, the earliest first. */
  async play(dataSource: DataSource): Promise<void> {
    this.dataSource = dataSource;
    let beside = Promise.resolve();
    const going: { until: number; over: Promise<void> }[] = [];
    for (const day of this.days()) {
      for (const { until, over } of going) if (day[0]!.daysAgo <= until) await over;
      for (const [place, scenes] of worksOf(day).entries()) {
        const { who, daysAgo, play, until } = scenes[0]!;
        const acts = scenes.flatMap(({ act }) => act ?? []);
        const begin = () => play(who(), this.instant(daysAgo, place), acts);
        if (until === undefined) await begin();
        else {
          beside = beside.then(begin);
          // What fails is heard of where it is waited for.
          beside.catch(() => undefined);
          going.push({ until, over: beside });
        }
      }
    }
    await beside;
    this.scenes = [];
  }

  /** The scenes of each day, in the order in which they are played. */
  private days(): Scene[][] {
    const byDay = new Map<number, Scene[]>();
    for (const scene of this.scenes) byDay.set(scene.daysAgo, [...(byDay.get(scene.daysAgo) ?? []), scene]);
    return [...byDay.entries()]
      .sort(([one], [other]) => other - one)
      .map(([, scenes]) =>
        scenes.sort(
          (one, other) => one.order - other.order || one.key.localeCompare(other.key, 'en', { numeric: true }),
        ),
      );
  }

  private instant(daysAgo: number, place: number): Date {
    const start = this.calendar.ago(this.calendar.workday(daysAgo), 8);
    const late = this.calendar.workday(daysAgo) - daysAgo;
    return new Date(start.getTime() + late * 240 * minuteMs + place * (daysAgo > 0 ? 3 * minuteMs : 15_000));
  }

  private async work(actor: Actor, at: Date, acts: Act[]): Promise<void> {
    await Work.transact(this.dataSource, actor, { via: 'ui', at }, async (work) => {
      for (const act of acts) await act(work);
    });
  }

  private async send(actor: Actor, at: Date, { plan, source, fileName, rows, options, then }: Sending): Promise<void> {
    const told: RunOptions = {
      source,
      fileName,
      dryRun: false,
      errorPolicy: ImportErrorPolicy.REJECT_FAILED_ROWS,
      createMissingThemes: false,
      map: new Map(),
      defaultSubmittedAt: null,
      timeZone: null,
      defaultKind: null,
      lenient: false,
      connections: [],
      ...options,
    };
    const { run } = await runImport(this.dataSource, actor, plan, told, async () => rowsSource(rows), { at });
    then?.(run);
  }
}

/** What becomes one Work each, in the order of their first scenes. */
function worksOf(day: readonly Scene[]): Scene[][] {
  const works = new Map<string, Scene[]>();
  for (const scene of day) works.set(scene.key, [...(works.get(scene.key) ?? []), scene]);
  return [...works.values()];
}

function rowsSource(rows: readonly object[]): RecordSource {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].map((name) => ({ name, header: name }));
  const records = rows.map(
    (row, index): SourceRecord => ({ line: index + 2, fields: Object.assign(noFields(), row), raw: row }),
  );
  return {
    columns,
    columnsMayGrow: false,
    sample: records.slice(0, 20),
    records: (async function* () {
      yield* records;
    })(),
    description: () => 'Read as comma-separated text in UTF-8.',
  };
}
