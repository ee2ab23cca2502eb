import { DecisionKind } from '../agreement/decision.entity.ts';
import { recordDecision } from '../agreement/decision.service.ts';
import { Comparison } from '../agreement/revisit-trigger.entity.ts';
import { Theme } from '../feedback/theme.entity.ts';
import { globalId } from '../platform/graphql/global-id.ts';
import type { Work } from '../platform/work.ts';
import { ItemStatus } from '../roadmap/item.enums.ts';
import { type Cast, leads } from './cast.ts';
import type { Plot } from './items.ts';
import type { Lives } from './lives.ts';
import type { Stage } from './stage.ts';

/** Why not, and what is given up for it; in the order of the items. */
const declines: readonly [rationale: string, gaveUp: string][] = [
  [
    'Four customers ask, and the clearing of one cheque costs us eleven euros.',
    'Four accounts, two of them larger ones.',
  ],
  ['Two deals were lost to it; the steel card costs nine times as much and cannot be recycled.', 'The look of it.'],
  ['A counter costs as much as forty thousand calls.', 'Customers over seventy who will not join.'],
  [
    'It brings deposits for the prize, not for us; the supervisor frowns on it.',
    'A campaign that others would write about.',
  ],
  ['Printing photos needs a review of each picture by a person.', 'A laugh, and some attention.'],
  [
    'A rewrite takes a year in which customers get nothing; the slow parts are three screens, which we mend.',
    'One code for both phones.',
  ],
  ['The check is what the licence rests on. A million does not change that.', 'The largest lead of the quarter.'],
  ['Forty machines cost more than the fees of all customers at others’ machines.', 'Towns without a free machine.'],
  [
    'Two in a hundred calls, four people on shifts. Locking a card works without a call.',
    'Comfort for whoever wakes up at three.',
  ],
  [
    'We have twelve services and trouble enough. Nothing that customers feel gets better by it.',
    'Teams that deploy wholly alone.',
  ],
  ['We have neither the capital nor the people who judge a loan.', 'Income that others make with our customers.'],
  ['Each country takes a licence and a year. Two countries with many requests come first.', 'Customers who move.'],
  ['Nobody asked for it but the agency.', 'Nothing that we know of.'],
  ['The post does not carry cash, and our insurer does not insure it.', 'One island.'],
];

const stops: readonly [question: string, outcome: string, rationale: string][] = [
  [
    'Do we go on with payments by palm?',
    'No, the trial ends',
    'Eleven shops, four payments a day, and the partner wants to be paid by terminal.',
  ],
  ['Do we go on with advice on budgets?', 'No', 'The trial showed that owners mute it within a week.'],
  [
    'Do we go on with voice commands?',
    'No',
    'One in fourteen sums is understood wrongly, and the check screen takes longer than typing.',
  ],
  ['Do we go on with the block chain for receipts?', 'No', 'A signature does the same, and takes no partner.'],
  [
    'Do we go on with our own map?',
    'No, we buy a better one',
    'Another supplier is right in nineteen of twenty villages.',
  ],
  [
    'Do we build a second app for firms?',
    'No, a mode in the one app',
    'Two apps would need two of each release, and half of the owners use both sides.',
  ],
];

/** Plays what was declined and stopped, each with the decision behind it. */
export function playNoes(stage: Stage, cast: Cast, lives: Lives, plots: readonly Plot[]): void {
  const of = (status: ItemStatus) => plots.filter((plot) => plot.status === status);
  for (const [index, plot] of of(ItemStatus.DECLINED).entries()) {
    const declined = 292 - index * 21;
    lives.play(plot, index, { created: declined + 30 + (index % 4) * 9 });
    stage.alone(declined, cast.actor(leads[plot.team].product), (work) => decline(work, lives, plot, index, stage));
  }
  for (const [index, plot] of of(ItemStatus.STOPPED).entries()) {
    const stopped = 250 - index * 40;
    lives.play(plot, index, { created: stopped + 80, discovery: stopped + 60 });
    lives.by('product', plot, stopped + 10, (work) =>
      lives.step(work, plot.key, ItemStatus.PAUSED, 'The trial is over; we look at what it showed.'),
    );
    stage.alone(stopped, cast.actor(leads[plot.team].engineering), async (work) => {
      const [question, outcome, rationale] = stops[index]!;
      const itemIds = [lives.id(plot.key)];
      await recordDecision(work, { kind: DecisionKind.STOP, question, outcome, rationale, itemIds });
      await lives.step(work, plot.key, ItemStatus.STOPPED);
    });
  }
}

async function decline(work: Work, lives: Lives, plot: Plot, index: number, { calendar }: Stage): Promise<void> {
  const [rationale, gaveUp] = declines[index]!;
  const themes = await Promise.all(plot.themes.map((slug) => work.find(Theme, { slug })));
  const revisit = index % 5 === 1 ? { revisitOn: calendar.day(20 - index * 9) } : {};
  const [watched] = plot.themes;
  const trigger =
    watched && index % 2 === 0
      ? { revisitWhen: [{ themeSlug: watched, comparison: Comparison.ABOVE, value: index === 0 ? 60 : 900 }] }
      : {};
  await recordDecision(work, {
    kind: DecisionKind.DECLINE,
    question: `${plot.title}?`,
    outcome: 'No',
    rationale,
    gaveUp,
    itemIds: [lives.id(plot.key)],
    themeIds: themes.flatMap((theme) => (theme ? [globalId('Theme', theme.id)] : [])),
    tradeOffKeys: ['focus-over-breadth'],
    ...revisit,
    ...trigger,
  });
  await lives.step(work, plot.key, ItemStatus.DECLINED);
}
