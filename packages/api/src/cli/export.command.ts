import fs from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { Argument, type Command, Option } from 'commander';
import { PlainError } from '../platform/plain-error.ts';
import { unknownToken, unreachable } from './ask.ts';
import { type Service, withService } from './service.ts';
import type { Terminal } from './terminal.ts';

interface Options {
  format?: string;
  only?: string[];
  out?: string;
}

const examples = `
Examples:
  waymark export roadmap > roadmap.csv
  waymark export feedback --only source=helpdesk --format ndjson --out helpdesk.ndjson
  waymark export themes --format json
  waymark export slo > slos.yaml

What is exported can be imported again, here or elsewhere, and comes out the same.`;

/** `export`: a file of the roadmap, of feedback, of themes or of SLOs, as the import takes it. */
export function addExportCommand(program: Command, terminal: Terminal): void {
  program
    .command('export')
    .addArgument(new Argument('<kind>', 'what is wanted').choices(['roadmap', 'feedback', 'themes', 'slo']))
    .addOption(
      new Option('--format <format>', 'how it is written; csv if nothing is said, slo as openslo').choices([
        'csv',
        'ndjson',
        'json',
        'openslo',
      ]),
    )
    .option('--only <name=value...>', 'only what fits, e.g. status=COMMITTED,IN_PROGRESS or source=helpdesk')
    .option('--out <file>', 'where to write it; standard output if nothing is said')
    .description('Export a file.')
    .addHelpText('after', examples)
    .action((kind: string, options: Options) =>
      withService(terminal, (service) => exportFile(service, terminal, kind, options)),
    );
}

async function exportFile(service: Service, terminal: Terminal, kind: string, { format, only, out }: Options) {
  const query = new URLSearchParams({ ...(format && { format }) });
  for (const pair of only ?? []) {
    const at = pair.indexOf('=');
    if (at < 1) throw new PlainError(`--only ${pair}: write name=value, as in status=COMMITTED.`);
    query.append(pair.slice(0, at), pair.slice(at + 1));
  }
  const headers = { authorization: `Bearer ${service.token}` };
  const response = await fetch(`${service.url}/export/${kind}?${query}`, { headers }).catch((caught: Error) => {
    throw unreachable(service, caught.cause ?? caught);
  });
  if (response.status === 401) throw unknownToken(service);
  if (!response.ok || !response.body) throw new PlainError(await reasonOf(response));
  const content = Readable.fromWeb(response.body as ReadableStream);
  const target = out === undefined ? terminal.out : fs.createWriteStream(out);
  await pipeline(content, target, { end: out !== undefined }).catch((error: NodeJS.ErrnoException) => {
    throw new PlainError(`The export broke off; what was written is not whole (${error.code ?? error.message}).`);
  });
  if (response.headers.get('waymark-redacted')) {
    terminal.err.write('Left out what this token may not read: it needs READ_FEEDBACK.\n');
  }
}

async function reasonOf(response: Response): Promise<string> {
  const answer = (await response.json().catch(() => null)) as { error?: { message: string } } | null;
  return `Nothing was exported: ${answer?.error?.message ?? `the answer was ${response.status} and is not understood`}`;
}
