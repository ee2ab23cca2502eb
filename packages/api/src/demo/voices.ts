import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { slugOf } from '../platform/slug.ts';
import { thisFile } from '../platform/this-file.ts';
import type { Calendar } from './calendar.ts';
import { type Business, businesses, internalTeams } from './customers.ts';
import { dice, pick } from './dice.ts';

/** One question of a customer, as BANKING77 has it. */
interface Question {
  id: string;
  body: string;
  theme: string;
}

/** A row of feedback as a help desk exports it, and how many days ago it was said. */
export interface Voice {
  daysAgo: number;
  source: string;
  row: Record<string, string | number | Date>;
}

function questions(): Question[] {
  const file = path.resolve(path.dirname(thisFile()!), '../../testdata/banking77/feedback-import.csv');
  const rows = parse(fs.readFileSync(file), { from_line: 2, relax_column_count: false }) as string[][];
  return rows.map(([id, body, theme]) => ({ id: id!, body: body!, theme: slugOf(theme!) }));
}

/** Themes of which people speak more and more, less and less, or not since a year. */
const rising = new Set([
  'wrong-amount-of-cash-received',
  'balance-not-updated-after-cheque-or-cash-deposit',
  'transfer-not-received-by-recipient',
  'card-arrival',
]);
const falling = new Set([
  'topping-up-by-card',
  'exchange-via-app',
  'activate-my-card',
  'edit-personal-details',
  'automatic-top-up',
]);
const silent = new Set(['visa-or-mastercard']);

const tagsOf = ['ios', 'android', 'web'];
const unthemedDays = 16;

/**
 * All 10,003 questions of BANKING77 as feedback of the last year: who said it, when, how important it is. What came in
 * over the last two weeks has no theme yet.
 */
export function voices(calendar: Calendar): Voice[] {
  const roll = dice(77);
  return questions().map(({ id, body, theme }, index) => {
    const daysAgo = dayOf(theme, roll);
    const source = index % 8 === 5 ? 'app-survey' : 'helpdesk';
    const at = new Date(calendar.ago(daysAgo, 6).getTime() + Math.floor(roll() * 36_000_000));
    const said = at > calendar.now ? calendar.ago(0) : at;
    const urgent = roll();
    return {
      daysAgo,
      source,
      row: {
        external_id: id,
        body,
        submitted_at: said,
        themes: daysAgo < unthemedDays && index % 3 > 0 ? '' : theme,
        importance: urgent < 0.03 ? 'CRITICAL' : urgent < 0.45 ? 'IMPORTANT' : 'NICE_TO_HAVE',
        sentiment: urgent < 0.6 ? 'NEGATIVE' : urgent < 0.95 ? 'NEUTRAL' : 'POSITIVE',
        language: 'en',
        tags: pick(roll, tagsOf),
        ...customerOf(roll),
      },
    };
  });
}

function dayOf(theme: string, roll: () => number): number {
  if (silent.has(theme)) return 372 + Math.floor(roll() * 18);
  const share = rising.has(theme) ? roll() ** 2.6 : falling.has(theme) ? 1 - roll() ** 2 : roll() ** 1.15;
  return Math.floor(share * 364);
}

/** One in nine does not say who they are, one in thirty is a team of our own. */
function customerOf(roll: () => number): Record<string, string | number> {
  const kind = roll();
  if (kind < 0.11) return { customer_external_id: '' };
  if (kind < 0.14) {
    const name = pick(roll, internalTeams);
    return { customer_external_id: slugOf(name), customer_name: name, customer_kind: 'INTERNAL_TEAM' };
  }
  const { id, name, segment, revenue, currency, kind: customerKind }: Business = pick(roll, businesses);
  return {
    customer_external_id: id,
    customer_name: name,
    customer_kind: customerKind,
    segment,
    annual_revenue: revenue,
    currency,
  };
}
