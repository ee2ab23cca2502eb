const pad = (part: number): string => String(part).padStart(2, '0');

/** An instant as the reader's wall clock shows it, `YYYY-MM-DD HH:mm:ss`: what date fields hold. */
export function localTime(instant: string): string {
  const at = new Date(instant);
  const day = [at.getFullYear(), pad(at.getMonth() + 1), pad(at.getDate())].join('-');
  return `${day} ${pad(at.getHours())}:${pad(at.getMinutes())}:${pad(at.getSeconds())}`;
}
