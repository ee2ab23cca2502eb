import fc from 'fast-check';
import sql from 'sql-template-tag';
import { systemActor } from '../platform/actor.ts';
import { parseGlobalId } from '../platform/graphql/global-id.ts';
import { Work } from '../platform/work.ts';
import { record, saveService, saveSlo } from '../slo/testing/objectives.ts';
import { agreeOn, leadsOf, makeTheme, mutate, recordDecision } from '../testing/factories.ts';
import { startWorld, type World } from '../testing/world.ts';

let world: World;
const waiverIds: string[] = [];
beforeAll(async () => {
  world = await startWorld();
  for (const [key, direction] of [
    ['down', 'DECREASE'],
    ['up', 'INCREASE'],
    ['level', 'MAINTAIN'],
  ]) {
    await mutate(world, 'metricSave', 'MetricInput', 'metric { id }', {
      ...{ key, name: key, unit: 'days', direction, definition: 'D' },
    });
  }
  const star = { statement: 'S', metricKey: 'up', target: 1, inputs: [{ metricKey: 'up', belief: 'B' }] };
  await mutate(world, 'northStarSet', 'NorthStarInputInput', 'northStar { id }', star);
  await makeTheme(world, 'heard', [{ name: 'Ann' }]);
  await makeTheme(world, 'unheard', []);
  await saveService(world, 'web');
  const policy = { thresholds: [{ remainingBelow: 0.5, action: 'Repair', freezes: ['SPENDS'] }] };
  const now = Date.now();
  const slice = (minutes: number, good: number) => ({
    from: now - (minutes + 1) * 60_000,
    to: now - minutes * 60_000,
    good,
    total: 100,
  });
  for (const slug of ['kept', 'spent', 'mended', 'unmeasured'])
    await saveSlo(world, slug, { coverageFloor: 0, policy });
  await record(world, 'kept', [slice(9, 100)]);
  await record(world, 'spent', [slice(9, 0)]);
  await record(world, 'mended', [slice(9, 0)]);
  await record(world, 'mended', [{ ...slice(8, 1_000_000), total: 1_000_000 }]);
  for (const waives of [
    ['SCOPED', 'METRICS_MET'],
    ['TRUSTED', 'SLOS_KEPT'],
    ['EVIDENCED', 'REQUESTERS_TOLD'],
    ['ALIGNED'],
  ]) {
    const { id } = await recordDecision(world, { kind: 'WAIVER', waives });
    if (waives.length > 1) await agreeOn(world, id);
    waiverIds.push(parseGlobalId(id)!.id);
  }
});
afterAll(() => world.stop());

const maybe = fc.boolean();
const mostly = fc.integer({ min: 0, max: 4 }).map((n) => n > 0);
const anyItem = fc.record({
  problem: fc.constantFrom('P', 'P', ' ', '\u00a0\n'),
  kind: fc.constantFrom('FEATURE', 'TECHNICAL_INVESTMENT'),
  drivers: fc.subarray(['CUSTOMER_VALUE', 'COST']),
  milestones: fc.array(
    fc.record({
      value: fc.constantFrom('V', 'V', '', '\u3000'),
      effort: fc.constantFrom(null, 6, 6.5),
      delivered: mostly,
      dropped: maybe,
    }),
    { maxLength: 3 },
  ),
  touchesNoSlo: mostly,
  links: fc.uniqueArray(
    fc.record({
      slo: fc.constantFrom('kept', 'kept', 'spent', 'mended', 'unmeasured'),
      relation: fc.constantFrom('PROTECTS', 'SPENDS'),
    }),
    { maxLength: 2, selector: ({ slo, relation }) => slo + relation },
  ),
  metrics: fc.uniqueArray(
    fc.record({
      key: fc.constantFrom('down', 'up', 'level'),
      baseline: fc.constantFrom(null, 1, 5),
      target: fc.constantFrom(1, 3, 5),
      actual: fc.constantFrom(null, 1, 3, 5),
      late: mostly,
    }),
    { maxLength: 2, selector: ({ key }) => key },
  ),
  rationale: fc.constantFrom('R', 'R', '', null),
  themes: fc.subarray(['heard', 'unheard']),
  owners: mostly,
  signers: fc.constantFrom('both', 'both', 'one', 'same', 'none'),
  released: mostly,
  asked: maybe,
  told: maybe,
  waivers: fc.subarray([0, 1, 2, 3]),
});
type Item = typeof anyItem extends fc.Arbitrary<infer T> ? T : never;

async function insert(work: Work, item: Item, n: number, people: string[]): Promise<void> {
  const [product, engineering] = people as [string, string];
  const id = sql`(select id from roadmap_item where title = ${`Item ${n}`})`;
  const released = new Date('2026-11-10T00:00:00Z');
  const customer = sql`(select id from customer limit 1)`;
  await work.query(sql`
    insert into roadmap_item (title, problem, outcome, kind, value_drivers, horizon, rank_key, touches_no_slo, product_owner_id,
      engineering_owner_id, released_at, requested_by_id, request_driver)
    select ${`Item ${n}`}, ${item.problem}, 'O', ${item.kind}, ${item.drivers}::text[], 'NOW', ${String(n).padStart(4, '0')},
      ${item.touchesNoSlo}, ${item.owners ? product : null}::uuid, ${engineering}::uuid,
      ${item.released ? released : null}::timestamptz, case when ${item.asked} then ${customer} end, 'D'`);
  for (const [position, { value, effort, delivered, dropped }] of item.milestones.entries()) {
    await work.query(sql`
      insert into milestone (item_id, position, title, kind, value, effort_person_weeks, delivered_at, dropped)
      select ${id}, ${position + 1}, 'M', 'INCREMENT', ${value}, ${effort}::float8, case when ${delivered && !dropped} then now() end, ${dropped}`);
  }
  for (const { slo, relation } of item.links) {
    await work.query(sql`
      insert into slo_link (item_id, slo_id, relation) select ${id}, id, ${relation} from service_level_objective where slug = ${slo}`);
  }
  for (const { key, baseline, target, actual, late } of item.metrics) {
    const at = late ? new Date('2026-11-11T00:00:00Z') : new Date('2026-11-09T00:00:00Z');
    await work.query(sql`
      insert into success_metric (item_id, metric_id, baseline, target, actual, measured_at)
      select ${id}, id, ${baseline}::float8, ${target}::float8, ${actual}::float8, ${actual === null ? null : at}::timestamptz
      from metric where key = ${key}`);
  }
  if (item.rationale !== null) {
    await work.query(sql`
      insert into alignment (item_id, input_id, rationale) select ${id}, id, ${item.rationale} from north_star_input limit 1`);
  }
  await work.query(sql`
    insert into item_theme (item_id, theme_id) select ${id}, id from theme where slug = any(${item.themes}::text[])`);
  const signatures = { both: [product, engineering], one: [product], same: [product, product], none: [] }[
    item.signers
  ]!;
  for (const [side, person] of signatures.entries()) {
    const stand = item.signers === 'same' && side === 1 ? engineering : person;
    await work.query(sql`
      insert into sign_off (subject_type, subject_id, person_id, for_person_id, discipline, signed_at)
      select 'RoadmapItem', ${id}, ${stand}::uuid, case when ${stand !== person} then ${person}::uuid end,
        ${side === 0 ? 'PRODUCT' : 'ENGINEERING'}, now()`);
  }
  if (item.told) {
    await work.query(sql`
      insert into status_update (item_id, health, body, author_kind, author_id, created_at)
      select ${id}, 'ON_TRACK', 'B', 'PERSON', ${product}::uuid, ${n % 2 ? new Date('2026-11-12') : new Date('2026-11-01')}::timestamptz`);
  }
  for (const waiver of item.waivers) {
    await work.query(sql`
      insert into decision_subject (decision_id, subject_type, subject_id, position)
      select ${waiverIds[waiver]}::uuid, 'RoadmapItem', ${id}, 0`);
  }
}

const nodes = `nodes { title readiness { passed checks { criterion passed detail waivedBy { id } } } doneCheck { passed checks { criterion passed } } }`;
interface Node {
  title: string;
  readiness: { passed: boolean; checks: { criterion: string; passed: boolean | null }[] };
  doneCheck: { passed: boolean; checks: { criterion: string; passed: boolean | null }[] };
}
const list = async (filter: string, at?: string): Promise<Node[]> => {
  const found: Node[] = [];
  for (let after: string | null = null; ; ) {
    const { data, errors } = await world.ask(
      `query ($after: String, $at: DateTime) { roadmap(asOf: $at) { items(filter: ${filter}, first: 100, after: $after) { ${nodes} pageInfo { hasNextPage endCursor } } } }`,
      { after, at },
    );
    expect(errors).toBeUndefined();
    found.push(...data.roadmap.items.nodes);
    if (!data.roadmap.items.pageInfo.hasNextPage) return found;
    after = data.roadmap.items.pageInfo.endCursor;
  }
};
const titles = (found: Node[]) => found.map(({ title }) => title).sort();

test('the filters say of every item what its checklists say, now and then', async () => {
  const people = (await leadsOf(world)).map(({ personId }) => parseGlobalId(personId)!.id);
  const seed = Date.now() % 1_000_000;
  const items = fc.sample(anyItem, { numRuns: 250, seed });
  await Work.transact(world.dataSource, systemActor, { via: 'api' }, async (work) => {
    for (const [n, item] of items.entries()) await insert(work, item, n, people);
  });
  const all = await list('{}');
  expect(all).toHaveLength(items.length);
  for (const criterion of ['SCOPED', 'TRUSTED', 'MEASURABLE', 'ALIGNED', 'EVIDENCED', 'AGREED']) {
    const answers = new Set(
      all.map(({ readiness }) => readiness.checks.find((check) => check.criterion === criterion)!.passed),
    );
    expect([criterion, answers]).toEqual([criterion, new Set([true, false])]);
  }
  for (const [filter, of] of [
    ['ready', ({ readiness }: Node) => readiness.passed],
    ['doneCheckPassed', ({ doneCheck }: Node) => doneCheck.passed],
  ] as const) {
    const passing = titles(all.filter(of));
    expect(passing.length).toBeGreaterThan(0);
    expect({ seed, filter, found: titles(await list(`{ ${filter}: true }`)) }).toEqual({
      seed,
      filter,
      found: passing,
    });
    expect(titles(await list(`{ ${filter}: false }`))).toEqual(titles(all.filter((node) => !of(node))));
    expect(titles(await list(`{ not: { ${filter}: false } }`, new Date().toISOString()))).toEqual(passing);
  }
  const answersOf = (criterion: string) =>
    new Set(all.map(({ doneCheck }) => doneCheck.checks.find((check) => check.criterion === criterion)!.passed));
  expect(answersOf('SLOS_KEPT')).toEqual(new Set([true, false, null]));
  expect(answersOf('METRICS_MET')).toEqual(new Set([true, false, null]));
});
