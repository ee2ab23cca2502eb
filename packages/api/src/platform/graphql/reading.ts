import { Arg } from 'type-graphql';
import type { Context } from '../context.ts';
import { InstantScalar } from './scalars.ts';

const reading = Symbol('reading');

/** The Context that a row was read with, where that is not the operation's own: a reading of the past. */
export function readingOf(row: object): Context | undefined {
  return (row as { [reading]?: Context })[reading];
}

/** Marks a value, and all objects in it, as read with this Context: what is asked of it further is read so too. */
export function readWith<T>(ctx: Context, value: T): T {
  if (Array.isArray(value)) for (const each of value) readWith(ctx, each);
  else if (typeof value === 'object' && value !== null && !(value instanceof Date) && !readingOf(value)) {
    Object.defineProperty(value, reading, { value: ctx });
    for (const each of Object.values(value)) readWith(ctx, each);
  }
  return value;
}

/** The argument `asOf` of what can be read as it was. */
export function AsOf(): ReturnType<typeof Arg> {
  return Arg('asOf', () => InstantScalar, {
    nullable: true,
    description: 'Reads things as they were at this instant; the present if nothing is said. Not in the future.',
  });
}

/** Reads something as it was at an instant, and all that is asked of it further too; the present for null. */
export async function readAsOf<T>(
  ctx: Context,
  asOf: Date | null | undefined,
  read: (past: Context) => Promise<T>,
): Promise<T> {
  const past = ctx.past(asOf);
  const value = await read(past);
  return past.asOf ? readWith(past, value) : value;
}
