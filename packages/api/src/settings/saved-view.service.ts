import sql from 'sql-template-tag';
import { must, Permission } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { columnsOf, tableOf } from '../platform/database/columns.ts';
import { type Issue, refusal, refuseUnlessEmpty, UserErrorCode } from '../platform/errors.ts';
import type { DeleteInput } from '../platform/graphql/delete.input.ts';
import { ownId } from '../platform/graphql/global-id.ts';
import { nodeType } from '../platform/graphql/node.ts';
import { blankIssues } from '../platform/texts.ts';
import type { Work } from '../platform/work.ts';
import { SavedView } from './saved-view.entity.ts';
import type { SavedViewInput } from './saved-view.input.ts';

const longestState = 20_000;
const mostViews = 200;

/** The caller's own views and those that others share, by name. */
export function viewsFor(ctx: Context): Promise<SavedView[]> {
  return readViews(ctx, null);
}

nodeType(SavedView, (ctx, ids) => readViews(ctx, ids));

function readViews({ db, actor }: Context, ids: string[] | null): Promise<SavedView[]> {
  const own = actor.kind === 'PERSON' ? actor.id : null;
  return db.query(sql`
    select ${columnsOf(SavedView)} from ${tableOf(SavedView)} t
    where (t.shared or t.owner_id = ${own}::uuid) and (${ids}::uuid[] is null or t.id = any(${ids}::uuid[]))
    order by t.name, t.id`);
}

/** Keeps a view of the person who acts. Refuses tokens, blank names, states that are too long, and others' views. */
export async function saveView(work: Work, input: SavedViewInput): Promise<SavedView> {
  const ownerId = personWhoActs(work);
  refuseUnlessEmpty([...blankIssues(input, 'name'), ...stateIssues(input.state)]);
  await work.alone(`views of ${ownerId}`);
  const view = input.id ? await takeOwn(work, input.id) : await newView(work, ownerId);
  const { name, state, shared } = input;
  return work.save(work.change(view, { name: name.trim(), state, shared: shared ?? undefined }));
}

/** Deletes one of the views of the person who acts. */
export async function deleteView(work: Work, { id }: DeleteInput): Promise<string> {
  personWhoActs(work);
  const view = await takeOwn(work, id);
  await work.remove(view);
  return view.id;
}

function personWhoActs({ actor }: Work): string {
  must(actor, Permission.READ);
  if (actor.kind === 'PERSON' && actor.id) return actor.id;
  throw refusal(UserErrorCode.FORBIDDEN, 'Views belong to people: sign in to keep one.');
}

async function takeOwn(work: Work, id: string): Promise<SavedView> {
  const view = await work.take(SavedView, ownId('SavedView', id));
  if (view.ownerId === work.actor.id) return view;
  throw refusal(UserErrorCode.FORBIDDEN, 'This view is another’s: keep one of your own.', 'id');
}

async function newView(work: Work, ownerId: string): Promise<SavedView> {
  const present = await work.list(SavedView, { ownerId });
  if (present.length < mostViews) return work.make(SavedView, { ownerId, shared: false, createdAt: work.at });
  throw refusal(UserErrorCode.LIMIT_EXCEEDED, `You keep ${mostViews} views, which is the most: delete one first.`);
}

function stateIssues(state: unknown): Issue[] {
  const { length } = JSON.stringify(state);
  if (state !== null && length <= longestState) return [];
  if (state === null) return [{ code: UserErrorCode.REQUIRED, message: 'state is null.', field: ['state'] }];
  const message = `A state of ${length} characters of JSON is over the limit of ${longestState}.`;
  return [{ code: UserErrorCode.LIMIT_EXCEEDED, message, field: ['state'] }];
}
