import type { MigrationInterface, QueryRunner } from 'typeorm';

const day =
  "make_date(substr(plan ->> 'date', 1, 4)::int, substr(plan ->> 'date', 6, 2)::int, substr(plan ->> 'date', 9, 2)::int)";
const firstOf = (unit: string) => `date_trunc('${unit}', ${day}::timestamp)`;
const isFirstHalf = `extract(month from ${day}) <= 6`;
const year = `extract(year from ${day})::int`;

/**
 * What findings look up: when a field of a thing last changed. And plan dates as single expressions, the same as before,
 * which PostgreSQL writes into the statement instead of calling a function for each row.
 */
export class FindingLookups1763820300001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index change_event_status_idx;
      create index change_event_subject_id_idx on change_event (subject_id, field, at);

      create or replace function plan_date_end(plan jsonb) returns date language sql immutable parallel safe as $$
        select case plan ->> 'resolution'
          when 'DAY' then ${day}
          when 'MONTH' then (${firstOf('month')} + interval '1 month - 1 day')::date
          when 'QUARTER' then (${firstOf('quarter')} + interval '3 months - 1 day')::date
          when 'HALF_YEAR' then make_date(${year}, case when ${isFirstHalf} then 6 else 12 end, case when ${isFirstHalf} then 30 else 31 end)
          when 'YEAR' then make_date(${year}, 12, 31)
        end
      $$;

      create or replace function plan_date_start(plan jsonb) returns date language sql immutable parallel safe as $$
        select case plan ->> 'resolution'
          when 'DAY' then ${day}
          when 'MONTH' then ${firstOf('month')}::date
          when 'QUARTER' then ${firstOf('quarter')}::date
          when 'HALF_YEAR' then make_date(${year}, case when ${isFirstHalf} then 1 else 7 end, 1)
          when 'YEAR' then make_date(${year}, 1, 1)
        end
      $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index change_event_subject_id_idx;
      create index change_event_status_idx on change_event (subject_id, at) where field = 'status';
    `);
  }
}
