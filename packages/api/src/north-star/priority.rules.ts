/**
 * The order after `one` takes the place `rank`, 1 for the first; beyond the last means the last. The others keep
 * their order among themselves. Without a rank it stays where it is; who is not yet in the order comes last.
 */
export function placedAt<T>(order: readonly T[], one: T, rank?: number | null): T[] {
  if (rank == null) return order.includes(one) ? [...order] : [...order, one];
  const others = order.filter((each) => each !== one);
  return [...others.slice(0, rank - 1), one, ...others.slice(rank - 1)];
}
