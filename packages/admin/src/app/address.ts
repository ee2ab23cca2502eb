/** The search part of an address as plain words: `?item=WM-42&kind=FEATURE,TECHNICAL_INVESTMENT`. */
export function parseAddress(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search));
}

/** The same backwards; what is undefined or empty is left out, and commas stay readable. */
export function writeAddress(search: Record<string, unknown>): string {
  const parameters = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) {
    if (value === undefined || value === null || value === '') continue;
    if (Array.isArray(value) && value.length === 0) continue;
    parameters.set(key, Array.isArray(value) ? value.join(',') : String(value));
  }
  const text = parameters.toString().replaceAll('%2C', ',');
  return text ? `?${text}` : '';
}

/** A comma-separated parameter as the allowed words that it names, in their own order. */
export function wordsOf<Word extends string>(value: unknown, allowed: readonly Word[]): Word[] | undefined {
  const named = new Set(Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : []);
  const words = allowed.filter((word) => named.has(word));
  return words.length > 0 ? words : undefined;
}
