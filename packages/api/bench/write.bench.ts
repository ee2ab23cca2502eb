import { globalId } from '../src/platform/graphql/global-id.ts';
import type { BareWrite } from './bare-server.ts';
import { compare } from './compare.ts';
import { onGround } from './ground.ts';
import { printTable } from './report.ts';
import { seed } from './seed.ts';
import { besideBare, type ServerProcess } from './server-process.ts';

interface Item {
  id: string;
  rankKey: string;
}

/** The bodies of one kind of write, for the service and for the bare server. */
interface Writes {
  name: string;
  ours: (connection: number) => string;
  theirs: (connection: number) => BareWrite;
}

const load = { seconds: 3, isRight: (answer: string) => answer.includes('"userErrors":[]') };

const move = `mutation ($input: RoadmapItemMoveInput!) { roadmapItemMove(input: $input) { revision userErrors { message } } }`;
const update = `mutation ($input: RoadmapItemUpdateInput!) { roadmapItemUpdate(input: $input) { revision userErrors { message } } }`;

/**
 * Writing at 1 and 16 connections: moves and updates of items against the bare update of the same row in a
 * transaction, which the same triggers keep the history of.
 */
export async function writeBench(nodeFlags: readonly string[]): Promise<void> {
  await onGround(async ({ databaseUrl, dataSource }) => {
    await seed(dataSource);
    const items: Item[] = await dataSource.query(
      'select id, rank_key as "rankKey" from roadmap_item where rank_key is not null order by rank_key, id',
    );
    console.log(`Writing to ${items.length} items; each write is on the disk when it is answered`);
    const rows: (string | number)[][] = [];
    await besideBare(databaseUrl, nodeFlags, async (service, bare) => {
      for (const writes of [moves(items), updates(items)])
        for (const connections of [1, 16]) rows.push(await row(writes, connections, service, bare));
    });
    printTable(['write', 'bare/s', 'service/s', 'ratio', 'p50 ms', 'p99 ms', 'bare Node ms', 'Node ms'], rows);
  });
}

async function row(
  writes: Writes,
  connections: number,
  service: ServerProcess,
  bare: ServerProcess,
): Promise<(string | number)[]> {
  const { ours, theirs, ratio } = await compare(
    { ...load, connections, server: service, path: '/graphql', body: writes.ours },
    { ...load, connections, server: bare, path: `/${writes.name}`, body: (at) => JSON.stringify(writes.theirs(at)) },
  );
  const name = `${writes.name} × ${connections}`;
  return [name, theirs.perSecond, ours.perSecond, ratio, ours.p50, ours.p99, theirs.nodeMs, ours.nodeMs];
}

/** Each connection moves items of its own behind any others. */
function moves(items: readonly Item[]): Writes {
  const steps = Array<number>(16).fill(0);
  const next = (connection: number): { moved: Item; other: Item } => {
    const step = steps[connection]!++;
    const moved = items[(connection + step * 16) % items.length]!;
    const other = items[(connection + step * 176 + 8) % items.length]!;
    return { moved, other };
  };
  return {
    name: 'move',
    ours(connection) {
      const { moved, other } = next(connection);
      const input = { id: globalId('RoadmapItem', moved.id), afterId: globalId('RoadmapItem', other.id) };
      return JSON.stringify({ query: move, variables: { input } });
    },
    theirs(connection) {
      const { moved, other } = next(connection);
      return { id: moved.id, value: other.rankKey };
    },
  };
}

/** Each connection changes the title of one item, again and again: it knows the version that it made. */
function updates(items: readonly Item[]): Writes {
  const versions = Array<number>(32).fill(1);
  return {
    name: 'update',
    ours(connection) {
      const version = versions[connection]!++;
      const input = {
        id: globalId('RoadmapItem', items[connection]!.id),
        version,
        title: `Item, version ${version + 1}`,
      };
      return JSON.stringify({ query: update, variables: { input } });
    },
    theirs(connection) {
      const version = versions[connection + 16]!++;
      return { id: items[connection + 16]!.id, value: `Item, version ${version + 1}` };
    },
  };
}
