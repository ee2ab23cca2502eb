import fs from 'node:fs';
import { text } from 'node:stream/consumers';
import { Argument, type Command } from 'commander';
import { PlainError } from '../platform/plain-error.ts';
import type { Definition, PlacedFinding } from '../slo/openslo/definitions.ts';
import { say, type Terminal } from './terminal.ts';

const examples = `
Examples:
  waymark validate slo slos.yaml
  cat *.yaml | waymark validate slo - --lenient

Exits with 0 when every definition is sound, 2 when some have faults, 1 when none is.`;

/** `validate`: whether a file of definitions is sound, without a service and without doing anything. */
export function addValidateCommand(program: Command, terminal: Terminal): void {
  program
    .command('validate')
    .addArgument(new Argument('<kind>', 'what the definitions are').choices(['slo']))
    .argument('<file>', 'YAML or JSON: OpenSLO v1, Sloth, Pyrra; - for standard input')
    .option('--lenient', 'mend well-known slips, and list them')
    .description('Check definitions of objectives, and say where each fault is. Needs no service, changes nothing.')
    .addHelpText('after', examples)
    .action(async (_kind: string, file: string, options: { lenient?: true }) => {
      const { definitionsIn, judgeSet } = await import('../slo/openslo/definitions.ts');
      const definitions = [...definitionsIn(await contentOf(file, terminal), options.lenient ?? false)];
      if (definitions.length === 0) throw new PlainError(`${file} defines nothing: it holds no document.`);
      judgeSet(definitions, () => false);
      tell(terminal, definitions);
    });
}

async function contentOf(file: string, terminal: Terminal): Promise<string> {
  if (file === '-') return text(terminal.input);
  return fs.promises.readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new PlainError(`${file} cannot be read (${error.code}).`);
  });
}

function tell(terminal: Terminal, definitions: readonly Definition[]): void {
  const line = (word: string, each: PlacedFinding) =>
    `line ${each.line}: ${word}: ${each.path && `${each.path}: `}${each.message}`;
  for (const { faults, notes } of definitions) {
    for (const fault of faults) say(terminal, line('error', fault));
    for (const note of notes) say(terminal, line('note', note));
  }
  const faulty = definitions.filter(({ faults }) => faults.length > 0).length;
  say(terminal, `${definitions.length} definitions: ${definitions.length - faulty} sound, ${faulty} with faults.`);
  if (faulty > 0) throw new PlainError('', faulty === definitions.length ? 1 : 2);
}
