const units = new Map<string, Intl.NumberFormat>();

/** An amount in short in the reader's locale, with its currency where one is named: €1.2M. */
export function formatMoney(amount: number, currency?: string | null): string {
  const key = currency ?? '';
  const format =
    units.get(key) ??
    new Intl.NumberFormat(undefined, {
      notation: 'compact',
      maximumFractionDigits: 1,
      ...(currency && { style: 'currency', currency }),
    });
  units.set(key, format);
  return format.format(amount);
}
