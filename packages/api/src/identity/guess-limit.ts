import { hashOf } from './secrets.ts';

const most = 10;
const windowMs = 15 * 60_000;
const mostKeys = 50_000;

/** Slows the guessing of passwords down: 10 wrong ones in 15 minutes for an e-mail, or from an address. */
export interface GuessLimit {
  /** Counts a guess before it is checked, and gives 0; at the limit counts nothing and gives the seconds to wait. */
  begin(email: string, address: string): number;
  /** The guess was right: it counts no more, nor do earlier ones for this e-mail. */
  right(email: string, address: string): void;
}

/** A limit of one process, kept in memory. `now` gives milliseconds. */
export function guessLimit(now: () => number = Date.now): GuessLimit {
  const guesses = new Map<string, number[]>();
  const keysOf = (email: string, address: string): [string, string] => [hashOf(`e-mail ${email}`), `from ${address}`];

  const recent = (key: string): number[] => (guesses.get(key) ?? []).filter((at) => at > now() - windowMs);

  const keep = (key: string, times: number[]): void => {
    guesses.delete(key);
    if (times.length > 0) guesses.set(key, times);
    // The map is in the order of the last guess: the first is the one that matters least.
    if (guesses.size > mostKeys) guesses.delete(guesses.keys().next().value!);
  };

  return {
    begin(email, address) {
      const keys = keysOf(email, address);
      const full = keys.map(recent).filter((times) => times.length >= most);
      if (full.length > 0) return Math.ceil((Math.max(...full.map((times) => times[0]!)) + windowMs - now()) / 1_000);
      for (const key of keys) keep(key, [...recent(key), now()]);
      return 0;
    },
    right(email, address) {
      const [byEmail, byAddress] = keysOf(email, address);
      keep(byEmail, []);
      keep(byAddress, recent(byAddress).slice(0, -1));
    },
  };
}
