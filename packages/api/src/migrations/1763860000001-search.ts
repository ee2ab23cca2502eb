import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Words to search by, in one GIN index a table. `terms_of` takes words that are folded already, as `feedback.words`
 * are; `folded_terms` folds a text like them: case, accents and width aside, scripts that do not part words sign by
 * sign. Signs are named one by one where they part words: a server's own idea of letters depends on its locale.
 */
export class Search1763860000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(String.raw`
      -- A lexeme has at most 2,046 bytes; only a long text can hold a word that is too long.
      create function terms_of(words text) returns tsvector language sql immutable parallel safe as $$
        select array_to_tsvector(case
          when octet_length(words) < 2000 then string_to_array(btrim(words), ' ')
          else array(select left(word, 200) from unnest(string_to_array(btrim(words), ' ')) as word where word <> '') end)
      $$;

      create function folded_terms(given text) returns tsvector language sql immutable parallel safe as $$
        select public.terms_of(btrim(regexp_replace(regexp_replace(
          normalize(regexp_replace(normalize(lower(given), NFKD), '[\u0300-\u036f]+', '', 'g'), NFKC),
          '([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff])', ' \1 ', 'g'),
          '[\u0001-\u002f\u003a-\u0060\u007b-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7\u2000-\u206f\u20a0-\u20cf\u2190-\u2bff\u3000-\u3004\u3008-\u3020\uff00-\uff0f]+', ' ', 'g')))
      $$;

      drop index feedback_words_idx;
      drop function feedback_words, words_sought;
      create index feedback_words_idx on feedback using gin (terms_of(words));
      create index roadmap_item_words_idx on roadmap_item using gin
        (folded_terms('wm ' || number::text || ' ' || title || ' ' || problem || ' ' || outcome || ' ' || coalesce(description, '')));
      create index theme_words_idx on theme using gin
        (folded_terms(slug || ' ' || name || ' ' || coalesce(summary, '') || ' ' || coalesce(problem, '')));
      create index decision_words_idx on decision using gin
        (folded_terms('d ' || number::text || ' ' || question || ' ' || outcome || ' ' || rationale || ' ' || coalesce(gave_up, '')));
      create index service_level_objective_words_idx on service_level_objective using gin
        (folded_terms(slug || ' ' || name || ' ' || coalesce(description, '') || ' ' || coalesce(user_journey, '')));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index feedback_words_idx, roadmap_item_words_idx, theme_words_idx, decision_words_idx, service_level_objective_words_idx;
      drop function folded_terms, terms_of;
      create function feedback_words(title text, body text) returns tsvector
      language plpgsql immutable parallel safe cost 5000 as $$
      begin
        return to_tsvector('simple'::regconfig, coalesce(title, '') || ' ' || body);
      end $$;
      create function words_sought(search text) returns tsquery
      language plpgsql immutable parallel safe as $$
      declare
        words tsquery := plainto_tsquery('simple'::regconfig, search);
      begin
        return case when numnode(words) = 0 then words else (words::text || ':*')::tsquery end;
      end $$;
      create index feedback_words_idx on feedback using gin (feedback_words(title, body));
    `);
  }
}
