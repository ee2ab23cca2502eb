import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What may go wrong with an item and what is done about it, and what worries someone about it. */
export class RisksAndConcerns1763810000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table risk (
        id uuid primary key default gen_random_uuid(),
        work_id bigint not null,
        item_id uuid not null references roadmap_item on delete cascade,
        term_id uuid not null references term,
        statement text not null,
        likelihood text not null,
        impact text not null,
        response text not null,
        mitigation text,
        owner_id uuid references person,
        open boolean not null default true
      );
      create index risk_item_id_idx on risk (item_id);
      create index risk_term_id_idx on risk (term_id);

      create table concern (
        id uuid primary key default gen_random_uuid(),
        work_id bigint not null,
        item_id uuid not null references roadmap_item on delete cascade,
        discipline text not null,
        motivator_id uuid references term,
        raised_by_kind text not null check (raised_by_kind in ('PERSON', 'TOKEN')),
        raised_by_id uuid not null,
        statement text not null,
        what_would_resolve_it text not null,
        status text not null default 'OPEN',
        resolution text,
        raised_at timestamptz not null,
        check ((status = 'OPEN') = (resolution is null))
      );
      create index concern_item_id_idx on concern (item_id, raised_at);

      select keep_history('risk'), keep_history('concern');
      insert into told_table (table_name, subject_type, label, whole) values
        ('risk', 'Risk', $$(select name from term where id = (r ->> 'term_id')::uuid) || ': ' || (r ->> 'statement')$$, $$(r ->> 'item_id')::uuid$$),
        ('concern', 'Concern', $$(r ->> 'discipline') || ': ' || (r ->> 'statement')$$, $$(r ->> 'item_id')::uuid$$);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from told_table where table_name in ('risk', 'concern');
      drop view past.risk, past.concern;
      drop table risk, concern;
    `);
  }
}
