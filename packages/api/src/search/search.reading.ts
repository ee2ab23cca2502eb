import { Decision } from '../agreement/decision.entity.ts';
import { Feedback } from '../feedback/feedback.entity.ts';
import { maySeeFeedback } from '../feedback/feedback.policy.ts';
import { type Sought, soughtIn } from '../feedback/sought.rules.ts';
import { readableText } from '../feedback/suggestions/words.rules.ts';
import { Theme } from '../feedback/theme.entity.ts';
import { wordsOf } from '../feedback/words.rules.ts';
import type { Context } from '../platform/context.ts';
import type { Entity } from '../platform/database/columns.ts';
import { refusal, UserErrorCode } from '../platform/errors.ts';
import type { PageArgs } from '../platform/graphql/connection.ts';
import { extentOf } from '../platform/graphql/page.ts';
import { listById } from '../platform/graphql/rows-by-id.ts';
import { RoadmapItem } from '../roadmap/item.entity.ts';
import { ServiceLevelObjective } from '../slo/service-level-objective.entity.ts';
import { type Candidate, entriesWith, type Kind, thingsWith } from './candidates.ts';
import { fitOf, fitOfIdentifier, standing } from './rank.rules.ts';
import type { SearchConnection, SearchEdge } from './search.types.ts';
import { snippetOf } from './snippet.rules.ts';
import { spellingsOf } from './spellings.rules.ts';

interface Found extends Candidate {
  /** Where it stands: the cursor is this, and pages are cut by it. */
  place: string;
  fit: number;
}

interface Hits {
  found: Found[];
  isMatch: (word: string) => boolean;
}

type Spellings = readonly (readonly string[])[] | null;

/**
 * What has all the words, best first; when nothing has, what has words that may have been meant. A fixed number of
 * statements. Without READ_FEEDBACK there is no feedback in it.
 */
export async function searchFor(ctx: Context, text: string, args: PageArgs): Promise<SearchConnection> {
  const { size, backward } = extentOf(args);
  const sought = soughtIn(text);
  const { found, isMatch } = sought ? await hitsOf(ctx, sought, text) : { found: [], isMatch: () => false };
  const from = args.after ? placeIn(args.after, 'after', found) + 1 : 0;
  const to = args.before ? placeIn(args.before, 'before', found) : found.length;
  const within = found.slice(from, Math.max(from, to));
  const page = backward ? within.slice(-size) : within.slice(0, size);
  const edges = await edgesOf(ctx, page, isMatch);
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: {
      hasNextPage: backward ? args.before != null : within.length > page.length,
      hasPreviousPage: backward ? within.length > page.length : args.after != null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: found.length,
  };
}

async function hitsOf(ctx: Context, sought: Sought, text: string): Promise<Hits> {
  const identifier = text.trim().toUpperCase();
  const typed = await candidatesOf(ctx, sought, identifier, null);
  if (typed.length > 0) return { found: inOrder(sought, typed, null), isMatch: matcher(sought, null) };
  const spellings = sought.words.map(spellingsOf);
  if (spellings.every((each) => each.length === 0)) return { found: [], isMatch: () => false };
  const meant = await candidatesOf(ctx, sought, identifier, spellings);
  return { found: inOrder(sought, meant, spellings), isMatch: matcher(sought, spellings) };
}

async function candidatesOf(ctx: Context, sought: Sought, identifier: string, spellings: Spellings) {
  const [things, entries] = await Promise.all([
    thingsWith(ctx.db, sought, identifier, spellings ?? undefined),
    maySeeFeedback(ctx) ? entriesWith(ctx.db, sought, spellings ?? undefined) : [],
  ]);
  return [...things, ...entries];
}

function inOrder(sought: Sought, candidates: Candidate[], spellings: Spellings): Found[] {
  const found: Found[] = [];
  for (const each of candidates) {
    const thing = { title: wordsOf(each.title), rest: each.kind === 'Feedback' ? each.rest : wordsOf(each.rest) };
    if (!sought.phrases.every((phrase) => thing.title.includes(phrase) || thing.rest.includes(phrase))) continue;
    const fit = standing[each.kind] + (each.named ? fitOfIdentifier : fitOf(sought, spellings, thing));
    found.push({ ...each, fit, place: placeOf(fit, each) });
  }
  return found.sort(byPlace);
}

function placeOf(fit: number, { at, id }: Candidate): string {
  return `${fit.toFixed(4).padStart(9, '0')} ${at} ${id}`;
}

/** The best fit first, then the newest. */
function byPlace(one: { place: string }, other: { place: string }): number {
  return one.place < other.place ? 1 : one.place > other.place ? -1 : 0;
}

const shapeOfPlace = /^\d{4}\.\d{4} \S{24} [0-9a-f-]{36}$/;

/** How many stand before that place, itself included when it is still there. */
function placeIn(cursor: string, field: 'after' | 'before', found: readonly Found[]): number {
  const place = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!shapeOfPlace.test(place)) {
    throw refusal(UserErrorCode.INVALID, 'This cursor belongs to no list or to another one.', field);
  }
  const before = found.filter((each) => byPlace(each, { place }) < 0).length;
  return field === 'before' ? before : before - (found[before]?.place === place ? 0 : 1);
}

function matcher({ words, open }: Sought, spellings: Spellings): (word: string) => boolean {
  const whole = new Set([...words, ...(spellings ?? []).flat()]);
  const beginning = open ? words.at(-1)! : null;
  return (word) => whole.has(word) || (beginning !== null && word.startsWith(beginning));
}

const entities: Record<Kind, Entity<{ id: string }>> = {
  RoadmapItem,
  Theme,
  Decision,
  ServiceLevelObjective,
  Feedback,
};

async function edgesOf(ctx: Context, page: Found[], isMatch: (word: string) => boolean): Promise<SearchEdge[]> {
  const kinds = [...new Set(page.map(({ kind }) => kind))];
  const rows = await Promise.all(
    kinds.map((kind) =>
      listById(
        ctx.db,
        entities[kind],
        page.filter((each) => each.kind === kind).map(({ id }) => id),
      ),
    ),
  );
  const nodes = new Map(rows.flat().map((row) => [row.id, row]));
  return page.flatMap(({ id, place, kind, title, rest }) => {
    const node = nodes.get(id);
    if (!node) return [];
    const texts = kind === 'Feedback' ? textsOf(node as Feedback) : [rest, title];
    return [{ node, cursor: Buffer.from(place).toString('base64url'), snippet: snippetOf(texts, isMatch) }];
  });
}

function textsOf({ title, body }: Feedback): string[] {
  return [readableText(body), title ?? ''];
}
