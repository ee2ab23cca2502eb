import sql from 'sql-template-tag';
import type { Reader } from './database/reader.ts';

/** The revision of the last commit that changed anything that can be read; 0 before the first. */
export async function currentRevision(db: Reader): Promise<number> {
  const [row] = await db.query<{ revision: number }>(sql`select coalesce(max(revision), 0) as revision from work`);
  return row!.revision;
}

/** The revision of the last commit up to an instant; the present one for null. 0 before the first. */
export async function revisionAt(db: Reader, at: Date | null | undefined): Promise<number> {
  if (!at) return currentRevision(db);
  const [row] = await db.query<{ revision: number }>(
    sql`select coalesce(max(revision), 0) as revision from work where at <= ${at}`,
  );
  return row!.revision;
}
