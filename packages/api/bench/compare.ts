import { type Load, type Pace, press } from './load.ts';
import { median } from './report.ts';
import type { ServerProcess } from './server-process.ts';

const rounds = 3;

/** One side of a comparison: what is asked, and of which server. */
export type Side = Omit<Load, 'address'> & { server: ServerProcess };

/** A pace with the milliseconds that Node itself worked for each request. */
export type Cost = Pace & { nodeMs: number };

/**
 * The middle of three rounds for both sides, one side after the other in each, after a round to warm up. `ratio` is
 * that of requests a second, ours to theirs, within a round: what else the machine does hits both.
 */
export async function compare(ours: Side, theirs: Side): Promise<{ ours: Cost; theirs: Cost; ratio: number }> {
  const found: { ours: Cost; theirs: Cost }[] = [];
  for (let round = 0; round <= rounds; round++) {
    found.push({ theirs: await measure(theirs), ours: await measure(ours) });
  }
  const counted = found.slice(1);
  return {
    ours: middleOf(counted.map((each) => each.ours)),
    theirs: middleOf(counted.map((each) => each.theirs)),
    ratio: median(counted.map((each) => each.ours.perSecond / each.theirs.perSecond)),
  };
}

async function measure({ server, ...load }: Side): Promise<Cost> {
  const before = await server.cpu();
  const pace = await press({ ...load, address: server.address });
  return { ...pace, nodeMs: ((await server.cpu()) - before) / pace.requests };
}

function middleOf(costs: Cost[]): Cost {
  const middle = (key: keyof Cost): number => median(costs.map((each) => each[key]));
  return {
    perSecond: middle('perSecond'),
    requests: middle('requests'),
    p50: middle('p50'),
    p99: middle('p99'),
    nodeMs: middle('nodeMs'),
  };
}
