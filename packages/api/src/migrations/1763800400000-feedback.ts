import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Customers, what they said, the themes it speaks of, and who said so. Everything here has a history. */
export class Feedback1763800400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table customer (
        id uuid primary key default gen_random_uuid(),
        work_id bigint not null,
        name text not null,
        name_key text not null,
        kind text not null default 'EXTERNAL',
        segment text,
        annual_revenue double precision check (annual_revenue >= 0 and annual_revenue < 'infinity'),
        currency text check (currency ~ '^[A-Z]{3}$')
      );
      create index customer_name_key_idx on customer (name_key);

      create table customer_ref (
        id uuid primary key default gen_random_uuid(),
        work_id bigint not null,
        customer_id uuid not null references customer on delete cascade,
        source text not null,
        external_id text not null,
        unique (source, external_id)
      );
      create index customer_ref_customer_id_idx on customer_ref (customer_id);

      create table feedback (
        id uuid primary key default gen_random_uuid(),
        work_id bigint not null,
        source text not null,
        external_id text,
        fingerprint text not null,
        title text,
        body text not null,
        url text,
        language text,
        submitted_at timestamptz not null,
        customer_id uuid references customer,
        importance text not null default 'NICE_TO_HAVE',
        sentiment text,
        tags text[] not null default '{}',
        source_themes text[] not null default '{}',
        import_run_id uuid,
        created_at timestamptz not null default now()
      );
      create unique index feedback_external_id_key on feedback (source, external_id) where external_id is not null;
      create unique index feedback_fingerprint_key on feedback (source, fingerprint) where external_id is null;
      create index feedback_submitted_at_idx on feedback (submitted_at, id);
      create index feedback_customer_id_idx on feedback (customer_id, submitted_at, id);
      create index feedback_import_run_id_idx on feedback (import_run_id) where import_run_id is not null;

      -- The cost keeps the planner from reading entry after entry where the index of words finds few.
      create function feedback_words(title text, body text) returns tsvector
      language plpgsql immutable parallel safe cost 5000 as $$
      begin
        return to_tsvector('simple'::regconfig, coalesce(title, '') || ' ' || body);
      end $$;
      -- All the words; the last one may be the beginning of one.
      create function words_sought(search text) returns tsquery
      language plpgsql immutable parallel safe as $$
      declare
        words tsquery := plainto_tsquery('simple'::regconfig, search);
      begin
        return case when numnode(words) = 0 then words else (words::text || ':*')::tsquery end;
      end $$;
      create index feedback_words_idx on feedback using gin (feedback_words(title, body));

      create table theme (
        id uuid primary key default gen_random_uuid(),
        work_id bigint not null,
        slug text not null unique,
        version integer not null default 1,
        name text not null,
        summary text,
        problem text,
        status text not null default 'EMERGING',
        parent_id uuid references theme check (parent_id <> id),
        rules text[] not null default '{}',
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now()
      );
      create index theme_parent_id_idx on theme (parent_id);

      create table theme_slug (
        id uuid primary key default gen_random_uuid(),
        work_id bigint not null,
        theme_id uuid not null references theme on delete cascade,
        slug text not null unique
      );
      create index theme_slug_theme_id_idx on theme_slug (theme_id);

      create table theme_assignment (
        id uuid primary key default gen_random_uuid(),
        work_id bigint not null,
        theme_id uuid not null references theme,
        feedback_id uuid not null references feedback on delete cascade,
        origin text not null,
        confidence double precision check (confidence between 0 and 1),
        quote text,
        assigned_by_kind text not null,
        assigned_by_id uuid,
        assigned_at timestamptz not null default now(),
        unique (theme_id, feedback_id)
      );
      create index theme_assignment_feedback_id_idx on theme_assignment (feedback_id);

      select keep_history('customer'), keep_history('customer_ref'), keep_history('feedback'), keep_history('theme'),
        keep_history('theme_slug'), keep_history('theme_assignment');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table theme_assignment, theme_slug, theme, feedback, customer_ref, customer');
    await runner.query('drop function feedback_words, words_sought');
  }
}
