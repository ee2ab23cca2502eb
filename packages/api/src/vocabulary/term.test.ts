import fs from 'node:fs';
import path from 'node:path';
import { tokenWith } from '../testing/callers.ts';
import { startWorld, type World } from '../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const fields = 'id key name kind disciplines definition source';
const mutation = `mutation ($input: TermInput!) { termSave(input: $input) {
  term { ${fields} } revision userErrors { field message code } } }`;
const save = async (input: object, token?: string) => (await world.ask(mutation, { input }, token)).data.termSave;
const term = { key: 'Angry Customer', name: 'Angry customer', kind: 'RISK', definition: 'Somebody is angry.' };

interface Shipped {
  key: string;
  name: string;
  kind: string;
  disciplines: string[];
  definition: string;
}

const shipped = async (): Promise<Shipped[]> =>
  (await world.ask('{ terms { key name kind disciplines definition } }')).data.terms;

test('it ships with risks, trade-offs, motivators and measures, recorded as the first commit', async () => {
  const terms = await shipped();
  const count = (kind: string) => terms.filter((each) => each.kind === kind).length;
  expect(['RISK', 'TRADE_OFF', 'MOTIVATOR', 'MEASURE'].map(count)).toEqual([12, 12, 10, 8]);
  expect(terms.map(({ name }) => name)).toEqual([...terms.map(({ name }) => name)].sort());
  const [work] = await world.dataSource.query(
    `select w.actor_kind, w.reason from work w join term t on t.work_id = w.id where t.key = 'lone-expert'`,
  );
  expect(work).toEqual({ actor_kind: 'SYSTEM', reason: 'First vocabulary' });
});

test('docs/vocabulary.md shows just the terms that ship', async () => {
  const text = fs.readFileSync(path.join(__dirname, '../../../../docs/vocabulary.md'), 'utf8');
  const section = text.slice(text.indexOf('## The first terms'));
  const rows = [...section.matchAll(/^\| `(.+?)` \| (.+?) \| (.+?) \| (.+?) \| (.+?) \|$/gm)].map(
    ([, key, name, kind, whose, definition]) => ({ key, name, kind, disciplines: whose!.split(', '), definition }),
  );
  const byKey = (a: { key?: string }, b: { key?: string }) => a.key!.localeCompare(b.key!);
  expect(rows.sort(byKey)).toEqual((await shipped()).sort(byKey));
});

test('a term is made as a joint one, changed by any spelling of its key, and found by kind', async () => {
  const made = await save({ ...term, source: 'https://example.org/anger' });
  expect(made).toMatchObject({
    term: { ...term, disciplines: ['PRODUCT', 'ENGINEERING'], source: 'https://example.org/anger' },
    userErrors: [],
  });
  const changed = await save({
    ...term,
    key: 'angry_customer',
    kind: 'OTHER',
    disciplines: ['SUPPORT', 'SUPPORT'],
    definition: ' Told us so. ',
  });
  expect(changed.term).toEqual({
    ...made.term,
    kind: 'OTHER',
    disciplines: ['SUPPORT'],
    definition: 'Told us so.',
  });
  expect((await save({ ...term, source: null })).term).toMatchObject({ disciplines: ['SUPPORT'], source: null });
  const again = await save(term);
  expect(await save(term)).toEqual(again);
  const { data } = await world.ask(
    `query ($id: ID!) { terms(kind: [OTHER, RISK]) { kind } none: terms(kind: []) { id } node(id: $id) { ... on Term { key } } }`,
    { id: made.term.id },
  );
  expect(new Set(data.terms.map(({ kind }: { kind: string }) => kind))).toEqual(new Set(['RISK']));
  expect(data).toMatchObject({ none: [], node: { key: 'Angry Customer' } });
});

test.each([
  [
    'blank texts',
    { ...term, key: ' ', name: '', definition: '\n' },
    ['REQUIRED key', 'REQUIRED name', 'REQUIRED definition'],
  ],
  [
    'a key of signs and nobody’s word',
    { ...term, key: '!?', disciplines: [] },
    ['INVALID key', 'REQUIRED disciplines'],
  ],
  ['no disciplines at all', { ...term, key: 'x', disciplines: null }, ['REQUIRED disciplines']],
  ['a control character', { ...term, key: 'x', definition: 'a\u0000' }, ['INVALID definition']],
  ['a name of a megabyte', { ...term, key: 'x', name: 'n'.repeat(1_000_000) }, ['LIMIT_EXCEEDED name']],
])('%s: refused with every fault, and nothing is done', async (_, input, issues) => {
  const { term: none, userErrors } = await save(input);
  expect(none).toBeNull();
  expect(userErrors.map(({ code, field }: { code: string; field: string[] }) => `${code} ${field}`)).toEqual(issues);
  expect((await shipped()).filter(({ key }) => key === 'x')).toEqual([]);
});

test('who only reads may not extend the vocabulary', async () => {
  expect((await save(term, await tokenWith(world, ['READ']))).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
});
