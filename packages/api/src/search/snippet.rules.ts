import { wordsOf } from '../feedback/words.rules.ts';

const around = 80;
const word = /[\p{L}\p{M}\p{N}]+/gu;

/**
 * The words around the first match in the first of the texts that has one, about 160 signs on one line; what is left
 * out at an end is marked with `…`. Without a match, the beginning of the first text that has words.
 */
export function snippetOf(texts: readonly string[], isMatch: (word: string) => boolean): string {
  const lines = texts.map((text) => text.replace(/\s+/g, ' ').trim());
  for (const line of lines) {
    const at = matchIn(line, isMatch);
    if (at !== null) return cut(line, at);
  }
  return cut(lines.find((line) => line !== '') ?? '', 0);
}

function matchIn(line: string, isMatch: (word: string) => boolean): number | null {
  for (const found of line.matchAll(word)) {
    if (wordsOf(found[0]).trim().split(' ').some(isMatch)) return found.index + offsetIn(found[0], isMatch);
  }
  return null;
}

/** Where in a run of signs that are words of their own the match is. */
function offsetIn(run: string, isMatch: (word: string) => boolean): number {
  if (isMatch(wordsOf(run).trim())) return 0;
  let offset = 0;
  for (const sign of run) {
    if (isMatch(wordsOf(sign).trim())) return offset;
    offset += sign.length;
  }
  return 0;
}

function cut(line: string, at: number): string {
  const from = at <= around ? 0 : startOfWord(line, at - around);
  const to = at + around >= line.length ? line.length : endOfWord(line, at + around);
  return `${from > 0 ? '… ' : ''}${line.slice(from, to).trim()}${to < line.length ? ' …' : ''}`;
}

function startOfWord(line: string, at: number): number {
  const blank = line.indexOf(' ', at);
  return blank >= 0 && blank < at + around / 2 ? blank + 1 : whole(line, at);
}

function endOfWord(line: string, at: number): number {
  const blank = line.lastIndexOf(' ', at);
  return blank > at - around / 2 ? blank : whole(line, at);
}

/** Not within a sign of two units. */
function whole(line: string, at: number): number {
  return /[\udc00-\udfff]/.test(line.charAt(at)) ? at + 1 : at;
}
