import assert from 'node:assert/strict';
import { compare } from './compare.ts';
import { onGround } from './ground.ts';
import { type QueryName, queries } from './queries.ts';
import { printTable } from './report.ts';
import { seed, size } from './seed.ts';
import { besideBare, type ServerProcess, token } from './server-process.ts';

const load = { connections: 16, seconds: 3, isRight: (answer: string) => answer.startsWith('{"data"') };

/**
 * Reading at 16 connections: the service against a bare server that gives the same answer by one statement written by
 * hand. First both answers are compared.
 */
export async function readBench(nodeFlags: readonly string[]): Promise<void> {
  await onGround(async ({ databaseUrl, dataSource }) => {
    await seed(dataSource);
    console.log(
      `Reading ${size.items} items and ${size.feedback} entries of feedback, ${load.connections} connections`,
    );
    const rows: (string | number)[][] = [];
    await besideBare(databaseUrl, nodeFlags, async (service, bare) => {
      for (const name of Object.keys(queries) as QueryName[]) rows.push(await row(name, service, bare));
    });
    printTable(['query', 'bare/s', 'service/s', 'ratio', 'p50 ms', 'p99 ms', 'bare Node ms', 'Node ms', 'KB'], rows);
  });
}

async function row(name: QueryName, service: ServerProcess, bare: ServerProcess): Promise<(string | number)[]> {
  const kilobytes = await expectSameAnswer(name, service, bare);
  const body = JSON.stringify({ query: queries[name] });
  const { ours, theirs, ratio } = await compare(
    { ...load, server: service, path: '/graphql', body: () => body },
    { ...load, server: bare, path: `/${name}`, body: () => '' },
  );
  return [name, theirs.perSecond, ours.perSecond, ratio, ours.p50, ours.p99, theirs.nodeMs, ours.nodeMs, kilobytes];
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
