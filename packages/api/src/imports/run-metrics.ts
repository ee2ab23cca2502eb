import sql from 'sql-template-tag';
import type { Reader } from '../platform/database/reader.ts';
import { countByQuery, type Metrics } from '../platform/metrics.ts';

/** Counts the runs of imports by kind and status. */
export function countRuns(metrics: Metrics, db: Reader): void {
  const gauge = {
    name: 'waymark_import_runs',
    help: 'Runs of imports by kind and status.',
    labels: ['kind', 'status'] as ('kind' | 'status')[],
  };
  countByQuery(metrics, gauge, () =>
    db.query<{ kind: string; status: string; count: number }>(
      sql`select kind, status, count(*) as count from import_run group by kind, status`,
    ),
  );
}
