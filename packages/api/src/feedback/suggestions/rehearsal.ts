import type { Learn } from './boldness.ts';
import { vectorOf } from './feature-table.ts';
import type { Sample } from './lessons.ts';
import type { Case } from './logistic.ts';
import { judge, measuresOf, measuresOfNone } from './model.ts';
import { randomFrom } from './random.ts';

/** How it went with texts that were not learnt from. */
export interface Rehearsal {
  /** The best theme: was it right? */
  first: Case[];
  /** The next four. */
  later: Case[];
  /** Was there none that fits? */
  none: Case[];
}

const parts = 5;
const wantedCases = 600;
const mostRounds = 5;
const mostCases = 2_000;
/** Of a hundred texts, so many are taken to fit no theme. */
const shareOfNone = 0.2;

/**
 * Learns from four fifths and looks how it goes with the rest. A fifth of the themes is left out altogether: their
 * texts fit none. What few examples leave to chance is repeated with other fifths.
 */
export function rehearse(
  told: readonly Sample[],
  samples: readonly Sample[],
  classes: number,
  learn: (samples: readonly Sample[], classes: number) => ReturnType<Learn>,
): Rehearsal {
  const found: Rehearsal = { first: [], later: [], none: [] };
  const decided = samples.filter((sample) => sample.classes.length > 0);
  if (decided.length < parts) return found;
  const lots = lotsOf(decided.length, 1);
  const themeLots = lotsOf(classes, 2);
  const rounds = Math.min(mostRounds, Math.ceil((parts * wantedCases) / decided.length));
  for (let round = 0; round < rounds; round++) {
    const kept = renumbered(themeLots, classes < parts ? parts : round);
    const shown = decided.filter((_, index) => lots[index] !== round);
    const held = decided.filter((_, index) => lots[index] === round);
    const learnt = learn([...told, ...shown].flatMap(kept.sample), kept.count);
    for (const sample of held) note(found, learnt, sample, kept.sample(sample)[0]?.classes ?? []);
  }
  return { first: some(found.first), later: some(found.later), none: balanced(some(found.none)) };
}

/** Of many cases every so many-th: enough to fit a line through. */
function some(cases: readonly Case[]): Case[] {
  const every = Math.ceil(cases.length / mostCases);
  return cases.filter((_, index) => index % every === 0);
}

/** Samples with the classes of a lot taken out of them, and the others numbered anew. */
function renumbered(themeLots: Uint8Array, leftOut: number): { count: number; sample(sample: Sample): Sample[] } {
  let count = 0;
  const numbers = Array.from(themeLots, (lot) => (lot === leftOut ? -1 : count++));
  const sample = ({ classes, not, ...rest }: Sample): Sample[] => {
    const kept = classes.map((each) => numbers[each]!).filter((each) => each >= 0);
    return kept.length > 0 ? [{ ...rest, classes: kept }] : [];
  };
  return { count, sample };
}

function note(
  found: Rehearsal,
  { table, weights }: ReturnType<Learn>,
  sample: Sample,
  fitting: readonly number[],
): void {
  const vector = vectorOf(table, sample.parts);
  const { ranked, scores, probabilities } = judge(weights, vector);
  const measures = measuresOfNone(vector, ranked, scores, probabilities);
  found.none.push({ measures, held: fitting.length === 0, weight: 1 });
  if (fitting.length === 0) return;
  for (const [rank, theme] of ranked.slice(0, parts).entries()) {
    const held = fitting.includes(theme);
    found[rank === 0 ? 'first' : 'later'].push({ measures: measuresOf(probabilities, theme), held, weight: 1 });
  }
}

/** Cases weighed so that texts that fit none have their share, however many there were. */
function balanced(cases: readonly Case[]): Case[] {
  const none = cases.filter(({ held }) => held).length;
  if (none === 0 || none === cases.length) return [];
  return cases.map((each) => ({
    ...each,
    weight: each.held
      ? (shareOfNone * cases.length) / none
      : ((1 - shareOfNone) * cases.length) / (cases.length - none),
  }));
}

/** Deals so many things out into five lots, at random and the same each time. */
function lotsOf(count: number, seed: number): Uint8Array {
  const random = randomFrom(seed);
  const lots = Uint8Array.from({ length: count }, (_, index) => index % parts);
  for (let last = count - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [lots[last], lots[other]] = [lots[other]!, lots[last]!];
  }
  return lots;
}
