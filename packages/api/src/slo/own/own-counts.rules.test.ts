import { createMetrics } from '../../platform/metrics.ts';
import { countsBetween, countsOf, type HistogramValue } from './own-counts.rules.ts';
import { ownObjectives } from './own-objectives.ts';

const objective = (slug: string) => ownObjectives.find((each) => each.slug === slug)!;

test('what failed is not available; what was slow, of what was answered, is late', async () => {
  const { served } = createMetrics(false);
  for (const seconds of [0.01, 0.5, 0.51, 3]) served.observe({ class: 'read', outcome: 'ok' }, seconds);
  served.observe({ class: 'read', outcome: 'failed' }, 0.01);
  served.observe({ class: 'import', outcome: 'ok' }, 59);
  const { values } = await served.get();
  const counts = (slug: string) => countsOf(objective(slug), values);
  expect(counts('waymark-read-availability')).toEqual({ good: 4, total: 5 });
  expect(counts('waymark-read-latency')).toEqual({ good: 2, total: 4 });
  expect(counts('waymark-write-availability')).toEqual({ good: 0, total: 0 });
  expect(counts('waymark-import-latency')).toEqual({ good: 1, total: 1 });
  served.observe({ class: 'read', outcome: 'failed' }, 0.01);
  const later = countsOf(objective('waymark-read-availability'), (await served.get()).values);
  expect(countsBetween(counts('waymark-read-availability'), later)).toEqual({ good: 0, total: 1 });
});

test('each time that is promised is a bound that is counted by', async () => {
  const { served } = createMetrics(false);
  served.observe({ class: 'read', outcome: 'ok' }, 0);
  const { values }: { values: HistogramValue[] } = await served.get();
  const bounds = values.map(({ labels }) => labels.le);
  const promised = ownObjectives.flatMap(({ withinSeconds }) => withinSeconds ?? []);
  expect(promised.filter((seconds) => !bounds.includes(seconds))).toEqual([]);
});
