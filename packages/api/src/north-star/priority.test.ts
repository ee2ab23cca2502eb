import fc from 'fast-check';
import { startWorld, type World } from '../testing/world.ts';
import { placedAt } from './priority.rules.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const mutation = `mutation ($input: PriorityInput!) { prioritySave(input: $input) {
  priority { id slug title description rank } revision userErrors { field message code } } }`;
const save = async (input: object) => (await world.ask(mutation, { input })).data.prioritySave;
const order = async () =>
  (await world.ask('{ priorities { slug rank } }')).data.priorities.map(
    (each: { slug: string; rank: number }) => `${each.rank} ${each.slug}`,
  );

test('the ranks stay 1 to n whatever is placed where', () => {
  const moves = fc.array(
    fc.record({ one: fc.integer({ min: 0, max: 8 }), rank: fc.option(fc.integer({ min: 1, max: 12 })) }),
  );
  fc.assert(
    fc.property(moves, (all) => {
      let present: number[] = [];
      for (const { one, rank } of all) {
        const others = present.filter((each) => each !== one);
        const next = placedAt(present, one, rank);
        expect(next.filter((each) => each !== one)).toEqual(others);
        expect(next).toHaveLength(others.length + 1);
        if (rank !== null) expect(next.indexOf(one)).toBe(Math.min(rank, next.length) - 1);
        present = next;
      }
    }),
  );
});

test('priorities are placed, moved and changed, and the others make way', async () => {
  expect((await save({ slug: 'Trust', title: 'Trust' })).priority).toMatchObject({ slug: 'trust', rank: 1 });
  expect((await save({ slug: 'growth', title: 'Growth', description: 'More teams' })).priority.rank).toBe(2);
  expect((await save({ slug: 'focus', title: 'Focus', rank: 1 })).priority.rank).toBe(1);
  expect(await order()).toEqual(['1 focus', '2 trust', '3 growth']);
  expect((await save({ slug: 'focus', title: 'Focus', rank: 99 })).priority.rank).toBe(3);
  expect(await order()).toEqual(['1 trust', '2 growth', '3 focus']);
  const renamed = await save({ slug: 'growth', title: ' Growing ' });
  expect(renamed.priority).toMatchObject({ title: 'Growing', description: 'More teams', rank: 2 });
  expect((await save({ slug: 'growth', title: 'Growing', description: null })).priority.description).toBeNull();
  const again = await save({ slug: 'growth', title: 'Growing', rank: 2 });
  expect(await save({ slug: 'growth', title: 'Growing', rank: 2 })).toEqual(again);
  const { data } = await world.ask('query ($id: ID!) { node(id: $id) { ... on CompanyPriority { slug } } }', {
    id: again.priority.id,
  });
  expect(data.node).toEqual({ slug: 'growth' });
});

test('many at the same moment leave no gap and no two on one rank', async () => {
  const slugs = Array.from({ length: 8 }, (_, index) => `at-once-${index}`);
  const answers = await Promise.all(slugs.map((slug) => save({ slug, title: slug, rank: 1 })));
  expect(answers.map(({ userErrors }) => userErrors)).toEqual(slugs.map(() => []));
  const ranks = (await order()).map((each: string) => Number(each.split(' ')[0]));
  expect(ranks).toEqual(ranks.map((_: number, index: number) => index + 1));
});

test.each([
  ['a blank slug and a blank title', { slug: ' ', title: '' }, ['REQUIRED', 'REQUIRED'], [['slug'], ['title']]],
  ['a slug of signs', { slug: '!!', title: 'X' }, ['INVALID'], [['slug']]],
  ['a rank of zero', { slug: 'x', title: 'X', rank: 0 }, ['INVALID'], [['rank']]],
])('%s is refused, and nothing is done', async (_, input, codes, fields) => {
  const before = await order();
  const { priority, userErrors } = await save(input);
  expect(priority).toBeNull();
  expect(userErrors.map((each: { code: string }) => each.code)).toEqual(codes);
  expect(userErrors.map((each: { field: string[] }) => each.field)).toEqual(fields);
  expect(await order()).toEqual(before);
});
