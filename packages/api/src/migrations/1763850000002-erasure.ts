import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Erasure, the one rewrite of history. `erased_trait` says what was erased, by type and id, so that it can be erased
 * again in whatever comes back from an earlier backup; and by which keyed hashes a source's next file is recognised.
 * Versions are rewritten by `erase_versions` alone: the trigger refuses all else.
 */
export class Erasure1763850000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(functions);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger refuse_rewriting on row_version;
      drop view past.erased_trait;
      drop function erase_samples, without_samples, is_told, erase_versions, refuse_rewriting_versions, erased_hash;
      drop table erased_trait, erasure_key;
    `);
  }
}

const tables = `
  create table erasure_key (key bytea not null);
  insert into erasure_key values (decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'));

  create table erased_trait (
    id uuid primary key default gen_random_uuid(),
    work_id bigint not null,
    subject_type text not null check (subject_type in ('Feedback', 'Customer')),
    subject_id uuid not null,
    -- What the hash is of: an entry's id in its source or its fingerprint, a customer's id there or its name there.
    trait text not null check (trait in ('ENTRY_ID', 'ENTRY_TEXT', 'CUSTOMER_ID', 'CUSTOMER_NAME')),
    hash text not null,
    erased_at timestamptz not null default now(),
    unique (hash, subject_id)
  );
  create index erased_trait_subject_id_idx on erased_trait (subject_id);
  select keep_history('erased_trait');
`;

const functions = `
  create function erased_hash(trait text, source text, name text) returns text language sql stable as $$
    select encode(sha256(key || sha256(key || convert_to(json_build_array(trait, source, name)::text, 'UTF8'))), 'hex') from erasure_key
  $$;

  create function refuse_rewriting_versions() returns trigger language plpgsql as $$
  begin
    if coalesce(current_setting('waymark.erasing', true), '') = 'on' then return new; end if;
    raise exception 'What was stays as it was.' using errcode = 'WM001';
  end $$;
  create trigger refuse_rewriting before update or delete on row_version
    for each row execute function refuse_rewriting_versions();

  -- Whether a text is or holds one of the texts that tell of somebody. Short ones and bare numbers are looked for as a
  -- whole only.
  create function is_told(given text, told text[]) returns boolean language sql immutable as $$
    select btrim(given) = any(told) or exists (
      select from unnest(told) t(told)
      where length(t.told) >= 6 and t.told ~ '[^0-9[:punct:][:space:]]' and position(t.told in given) > 0)
  $$;

  -- Samples come from the same few rows: where one tells of somebody, or begins a text that does, all go.
  create function without_samples(mapping jsonb, told text[]) returns jsonb language sql stable as $$
    select case when exists (
      select from jsonb_array_elements(mapping) m where is_told(m ->> 'sample', told)
        or length(m ->> 'sample') >= 20 and exists (select from unnest(told) t(told) where position(left(m ->> 'sample', 20) in t.told) > 0)
    ) then (select jsonb_agg(m || '{"sample": null}' order by place) from jsonb_array_elements(mapping) with ordinality x(m, place))
    else mapping end
  $$;

  create function erase_samples(told text[]) returns void language sql set waymark.erasing = 'on' as $$
    update import_run set mapping = without_samples(mapping, told) where mapping <> without_samples(mapping, told);
    update row_version v set data = jsonb_set(v.data, '{mapping}', without_samples(v.data -> 'mapping', told))
    where v.table_name = 'import_run' and jsonb_typeof(v.data -> 'mapping') = 'array';
  $$;

  -- Puts the blank values in place of those of every version of the rows, which are named by a column of theirs.
  create function erase_versions(tbl text, named_by text, ids uuid[], blank jsonb) returns void
  language sql set waymark.erasing = 'on' as $$
    update row_version v set data = v.data || blank
    where v.table_name = tbl and (named_by = 'id' and v.row_id = any(ids) or named_by <> 'id' and (v.data ->> named_by)::uuid = any(ids))
  $$;
`;
