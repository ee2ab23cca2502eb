import type { Command } from 'commander';
import { PlainError } from '../platform/plain-error.ts';
import { ask, done, type Refusable } from './ask.ts';
import { withService } from './service.ts';
import { say, type Terminal } from './terminal.ts';

interface Options {
  from?: string;
  to?: string;
  source: string;
}

interface Recorded extends Refusable {
  slo: { name: string; errorBudget: { state: string; remaining: number | null } } | null;
  results: { outcome: string; message: string | null }[];
}

const minuteMs = 60_000;
const examples = `
Examples:
  waymark measure checkout-availability 9990 10000
  waymark measure checkout-availability 59 60 --from 2026-11-01T09:00:00Z --to 2026-11-01T09:01:00Z --source probe-eu

Exits with 0 when it is on record, 1 when it was refused.`;

const mutation = `mutation ($input: SliRecordInput!) { sliRecord(input: $input) {
  slo { name errorBudget { state remaining } } results { outcome message } userErrors { field message } } }`;

/** `measure`: good and total events of an objective over an interval. */
export function addMeasureCommand(program: Command, terminal: Terminal): void {
  program
    .command('measure')
    .argument('<slo>', 'the slug of the objective')
    .argument('<good>', 'good events')
    .argument('<total>', 'all events')
    .option('--from <instant>', 'where the interval starts; the start of the last whole minute if nothing is said')
    .option('--to <instant>', 'where it ends; the end of the last whole minute if nothing is said')
    .option('--source <name>', 'where the numbers come from; sources add up', 'command line')
    .description('Record a measurement of an objective. The same interval and source again replaces.')
    .addHelpText('after', examples)
    .action((slo: string, good: string, total: string, options: Options) =>
      withService(terminal, async (service) => {
        const measurement = { ...intervalOf(options), good: countOf('good', good), total: countOf('total', total) };
        const input = { sloSlug: slo, source: options.source, measurements: [measurement] };
        const { sliRecord } = await ask<{ sliRecord: Recorded }>(service, mutation, { input });
        const { slo: measured, results } = done(sliRecord);
        const [{ outcome, message }] = results as [Recorded['results'][0]];
        if (message) throw new PlainError(`${outcome}: ${message}`);
        const { state, remaining } = measured!.errorBudget;
        const left = remaining === null ? '' : `, ${(remaining * 100).toFixed(1)} % of the budget is left`;
        say(terminal, `${outcome}. ${measured!.name}: ${state}${left}.`);
      }),
    );
}

function countOf(name: string, text: string): number {
  const count = text.trim() === '' ? Number.NaN : Number(text);
  if (Number.isFinite(count)) return count;
  throw new PlainError(`${name} is ${JSON.stringify(text)}; it may be a number from 0 on.`);
}

function intervalOf({ from, to }: Options): { from: string; to: string } {
  const end = Math.floor(Date.now() / minuteMs) * minuteMs;
  return { from: from ?? new Date(end - minuteMs).toISOString(), to: to ?? new Date(end).toISOString() };
}
