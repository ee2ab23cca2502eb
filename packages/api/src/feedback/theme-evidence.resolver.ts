import sql, { raw } from 'sql-template-tag';
import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import type { Reader } from '../platform/database/reader.ts';
import { type Connection, PageArgs } from '../platform/graphql/connection.ts';
import { edge } from '../platform/graphql/edges.ts';
import { pagesOf } from '../platform/graphql/page.ts';
import { DurationScalar } from '../platform/graphql/scalars.ts';
import { EvidenceStats, TrendPoint } from './evidence.types.ts';
import { Feedback } from './feedback.entity.ts';
import { pageToShow } from './feedback.policy.ts';
import { FeedbackConnection } from './feedback.types.ts';
import { statsOfThemes, statsWithin } from './stats.ts';
import { Theme } from './theme.entity.ts';
import { TrendArgs } from './theme.types.ts';
import { bucketsUntil, stretchUntil } from './trend.rules.ts';
import { trendsOfThemes } from './trend.ts';

/** What speaks for a theme. */
@Resolver(() => Theme)
export class ThemeEvidenceResolver {
  @FieldResolver(() => EvidenceStats, {
    description: 'What speaks for it, its children included. A customer’s revenue counts once.',
  })
  stats(
    @Root() theme: Theme,
    @Arg('window', () => DurationScalar, { nullable: true, description: 'Only the entries of so long until now.' })
    window: string | null,
    @Ctx() ctx: Context,
  ) {
    return ctx.follow<EvidenceStats>('Theme', 'stats', theme, { window });
  }

  @FieldResolver(() => [TrendPoint], {
    description: 'How many entries came when, its children included; the last stretch holds this moment.',
  })
  trend(@Root() theme: Theme, @Args(() => TrendArgs) args: TrendArgs, @Ctx() ctx: Context) {
    return ctx.follow<TrendPoint[]>('Theme', 'trend', theme, { ...args });
  }

  @FieldResolver(() => FeedbackConnection, { description: 'Its entries and those of its children, newest first.' })
  feedback(@Root() theme: Theme, @Args(() => PageArgs) page: PageArgs, @Ctx() ctx: Context) {
    return ctx.follow<Connection<Feedback>>('Theme', 'feedback', theme, { ...page });
  }
}

const idsOf = (themes: readonly Theme[]): string[] => themes.map(({ id }) => id);

edge(Theme, 'stats', async ({ db, currency, readAt }, themes, { window }: { window?: string | null }) =>
  window
    ? statsWithin(db, currency, idsOf(themes), stretchUntil(readAt, window))
    : statsOfThemes(db, currency, idsOf(themes)),
);

edge(Theme, 'trend', async ({ db, readAt }, themes, { buckets, bucket }: TrendArgs) =>
  trendsOfThemes(db, idsOf(themes), bucketsUntil(readAt, buckets ?? 12, bucket ?? 'P7D')),
);

edge(Theme, 'feedback', async (ctx, themes, page: PageArgs) => {
  const ids = idsOf(themes);
  const listing = {
    entity: Feedback,
    joins: sql`join theme_feedback k on k.feedback_id = t.id`,
    where: [raw('k.theme_id = p.id and not k.duplicate')],
    order: [{ by: raw('k.submitted_at'), type: 'timestamptz' as const }],
    descending: true,
  };
  const pages = await pagesOf<Feedback>(ctx.db, listing, page, ids);
  const counts = countsOf(ctx.db, ids);
  return pages.map((each, index) =>
    pageToShow(ctx, { ...each, totalCount: async () => (await counts()).get(ids[index]) ?? 0 }),
  );
});

function countsOf(db: Reader, themeIds: string[]): () => Promise<Map<unknown, number>> {
  let counts: Promise<Map<unknown, number>> | undefined;
  return () => {
    counts ??= db
      .query<{ id: string; count: number }>(
        sql`select theme_id as id, feedback_count as count from theme_tally where theme_id = any(${themeIds}::uuid[])`,
      )
      .then((rows) => new Map(rows.map(({ id, count }) => [id, count])));
    return counts;
  };
}
