import { may, Permission } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { type Connection, emptyPage } from '../platform/graphql/connection.ts';
import type { Customer } from './customer.entity.ts';
import type { Feedback, ThemeAssignment } from './feedback.entity.ts';

/** Whether the caller may read what customers said and who they are. If not, the answer is marked as redacted. */
export function maySeeFeedback(ctx: Context): boolean {
  if (may(ctx.actor, Permission.READ_FEEDBACK)) return true;
  ctx.redacted.value = true;
  return false;
}

/** The page as it is for those who may read feedback, else an empty one with the same count. */
export function pageToShow<T>(ctx: Context, page: Connection<T>): Connection<T> {
  return maySeeFeedback(ctx) ? page : { ...emptyPage<T>(), totalCount: page.totalCount };
}

/** Entries as they are for those who may read feedback, else without texts, addresses and labels. */
export function feedbackToShow(ctx: Context, rows: Feedback[]): Feedback[] {
  if (maySeeFeedback(ctx)) return rows;
  return rows.map((row) => ({ ...row, externalId: null, title: null, body: '', url: null, tags: [], customer: null }));
}

/** Assignments as they are for those who may read feedback, else without quotes. */
export function assignmentsToShow<T extends ThemeAssignment>(ctx: Context, rows: T[]): T[] {
  return maySeeFeedback(ctx) ? rows : rows.map((row) => ({ ...row, quote: null }));
}

/** The customer for those who may read feedback, else null. */
export function customerToShow(ctx: Context, customer: Customer): Customer | null {
  return maySeeFeedback(ctx) ? customer : null;
}
