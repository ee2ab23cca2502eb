import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How items bear on service level objectives. */
export class SloLinks1763801000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table slo_link (
        id uuid primary key default gen_random_uuid(),
        work_id bigint not null,
        item_id uuid not null references roadmap_item on delete cascade,
        slo_id uuid not null references service_level_objective,
        relation text not null,
        rationale text,
        unique (item_id, slo_id, relation)
      );
      create index slo_link_slo_id_idx on slo_link (slo_id);
      select keep_history('slo_link');
      insert into told_table (table_name, subject_type, label, whole) values
        ('slo_link', 'SloLink', $$(r ->> 'relation') || ' ' || (select name from service_level_objective where id = (r ->> 'slo_id')::uuid)$$,
         $$(r ->> 'item_id')::uuid$$);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop view past.slo_link;
      drop table slo_link;
      delete from told_table where table_name = 'slo_link';
    `);
  }
}
