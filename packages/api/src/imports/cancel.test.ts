import { randomUUID } from 'node:crypto';
import http from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { globalId } from '../platform/graphql/global-id.ts';
import { tokenWith } from '../testing/callers.ts';
import { startWorld, type World } from '../testing/world.ts';
import { countsOf, sendFile } from './testing/sending.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const cancel = `mutation ($input: DeleteInput!) { importCancel(input: $input) { importRun { status message finishedAt }
  userErrors { code message field } } }`;

async function cancelled(id: string, token?: string) {
  const { data, errors } = await world.ask(cancel, { input: { id } }, token);
  expect(errors).toBeUndefined();
  return data.importCancel;
}

/** Begins to send a file under an id of its own; `send` sends more of it, `answer` is what the service says. */
function beginSending(query: string) {
  const id = randomUUID();
  const headers = { authorization: `Bearer ${world.token}`, 'content-type': 'text/csv', 'waymark-run-id': id };
  const request = http.request(`${world.url}/import/feedback?${query}`, { method: 'POST', headers });
  const answer = new Promise<{ httpStatus: number; body: Record<string, unknown> }>((resolve, reject) => {
    request.on('error', reject);
    request.on('response', async (response) => {
      const parts: Buffer[] = [];
      for await (const part of response) parts.push(part as Buffer);
      resolve({ httpStatus: response.statusCode!, body: JSON.parse(Buffer.concat(parts).toString()) });
    });
  });
  return { id: globalId('ImportRun', id), send: (text: string) => request.write(text), request, answer };
}

async function until<T>(look: () => Promise<T>, good: (seen: T) => boolean): Promise<T> {
  for (;;) {
    const seen = await look();
    if (good(seen)) return seen;
    await pause(50);
  }
}

const look = async (id: string) =>
  (await world.ask('query ($id: ID!) { importRun(id: $id) { status totals { rows } } }', { id })).data.importRun;

const rows = (count: number) => Array.from({ length: count }, (_, n) => `Entry ${n},2024-01-01T00:00:00Z\n`).join('');

test('a run tells how far it is; cancelled while its file comes in, it leaves nothing', async () => {
  const before = await countsOf(world);
  const sending = beginSending('source=slow&dryRun=false');
  sending.send(`body,submitted_at\n${rows(5_000)}`);
  const seen = await until(
    () => look(sending.id),
    (run) => run?.totals.rows > 100,
  );
  expect(seen.status).toBe('RUNNING');
  const { importRun } = await cancelled(sending.id);
  expect(importRun).toMatchObject({
    status: 'CANCELLED',
    message: expect.stringContaining('Nothing was applied'),
    finishedAt: expect.any(String),
  });
  expect(await sending.answer).toMatchObject({
    httpStatus: 422,
    body: { status: 'CANCELLED', error: { code: 'CANCELLED' } },
  });
  sending.request.destroy();
  expect(await countsOf(world)).toEqual(before);
});

test('cancelled while the database works for it, whoever waits for what, it leaves nothing', async () => {
  const before = await countsOf(world);
  const runner = world.dataSource.createQueryRunner();
  await runner.query(`select pg_advisory_lock(7461, hashtext('import held'))`);
  const sending = beginSending('source=held&dryRun=false');
  sending.request.end(`body,submitted_at\n${rows(10)}`);
  await until(
    () => world.dataSource.query(`select from pg_locks where locktype = 'advisory' and not granted`),
    (waiting) => waiting.length > 0,
  );
  expect((await cancelled(sending.id)).importRun).toMatchObject({ status: 'CANCELLED' });
  await runner.query(`select pg_advisory_unlock(7461, hashtext('import held'))`);
  await runner.release();
  expect((await sending.answer).body).toMatchObject({ status: 'CANCELLED' });
  expect(await countsOf(world)).toEqual(before);
});

test('a run that has ended, and one that is not there, are refused; so is who may not import', async () => {
  const run = await sendFile(world, 'feedback', 'source=ended', `body,submitted_at\n${rows(1)}`);
  expect((await cancelled(run.id)).userErrors).toEqual([
    { code: 'GUARD_FAILED', field: ['id'], message: expect.stringMatching(/COMPLETED.*importUndo/) },
  ]);
  expect((await cancelled('x')).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  expect((await cancelled(run.id, await tokenWith(world, ['READ', 'WRITE']))).userErrors).toMatchObject([
    { code: 'FORBIDDEN' },
  ]);
});

test('the id of a run is a new UUID, by which it is found', async () => {
  const send = async (id: string) => {
    const headers = { 'content-type': 'text/csv', 'waymark-run-id': id };
    const response = await world.fetch('/import/feedback?source=ids', {
      method: 'POST',
      headers,
      body: `body,submitted_at\n${rows(1)}`,
    });
    return [response.status, ((await response.json()) as { error?: { code: string } }).error?.code];
  };
  const id = randomUUID();
  expect(await send(id)).toEqual([200, undefined]);
  expect(await look(id)).toEqual(await look(globalId('ImportRun', id)));
  expect(await look(id)).toMatchObject({ status: 'COMPLETED', totals: { rows: 1 } });
  expect(await look(randomUUID())).toBeNull();
  expect(await send(id)).toEqual([400, 'TAKEN']);
  expect(await send('mine')).toEqual([400, 'INVALID']);
});

test('the same idempotency key and body gives the run that it began; another body is refused', async () => {
  const run = async (body: string) => {
    const input = {
      source: 'keyed',
      idempotencyKey: 'k',
      dryRun: false,
      rows: [{ body, submittedAt: '2024-01-01T00:00:00Z' }],
    };
    const mutation = `mutation ($input: FeedbackImportInput!) { feedbackImport(input: $input) { importRun { id status totals { created } } userErrors { code } } }`;
    return (await world.ask(mutation, { input })).data.feedbackImport;
  };
  const first = await run('One');
  expect(first.importRun).toMatchObject({ status: 'COMPLETED', totals: { created: 1 } });
  expect(await run('One')).toEqual(first);
  expect(await run('Two')).toMatchObject({ importRun: null, userErrors: [{ code: 'IDEMPOTENCY_CONFLICT' }] });
});
