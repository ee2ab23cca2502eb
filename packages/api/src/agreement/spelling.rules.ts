/** From this length on a word with one wrong letter is still known to be the same word. */
const shortestGuessable = 5;

/**
 * Whether two texts say the same in different spelling: other capitals, accents, blanks or punctuation, or one wrong,
 * missing, added or swapped letter in a word of five letters or more whose first letter stays. Numbers, and signs that
 * touch a number or stand for something, are never mere spelling.
 */
export function isSameButSpelling(before: string, after: string): boolean {
  const [words, others] = [wordsOf(before), wordsOf(after)];
  return words.length === others.length && words.every((word, index) => isSameWord(word, others[index]!));
}

function wordsOf(text: string): string[] {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/(?<![\p{N}\p{S}%-])[.,;:!?'"’‘“”()–—-]+(?![\p{N}\p{S}%])/gu, (mark) => (/['’‘]/.test(mark) ? '' : ' '))
    .split(/\s+/u)
    .filter(Boolean);
}

function isSameWord(one: string, other: string): boolean {
  if (one === other) return true;
  const bothWords = [one, other].every((word) => /^\p{L}+$/u.test(word) && word.length >= shortestGuessable);
  return bothWords && one[0] === other[0] && isOneSlipApart(one, other);
}

function isOneSlipApart(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  let same = 0;
  while (same < short.length && short[same] === long[same]) same++;
  if (short.length === long.length) {
    const swapped = short[same] === long[same + 1] && short[same + 1] === long[same];
    return (
      short.slice(same + 1) === long.slice(same + 1) || (swapped && short.slice(same + 2) === long.slice(same + 2))
    );
  }
  return long.length === short.length + 1 && short.slice(same) === long.slice(same + 1);
}
