import { agreeOn, mutate, recordDecision } from '../testing/factories.ts';
import { startWorld, type World } from '../testing/world.ts';
import { itemStories } from './testing/item-stories.ts';
import { otherStories } from './testing/other-stories.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  for (const key of ['activation', 'waiting_days']) {
    const metric = { key, name: key, unit: '%', direction: 'INCREASE', definition: 'Counted daily' };
    await mutate(world, 'metricSave', 'MetricInput', 'metric { id }', metric);
  }
  await mutate(world, 'northStarSet', 'NorthStarInputInput', 'northStar { id }', {
    statement: 'Cards in hands',
    metricKey: 'activation',
    target: 90,
    inputs: [{ metricKey: 'waiting_days', belief: 'Waiting loses people' }],
  });
  await mutate(world, 'serviceSave', 'ServiceInput', 'service { id }', { slug: 'web', name: 'Web' });
});
afterAll(() => world.stop());

interface Shown {
  id: string;
  severity: string;
  message: string;
  because: string[];
  since: string | null;
  subject: { id: string };
  waivedBy: { identifier: string } | null;
}

const shown = 'id severity message because since subject { ... on Node { id } } waivedBy { identifier }';

async function findings(rule: string, about: string, args = ''): Promise<Shown[]> {
  const { data, errors } = await world.ask(`{ findings(rules: [${rule}] ${args}) { ${shown} } }`);
  if (errors) throw new Error(JSON.stringify(errors));
  return data.findings.filter((finding: Shown) => finding.subject.id === about);
}

async function itemSays(
  id: string,
  rule: string,
): Promise<{ findings: string[]; found: boolean; waived: (string | null)[] }> {
  const { data } = await world.ask(
    `query ($id: ID!) { roadmapItem(id: $id) { findings { rule waivedBy { identifier } } }
      roadmap { items(filter: { id: [$id], finding: [${rule}] }) { totalCount } } }`,
    { id },
  );
  const own = data.roadmapItem.findings.filter((each: { rule: string }) => each.rule === rule);
  return {
    findings: own.map((each: { rule: string }) => each.rule),
    waived: own.map((each: { waivedBy: { identifier: string } | null }) => each.waivedBy?.identifier ?? null),
    found: data.roadmap.items.totalCount === 1,
  };
}

test.each([...itemStories, ...otherStories].map((story) => [story.rule, story] as const))(
  '%s shows with its reasons, is set aside by an agreed waiver, and goes away',
  async (rule, { begin, link, older, severity, message, because }) => {
    const before = Date.now();
    const { id, slug, end } = await begin(world);
    const [finding, ...others] = await findings(rule, id);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ severity, waivedBy: null });
    expect(finding!.message).toMatch(message);
    expect(finding!.because).toEqual(because.map((each) => expect.stringMatching(each)));
    if (finding!.since) expect(Date.parse(finding!.since)).toBeLessThanOrEqual(Date.now());
    if (link === 'itemIds') expect(await itemSays(id, rule)).toEqual({ findings: [rule], waived: [null], found: true });
    const began = new Date().toISOString();

    const waiver = await recordDecision(world, { kind: 'WAIVER', waivesFindings: [rule], [link]: [slug ?? id] });
    expect(await findings(rule, id)).toHaveLength(1);
    await agreeOn(world, waiver.id);
    expect(await findings(rule, id)).toEqual([]);
    const [waived] = await findings(rule, id, 'includeWaived: true');
    expect(waived).toMatchObject({ id: finding!.id, waivedBy: { identifier: waiver.identifier } });
    if (link === 'itemIds')
      expect(await itemSays(id, rule)).toEqual({ findings: [rule], waived: [waiver.identifier], found: false });

    await end();
    expect(await findings(rule, id, 'includeWaived: true')).toEqual([]);
    if (link === 'itemIds') expect(await itemSays(id, rule)).toEqual({ findings: [], waived: [], found: false });
    const then = await findings(rule, id, `asOf: "${began}"`);
    expect(then).toMatchObject([{ id: finding!.id, waivedBy: null }]);
    expect(
      await findings(rule, id, `asOf: "${new Date(before - 1_000).toISOString()}" includeWaived: true`),
    ).toHaveLength(older ? 1 : 0);
  },
);

test('every rule has a story', async () => {
  const { data } = await world.ask('{ __type(name: "FindingRule") { enumValues { name } } }');
  const rules = data.__type.enumValues.map(({ name }: { name: string }) => name);
  expect([...itemStories, ...otherStories].map(({ rule }) => rule).sort()).toEqual(rules.sort());
});
