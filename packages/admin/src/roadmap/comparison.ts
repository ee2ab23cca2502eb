import type { ComparisonQuery } from '../gql/graphql.ts';
import type { Tone } from '../ui/tone.tsx';
import { statusWords } from './words.ts';

type Comparison = ComparisonQuery['roadmap']['compare'];

/** One thing that changed of an item since the instant that is shown. */
export interface Mark {
  tone: Tone;
  text: string;
}

const days = (count: number): string => `${count} ${count === 1 ? 'day' : 'days'}`;

function marksOfChange(change: Comparison['changed'][number]): Mark[] {
  const { statusFrom, statusTo, rankFrom, rankTo, targetDriftDays, effortDeltaPersonWeeks: effort } = change;
  const marks: Mark[] = [];
  if (statusFrom !== statusTo) marks.push({ tone: 'info', text: `now ${statusWords[statusTo].toLowerCase()}` });
  if (targetDriftDays) {
    const late = targetDriftDays > 0;
    marks.push({
      tone: late ? 'bad' : 'good',
      text: `${days(Math.abs(targetDriftDays))} ${late ? 'later' : 'earlier'}`,
    });
  }
  if (rankFrom !== rankTo && rankFrom !== null && rankTo !== null) {
    marks.push({ tone: 'neutral', text: `rank ${rankFrom} → ${rankTo}` });
  }
  if (effort !== 0) {
    marks.push({ tone: 'neutral', text: `${effort > 0 ? '+' : '−'}${Math.abs(effort)} person-weeks` });
  }
  for (const { identifier } of change.decisions) marks.push({ tone: 'special', text: identifier });
  return marks;
}

/** What changed of each item since, by the item's id. */
export function marksOf({ changed, removed }: Comparison): Map<string, Mark[]> {
  const marks = new Map<string, Mark[]>();
  for (const change of changed) marks.set(change.item.id, marksOfChange(change));
  for (const { id } of removed) marks.set(id, [{ tone: 'bad', text: 'deleted since' }]);
  return marks;
}

/** What changed in one sentence. */
export function summaryOf({ added, removed, changed }: Comparison): string {
  const slipped = changed.filter(({ targetDriftDays }) => (targetDriftDays ?? 0) > 0).length;
  const moved = changed.filter(({ statusFrom, statusTo }) => statusFrom !== statusTo).length;
  const parts = [
    [added.length, 'added'],
    [removed.length, 'removed'],
    [slipped, 'slipped'],
    [moved, 'changed status'],
  ] as const;
  const said = parts.filter(([count]) => count > 0).map(([count, words]) => `${count} ${words}`);
  return said.length > 0 ? `${said.join(', ')} since` : 'Nothing of weight changed since';
}
