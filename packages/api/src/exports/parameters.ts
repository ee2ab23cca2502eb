import { refusal, UserErrorCode } from '../platform/errors.ts';
import { isCalendarDate } from '../platform/graphql/scalars.ts';
import type { ExportQuery } from './export-plan.ts';

/** The entries of a list parameter; null where nothing is said. */
export function listIn(query: ExportQuery, name: string): string[] | null {
  const entries = query[name]?.split(',').map((entry) => entry.trim());
  return entries?.filter((entry) => entry !== '') ?? null;
}

/** The words of a list parameter, each one of an enum. Refuses others. */
export function wordsIn<T extends string>(query: ExportQuery, name: string, words: Record<string, T>): T[] | null {
  const all = Object.values(words);
  const entries = listIn(query, name);
  if (!entries) return null;
  return entries.map((entry) => {
    const found = all.find((word) => word === entry.toUpperCase());
    if (found) return found;
    throw refusal(UserErrorCode.INVALID, `${name} is "${entry.slice(0, 40)}"; it may be ${all.join(', ')}.`, name);
  });
}

/** A calendar date. Refuses what is none. */
export function dayIn(query: ExportQuery, name: string): string | null {
  const text = query[name];
  if (text === undefined) return null;
  if (isCalendarDate(text)) return text;
  throw refusal(UserErrorCode.INVALID, `${name} is "${text.slice(0, 40)}"; it may be a day, as in 2026-11-24.`, name);
}

/** Yes or no. Refuses other words. */
export function flagIn(query: ExportQuery, name: string): boolean | null {
  const text = query[name];
  if (text === undefined) return null;
  if (text === 'true' || text === 'false') return text === 'true';
  throw refusal(UserErrorCode.INVALID, `${name} is "${text.slice(0, 40)}"; it may be true or false.`, name);
}
