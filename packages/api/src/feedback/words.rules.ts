/** Tags and comments of HTML, and the entities that stand for signs; a lone `<` of prose stays. */
const markup = /<[/!]?[a-z!][^>]*>|&(?:#\w+|[a-z]+);/gi;
const onlyAscii = /^[\0-\x7f]*$/;
/** Accents and points that are read past. Vowel signs, which tell words apart, stay. */
const accents = /[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]|(?![\u3099\u309a])\p{Script=Inherited}/gu;
/** Scripts that do not part their words: each sign is a word. */
const unparted =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;
const asciiWord = /[a-z0-9]+/g;
const anyWord = /[\p{L}\p{N}\p{M}]+/gu;

/** As much of a text as is looked at. */
const longestLook = 200_000;

/**
 * The words of texts for comparing: without HTML, case, accents and width aside, in scripts that do not part words sign
 * by sign; each between blanks, also at both ends, so that a phrase is found whole as ` phrase `. Empty without words.
 */
export function wordsOf(...texts: (string | null | undefined)[]): string {
  const given = texts.filter(Boolean).join(' ').slice(0, longestLook);
  const told = given.includes('<') || given.includes('&') ? given.replace(markup, ' ') : given;
  const words = onlyAscii.test(told) ? told.toLowerCase().match(asciiWord) : folded(told).match(anyWord);
  return words ? ` ${words.join(' ')} ` : '';
}

function folded(text: string): string {
  // Upper case first: it writes ß as SS, and what has two small forms as one.
  const plain = text.normalize('NFKD').replace(accents, '').normalize('NFKC').toUpperCase().toLowerCase();
  return plain.replace(accents, '').replace(unparted, ' $& ');
}

const looked = 300;
const told = 6;
const kept = 5;
const longestWord = 24;

/** What is kept beside the texts of an entry, for finding and comparing it. */
export function traitsOf(title: string | null, body: string): { words: string; likeness: string } {
  const words = wordsOf(title, body);
  return { words, likeness: likenessOf((title && wordsOf(title)) || words) };
}

/**
 * Where an entry that is told by these words stands when those most alike stand together: its longest words, the longest first,
 * each by its beginning. Long words tell most of what a text is about, in any language, without counting others; a word
 * with a digit, or of more than 24 letters, tells of one case only and is passed over where there are others.
 */
export function likenessOf(words: string): string {
  const all = words.trim().split(' ', looked);
  const telling = longestOf(all, (word) => word.length <= longestWord && !/\d/.test(word));
  return (telling.length > 0 ? telling : longestOf(all, () => true))
    .map((word) => word.slice(0, kept).replace(/[\ud800-\udbff]$/, ''))
    .join(' ');
}

/** The few longest different words that count, the longest first. */
function longestOf(words: readonly string[], counts: (word: string) => boolean): string[] {
  const longest: string[] = [];
  for (const word of words) {
    let place = longest.length;
    while (place > 0 && isBefore(word, longest[place - 1]!)) place -= 1;
    if (place === told || longest[place - 1] === word || !counts(word)) continue;
    longest.splice(place, 0, word);
    if (longest.length > told) longest.pop();
  }
  return longest;
}

function isBefore(a: string, b: string): boolean {
  return a.length > b.length || (a.length === b.length && a < b);
}
