const onlyAscii = /^[\0-\x7f]*$/;

/** A name with accents and width aside, as it is compared. */
export function folded(name: string): string {
  if (onlyAscii.test(name)) return name;
  return name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .normalize('NFKC');
}
