import { createLog } from '../../platform/log.ts';
import { createMetrics } from '../../platform/metrics.ts';
import { mutate } from '../../testing/factories.ts';
import { startWorld, type World } from '../../testing/world.ts';
import { OwnMeasurements } from './own-measurements.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld({ WAYMARK_MEASURE_ITSELF: 'true' });
});
afterAll(() => world.stop());

const minuteMs = 60_000;
const start = Date.now() - 10 * minuteMs;
const at = (minute: number) => new Date(start + minute * minuteMs);
const log = createLog('silent');

const counted = async (slug: string) => {
  const { data } = await world.ask(
    'query ($slug: String!) { slo(slug: $slug) { service { slug } errorBudget { good total measuredThrough } } }',
    { slug },
  );
  return data.slo;
};

test('the service feeds itself what it counted, without a gap, and two processes add up', async () => {
  const one = createMetrics(false);
  const parts = { dataSource: world.dataSource, log };
  const own = new OwnMeasurements({ ...parts, metrics: one, source: 'one:4000' }, at(0));
  one.served.observe({ class: 'write', outcome: 'ok' }, 0.2);
  one.served.observe({ class: 'write', outcome: 'failed' }, 0.2);
  await own.feed(at(1));
  expect(await counted('waymark-write-availability')).toEqual({
    service: { slug: 'waymark' },
    errorBudget: { good: 1, total: 2, measuredThrough: at(1).toISOString() },
  });
  one.served.observe({ class: 'write', outcome: 'ok' }, 2);
  await own.feed(at(1));
  await own.feed(at(3));
  expect((await counted('waymark-write-availability')).errorBudget).toMatchObject({ good: 2, total: 3 });
  expect((await counted('waymark-write-latency')).errorBudget).toMatchObject({ good: 1, total: 2 });
  const two = createMetrics(false);
  two.served.observe({ class: 'write', outcome: 'ok' }, 0.1);
  await new OwnMeasurements({ ...parts, metrics: two, source: 'two:4000' }, at(1)).feed(at(3));
  expect((await counted('waymark-write-latency')).errorBudget).toMatchObject({ good: 2, total: 3 });
});

test('an objective that was deleted stays deleted, and one that was changed stays so', async () => {
  const { data } = await world.ask('{ slo(slug: "waymark-import-latency") { id } }');
  await mutate(world, 'sloDelete', 'DeleteInput', 'deletedId', { id: data.slo.id });
  await new OwnMeasurements(
    { dataSource: world.dataSource, log, metrics: createMetrics(false), source: 'three' },
    at(3),
  ).feed(at(4));
  expect(await counted('waymark-import-latency')).toBeNull();
  expect(await counted('waymark-import-availability')).not.toBeNull();
});

test('reads, writes and imports are counted by class; what is refused is no fault of the service', async () => {
  await world.ask('mutation { roadmapItemCreate(input: { title: "" }) { revision } }');
  await world.ask('mutation { __typename }');
  await world.fetch('/import/feedback?source=none', {
    method: 'POST',
    body: 'nothing',
    headers: { 'content-type': 'text/csv' },
  });
  const text = await (await world.fetch('/metrics')).text();
  const countOf = (labels: string) =>
    Number(text.match(new RegExp(`waymark_served_seconds_count{${labels}} (\\d+)`))?.[1]);
  expect(countOf('class="read",outcome="ok"')).toBeGreaterThan(0);
  expect(countOf('class="write",outcome="ok"')).toBeGreaterThan(1);
  expect(countOf('class="import",outcome="ok"')).toBe(1);
  expect(text).not.toContain('outcome="failed"');
});
