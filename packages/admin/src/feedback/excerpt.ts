const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** The words of a text that may be HTML, on one line and at most so many characters, for a list. */
export function excerptOf(text: string, most = 180): string {
  const words = text
    .slice(0, most * 8)
    .replaceAll(/<\/?[a-z][^>]*>/gi, ' ')
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Math.min(Number(code), 0x10ffff)))
    .replaceAll(/&([a-z]+);/gi, (whole, name: string) => entities[name.toLowerCase()] ?? whole)
    .replaceAll(/\s+/g, ' ')
    .trim();
  return words.length > most ? `${words.slice(0, most).trimEnd()}…` : words;
}

/** The first line of an entry and the rest of it; without a title the words themselves are the first line. */
export function linesOf(entry: { title: string | null; body: string }): { first: string; rest: string } {
  const body = excerptOf(entry.body);
  const title = entry.title?.trim() ?? '';
  return title === '' || body.startsWith(title) ? { first: body, rest: '' } : { first: title, rest: body };
}
