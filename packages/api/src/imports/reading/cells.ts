/** A value that was understood, or why it was not, in a sentence. */
export type Understood<T> = { value: T } | { problem: string };

/** A cell as trimmed text, or null where it says nothing. Numbers and booleans are written out, the rest is JSON. */
export function cellText(cell: unknown): string | null {
  if (cell === null || cell === undefined) return null;
  const text = typeof cell === 'object' ? JSON.stringify(cell) : String(cell).trim();
  return text === '' ? null : text;
}

/**
 * The entries of a cell that lists several: a real array, the text of a JSON array, or text separated by `;` or `|`,
 * where it is said by commas too.
 * Entries are trimmed; empty and repeated ones are left out.
 */
export function splitList(cell: unknown, commas = false): string[] {
  const entries = Array.isArray(cell) ? cell : entriesOf(cellText(cell) ?? '', commas ? /[;|,]/ : /[;|]/);
  const texts = entries.map(cellText).filter((entry) => entry !== null);
  return [...new Set(texts)];
}

function entriesOf(text: string, separators: RegExp): unknown[] {
  if (text.startsWith('[') && text.endsWith(']')) {
    try {
      const parsed: unknown = JSON.parse(text);
      if (Array.isArray(parsed)) return parsed;
    } catch {
      // Text in brackets that is no JSON is a list like any other.
    }
  }
  return text.split(separators);
}

const plain = /^\d+(\.\d+)?$/;
const decimalComma = /^\d+,\d+$/;
const grouped = [
  { form: /^[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/, group: /,/g },
  { form: /^[1-9]\d{0,2}(\.\d{3})+(,\d+)?$/, group: /\./g },
  { form: /^[1-9]\d{0,2}([ \u00a0\u202f'’]\d{3})+([.,]\d+)?$/, group: /[ \u00a0\u202f'’]/g },
];

/**
 * A number as people and programs write it: `1234.5`, `1234,5`, `1,234.50`, `1.234,50`, `1 234`, `-3`. One separator
 * before just three digits (`1,234`, `1.234`) may be a thousand or a fraction and is refused, unless the digits around
 * it leave one reading only. Numbers of JSON are taken as they are.
 */
export function parseAmount(cell: unknown): Understood<number> {
  if (typeof cell === 'number' && Number.isFinite(cell)) return { value: cell };
  const text = cellText(cell) ?? '';
  const negative = /^[-\u2212]/.test(text);
  const digits = text.replace(/^[-\u2212+]\s*/, '');
  if (/^[1-9]\d{0,2}[.,]\d{3}$/.test(digits)) {
    return {
      problem: `"${shown(text)}" can be read in two ways: with thousands or with a fraction. Write 1234 or 1.2340.`,
    };
  }
  const shape = grouped.find(({ form }) => form.test(digits));
  if (!shape && !plain.test(digits) && !decimalComma.test(digits)) {
    return { problem: `"${shown(text)}" is no number. Write it as 1234.5, without a currency or a unit.` };
  }
  const value = Number((shape ? digits.replace(shape.group, '') : digits).replace(',', '.'));
  return { value: negative ? -value : value };
}

/** A text as a message quotes it: its first 40 characters. */
export function shown(text: string): string {
  return shortened(text, 40);
}

/** A text of at most so many characters, with a mark where the rest was left out; no character is cut in half. */
export function shortened(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…` : text;
}
