import { hash } from 'node:crypto';
import { nameKeyOf } from './customer.rules.ts';

/** What an entry without an id of its own is recognised by. */
export interface Traits {
  source: string;
  /** The customer's id in the source, else the name; null when nobody knows. */
  customer: string | null;
  body: string;
  /** The day, as YYYY-MM-DD, where the source gives one. */
  day: string | null;
}

/**
 * The hash that recognises an entry when its source gives it no id. White space at the ends and the length of runs of
 * it, the form of accented letters, and case and accents of the customer's name make no difference.
 */
export function fingerprintOf({ source, customer, body, day }: Traits): string {
  const text = body.normalize('NFC').replace(/\s+/gu, ' ').trim();
  const traits = [source.trim(), customer === null ? null : nameKeyOf(customer), text, day];
  return hash('sha256', JSON.stringify(traits), 'hex');
}
