import type { Sought } from '../feedback/sought.rules.ts';

/** What a thing is found by: the folded words of its title and of the rest, each between blanks. */
export interface Findable {
  title: string;
  rest: string;
}

/** What is added for each kind: what was thought about stands before single voices. */
export const standing = { RoadmapItem: 0.6, Theme: 0.5, Decision: 0.4, ServiceLevelObjective: 0.4, Feedback: 0 };

const named = 100;
const worth = { title: 3, titleBegins: 2, rest: 1, restBegins: 0.7 };
/** A word that was only meant counts less than the same word typed. */
const meant = 0.6;
const together = { title: 2, rest: 1 };

/**
 * How well a thing fits what is sought, the higher the better: words in the title count more than others, whole ones
 * more than beginnings, typed ones more than those that may have been meant, and all in a row more than scattered.
 */
export function fitOf(sought: Sought, spellings: readonly (readonly string[])[] | null, thing: Findable): number {
  const { words, open } = sought;
  const sum = words.reduce((total, word, index) => {
    const begins = open && index === words.length - 1;
    const typed = fitOfWord(word, begins, thing);
    if (typed > 0 || !spellings) return total + typed;
    return total + meant * Math.max(0, ...spellings[index]!.map((each) => fitOfWord(each, false, thing)));
  }, 0);
  return sum / words.length + fitOfRow(words, thing);
}

/** The fit of a thing whose own identifier is sought. */
export const fitOfIdentifier = named;

function fitOfWord(word: string, begins: boolean, { title, rest }: Findable): number {
  if (title.includes(` ${word} `)) return worth.title;
  if (begins && title.includes(` ${word}`)) return worth.titleBegins;
  if (rest.includes(` ${word} `)) return worth.rest;
  return begins && rest.includes(` ${word}`) ? worth.restBegins : 0;
}

function fitOfRow(words: readonly string[], { title, rest }: Findable): number {
  const row = ` ${words.join(' ')}`;
  if (title.trim() === row.trim()) return 2 * together.title;
  if (words.length === 1) return 0;
  if (title.includes(row)) return together.title;
  return rest.includes(row) ? together.rest : 0;
}
