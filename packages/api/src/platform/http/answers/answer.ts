import { createHash } from 'node:crypto';
import type { Actor } from '../../actor.ts';
import type { Basis } from '../../basis.ts';

/** What is sent for one request to /graphql. */
export interface Answer {
  status: number;
  headers: [string, string][];
  body: Buffer;
  /** Its entity tag, without quotes; null where it may not be asked for by one. */
  tag: string | null;
}

/** For whom and when an answer is asked. */
export interface Asking {
  /** Everything but the caller and the clock that decides the answer: document, variables, rights, revision. */
  question: string;
  actor: Actor;
  at: Date;
}

type Bound = Pick<Basis, 'clock' | 'caller'>;

const bounds: Bound[] = [
  { clock: false, caller: false },
  { clock: true, caller: false },
  { clock: false, caller: true },
  { clock: true, caller: true },
];

/** A digest of parts, in letters that an entity tag may have. */
export function digestOf(...parts: (string | number)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

/** The tag of the answer to a question that rests on these. */
export function tagOf({ question, actor, at }: Asking, { clock, caller }: Bound): string {
  if (!clock && !caller) return question;
  const minute = clock ? Math.floor(at.getTime() / 60_000) : '';
  return digestOf(question, minute, ...(caller ? [actor.kind, actor.id ?? ''] : []));
}

/** Every tag that the present answer to the question may have: which one it has shows when it is made. */
export function tagsOf(asking: Asking): string[] {
  return bounds.map((bound) => tagOf(asking, bound));
}

/** Whether an If-None-Match header names one of the tags. */
export function isNamed(header: string | undefined, tags: readonly (string | null)[]): string | null {
  const named = new Set([...(header ?? '').matchAll(/"([^"]*)"/g)].map(([, tag]) => tag));
  return tags.find((tag) => tag !== null && named.has(tag)) ?? null;
}
