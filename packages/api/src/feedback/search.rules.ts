/** The pattern for `like` and `ilike` that finds the text anywhere, whatever signs are in it. */
export function containing(text: string): string {
  return `%${text.trim().replace(/[\\%_]/g, '\\$&')}%`;
}
