import fs from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { Argument, type Command } from 'commander';
import { PlainError } from '../platform/plain-error.ts';
import { unknownToken, unreachable } from './ask.ts';
import { type Service, withService } from './service.ts';
import type { Terminal } from './terminal.ts';

const examples = `
Examples:
  waymark export slo > slos.yaml
  waymark export slo --out slos.yaml`;

/** `export`: what the service has, as a file. */
export function addExportCommand(program: Command, terminal: Terminal): void {
  program
    .command('export')
    .addArgument(new Argument('<kind>', 'what is exported').choices(['slo']))
    .option('--format <format>', 'openslo', 'openslo')
    .option('--out <file>', 'the file to write; standard output without it')
    .description('Export what the service has.')
    .addHelpText('after', examples)
    .action((kind: string, options: { format: string; out?: string }) =>
      withService(terminal, async (service) => {
        const content = await exported(service, kind, options.format);
        if (options.out) await pipeline(content, fs.createWriteStream(options.out));
        else for await (const chunk of content) terminal.out.write(chunk);
      }),
    );
}

async function exported(service: Service, kind: string, format: string): Promise<Readable> {
  const address = `${service.url}/export/${kind}?${new URLSearchParams({ format })}`;
  const response = await fetch(address, { headers: { authorization: `Bearer ${service.token}` } }).catch(
    (caught: Error) => {
      throw unreachable(service, caught.cause ?? caught);
    },
  );
  if (response.status === 401) throw unknownToken(service);
  if (!response.ok) {
    const answer = (await response.json().catch(() => null)) as { error?: { message: string } } | null;
    throw new PlainError(answer?.error?.message ?? `${service.url} answered ${response.status}.`);
  }
  return Readable.fromWeb(response.body as ReadableStream);
}
