import type { World } from '../../testing/world.ts';
import type { ImportTotals } from '../import-run.types.ts';

/** A run as the endpoints answer it. */
export interface SentRun {
  httpStatus: number;
  id: string;
  status: string;
  message: string;
  totals: ImportTotals;
  failedRows: { line: number; errors: { column: string | null; code: string; message: string }[] }[];
  error?: { code: string; message: string; line?: number | null; field?: string[] };
}

/** Sends a file to an import and gives the run. `query` has everything but the path, e.g. `source=desk&dryRun=false`. */
export async function sendFile(
  world: World,
  kind: 'feedback' | 'roadmap' | 'themes' | 'metrics' | 'measurements' | 'slo',
  query: string,
  body: string | Buffer,
  headers: Record<string, string> = { 'content-type': 'text/csv' },
): Promise<SentRun> {
  const response = await world.fetch(`/import/${kind}?${query}`, { method: 'POST', body: body as string, headers });
  return { httpStatus: response.status, ...((await response.json()) as Omit<SentRun, 'httpStatus'>) };
}

/** How many of each thing there are. */
export async function countsOf(world: World): Promise<Record<string, number>> {
  const [row] = await world.dataSource.query(`
    select (select count(*) from feedback) as feedback, (select count(*) from customer) as customers,
      (select count(*) from theme) as themes, (select count(*) from theme_assignment) as assignments,
      (select count(*) from roadmap_item) as items, (select count(*) from team) as teams,
      (select count(*) from milestone) as milestones, (select count(*) from customer_ref) as refs`);
  return row;
}

/** Every row of a run: its line, action and issues. */
export async function rowsOf(world: World, run: SentRun, action?: string[]) {
  const query = `query ($id: ID!, $action: [RowAction!]) { importRun(id: $id) { rows(action: $action, first: 100) {
    totalCount nodes { line action subject { id } errors { column code message } warnings { column code message } raw } } } }`;
  const { data } = await world.ask(query, { id: run.id, action });
  return data.importRun.rows.nodes as {
    line: number;
    action: string;
    subject: { id: string } | null;
    errors: { column: string; code: string; message: string }[];
    warnings: { column: string | null; code: string; message: string }[];
    raw: Record<string, unknown> | null;
  }[];
}
