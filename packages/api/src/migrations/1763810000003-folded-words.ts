import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Texts in any language as words that can be compared: without case, accents and width, and with each character of a
 * script that puts no blanks between words standing alone.
 */
export class FoldedWords1763810000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function folded(words text) returns text language sql immutable parallel safe as $$
        select regexp_replace(
          regexp_replace(lower(normalize(words, NFKD)), '[\\u0300-\\u036f]', '', 'g'),
          '([\\u0e00-\\u0e7f\\u3040-\\u30ff\\u3400-\\u9fff])', ' \\1 ', 'g')
      $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function folded(text)');
  }
}
