import sql from 'sql-template-tag';
import type { Context } from '../../platform/context.ts';
import { columnsOf, tableOf } from '../../platform/database/columns.ts';
import { refusal, UserErrorCode } from '../../platform/errors.ts';
import { keysOf } from '../../platform/graphql/batches.ts';
import { edge } from '../../platform/graphql/edges.ts';
import { Feedback } from '../feedback.entity.ts';
import { maySeeFeedback } from '../feedback.policy.ts';
import { Theme } from '../theme.entity.ts';
import { inTurns, textOf } from './judging.ts';
import { suggestThemes } from './model.ts';
import type { SuggestionArgs, ThemeSuggestions } from './suggestion.types.ts';
import { teacherOf } from './teacher.ts';

const usual = 5;
const largest = 50;

interface Text {
  text: string;
  /** Themes that are not wanted. */
  excluded: Set<string>;
}

/**
 * The themes that each text speaks of. Themes that are archived are not suggested, from the moment on that they are.
 * Two statements, however many texts there are.
 */
export async function suggestionsFor(
  ctx: Context,
  texts: readonly Text[],
  wanted: number | null | undefined,
): Promise<ThemeSuggestions[]> {
  const first = wanted ?? usual;
  if (first < 1 || first > largest) {
    throw refusal(UserErrorCode.LIMIT_EXCEEDED, `first is ${first}; it may be 1 to ${largest}.`, 'first');
  }
  // What a model learns meanwhile raises no revision.
  ctx.basis.passing = true;
  const model = await teacherOf(ctx.dataSource).model(ctx.db);
  const themes = await themesAmong(ctx, model.themeIds);
  const gone = model.themeIds.filter((id) => !themes.has(id));
  const found = await inTurns(texts, ({ text, excluded }) =>
    suggestThemes(model, text, first, new Set([...excluded, ...gone])),
  );
  return found.map(({ noneFits, suggestions }) => ({
    noneFits,
    nodes: suggestions.map(({ themeId, ...rest }) => ({ ...rest, theme: { ...themes.get(themeId)! } })),
  }));
}

async function themesAmong({ db }: Context, ids: string[]): Promise<Map<string, Theme>> {
  const themes = await db.query<Theme>(sql`
    select ${columnsOf(Theme)} from ${tableOf(Theme)} t where t.id = any(${ids}::uuid[]) and t.status <> 'ARCHIVED'
      and t.merged_into_id is null`);
  return new Map(themes.map((theme) => [theme.id, theme]));
}

edge(Feedback, 'suggestedThemes', async (ctx, rows, { first }: SuggestionArgs) => {
  if (!maySeeFeedback(ctx)) return rows.map((): ThemeSuggestions => ({ noneFits: 1, nodes: [] }));
  const settled = await settledThemes(ctx, keysOf(rows, 'id'));
  const texts = rows.map(({ id, title, body }) => ({
    text: textOf({ title, body }),
    excluded: new Set(settled.get(id)),
  }));
  return suggestionsFor(ctx, texts, first);
});

/** The themes on which it was decided already, by entry. */
async function settledThemes({ db }: Context, ids: string[]): Promise<Map<string, string[]>> {
  const rows = await db.query<{ id: string; themes: string[] }>(sql`
    select d.feedback_id as id, array_agg(coalesce(t.survivor_id, t.id)) as themes
    from (select feedback_id, theme_id from theme_assignment union all select feedback_id, theme_id from theme_removal) d
    join theme t on t.id = d.theme_id
    where d.feedback_id = any(${ids}::uuid[]) group by d.feedback_id`);
  return new Map(rows.map(({ id, themes }) => [id, themes]));
}
