import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * People, teams, tokens. Without a history, because nobody can read them and because what is replaced there must be
 * gone: hashes of passwords, sessions, one-time links, and when a token was last used.
 */
export class Identity1763800100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table person (
        id uuid primary key default gen_random_uuid(),
        work_id bigint not null,
        name text not null,
        email text not null unique check (email = lower(email)),
        discipline text not null,
        role text not null,
        active boolean not null default true,
        away jsonb not null default '[]',
        stand_in_id uuid references person
      );
      create table api_token (
        id uuid primary key default gen_random_uuid(),
        work_id bigint not null,
        name text not null,
        prefix text not null,
        hash text not null unique,
        scopes text[] not null,
        created_at timestamptz not null default now(),
        expires_at timestamptz,
        revoked_at timestamptz
      );
      create table team (
        id uuid primary key default gen_random_uuid(),
        work_id bigint not null,
        slug text not null unique,
        name text not null
      );
      create table team_member (
        id uuid primary key default gen_random_uuid(),
        work_id bigint not null,
        team_id uuid not null references team on delete cascade,
        person_id uuid not null references person on delete cascade,
        unique (team_id, person_id)
      );
      create index team_member_person_id_idx on team_member (person_id);
      select keep_history('person'), keep_history('api_token'), keep_history('team'), keep_history('team_member');

      create table password (
        person_id uuid primary key references person on delete cascade,
        hash text not null
      );
      create table api_token_use (
        api_token_id uuid primary key references api_token on delete cascade,
        last_used_at timestamptz not null
      );
      create table session (
        hash text primary key,
        person_id uuid not null references person on delete cascade,
        created_at timestamptz not null default now(),
        used_at timestamptz not null default now()
      );
      create index session_person_id_idx on session (person_id);
      create table invitation (
        hash text primary key,
        person_id uuid references person on delete cascade,
        created_at timestamptz not null default now(),
        expires_at timestamptz not null,
        used_at timestamptz
      );
      create index invitation_person_id_idx on invitation (person_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table invitation, session, api_token_use, password, team_member, team, api_token, person');
  }
}
