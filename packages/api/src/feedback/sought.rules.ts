import { wordsOf } from './words.rules.ts';

/** What is searched for: words that all have to be there. */
export interface Sought {
  /** The words, folded. */
  words: string[];
  /** Whether the last word may be the beginning of one. */
  open: boolean;
  /** Signs of scripts that do not part words, as they have to follow each other: `' 银 行 卡'`. */
  phrases: string[];
}

const most = 16;
const longest = 200;
const unparted =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*$/u;

/** What a text that someone typed searches for; of more than 16 words the first. Null when there is no word in it. */
export function soughtIn(text: string): Sought | null {
  const words = wordsOf(text).trim().split(' ').filter(Boolean).slice(0, most);
  if (words.length === 0) return null;
  return {
    words: words.map((word) => word.slice(0, longest)),
    open: /[\p{L}\p{N}\p{M}]$/u.test(text.trimEnd()),
    phrases: text.split(/\s+/).flatMap(phrasesIn),
  };
}

function phrasesIn(chunk: string): string[] {
  const phrases: string[] = [];
  let signs: string[] = [];
  for (const word of [...wordsOf(chunk).trim().split(' '), '']) {
    if (unparted.test(word)) signs.push(word);
    else {
      if (signs.length > 1) phrases.push(` ${signs.join(' ')}`);
      signs = [];
    }
  }
  return phrases;
}

/** The tsquery, as text, for entries and things that have all the words, or one of the `spellings` of each. */
export function queryOf({ words, open }: Sought, spellings?: readonly (readonly string[])[]): string {
  return words
    .map((word, index) => {
      if (spellings) return `(${[word, ...spellings[index]!].map((each) => `'${each}'`).join(' | ')})`;
      return `'${word}'${open && index === words.length - 1 ? ':*' : ''}`;
    })
    .join(' & ');
}
