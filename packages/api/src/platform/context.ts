import type { DataSource } from 'typeorm';
import type { Actor } from './actor.ts';
import { asksForNow, type Basis, newBasis } from './basis.ts';
import { poolOf } from './database/connection.ts';
import { pastReaderOf } from './database/past.ts';
import { type Reader, readerOf } from './database/reader.ts';
import { DomainError, type Issue, refusal, UserErrorCode } from './errors.ts';
import { type Follow, followerOf } from './graphql/edges.ts';
import type { Spending } from './http/spending.ts';
import { once } from './idempotency.ts';
import type { Signals } from './live/signals.ts';
import { currentRevision } from './revision.ts';
import { textIssues } from './texts.ts';
import { type Via, Work } from './work.ts';

/** What every mutation answers beside its noun. */
export interface Outcome {
  revision: number;
  userErrors: Issue[];
}

/** What a resolver gets. A plain object: Apollo copies it. */
export interface Context {
  actor: Actor;
  db: Reader;
  /** The value of an edge for one row, batched with all others that ask for the same edge at this moment. */
  follow: Follow;
  /**
   * One mutation: checks the texts of its input, runs `act` in a Work and gives its result with the revision.
   * Refusals become `userErrors`; `onRefusal` fills fields of the payload that may not be null then.
   */
  write<T extends object>(
    input: object,
    act: (work: Work) => Promise<T>,
    onRefusal?: Partial<T>,
  ): Promise<Partial<T> & Outcome>;
  /** Set when an answer leaves something out that the caller may not see; becomes `extensions.redacted`. */
  redacted: { value: boolean };
  /** What the request costs; null where nothing is counted, as for a subscription. */
  spending: Spending | null;
  requestId: string;
  /** Where the service is reached from outside, without a slash at the end. */
  publicUrl: string;
  /** The organisation's currency: three capital letters. */
  currency: string;
  /** The names of the configured sources that objectives may be measured from. */
  sliConnections: readonly string[];
  dataSource: DataSource;
  /** What the database tells at each change. */
  signals: Signals;
  via: Via;
  /**
   * The instant that is read, for answers that depend on the clock: now, or that of a reading of the past. Whoever
   * looks at it now makes an answer that holds for a minute.
   */
  readonly readAt: Date;
  /** What the answer rests on besides the data of its revision. */
  basis: Basis;
  /** Reads anew from here on: what was read is forgotten, and now is now. For each event of a subscription. */
  renew(): void;
  /** The instant of a reading of the past; null when the present is read. */
  asOf: Date | null;
  /** The input with an idempotency key: its own, else one made of the request's `Idempotency-Key`. */
  keyed<T extends object>(input: T): T;
  /** The same Context, reading things as they were at that instant; itself for null. Refuses the future. */
  past(asOf: Date | null | undefined): Context;
}

/** What it takes to read without a caller: as much of a Context. */
export type Reading = Pick<Context, 'db' | 'readAt' | 'asOf'>;

/** What a Context is made of. */
export interface ContextParts {
  dataSource: DataSource;
  actor: Actor;
  requestId: string;
  publicUrl: string;
  /** The organisation's currency: three capital letters. */
  currency: string;
  signals: Signals;
  /** The names of the configured sources that objectives may be measured from. */
  sliConnections: readonly string[];
  via: Via;
  /** The key of the request's `Idempotency-Key`, and a digest of what came with it. */
  idempotency?: { key: string; digest: string } | null;
  /** Hears of every statement on the read path. */
  onStatement?: (text: string) => void;
}

/** A Context for one operation; its loaders live as long as it does. */
export function contextOf(parts: ContextParts): Context {
  const { dataSource, requestId, publicUrl, currency, sliConnections, signals, via } = parts;
  const basis = newBasis();
  const db = readerOf(poolOf(dataSource), (text) => {
    basis.clock ||= asksForNow(text);
    parts.onStatement?.(text);
  });
  const actor = notingActor(parts.actor, basis);
  let now = new Date();
  let writes = 0;
  // Apollo copies the own properties of a Context; what stands in its prototype is still asked for one by one.
  const clock = {
    get readAt() {
      basis.clock = true;
      return now;
    },
  };
  const context: Context = Object.assign(Object.create(clock) as typeof clock, {
    actor,
    basis,
    db,
    requestId,
    publicUrl,
    currency,
    sliConnections,
    dataSource,
    signals,
    via,
    redacted: { value: false },
    spending: null,
    follow: followerOf(() => context),
    write: <T extends object>(input: object, act: (work: Work) => Promise<T>, onRefusal?: Partial<T>) =>
      write(context, input, act, onRefusal),
    asOf: null,
    past: (asOf: Date | null | undefined) => (asOf ? pastOf(context, asOf, parts.onStatement) : context),
    keyed: <T extends object>(input: T): T => {
      const own = 'idempotencyKey' in input && typeof input.idempotencyKey === 'string';
      if (!parts.idempotency || own) return input;
      writes += 1;
      return { ...input, idempotencyKey: `${parts.idempotency.key} ${writes}`, request: parts.idempotency.digest };
    },
    renew: () => {
      now = new Date();
      context.follow.forget();
    },
  });
  return context;
}

/** The same actor; whoever asks who it is makes an answer for this caller alone. */
function notingActor({ kind, id, permissions }: Actor, basis: Basis): Actor {
  return {
    permissions,
    get kind() {
      basis.caller = true;
      return kind;
    },
    get id() {
      basis.caller = true;
      return id;
    },
  };
}

function pastOf(present: Context, asOf: Date, onStatement?: (text: string) => void): Context {
  if (asOf.getTime() > Date.now()) {
    throw refusal(UserErrorCode.INVALID, `${asOf.toISOString()} is yet to come; asOf reads the past.`, 'asOf');
  }
  const db = pastReaderOf(poolOf(present.dataSource), asOf, onStatement);
  const past: Context = {
    ...present,
    db,
    asOf,
    readAt: asOf,
    follow: followerOf(() => past),
    past: (at) => present.past(at ?? asOf),
  };
  return past;
}

async function write<T extends object>(
  context: Context,
  input: object,
  act: (work: Work) => Promise<T>,
  onRefusal: Partial<T> = {},
): Promise<Partial<T> & Outcome> {
  try {
    const issues = textIssues(input);
    if (issues.length > 0) throw new DomainError(issues);
    const reason = (input as { reason?: unknown }).reason;
    const note = { via: context.via, reason: typeof reason === 'string' ? reason : null };
    const { result, revision } = await Work.transact(context.dataSource, context.actor, note, (work) =>
      once(work, context.keyed(input), act),
    );
    context.follow.forget();
    return { ...result, revision, userErrors: [] };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { ...onRefusal, revision: await currentRevision(context.db), userErrors: error.issues };
  }
}
