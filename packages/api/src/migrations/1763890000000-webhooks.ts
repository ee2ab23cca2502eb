import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is told of changes by HTTP, and what was sent to them. */
export class Webhooks1763890000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table webhook (
        id uuid primary key default gen_random_uuid(),
        url text not null,
        events text[] not null,
        enabled boolean not null default true,
        secret text not null,
        consecutive_failures integer not null default 0,
        failing_since timestamptz,
        -- Everything up to this revision was put into deliveries.
        told_revision bigint not null,
        created_at timestamptz not null default now()
      );

      create table webhook_delivery (
        id uuid primary key default gen_random_uuid(),
        webhook_id uuid not null references webhook on delete cascade,
        event text not null,
        body text not null,
        created_at timestamptz not null default now(),
        attempt integer not null default 0,
        status integer,
        error text,
        at timestamptz not null default now(),
        next_attempt_at timestamptz default now()
      );
      create index webhook_delivery_webhook_id_idx on webhook_delivery (webhook_id, created_at, id);
      create index webhook_delivery_next_attempt_at_idx on webhook_delivery (next_attempt_at) where next_attempt_at is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table webhook_delivery, webhook');
  }
}
