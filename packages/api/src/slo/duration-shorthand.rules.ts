const seconds: Record<string, number> = {
  m: 60,
  h: 3_600,
  d: 86_400,
  w: 604_800,
  M: 30 * 86_400,
  Q: 90 * 86_400,
  Y: 365 * 86_400,
};

/**
 * The length in seconds of a duration in the shorthand of OpenSLO: a whole number above nothing and one unit of `m`,
 * `h`, `d`, `w`, `M` (30 days), `Q` (90 days) or `Y` (365 days), such as `4w`. Null for anything else.
 */
export function secondsOfShorthand(text: string): number | null {
  const parts = /^([1-9]\d*)([mhdwMQY])$/.exec(text);
  return parts && Number(parts[1]) * seconds[parts[2]!]!;
}
