import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Folds what is plain Latin at once: most texts are, and the rest of the folding would change nothing of them. */
export class QuickFolding1763810000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(folded(`case when words ~ '[^\\u0001-\\u007f]' then ${whole} else lower(words) end`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(folded(whole));
  }
}

const whole = `regexp_replace(
  regexp_replace(lower(normalize(words, NFKD)), '[\\u0300-\\u036f]', '', 'g'),
  '([\\u0e00-\\u0e7f\\u3040-\\u30ff\\u3400-\\u9fff])', ' \\1 ', 'g')`;

function folded(expression: string): string {
  return `create or replace function folded(words text) returns text language sql immutable parallel safe as $$ select ${expression} $$`;
}
