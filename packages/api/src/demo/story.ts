import { CheckCriterion } from '../agreement/check-criterion.ts';
import { DecisionKind } from '../agreement/decision.entity.ts';
import type { DecisionRecordInput } from '../agreement/decision.input.ts';
import { recordDecision } from '../agreement/decision.service.ts';
import { FindingRule } from '../agreement/finding-rule.ts';
import { Comparison } from '../agreement/revisit-trigger.entity.ts';
import { signOff } from '../agreement/sign-off.service.ts';
import { northStarInForce } from '../north-star/north-star.reading.ts';
import { globalId } from '../platform/graphql/global-id.ts';
import type { Work } from '../platform/work.ts';
import { ItemStatus } from '../roadmap/item.enums.ts';
import type { RoadmapItemUpdateInput } from '../roadmap/item.input.ts';
import { editItem } from '../roadmap/item.service.ts';
import { setSuccessMetric } from '../roadmap/parts.service.ts';
import type { PlanDay } from '../roadmap/plan-date.rules.ts';
import { moveItem } from '../roadmap/rank.service.ts';
import { setSupportBurden } from '../roadmap/worth.service.ts';
import { ServiceLevelObjective } from '../slo/service-level-objective.entity.ts';
import type { Cast, PersonKey } from './cast.ts';
import type { Plot } from './items.ts';
import type { Lives } from './lives.ts';
import type { Stage } from './stage.ts';

/** Plays what happened beside the plain lives of items: what was agreed, moved, promised anew, and set aside. */
export function playStory(stage: Stage, cast: Cast, lives: Lives, plots: readonly Plot[]): void {
  const story = new Story(stage, cast, lives, new Map(plots.map((plot) => [plot.key, plot])));
  story.agreements();
  story.promises();
  story.waivers();
  story.tradeOffs();
  story.ranks();
  story.worth();
  story.pauses();
}

class Story {
  constructor(
    private stage: Stage,
    private cast: Cast,
    private lives: Lives,
    private plots: ReadonlyMap<string, Plot>,
  ) {}

  /** The North Star is agreed on; much later a lead rewrites what an item is for, and its sign-offs go. */
  agreements(): void {
    for (const key of ['mara', 'tomas'] as const)
      this.by(key, 385, async (work) =>
        signOff(work, { subjectId: globalId('NorthStar', (await northStarInForce(work))!.id) }),
      );
    const outcome = 'No fee is charged that was not shown on the screen before, card payments abroad included.';
    this.stage.alone(10, this.cast.actor('seun'), (work) =>
      this.edit(work, 'fees', { outcome, reason: 'Complaints of October were about card payments abroad.' }),
    );
    this.lives.needs('ingrid', 11, 'beneficiary', 'gateway', 'Questions about names go over the second line.');
    this.lives.needs('seun', 11, 'cheque', 'ledger', 'Announced transfers are read from the one ledger.');
    this.lives.needs('mara', 11, 'virtual', 'wallets', 'A virtual card is of use in a wallet only.');
    this.lives.needs('tomas', 11, 'double', 'declines', 'Both change how answers to terminals are kept.');
    this.lives.needs('david', 11, 'passkeys', 'phone', 'Moving to a new phone comes first.');
  }

  /** One target moves and the drift shows; another item is promised anew. */
  promises(): void {
    const { calendar } = this.stage;
    this.stage.alone(24, this.cast.actor('seun'), async (work) => {
      const decisionId = await this.decide(work, {
        kind: DecisionKind.DEFER,
        question: 'Do we move the ledger before Christmas?',
        outcome: 'No, two quarters later',
        rationale: 'A difference of one cent in December costs more trust than a slow ledger until summer.',
        gaveUp: 'Fewer incidents in the busiest weeks.',
        itemIds: [this.lives.id('ledger')],
        tradeOffKeys: ['trust-over-speed'],
      });
      await this.edit(work, 'ledger', { target: calendar.quarter(2), decisionId });
    });
    this.stage.alone(17, this.cast.actor('mara'), async (work) => {
      const decisionId = await this.decide(work, {
        kind: DecisionKind.DEFER,
        question: 'Do refunds wait for the scheme’s new messages?',
        outcome: 'Yes, by a quarter',
        rationale: 'The date of a refund comes with the new messages; guessing it would be another broken word.',
        itemIds: [this.lives.id('refunds')],
      });
      await this.edit(work, 'refunds', { target: calendar.quarter(2), decisionId });
    });
    for (const key of ['seun', 'ingrid'] as const)
      this.by(key, 23, (work) => signOff(work, { subjectId: this.lives.id('ledger') }));
    for (const key of ['mara', 'tomas'] as const)
      this.by(key, 16, (work) => signOff(work, { subjectId: this.lives.id('refunds') }));
    let rescope = '';
    this.stage.alone(31, this.cast.actor('mara'), async (work) => {
      rescope = await this.decide(work, {
        kind: DecisionKind.RESCOPE,
        question: 'Does tracking cover carriers abroad?',
        outcome: 'No: two countries, a quarter later, with a date that we keep',
        rationale: 'Carriers abroad give no scans. Two countries are nine in ten cards.',
        gaveUp: 'One in ten new customers.',
        itemIds: [this.lives.id('tracking')],
        tradeOffKeys: ['focus-over-breadth'],
        options: [
          {
            title: 'All carriers, half a year later',
            pros: 'Everybody is served.',
            cons: 'Nobody is before summer.',
            chosen: false,
          },
          {
            title: 'Two countries now',
            pros: 'Nine in ten in this quarter.',
            cons: 'One in ten goes on asking.',
            chosen: true,
          },
        ],
      });
    });
    for (const key of ['mara', 'tomas'] as const) this.by(key, 30, (work) => signOff(work, { subjectId: rescope }));
    this.stage.alone(29, this.cast.actor('mara'), (work) =>
      this.edit(work, 'tracking', { target: calendar.quarter(1), decisionId: rescope }),
    );
    for (const key of ['mara', 'tomas'] as const)
      this.by(key, 28, (work) => signOff(work, { subjectId: this.lives.id('tracking') }));
  }

  /** What cannot hold is set aside by name, by both. */
  waivers(): void {
    const promised = this.lives.promisedOn('archive');
    this.agreed(promised + 3, ['priya', 'david'], () => ({
      kind: DecisionKind.WAIVER,
      question: 'May the archive be promised without evidence and measure?',
      outcome: 'Yes',
      rationale: 'The law wants it. No customer asks for it, and no input moves by it.',
      itemIds: [this.lives.id('archive')],
      waives: [CheckCriterion.MEASURABLE, CheckCriterion.ALIGNED, CheckCriterion.EVIDENCED],
    }));
    this.agreed(16, ['seun', 'ingrid'], () => ({
      kind: DecisionKind.WAIVER,
      question: 'May insights be looked into before we know how to measure them?',
      outcome: 'Yes, until the trial with thirty firms ends',
      rationale: 'The trial is to show what could be measured.',
      itemIds: [this.lives.id('insights')],
      waivesFindings: [FindingRule.NO_SUCCESS_METRIC],
      revisitOn: this.stage.calendar.day(-40),
    }));
  }

  /** What was weighed, and what is to be looked at again. */
  tradeOffs(): void {
    const { calendar } = this.stage;
    this.agreed(120, ['mara', 'tomas'], () => ({
      kind: DecisionKind.TRADE_OFF,
      question: 'Do we put cards into wallets before the plastic is there?',
      outcome: 'Yes',
      rationale: 'One more week to the first payment costs more customers than fraud costs money.',
      gaveUp: 'A second look at the identity before the first payment.',
      tradeOffKeys: ['focus-over-breadth'],
      itemIds: [],
      revisitWhen: [{ metricKey: 'fraud-loss-bps', comparison: Comparison.ABOVE, value: 9 }],
    }));
    this.agreed(75, ['priya', 'david'], () => ({
      kind: DecisionKind.TRADE_OFF,
      question: 'Do we build the check of documents ourselves?',
      outcome: 'No, we buy it',
      rationale: 'Nobody chooses us for it, and the supervisor knows the provider.',
      gaveUp: 'Two cents a check, and a say in what is built next.',
      tradeOffKeys: ['buy-over-build'],
      itemIds: [this.lives.id('selfie')],
      teamSlugs: ['trust'],
      revisitOn: calendar.day(3),
    }));
    this.stage.alone(47, this.cast.actor('ingrid'), async (work) => {
      const slo = await work.find(ServiceLevelObjective, { slug: 'transfers-completion' });
      await this.decide(work, {
        kind: DecisionKind.SLO_CHANGE,
        question: 'Is thirty minutes for a transfer the right promise?',
        outcome: 'Yes, and new work waits once the budget is gone',
        rationale: 'Suppliers call after half an hour.',
        sloIds: [globalId('ServiceLevelObjective', slo!.id)],
        revisitWhen: [{ sloSlug: 'transfers-completion', comparison: Comparison.BELOW, value: 0.2 }],
      });
    });
  }

  /** Some things matter more than when they were proposed. */
  ranks(): void {
    const moves: [key: string, before: string, daysAgo: number, who: PersonKey, reason: string][] = [
      ['gateway', 'tracking', 13, 'ingrid', 'Four outages this quarter.'],
      ['retries', 'instant', 27, 'ingrid', 'Mend before adding.'],
      ['double', 'virtual', 20, 'mara', 'Forty customers a week are charged twice.'],
      ['idcheck', 'insights', 9, 'priya', 'Eleven hours without new customers.'],
      ['funds', 'activation', 34, 'priya', 'The audit asks for it.'],
      ['atmrate', 'swift', 15, 'seun', 'Complaints rise each summer; this must be there before.'],
      ['declines', 'tracking', 41, 'mara', 'Declines are the first reason to leave.'],
    ];
    for (const [key, before, daysAgo, who, reason] of moves) {
      this.stage.alone(daysAgo, this.cast.actor(who), async (work) => {
        await moveItem(work, { id: this.lives.id(key), beforeId: this.lives.id(before), reason });
        work.note.reason = reason;
      });
    }
  }

  /** What released items brought, and what they cost. */
  worth(): void {
    const released = [...this.plots.values()].filter(({ status }) => status === ItemStatus.RELEASED);
    for (const [index, plot] of released.entries()) {
      const [expectedHoursPerWeek, actualHoursPerWeek] = index === 1 ? [3, 9] : [4, 2 + (index % 3)];
      this.lives.by('product', plot, 6, async (work) => {
        const itemId = this.lives.id(plot.key);
        await setSupportBurden(work, { itemId, expectedHoursPerWeek, actualHoursPerWeek });
        if (!plot.measure || index % 3 === 2) return;
        const { metricKey, target, baseline } = plot.measure;
        const actual =
          index === 4
            ? baseline + (baseline - target) * 0.2
            : index === 3
              ? (baseline + target) / 2
              : target + (target - baseline) * 0.1;
        await setSuccessMetric(work, { itemId, metricKey, target, actual: Number(actual.toPrecision(4)) });
      });
    }
  }

  /** Some work rests. */
  pauses(): void {
    const reasons = [
      'The partner bank takes no deposits before summer.',
      'Support hires first; a chat that nobody answers is worse than none.',
      'The chain of shops was sold.',
      'Waits for the second owner in onboarding.',
      'Waits for the one ledger.',
    ];
    const paused = [...this.plots.values()].filter(({ status }) => status === ItemStatus.PAUSED);
    for (const [index, plot] of paused.entries())
      this.lives.by('product', plot, 62 - index * 9, (work) =>
        this.lives.step(work, plot.key, ItemStatus.PAUSED, reasons[index]),
      );
    // What is out or rests makes room for what is being worked on.
    for (const plot of this.plots.values()) {
      if (plot.status !== ItemStatus.PAUSED && plot.status !== ItemStatus.RELEASED) continue;
      this.lives.by('product', plot, 3, (work) =>
        moveItem(work, { id: this.lives.id(plot.key), afterId: this.lives.id('minors') }),
      );
    }
  }

  private by(key: PersonKey, daysAgo: number, act: (work: Work) => Promise<unknown>): void {
    this.stage.on(daysAgo, this.cast.actor(key), key, act);
  }

  private async decide(work: Work, input: DecisionRecordInput): Promise<string> {
    return globalId('Decision', (await recordDecision(work, input)).id);
  }

  /** A decision that the two sign on the day after. */
  private agreed(daysAgo: number, [first, second]: [PersonKey, PersonKey], input: () => DecisionRecordInput): void {
    let id = '';
    this.stage.alone(daysAgo, this.cast.actor(first), async (work) => {
      id = await this.decide(work, input());
    });
    for (const key of [first, second]) this.by(key, daysAgo - 1, (work) => signOff(work, { subjectId: id }));
  }

  private async edit(
    work: Work,
    key: string,
    changes: Partial<RoadmapItemUpdateInput> & { target?: PlanDay },
  ): Promise<void> {
    const { version } = await this.lives.item(work, key);
    await editItem(work, { id: this.lives.id(key), version, ...changes });
    work.note.reason ??= changes.reason ?? null;
  }
}
