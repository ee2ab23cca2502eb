import { eventually } from '../../testing/eventually.ts';
import { prometheusPrograms, type Sample, startPrometheus, type TestPrometheus } from '../../testing/prometheus.ts';
import { startWorld, type World } from '../../testing/world.ts';
import { saveService, saveSlo } from '../testing/objectives.ts';
import { type HostileServer, startHostileServer } from './testing/hostile-server.ts';

const minute = 60_000;

interface Measured {
  count: number;
  bad: number;
  total: number;
  first: number;
  last: number;
}

/** What stands on record of an objective, by SQL: exact sums and how many intervals there are. */
async function measured(world: World, slug: string): Promise<Measured> {
  const [row] = await world.dataSource.query(
    `select count(*)::integer as count, coalesce(sum(total - good), 0)::float8 as bad, coalesce(sum(total), 0)::float8 as total,
       extract(epoch from min(starts_at))::float8 as first, extract(epoch from max(ends_at))::float8 as last
     from sli_measurement m join service_level_objective o on o.id = m.slo_id where o.slug = $1`,
    [slug],
  );
  return row;
}

/** Whether every minute of about a day is on record, each once. */
async function isWhole(world: World, slug: string): Promise<boolean> {
  const { count, first, last } = await measured(world, slug);
  return count >= 24 * 60 - 1 && count === (last - first) / 60;
}

async function sourceOf(world: World, slug: string) {
  const { data } = await world.ask(
    'query ($slug: String!) { slo(slug: $slug) { sliSource { lastFetchedAt lastError } } }',
    { slug },
  );
  return data.slo.sliSource as { lastFetchedAt: string | null; lastError: string | null };
}

const queries = (connection: string) => ({
  ...{ kind: 'PROMETHEUS', connection, badQuery: 'sum(increase(req_total{code="500"}[1m]))' },
  ...{ totalQuery: 'sum(increase(req_total[1m]))', step: 'PT1M', lag: 'PT0S' },
});

const programs = prometheusPrograms();
const real = programs ? describe : describe.skip;

real(`a real Prometheus${programs ? '' : ' (not installed: set PROMETHEUS_PATH)'}`, () => {
  const end = Math.floor(Date.now() / minute) * 60;
  const minutes = 1_560;
  let prometheus: TestPrometheus;
  let world: World;
  beforeAll(async () => {
    prometheus = await startPrometheus(programs!, samples(end, minutes), 'req');
    const sources = { prom: { url: prometheus.url, allowPrivateHosts: true } };
    world = await startWorld({ WAYMARK_SLI_SOURCES: JSON.stringify(sources), WAYMARK_FETCH_SECONDS: '1' });
    await saveService(world, 'web');
  }, 60_000);
  afterAll(async () => {
    await world?.stop();
    await prometheus?.remove();
  });

  // Steps end at minutes 1 to 1,560; 21 of them lack a sample at one of their ends (900 to 920).
  const steps = minutes - 21;
  const whole = { count: steps, bad: steps + 90, total: steps * 101 + 90, first: end - minutes * 60, last: end };

  test('all steps of its data are on record with exact numbers, over a reset and a gap', async () => {
    await saveSlo(world, 'whole', { window: 'P2D', sliSource: queries('prom') });
    await eventually(async () => expect(await measured(world, 'whole')).toMatchObject(whole));
    expect(await sourceOf(world, 'whole')).toEqual({ lastFetchedAt: expect.any(String), lastError: null });
  }, 60_000);

  test('a crash in between leaves no gap and brings nothing twice', async () => {
    await prometheus.kill();
    await saveSlo(world, 'crash', { window: 'P2D', sliSource: queries('prom') });
    await eventually(async () =>
      expect((await sourceOf(world, 'crash')).lastError).toBe('prom: it cannot be reached.'),
    );
    await prometheus.start();
    await eventually(async () => expect(await measured(world, 'crash')).toMatchObject(whole));
    expect((await sourceOf(world, 'crash')).lastError).toBeNull();
  }, 60_000);

  test('a query that cannot be asked is said, and another one goes on where the measurements end', async () => {
    await saveSlo(world, 'broken', { window: 'P2D', sliSource: { ...queries('prom'), totalQuery: 'sum(' } });
    await eventually(async () =>
      expect((await sourceOf(world, 'broken')).lastError).toMatch(/^prom: it answered 400: .*parse error/),
    );
    await saveSlo(world, 'broken', {
      window: 'P2D',
      sliSource: { ...queries('prom'), totalQuery: 'increase(req_total[1m])' },
    });
    await eventually(async () => expect((await sourceOf(world, 'broken')).lastError).toMatch(/2 series; sum them/));
    await saveSlo(world, 'broken', { window: 'P2D', sliSource: queries('prom') });
    await eventually(async () => expect(await measured(world, 'broken')).toMatchObject(whole));
    await saveSlo(world, 'broken', {
      window: 'P2D',
      sliSource: { ...queries('prom'), badQuery: 'sum(increase(req_total[1m])) * 0' },
    });
    expect(await measured(world, 'broken')).toMatchObject(whole);
  }, 60_000);
});

/** 100 good and 1 bad event a minute, 10 bad ones in minutes 600 to 609; a reset at 700, no samples from 900 to 919. */
function samples(end: number, minutes: number): Sample[] {
  const of = (code: string, at: (minute: number) => number) => {
    let value = 0;
    return Array.from({ length: minutes + 1 }, (_, n) => {
      if (n === 700) value = 0;
      if (n > 0) value += at(n);
      return { series: `req_total{code="${code}"}`, value, at: end - (minutes - n) * 60, n };
    }).filter(({ n }) => n < 900 || n >= 920);
  };
  return [...of('200', () => 100), ...of('500', (n) => (n >= 600 && n < 610 ? 10 : 1))];
}

describe('a server that answers as it should not', () => {
  let server: HostileServer;
  let world: World;
  beforeAll(async () => {
    server = await startHostileServer();
    const named = (name: string) => [
      name,
      {
        url: `${server.url}/${name}`,
        allowPrivateHosts: true,
        timeoutSeconds: name === 'huge' || name === 'busy' ? 30 : 1,
        bearer: { env: 'SECRET_TOKEN' },
      },
    ];
    const names = ['busy', 'redirect', 'odd', 'slow', 'huge', 'echo', 'html', 'denied', 'changing'];
    const sources = { ...Object.fromEntries(names.map(named)), local: { url: server.url } };
    world = await startWorld({
      WAYMARK_SLI_SOURCES: JSON.stringify(sources),
      WAYMARK_FETCH_SECONDS: '1',
      SECRET_TOKEN: 'very-secret-token',
    });
    await saveService(world, 'web');
  });
  afterAll(async () => {
    await world.stop();
    await server.stop();
  });

  test.each([
    ['redirect', /^redirect: it answered 302, a redirect; redirects are not followed\.$/],
    ['slow', /^slow: it did not answer within 1 seconds\.$/],
    ['huge', /^huge: its answer is larger than 33554432 bytes\.$/],
    ['html', /^html: it answered 200\.$/],
    ['denied', /^denied: it answered 401: it does not accept our credentials\.$/],
    ['echo', /^echo: it answered 422: you sent …\.$/],
    ['local', /^local: its address is private or local/],
  ])(
    '%s is an error that is shown, and nothing is recorded',
    async (name, message) => {
      await saveSlo(world, name, { window: 'P1D', sliSource: queries(name) });
      await eventually(async () => expect((await sourceOf(world, name)).lastError).toMatch(message));
      expect(await measured(world, name)).toMatchObject({ count: 0 });
      expect(server.paths).not.toContain('/elsewhere');
    },
    30_000,
  );

  test('who is too busy is asked for less, again and again, until all is there', async () => {
    await saveSlo(world, 'busy', { window: 'P1D', sliSource: queries('busy') });
    await eventually(async () => expect(await isWhole(world, 'busy')).toBe(true), 60_000);
    expect(Math.max(...server.stepsAnswered)).toBeLessThanOrEqual(800);
  }, 90_000);

  test('NaN, infinities, nothing, and more bad events than there are events are no measurement', async () => {
    await saveSlo(world, 'odd', { window: 'P1D', sliSource: queries('odd') });
    await eventually(async () =>
      expect((await sourceOf(world, 'odd')).lastError).toMatch(/^\d+ steps were left out: their good or bad/),
    );
    const { count, bad, total } = await measured(world, 'odd');
    expect(count).toBeGreaterThan(0);
    expect({ count: count * 10, bad: bad / count }).toEqual({ count: total, bad: 1 });
    expect(Math.abs(count - (24 * 60) / 6)).toBeLessThanOrEqual(1);
  }, 30_000);

  test('our token is sent, and shown nowhere', async () => {
    expect(server.authorizations).toContain('Bearer very-secret-token');
    const { data } = await world.ask(
      '{ slos(first: 50) { nodes { sliSource { connection totalQuery lastError } } } settings { key value } }',
    );
    expect(JSON.stringify(data)).not.toContain('very-secret');
  });

  test('two instances on one database bring nothing twice', async () => {
    const { startPuller } = await import('./puller.ts');
    const { parseConfig } = await import('../../platform/config.ts');
    const { createLog } = await import('../../platform/log.ts');
    const sources = JSON.stringify({ changing: { url: `${server.url}/changing`, allowPrivateHosts: true } });
    const { sliSources } = parseConfig({ WAYMARK_SLI_SOURCES: sources });
    const parts = {
      dataSource: world.dataSource,
      sources: sliSources,
      allowPrivateHosts: false,
      log: createLog('error'),
    };
    const other = startPuller({ ...parts, everyMs: 50 });
    try {
      await saveSlo(world, 'changing', { window: 'P1D', sliSource: queries('changing') });
      await eventually(async () => expect(await isWhole(world, 'changing')).toBe(true));
    } finally {
      await other.stop();
    }
    const { count, total, bad } = await measured(world, 'changing');
    expect({ total, bad }).toEqual({ total: count * 10, bad: count });
  }, 60_000);
});
