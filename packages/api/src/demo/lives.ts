import sql from 'sql-template-tag';
import { signOff } from '../agreement/sign-off.service.ts';
import { Customer } from '../feedback/customer.entity.ts';
import { globalId } from '../platform/graphql/global-id.ts';
import type { Work } from '../platform/work.ts';
import { Level } from '../roadmap/alignment.entity.ts';
import { setDependency } from '../roadmap/dependency.service.ts';
import { Health } from '../roadmap/health.types.ts';
import { RoadmapItem } from '../roadmap/item.entity.ts';
import { Horizon, ItemStatus } from '../roadmap/item.enums.ts';
import { createItem } from '../roadmap/item.service.ts';
import { transitionItem } from '../roadmap/lifecycle.service.ts';
import { Milestone, MilestoneKind } from '../roadmap/milestone.entity.ts';
import { saveMilestone } from '../roadmap/milestone.service.ts';
import { setAlignment, setSuccessMetric } from '../roadmap/parts.service.ts';
import { moveItem } from '../roadmap/rank.service.ts';
import { setSloLink } from '../roadmap/slo-link.service.ts';
import { postStatusUpdate } from '../roadmap/status-update.service.ts';
import { setScore } from '../roadmap/worth.service.ts';
import { type Cast, leads, type PersonKey } from './cast.ts';
import type { Plot } from './items.ts';
import type { Stage } from './stage.ts';
import { rationaleFor, updateFor } from './words.ts';

/** On which day an item came where, in days ago. */
export interface Dates {
  created: number;
  discovery?: number;
  committed?: number;
  started?: number;
  released?: number;
}

/** Plays the lives of items through the services, and knows the items that were made. */
export class Lives {
  private ids = new Map<string, string>();
  private days = new Map<string, Dates>();

  constructor(
    private stage: Stage,
    private cast: Cast,
  ) {}

  /** The id by which callers name the item; once it is made. */
  id(key: string): string {
    const id = this.ids.get(key);
    if (!id) throw new Error(`The item ${key} is not made yet.`);
    return globalId('RoadmapItem', id);
  }

  /** The item as it is now. */
  async item(work: Work, key: string): Promise<RoadmapItem> {
    return work.take(RoadmapItem, this.ids.get(key)!);
  }

  /** What a lead of the item's team does on a day. */
  by(side: 'product' | 'engineering', plot: Plot, daysAgo: number, act: (work: Work) => Promise<unknown>): void {
    const key = leads[plot.team][side];
    this.stage.on(daysAgo, this.cast.actor(key), key, act);
  }

  /** A step of its life, with what the person who took it said. */
  async step(work: Work, key: string, to: ItemStatus, reason?: string): Promise<void> {
    const { version } = await this.item(work, key);
    await transitionItem(work, { id: this.id(key), version, to, reason: reason ?? null });
  }

  /** On which day the item was promised. */
  promisedOn(key: string): number {
    return this.days.get(key)!.committed!;
  }

  /** Plays an item from its making up to where its dates lead. */
  play(plot: Plot, index: number, dates: Dates): void {
    this.days.set(plot.key, dates);
    this.make(plot, index, dates);
    if (dates.discovery !== undefined) this.discover(plot, dates.discovery);
    if (dates.committed !== undefined) this.commit(plot, dates.committed);
    if (dates.started !== undefined) this.start(plot, index, { ...dates, started: dates.started });
    if (dates.released !== undefined) this.release(plot, dates.released);
  }

  private make(plot: Plot, index: number, dates: Dates): void {
    const { calendar } = this.stage;
    const { product, engineering } = leads[plot.team];
    const likely = plot.steps.reduce((sum, { weeks }) => sum + weeks, 0);
    const { target, start } = this.planOf(plot, index, dates);
    this.by('product', plot, dates.created, async (work) => {
      const isOpenQuestion = plot.status === ItemStatus.PROPOSED && index % 5 === 2;
      const item = await createItem(work, {
        title: plot.title,
        problem: plot.problem,
        outcome: plot.outcome,
        kind: plot.kind,
        valueDrivers: plot.drivers,
        horizon: Horizon.LATER,
        teamSlug: plot.team,
        productOwnerId: this.cast.id(product),
        engineeringOwnerId: plot.status === ItemStatus.PROPOSED ? null : this.cast.id(engineering),
        themeSlugs: plot.themes,
        touchesNoSlo: plot.slos.length === 0 && !isOpenQuestion,
        effort: isOpenQuestion ? null : { low: Math.max(1, likely - 2), likely, high: likely + 3 },
        labels: index % 6 === 1 ? ['quick-win'] : index % 6 === 4 ? ['audit'] : [],
        prioritySlugs: index % 3 === 0 ? ['small-businesses'] : index % 3 === 1 ? ['boringly-reliable'] : [],
        ...(await this.requestOf(work, index)),
        ...(target && { target }),
        ...(start && { start }),
      });
      this.ids.set(plot.key, item.id);
      for (const [place, step] of plot.steps.entries()) {
        const kind = place === 0 && plot.steps.length > 2 ? MilestoneKind.PROOF_OF_CONCEPT : MilestoneKind.INCREMENT;
        const due =
          dates.started === undefined ? undefined : calendar.month(place + 1 - Math.round(dates.started / 30));
        const { title, value, weeks } = step;
        await saveMilestone(work, {
          itemId: this.id(plot.key),
          title,
          value,
          kind,
          effortPersonWeeks: weeks,
          target: due,
        });
      }
      await this.sayWhy(work, plot, index);
    });
    if (plot.slos.length > 0) {
      this.by('engineering', plot, dates.created - 1, async (work) => {
        for (const { slug: sloSlug, relation } of plot.slos)
          await setSloLink(work, {
            itemId: this.id(plot.key),
            sloSlug,
            relation,
            rationale: rationaleFor(relation, index),
          });
      });
    }
  }

  private async sayWhy(work: Work, plot: Plot, index: number): Promise<void> {
    const itemId = this.id(plot.key);
    if (plot.measure) {
      const measureBy = this.stage.calendar.day(-90 - (index % 4) * 30);
      await setSuccessMetric(work, { itemId, ...plot.measure, measureBy });
    }
    if (plot.serves) {
      const confidence = [Level.MEDIUM, Level.HIGH, Level.LOW][index % 3];
      const expectedDelta = plot.serves.startsWith('contacts') ? -0.4 - (index % 3) * 0.3 : 0.5 + (index % 4) * 0.4;
      await setAlignment(work, {
        itemId,
        inputMetricKey: plot.serves,
        rationale: rationaleFor(plot.serves, index),
        expectedDelta,
        confidence,
      });
    }
    if (index % 5 !== 0) {
      const score = { impact: [1, 2, 0.5, 3, 2][index % 5]!, confidence: [0.8, 0.5, 1][index % 3]! };
      await setScore(work, { itemId, ...score, rationale: 'Scored together by both leads.' });
    }
  }

  private async requestOf(work: Work, index: number): Promise<object> {
    if (index % 7 !== 3) return {};
    const [customer] = await work.query<{ id: string }>(
      sql`select id from customer order by annual_revenue desc nulls last, name offset ${index}::integer limit 1`,
    );
    if (!customer) return {};
    const requestedById = globalId(Customer.name, customer.id);
    return {
      request: {
        driver: 'Named in their yearly review as what they miss most.',
        requestedById,
        singleCustomer: index % 2 === 1,
      },
    };
  }

  private planOf({ status }: Plot, index: number, { started }: Dates) {
    const { calendar } = this.stage;
    if (status === ItemStatus.PROPOSED) return index % 3 === 0 ? { target: calendar.quarter(2 + (index % 2)) } : {};
    if (started !== undefined) {
      const start = calendar.month(-Math.round(started / 30));
      return {
        start,
        target: status === ItemStatus.RELEASED ? calendar.quarter(-1) : calendar.quarter(index % 3 === 0 ? 1 : 0),
      };
    }
    if (status === ItemStatus.COMMITTED)
      return { start: calendar.month(1 + (index % 3)), target: calendar.quarter(1 + (index % 2)) };
    return { target: calendar.quarter(2 + (index % 2)) };
  }

  private discover(plot: Plot, daysAgo: number): void {
    this.by('product', plot, daysAgo, async (work) => {
      await this.step(work, plot.key, ItemStatus.DISCOVERY);
      await moveItem(work, { id: this.id(plot.key), horizon: Horizon.NEXT });
    });
  }

  private commit(plot: Plot, daysAgo: number): void {
    for (const side of ['product', 'engineering'] as const)
      this.by(side, plot, daysAgo + 1, (work) => signOff(work, { subjectId: this.id(plot.key) }));
    this.by('product', plot, daysAgo, async (work) => {
      await this.step(work, plot.key, ItemStatus.COMMITTED);
      await moveItem(work, { id: this.id(plot.key), horizon: Horizon.NOW });
    });
  }

  private start(plot: Plot, index: number, { started, released }: Dates & { started: number }): void {
    this.by('engineering', plot, started, (work) => this.step(work, plot.key, ItemStatus.IN_PROGRESS));
    const end = released ?? (index % 8 === 3 ? 19 : 2 + (index % 6));
    for (let place = 0, daysAgo = end + 36; place < 4; place++, daysAgo -= 12) {
      if (daysAgo > started - 3) continue;
      this.update(plot, 'engineering', daysAgo, healthAt(index, place), updateFor(index, place));
    }
    const delivered = released === undefined ? plot.steps.slice(0, index % 3 === 0 ? 0 : 1) : plot.steps;
    for (const [place, { title }] of delivered.entries()) {
      const daysAgo = Math.max(end + 1, started - 18 - place * 14);
      this.by('engineering', plot, daysAgo, (work) => this.deliver(work, plot, title, index + place));
    }
  }

  private async deliver(work: Work, plot: Plot, title: string, index: number): Promise<void> {
    const item = await this.item(work, plot.key);
    const milestone = await work.find(Milestone, { itemId: item.id, title });
    const { id, kind, value } = milestone!;
    const outcome = [
      'It took a week longer than meant; the second provider answers slowly.',
      'Half of the people found it without being told.',
      'The old way is still used by one in ten.',
    ][index % 3];
    await saveMilestone(work, {
      id: globalId('Milestone', id),
      itemId: this.id(plot.key),
      title,
      kind,
      value,
      delivered: true,
      outcome,
    });
  }

  private release(plot: Plot, daysAgo: number): void {
    this.by('product', plot, daysAgo, (work) => this.step(work, plot.key, ItemStatus.RELEASED));
  }

  /** Somebody says how an item fares. */
  update(plot: Plot, side: 'product' | 'engineering', daysAgo: number, health: Health, body: string): void {
    this.by(side, plot, daysAgo, (work) => postStatusUpdate(work, { itemId: this.id(plot.key), health, body }));
  }

  /** One item needs another one. */
  needs(who: PersonKey, daysAgo: number, key: string, neededKey: string, note: string): void {
    this.stage.on(daysAgo, this.cast.actor(who), who, (work) =>
      setDependency(work, { itemId: this.id(key), dependsOnId: this.id(neededKey), note }),
    );
  }
}

function healthAt(index: number, place: number): Health {
  if (place === 3 && index % 8 === 5) return Health.OFF_TRACK;
  return (index + place) % 5 === 2 ? Health.AT_RISK : Health.ON_TRACK;
}
