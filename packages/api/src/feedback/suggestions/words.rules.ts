import { Parser } from 'htmlparser2';

const longest = 6_000;
const tag = /<\/?[a-z][^<>]*>|&(?:#\d+|#x[\da-f]+|[a-z]+\d*);/i;
const unread = new Set(['script', 'style', 'template']);
const run = /[\p{L}\p{M}\p{N}]+/gu;
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

/** What a person reads in a text that may be HTML: no tags, no scripts, no styles; at most the first 6,000 characters. */
export function readableText(text: string): string {
  const start = text.slice(0, 4 * longest);
  if (!tag.test(start)) return start.slice(0, longest);
  const parts: string[] = [];
  let hidden = 0;
  const parser = new Parser({
    onopentagname: (name) => {
      if (unread.has(name)) hidden++;
      parts.push(' ');
    },
    onclosetag: (name) => {
      if (unread.has(name)) hidden--;
      parts.push(' ');
    },
    ontext: (data) => {
      if (hidden === 0) parts.push(data);
    },
  });
  parser.end(start);
  return parts.join('').slice(0, longest);
}

/**
 * The words of a text in their order, in lower case and in compatible form (NFKC); signs are left out. Scripts
 * without spaces are cut where a dictionary sees words.
 */
export function wordsOf(text: string): string[] {
  const runs = text.normalize('NFKC').toLowerCase().match(run) ?? [];
  return runs.flatMap((each) => (unspaced.test(each) ? segmentsOf(each) : each));
}

function segmentsOf(text: string): string[] {
  return [...segmenter.segment(text)].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment);
}
