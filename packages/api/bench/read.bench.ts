import assert from 'node:assert/strict';
import { onGround } from './ground.ts';
import { type Pace, press } from './load.ts';
import { type QueryName, queries } from './queries.ts';
import { median, printTable } from './report.ts';
import { seed, size } from './seed.ts';
import { besideBare, type ServerProcess, token } from './server-process.ts';

const connections = 16;
const rounds = 3;
const seconds = 3;

interface Measured extends Pace {
  cpuPerRequest: number;
}

/**
 * Reading at 16 connections: the service against a bare server that gives the same answer by one statement written by
 * hand. First both answers are compared.
 */
export async function readBench(nodeFlags: readonly string[]): Promise<void> {
  await onGround(async ({ databaseUrl, dataSource }) => {
    await seed(dataSource);
    console.log(`Reading ${size.items} items and ${size.feedback} entries of feedback at ${connections} connections`);
    const rows: (string | number)[][] = [];
    await besideBare(databaseUrl, nodeFlags, async (service, bare) => {
      for (const name of Object.keys(queries) as QueryName[]) rows.push(await compare(name, service, bare));
    });
    printTable(['query', 'bare/s', 'service/s', 'ratio', 'p50 ms', 'p99 ms', 'bare Node ms', 'Node ms', 'KB'], rows);
  });
}

async function compare(name: QueryName, service: ServerProcess, bare: ServerProcess): Promise<(string | number)[]> {
  const kilobytes = await expectSameAnswer(name, service, bare);
  await measure(name, service, '/graphql');
  await measure(name, bare, `/${name}`);
  const ours: Measured[] = [];
  const theirs: Measured[] = [];
  for (let round = 0; round < rounds; round++) {
    theirs.push(await measure(name, bare, `/${name}`));
    ours.push(await measure(name, service, '/graphql'));
  }
  const middle = (of: Measured[], key: keyof Measured): number => median(of.map((each) => each[key]));
  const ratio = median(ours.map((each, round) => each.perSecond / theirs[round]!.perSecond));
  return [
    name,
    middle(theirs, 'perSecond'),
    middle(ours, 'perSecond'),
    ratio,
    middle(ours, 'p50'),
    middle(ours, 'p99'),
    middle(theirs, 'cpuPerRequest'),
    middle(ours, 'cpuPerRequest'),
    kilobytes,
  ];
}

async function measure(name: QueryName, server: ServerProcess, path: string): Promise<Measured> {
  const body = JSON.stringify({ query: queries[name] });
  const before = await server.cpu();
  const isRight = (answer: string): boolean => answer.startsWith('{"data"');
  const pace = await press({ address: server.address, path, connections, seconds, body: () => body, isRight });
  return { ...pace, cpuPerRequest: ((await server.cpu()) - before) / pace.requests };
}

async function expectSameAnswer(name: QueryName, service: ServerProcess, bare: ServerProcess): Promise<number> {
  const [ours, theirs] = await Promise.all([
    answerOf(`${service.address}/graphql`, JSON.stringify({ query: queries[name] })),
    answerOf(`${bare.address}/${name}`, ''),
  ]);
  assert.deepStrictEqual(JSON.parse(ours), JSON.parse(theirs));
  return ours.length / 1_000;
}

async function answerOf(url: string, body: string): Promise<string> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  return (await fetch(url, { method: 'POST', headers, body })).text();
}
