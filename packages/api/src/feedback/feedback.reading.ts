import sql from 'sql-template-tag';
import { actorsOf } from '../identity/viewer.service.ts';
import { columnsOf, tableOf } from '../platform/database/columns.ts';
import { groupBy, keysOf } from '../platform/graphql/batches.ts';
import { edge } from '../platform/graphql/edges.ts';
import { nodeType } from '../platform/graphql/node.ts';
import { listById } from '../platform/graphql/rows-by-id.ts';
import { Feedback, ThemeAssignment } from './feedback.entity.ts';
import { assignmentsToShow, feedbackToShow, maySeeFeedback } from './feedback.policy.ts';
import { safeHtmlOf } from './html.rules.ts';
import { themeBehind } from './theme.entity.ts';

/** Of several assignments whose themes are one by now, that of the theme that goes on, else the oldest. */
function oneEach<T extends { $theme: string }>(assignments: T[]): T[] {
  return assignments.filter(({ $theme }, index) => assignments[index - 1]?.$theme !== $theme);
}

nodeType(Feedback, async (ctx, ids) => (maySeeFeedback(ctx) ? listById(ctx.db, Feedback, ids) : []));

edge(Feedback, 'themes', async (ctx, rows) => {
  const found = await ctx.db.query<ThemeAssignment & { $theme: string }>(sql`
    select ${columnsOf(ThemeAssignment)}, s.id as "$theme" from ${tableOf(ThemeAssignment)} t
    join theme h on h.id = t.theme_id join theme s on s.id = coalesce(h.survivor_id, h.id)
    where t.feedback_id = any(${keysOf(rows, 'id')}::uuid[]) order by s.name, s.id, h.id <> s.id, t.assigned_at, t.id`);
  const groups = groupBy(assignmentsToShow(ctx, found), 'feedbackId');
  return rows.map(({ id }) => oneEach(groups.get(id) ?? []));
});

edge(Feedback, 'bodyHtml', async (_ctx, rows) => rows.map(({ body }) => safeHtmlOf(body)));

edge(ThemeAssignment, 'theme', themeBehind<ThemeAssignment>('themeId'));

edge(ThemeAssignment, 'feedback', async (ctx, rows) => {
  const found = feedbackToShow(ctx, await listById(ctx.db, Feedback, keysOf(rows, 'feedbackId')));
  const known = new Map(found.map((entry) => [entry.id, entry]));
  return rows.map(({ feedbackId }) => known.get(feedbackId) ?? null);
});

edge(ThemeAssignment, 'assignedBy', async ({ db }, rows) =>
  actorsOf(
    db,
    rows.map(({ assignedByKind, assignedById }) => ({ kind: assignedByKind, id: assignedById })),
  ),
);
