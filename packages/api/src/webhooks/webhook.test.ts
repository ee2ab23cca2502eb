import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook as Verifier } from 'standardwebhooks';
import { signedIn, tokenWith } from '../testing/callers.ts';
import { makeItem, mutate } from '../testing/factories.ts';
import { startWorld, type World } from '../testing/world.ts';

interface Received {
  headers: http.IncomingHttpHeaders;
  body: string;
}

let world: World;
let receiver: http.Server;
let url: string;
let received: Received[] = [];
let answer = 200;
beforeAll(async () => {
  receiver = http.createServer(async (req, res) => {
    let body = '';
    for await (const chunk of req) body += chunk;
    received.push({ headers: req.headers, body });
    res.writeHead(answer, { location: 'http://127.0.0.1:1/' }).end();
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
  world = await startWorld({ WAYMARK_ALLOW_PRIVATE_HOSTS: 'true' });
});
afterAll(async () => {
  await world.stop();
  receiver.closeAllConnections();
  receiver.close();
});
beforeEach(async () => {
  received = [];
  answer = 200;
  for (const { id } of (await world.ask('{ webhooks { id } }')).data.webhooks) {
    await mutate(world, 'webhookDelete', 'DeleteInput', 'deletedId', { id });
  }
});

const fields = 'webhook { id url events enabled consecutiveFailures } secret';
const save = (input: object, token?: string) =>
  mutate(world, 'webhookSave', 'WebhookInput', fields, { url, events: ['ROADMAP_CHANGED'], ...input }, token);
const log = async () =>
  (
    await world.ask(
      '{ webhooks { enabled consecutiveFailures deliveries(first: 10) { nodes { id event attempt status error nextAttemptAt } } } }',
    )
  ).data.webhooks[0];

/** Waits until `look` gives something. */
async function until<T>(look: () => T | Promise<T>): Promise<NonNullable<T>> {
  for (let tries = 0; tries < 200; tries++) {
    const found = await look();
    if (found) return found as NonNullable<T>;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('It did not come.');
}

test('a change is told by a signed message, and logged', async () => {
  const { webhook, secret, userErrors } = await save({});
  expect(userErrors).toEqual([]);
  expect(webhook).toMatchObject({ url, events: ['ROADMAP_CHANGED'], enabled: true, consecutiveFailures: 0 });
  await makeItem(world, { title: 'Told by a webhook' });
  const { headers, body } = await until(() => received[0]);
  const message = new Verifier(secret).verify(body, headers as Record<string, string>) as {
    type: string;
    data: { changes: unknown[] };
  };
  expect(message).toMatchObject({
    type: 'ROADMAP_CHANGED',
    data: { changes: [{ kind: 'CREATED', subjectType: 'RoadmapItem', subjectLabel: 'Told by a webhook' }] },
  });
  expect(() => new Verifier(secret).verify(`${body} `, headers as Record<string, string>)).toThrow();
  const { deliveries } = await until(async () => {
    const present = await log();
    return present.deliveries.nodes[0]?.status ? present : null;
  });
  expect(deliveries.nodes).toEqual([
    { id: headers['webhook-id'], event: 'ROADMAP_CHANGED', attempt: 1, status: 200, error: null, nextAttemptAt: null },
  ]);
});

test('a failed message is tried again under the same id, and may be sent again by hand', async () => {
  answer = 503;
  await save({});
  await makeItem(world);
  await until(async () => (await log()).consecutiveFailures === 1);
  const [delivery] = (await log()).deliveries.nodes;
  expect(delivery).toMatchObject({
    attempt: 1,
    status: 503,
    error: 'The answer was 503.',
    nextAttemptAt: expect.any(String),
  });
  answer = 204;
  await world.dataSource.query('update webhook_delivery set next_attempt_at = now()');
  await makeItem(world);
  await until(async () => (await log()).consecutiveFailures === 0);
  const ids = received.map(({ headers }) => headers['webhook-id']);
  expect(ids.filter((id) => id === delivery.id)).toHaveLength(2);
  const again = await mutate(world, 'webhookRedeliver', 'DeleteInput', fields, { id: delivery.id });
  expect(again.userErrors).toEqual([]);
  await makeItem(world);
  await until(() => received.filter(({ headers }) => headers['webhook-id'] === delivery.id).length === 3);
});

test('it is switched off when its address is gone or failed for five days', async () => {
  answer = 410;
  await save({});
  await makeItem(world);
  await until(async () => !(await log()).enabled);
  const { webhook } = await save({});
  answer = 500;
  await world.dataSource.query(`update webhook set failing_since = now() - interval '5 days' where enabled`);
  await makeItem(world);
  await until(async () => !(await log()).enabled);
  expect(webhook.enabled).toBe(true);
});

test('an import that ended is told, with its sums and no words of customers', async () => {
  await save({ events: ['IMPORT_FINISHED'] });
  const rows = [{ body: 'A secret wish', externalId: '1', submittedAt: '2026-01-01T00:00:00Z' }];
  await mutate(world, 'feedbackImport', 'FeedbackImportInput', 'importRun { id }', {
    source: 'desk',
    rows,
    dryRun: false,
  });
  const { body } = await until(() => received[0]);
  expect(JSON.parse(body)).toMatchObject({
    type: 'IMPORT_FINISHED',
    data: { source: 'desk', status: 'COMPLETED', totals: { created: 1 } },
  });
  expect(body).not.toContain('secret wish');
});

test('a message of before a restart is sent after it', async () => {
  answer = 500;
  await save({});
  await makeItem(world, { title: 'Before' });
  await until(async () => (await log()).consecutiveFailures > 0);
  expect((await log()).deliveries.nodes).toHaveLength(1);
  await world.dataSource.query(`update webhook set told_revision = told_revision - 1`);
  answer = 200;
  await makeItem(world, { title: 'After' });
  await until(() => received.some(({ body }) => body.includes('"After"')));
});

test.each([
  [{ url: 'https://name:word@example.org/' }, 'INVALID', ['url']],
  [{ events: [] }, 'REQUIRED', ['events']],
  [{ secret: 'short' }, 'INVALID', ['secret']],
  [{ id: 'nonsense' }, 'NOT_FOUND', ['id']],
])('%j is refused as %s', async (input, code, field) => {
  const { webhook, userErrors } = await save(input);
  expect(webhook).toBeNull();
  expect(userErrors).toEqual([{ code, field, message: expect.any(String) }]);
});

test('a private address is not asked unless a setting allows it', async () => {
  const strict = await startWorld();
  try {
    await mutate(strict, 'webhookSave', 'WebhookInput', fields, { url, events: ['ROADMAP_CHANGED'] });
    await makeItem(strict);
    const failed = await until(
      async () =>
        (await strict.ask('{ webhooks { deliveries { nodes { error status } } } }')).data.webhooks[0].deliveries
          .nodes[0]?.error,
    );
    expect(failed).toContain('WAYMARK_ALLOW_PRIVATE_HOSTS');
    expect(received).toEqual([]);
  } finally {
    await strict.stop();
  }
});

test('only administrators know of webhooks', async () => {
  const { webhook } = await save({});
  const reader = await tokenWith(world, ['READ']);
  const query = 'query ($id: ID!) { webhooks { id } node(id: $id) { id } }';
  expect(await world.ask(query, { id: webhook.id }, reader)).toEqual({
    data: { webhooks: [], node: null },
    extensions: { redacted: true },
  });
  const lead = await signedIn(world);
  const { data } = await lead.ask('mutation ($id: ID!) { webhookDelete(input: { id: $id }) { userErrors { code } } }', {
    id: webhook.id,
  });
  expect(data.webhookDelete.userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
});
