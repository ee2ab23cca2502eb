import fs from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ask } from './ask.ts';
import type { RowFault } from './import-run.ts';
import type { Service } from './service.ts';

interface Page {
  importRun: {
    rows: {
      nodes: { line: number; raw: Record<string, unknown> | null; errors: RowFault[] }[];
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
    };
  };
}

/**
 * Writes the failed rows of a run into a file as they came, a JSON line each, with what is wrong as `error`. The file
 * can be mended and imported again.
 */
export async function writeFailedRows(service: Service, runId: string, file: string): Promise<void> {
  await pipeline(Readable.from(failedLines(service, runId)), fs.createWriteStream(file));
}

async function* failedLines(service: Service, runId: string): AsyncGenerator<string> {
  const query = `query ($id: ID!, $after: String) {
    importRun(id: $id) {
      rows(action: [FAIL], first: 100, after: $after) {
        nodes { line raw errors { column code message } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }`;
  for (let after: string | null = null; ; ) {
    const page: Page = await ask(service, query, { id: runId, after });
    const { nodes, pageInfo }: Page['importRun']['rows'] = page.importRun.rows;
    for (const { line, raw, errors } of nodes) {
      const error = errors.map(({ column, message }) => (column ? `${column}: ${message}` : message)).join(' ');
      yield `${JSON.stringify({ ...raw, error: `Line ${line}: ${error}` })}\n`;
    }
    if (!pageInfo.hasNextPage) return;
    after = pageInfo.endCursor;
  }
}
