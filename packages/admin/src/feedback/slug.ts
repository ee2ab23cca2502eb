/** The slug of a name, as the API makes it: lower case, each run of anything but letters and digits as one hyphen. */
export function slugOf(name: string): string {
  const words = name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-');
  return words.replaceAll(/^-+|-+$/g, '');
}
