import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type pg from 'pg';
import { statements } from './bare-statements.ts';
import type { QueryName } from './queries.ts';

/** What `/move` and `/update` do: a row and what is written into it. */
export interface BareWrite {
  id: string;
  value: string;
}

const updates = {
  move: 'update roadmap_item set rank_key = $2 where id = $1::uuid',
  update: 'update roadmap_item set title = $2, version = version + 1, updated_at = now() where id = $1::uuid',
};

/** The least that a server can do: one statement a request, its JSON passed on as it comes; a bare update in a transaction. */
export async function startBare(pool: pg.Pool): Promise<{ address: string; stop(): Promise<void> }> {
  const server = http.createServer((req, res) => {
    answer(pool, req)
      .then((body) => {
        res.setHeader('Content-Type', 'application/json');
        res.setHeader('Content-Length', Buffer.byteLength(body));
        res.end(body);
      })
      .catch((fault: Error) => res.writeHead(500, { 'Content-Length': 0 }).end(fault.message));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { address: `http://127.0.0.1:${port}`, stop };
}

async function answer(pool: pg.Pool, req: http.IncomingMessage): Promise<string> {
  const name = req.url!.slice(1);
  const body = await text(req);
  return name === 'move' || name === 'update'
    ? write(pool, name, JSON.parse(body) as BareWrite)
    : read(pool, name as QueryName);
}

async function read(pool: pg.Pool, name: QueryName): Promise<string> {
  const statement = statements[name];
  const { rows } = await pool.query<{ answer: string }>({
    name,
    text: `select concat('{"data":', row_to_json(x), '}') as answer from (${statement}) x`,
  });
  return rows[0]!.answer;
}

async function write(pool: pg.Pool, name: keyof typeof updates, { id, value }: BareWrite): Promise<string> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query({ name: 'open', text: 'select open_work()' });
    await client.query({ name, text: updates[name], values: [id, value] });
    await client.query({ name: 'close', text: "select close_work('SYSTEM', null, 'api', null, null, null)" });
    await client.query('commit');
    return '{"userErrors":[]}';
  } finally {
    client.release();
  }
}
