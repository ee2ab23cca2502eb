import { startWorld, type World } from '../testing/world.ts';
import { dice, type History, historyOf, type State, stateAt } from './testing/replay.ts';
import { sendFile } from './testing/sending.ts';

/** Of each of the two histories. */
const sampled = 100;

/** Every item of the roadmap at an instant, by its id in the source, as a history tells it. */
async function read(world: World, at: Date | null): Promise<Record<string, State>> {
  const page = `query ($at: DateTime, $after: String) { roadmap(asOf: $at) { items(first: 500, after: $after) {
    pageInfo { hasNextPage endCursor }
    nodes { externalRefs { externalId } status labels team { name } milestones { title value } } } } }`;
  const found: Record<string, State> = {};
  for (let after: string | null = null; ; ) {
    const { data, errors } = await world.ask(page, { at, after });
    expect(errors).toBeUndefined();
    const { nodes, pageInfo } = data.roadmap.items;
    for (const { externalRefs, status, labels, team, milestones } of nodes) {
      const values = milestones.map(({ title, value }: { title: string; value: string }) => [title, value]);
      const state = { status, labels, team: team?.name ?? null, milestones: Object.fromEntries(values) };
      found[externalRefs[0].externalId] = state;
    }
    if (!pageInfo.hasNextPage) return found;
    after = pageInfo.endCursor;
  }
}

/** Instants from the first to the last change: half of them at changes, half anywhere. */
function instantsOf({ items }: History): Date[] {
  const changes = [...items.values()].flat().map(({ at }) => at.getTime());
  const [first, last] = [Math.min(...changes), Math.max(...changes)];
  const throws = dice(20_261_124);
  return Array.from({ length: sampled }, (_, index) => {
    const chance = throws.next().value;
    if (index % 2 === 0) return new Date(changes[Math.floor(chance * changes.length)]!);
    return new Date(first + Math.floor(chance * (last - first)));
  });
}

describe.each(['kubernetes-keps', 'edge-status'] as const)('the history of %s', (set) => {
  const history = historyOf(set);
  let world: World;
  beforeAll(async () => {
    // A page has the whole roadmap, for it is read very often here.
    world = await startWorld({ WAYMARK_MAX_PAGE_SIZE: '500' });
  });
  afterAll(() => world.stop());

  const send = (query: string, rows: readonly object[] = history.rows) =>
    sendFile(world, 'roadmap', `source=${set}&${query}`, rows.map((row) => JSON.stringify(row)).join('\n'), {
      'content-type': 'application/x-ndjson',
    });

  it('comes in with its own dates, and a dry run told so', async () => {
    const dry = await send('dryRun=true');
    const run = await send('dryRun=false');
    expect(run.totals).toEqual(dry.totals);
    expect(run.totals).toMatchObject({ rows: history.rows.length, created: history.items.size, failed: 0 });
    expect(run.totals.created + run.totals.updated + run.totals.unchanged).toBe(history.rows.length);
    expect(await read(world, null)).toEqual(stateAt(history, new Date()));
  }, 120_000);

  it('again changes nothing', async () => {
    const again = await send('dryRun=false');
    expect(again.totals).toMatchObject({ unchanged: history.rows.length, created: 0, updated: 0, failed: 0 });
  }, 60_000);

  it(`is what the roadmap answers as of any of ${sampled} instants`, async () => {
    const instants = instantsOf(history);
    const ask = async () => {
      for (let at = instants.pop(); at; at = instants.pop()) {
        expect(await read(world, at)).toEqual(stateAt(history, at));
      }
    };
    await Promise.all([ask(), ask(), ask()]);
  }, 300_000);
});
