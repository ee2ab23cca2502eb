import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who people are at an OpenID Connect provider, with the role and the discipline that it named last, and which provider
 * proved a session. Without a history, as all that sign-in keeps.
 */
export class PersonIdentity1764030000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table person_identity (
        issuer text not null,
        subject text not null,
        person_id uuid not null references person on delete cascade,
        role text,
        discipline text,
        created_at timestamptz not null default now(),
        used_at timestamptz not null default now(),
        primary key (issuer, subject)
      );
      create unique index person_identity_person_id_idx on person_identity (person_id, issuer);
      alter table session add column issuer text;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table session drop column issuer');
    await runner.query('drop table person_identity');
  }
}
