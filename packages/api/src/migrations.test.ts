import type { DataSource } from 'typeorm';
import { migrations, openDataSource } from './data-source.ts';
import { createTestDatabase, type TestDatabase } from './testing/database.ts';

/** Tables whose rows have no history, each with the reason. */
const withoutHistory: Record<string, string> = {
  migration: 'TypeORM’s own note of what was applied.',
  work: 'It is the history: one row for each transaction.',
  row_version: 'It is the history: each version that was replaced.',
  told_table: 'Says which tables’ changes are told; only migrations write it.',
  change_event: 'It is the history, told field by field; append-only.',
  password: 'A secret’s hash; no earlier one may be kept.',
  session: 'A secret’s hash; it ends by itself.',
  invitation: 'A one-time secret’s hash; what came of it is the history of the person.',
  api_token_use: 'A note of use, to the minute; nobody asks what it was before.',
  idempotency_key: 'Answers that may be given again for a day; what they did is history where it was done.',
  import_row: 'It is a record of a run itself: written once, never changed.',
  import_work: 'It is a note of which Works a run is made of: written once, with them.',
  kept_raw: 'It is a note of what is to be thrown away, and when.',
