import { createMetrics } from './metrics.ts';

test('only counters have the ending of counters', async () => {
  const { registry } = createMetrics(true);
  const metrics = await registry.getMetricsAsJSON();
  expect(metrics.map(({ name }) => name)).toContain('nodejs_active_handles');
  const misnamed = metrics.filter(({ name, type }) => name.endsWith('_total') && String(type) !== 'counter');
  expect(misnamed.map(({ name }) => name)).toEqual([]);
  registry.clear();
});
