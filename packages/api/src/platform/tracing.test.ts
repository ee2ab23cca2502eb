import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { startService } from '../testing/command.ts';
import { eventually } from '../testing/eventually.ts';
import { startWorld, type World } from '../testing/world.ts';
import { tracesWanted } from './traces-wanted.ts';

interface Told {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  attributes: { key: string; value: { stringValue?: string; intValue?: string | number } }[];
}

let world: World;
let receiver: http.Server;
const bodies: string[] = [];
const spans: Told[] = [];

beforeAll(async () => {
  world = await startWorld();
  receiver = http.createServer(async (req, res) => {
    let body = '';
    for await (const chunk of req) body += chunk;
    bodies.push(body);
    for (const resource of JSON.parse(body).resourceSpans) {
      for (const scope of resource.scopeSpans) spans.push(...scope.spans);
    }
    res.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  receiver.listen(0, '127.0.0.1');
  await once(receiver, 'listening');
});
afterAll(async () => {
  receiver.close();
  await world.stop();
});

const saidOf = (span: Told, key: string) => {
  const value = span.attributes.find((each) => each.key === key)?.value;
  return value?.stringValue ?? value?.intValue;
};

test('requests, operations and statements are traced within the caller’s trace, without what callers sent', async () => {
  const service = startService({
    DATABASE_URL: world.databaseUrl,
    WAYMARK_ERASURE_LIST: world.erasureList,
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`,
    OTEL_BSP_SCHEDULE_DELAY: '200',
  });
  try {
    const url = await service.ready;
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
    const headers = {
      authorization: `Bearer ${world.token}`,
      'content-type': 'application/json',
      traceparent: `00-${traceId}-00f067aa0ba902b7-01`,
    };
    const query = 'query Wall($slug: String!) { team(slug: $slug) { name } roadmap { items { totalCount } } }';
    const body = JSON.stringify({ query, variables: { slug: 'very-private-name' } });
    for (let n = 0; n < 2; n++) await fetch(`${url}/graphql`, { method: 'POST', headers, body });
    await eventually(async () => expect(spans.filter(({ name }) => name === 'POST graphql')).toHaveLength(2));
    const ours = spans.filter((span) => span.traceId === traceId);
    const [request, again] = ours.filter(({ name }) => name === 'POST graphql');
    expect(request!.parentSpanId).toBe('00f067aa0ba902b7');
    const operations = ours.filter(({ name }) => name === 'graphql query');
    expect(operations.map((span) => span.parentSpanId)).toEqual([request!.spanId, again!.spanId]);
    expect(operations.map((span) => saidOf(span, 'graphql.operation.name'))).toEqual(['Wall', 'Wall']);
    expect(operations.map((span) => saidOf(span, 'waymark.answer.from'))).toEqual(['execution', 'memory']);
    expect(Number(saidOf(operations[0]!, 'waymark.cost'))).toBeGreaterThan(0);
    const statements = ours.filter((span) => saidOf(span, 'db.system.name') === 'postgresql');
    expect(statements.some((span) => span.parentSpanId === operations[0]!.spanId)).toBe(true);
    expect(statements.some((span) => /from "?team/.test(String(saidOf(span, 'db.query.text'))))).toBe(true);
    const all = bodies.join();
    for (const secret of ['very-private-name', world.token]) expect(all).not.toContain(secret);
  } finally {
    service.signal('SIGTERM');
    await service.ended;
  }
});

test('traces are sent only where OpenTelemetry’s own variables name an address and nothing says no', () => {
  const address = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318' };
  expect(tracesWanted(address)).toBe(true);
  expect(tracesWanted({ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://collector:4318/v1/traces' })).toBe(true);
  expect(tracesWanted({})).toBe(false);
  expect(tracesWanted({ ...address, OTEL_SDK_DISABLED: 'true' })).toBe(false);
  expect(tracesWanted({ ...address, OTEL_TRACES_EXPORTER: 'none' })).toBe(false);
});
