import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which idempotency keys were used, and what they made. Without a history: it is a record of requests, not of the
 * roadmap, and is forgotten after a day.
 */
export class Idempotency1763800000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table idempotency_key (
        actor text not null,
        key text not null,
        body_hash text not null,
        made jsonb not null,
        used_at timestamptz not null default now(),
        primary key (actor, key)
      );
      create index idempotency_key_used_at_idx on idempotency_key (used_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table idempotency_key');
  }
}
