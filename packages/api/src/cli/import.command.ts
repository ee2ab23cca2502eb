import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Argument, type Command } from 'commander';
import { globalId } from '../platform/graphql/global-id.ts';
import { PlainError } from '../platform/plain-error.ts';
import { writeFailedRows } from './failed-rows.ts';
import { followRun } from './follow-run.ts';
import { exitCodeOf, summaryOf } from './import-run.ts';
import { cancelledByCtrlC } from './interrupt.ts';
import { paintFor } from './paint.ts';
import { progressOn } from './progress.ts';
import { type Source, sendImport } from './send-import.ts';
import { type Service, withService } from './service.ts';
import { say, type Terminal } from './terminal.ts';

interface Options {
  source: string;
  dryRun?: true;
  map?: string[];
  defaultSubmittedAt?: string;
  defaultKind?: string;
  timeZone?: string;
  rejectEverything?: true;
  createThemes?: true;
  lenient?: true;
  failed?: string;
}

/** What can be imported, as the endpoints are called. */
export const importKinds = ['feedback', 'themes', 'roadmap', 'metrics', 'measurements', 'slo'] as const;

const examples = `
Examples:
  waymark import feedback requests.csv --source canny --dry-run
  waymark import feedback export.csv --source helpdesk --create-themes --map id=external_id text=body
  waymark import measurements minutes.csv --source edge
  zcat export.csv.gz | waymark import feedback - --source desk
  waymark import themes taxonomy.json --source library
  waymark import roadmap items.ndjson --source planning --default-kind FEATURE --failed failed.csv
  waymark import slo slos.yaml --source repo --lenient
  waymark import metrics values.csv --source warehouse --time-zone Europe/Berlin
  curl -s https://example.org/export.csv | waymark import feedback - --source board

Exits with 0 when every row is good, 2 when some failed, 1 when nothing was done. The same file again changes nothing.
Ctrl-C cancels: nothing is left of the run. Failed rows, mended in the file of --failed, go in by the same command.`;

/** `import`: a file of any kind, streamed to the service. */
export function addImportCommand(program: Command, terminal: Terminal): void {
  program
    .command('import')
    .addArgument(new Argument('<kind>', 'what the rows are').choices(importKinds))
    .argument('<file>', 'CSV, JSON lines or a JSON array (slo: YAML), packed with gzip or not; - for standard input')
    .requiredOption('--source <name>', 'where the file comes from; rows are recognised again by it and their id')
    .option('--dry-run', 'say what would be done, and do nothing')
    .option('--map <column=field...>', 'what a column holds, where its name does not tell')
    .option('--default-submitted-at <instant>', 'for feedback without a date, e.g. 2026-11-01T00:00:00Z')
    .option('--default-kind <kind>', 'for roadmap items without a kind: FEATURE or TECHNICAL_INVESTMENT')
    .option('--time-zone <zone>', 'of dates without one, e.g. Europe/Berlin')
    .option('--lenient', 'for slo: mend well-known slips, and list them')
    .option('--reject-everything', 'do nothing when any row fails')
    .option('--create-themes', 'make the themes that are not there yet')
    .option('--failed <file>', 'write the failed rows there as CSV, with what is wrong, to mend and import again')
    .description('Import a file. Applies at once unless --dry-run.')
    .addHelpText('after', examples)
    .action((kind: string, file: string, options: Options) =>
      withService(terminal, (service) => importFile(service, terminal, kind, file, options)),
    );
}

async function importFile(service: Service, terminal: Terminal, kind: string, file: string, options: Options) {
  const { size, ...source } = await opened(file, terminal);
  const runId = randomUUID();
  const progress = progressOn(terminal, size);
  const query = queryOf({ ...options, fileName: source.fileName ?? undefined });
  const endFollowing = followRun(service, globalId('ImportRun', runId), progress.read);
  const run = await cancelledByCtrlC(service, terminal, globalId('ImportRun', runId), (signal) =>
    sendImport(service, kind, query, source, { runId, signal, sent: progress.sent }),
  ).finally(() => {
    endFollowing();
    progress.end();
  });
  for (const line of summaryOf(run, paintFor(terminal.out))) say(terminal, line);
  if (options.failed && run.totals.failed > 0) await writeFailedRows(service, run.id, options.failed);
  const code = exitCodeOf(run);
  if (code !== 0) throw new PlainError('', code);
}

async function opened(file: string, terminal: Terminal): Promise<Source & { size: number | null }> {
  if (file === '-') return { content: terminal.input, fileName: null, size: null };
  const handle = await fs.promises.open(file).catch((error: NodeJS.ErrnoException) => {
    throw new PlainError(`${file} cannot be read (${error.code}).`);
  });
  const found = await handle.stat();
  if (found.isDirectory()) {
    await handle.close();
    throw new PlainError(`${file} is a folder; name a file.`);
  }
  return {
    content: handle.createReadStream(),
    fileName: path.basename(file),
    size: found.isFile() ? found.size : null,
  };
}

function queryOf(options: Options & { fileName?: string }): URLSearchParams {
  const { source, fileName, map, defaultSubmittedAt, defaultKind, timeZone } = options;
  const wanted = {
    source,
    fileName,
    dryRun: String(options.dryRun ?? false),
    errorPolicy: options.rejectEverything ? 'REJECT_EVERYTHING' : 'REJECT_FAILED_ROWS',
    createMissingThemes: options.createThemes && 'true',
    lenient: options.lenient && 'true',
    map: map?.join(','),
    defaultSubmittedAt,
    defaultKind,
    timeZone,
  };
  const given = Object.entries(wanted).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return new URLSearchParams(given);
}
