const shortest = 4;
const longest = 24;

/** The letters that one may have meant, for a word in a script that has few. */
const alphabets: [RegExp, string][] = [
  [/^[a-zß-ÿæœøłđıþ]+$/, 'abcdefghijklmnopqrstuvwxyz'],
  [/^[а-яёіїєґў]+$/, 'абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґ'],
  [/^[α-ω]+$/, 'αβγδεζηθικλμνξοπρσςτυφχψω'],
  [/^[\u05d0-\u05ea]+$/, 'אבגדהוזחטיכלמנסעפצקרשת'],
  [/^[\u0621-\u064a]+$/, 'ابتثجحخدذرزسشصضطظعغفقكلمنهوي'],
];

/**
 * The words that one may have meant when one mistyped this: with one letter left out, put in, taken for another, or two
 * exchanged. None for words of fewer than four letters, with digits, or in a script of many letters.
 */
export function spellingsOf(word: string): string[] {
  const letters = [...word];
  const alphabet = alphabets.find(([script]) => script.test(word))?.[1];
  if (!alphabet || letters.length < shortest || letters.length > longest) return [];
  const found = new Set<string>();
  const change = (at: number, gone: number, come: string) => {
    found.add([...letters.slice(0, at), come, ...letters.slice(at + gone)].join(''));
  };
  for (let at = 0; at <= letters.length; at++) {
    if (at < letters.length) change(at, 1, '');
    if (at < letters.length - 1) change(at, 2, letters[at + 1]! + letters[at]!);
    for (const letter of alphabet) {
      change(at, 0, letter);
      if (at < letters.length) change(at, 1, letter);
    }
  }
  found.delete(word);
  return [...found];
}
