import fc from 'fast-check';
import { globalId } from '../platform/graphql/global-id.ts';
import { slugOf } from '../platform/slug.ts';
import { tokenWith } from '../testing/callers.ts';
import { startWorld, type World } from '../testing/world.ts';
import { makeTheme, send } from './testing/making.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const bySlug = 'query ($slug: String!) { theme(slug: $slug) { id slug name version } }';

test('a theme is made with the slug of its name and found by its id and by any writing of its slug', async () => {
  const theme = await makeTheme(world, 'Card arrival', { rules: [' card ', '', 'card'], summary: ' ' });
  expect(theme).toMatchObject({ slug: 'card-arrival', version: 1, status: 'EMERGING', summary: null, rules: ['card'] });
  const { data } = await world.ask(
    'query ($id: ID!) { byId: theme(id: $id) { slug } bySlug: theme(slug: "card_arrival") { id } node(id: $id) { id ... on Theme { name } } none: theme { id } }',
    { id: theme.id },
  );
  expect(data).toEqual({
    byId: { slug: 'card-arrival' },
    bySlug: { id: theme.id },
    node: { id: theme.id, name: 'Card arrival' },
    none: null,
  });
});

test('a renamed theme keeps its id, and its former slugs go on resolving', async () => {
  const { id } = await makeTheme(world, 'First name');
  await send(world, 'themeSave', { id, name: 'Second name', slug: 'second-name', version: 1 });
  const third = await send(world, 'themeSave', { id, name: 'Third name', slug: 'Third Name' });
  expect(third.theme).toMatchObject({ id, slug: 'third-name', version: 3 });
  for (const slug of ['first-name', 'second-name', 'third-name']) {
    expect((await world.ask(bySlug, { slug })).data.theme).toMatchObject({ id, slug: 'third-name' });
  }
  const back = await send(world, 'themeSave', { id, name: 'First name', slug: 'first-name' });
  expect(back.theme).toMatchObject({ id, slug: 'first-name', version: 4 });
  expect((await world.ask(bySlug, { slug: 'third-name' })).data.theme.id).toBe(id);
});

test('the same again changes nothing: neither version nor revision', async () => {
  const { id } = await makeTheme(world, 'Steady');
  const first = await send(world, 'themeSave', { id, name: 'Steady', summary: 'Calm' });
  expect(await send(world, 'themeSave', { id, name: 'Steady', summary: 'Calm' })).toEqual(first);
});

test.each([
  ['a blank name', { name: ' ', slug: 'blank' }, 'REQUIRED', ['name']],
  ['a slug without a letter', { name: 'Loud', slug: '!!!' }, 'INVALID', ['slug']],
  ['a slug that another has', { name: 'New', slug: 'TAKEN  name' }, 'TAKEN', ['slug']],
  ['a slug that once was another’s', { name: 'New', slug: 'taken-once' }, 'TAKEN', ['slug']],
  ['a parent that is not there', { name: 'Orphan', parentSlug: 'nowhere' }, 'NOT_FOUND', ['parentSlug']],
  ['an id of another type', { id: globalId('Team', 'x'), name: 'New' }, 'NOT_FOUND', ['id']],
  ['a control character', { name: 'a\u0000b', slug: 'b' }, 'INVALID', ['name']],
])('%s is refused', async (_, input, code, field) => {
  if (!(await world.ask(bySlug, { slug: 'taken-name' })).data.theme) {
    const { id } = await makeTheme(world, 'Taken once');
    await send(world, 'themeSave', { id, name: 'Taken name', slug: 'taken-name' });
  }
  expect(await send(world, 'themeSave', input)).toMatchObject({ theme: null, userErrors: [{ code, field }] });
});

test('a version that another change has overtaken is refused', async () => {
  const { id } = await makeTheme(world, 'Contested');
  await send(world, 'themeSave', { id, name: 'Contested by one', version: 1 });
  const late = await send(world, 'themeSave', { id, name: 'Contested by two', version: 1 });
  expect(late).toMatchObject({ theme: null, userErrors: [{ code: 'STALE_VERSION', field: ['version'] }] });
});

test('who may not plan is refused', async () => {
  const token = await tokenWith(world, ['READ']);
  const refused = await send(world, 'themeSave', { name: 'Stranger’s' }, token);
  expect(refused).toMatchObject({ theme: null, userErrors: [{ code: 'FORBIDDEN' }] });
});

test('themes stand in a tree of at most eight levels, without circles', async () => {
  let slug: string | undefined;
  for (let level = 1; level <= 8; level++) slug = (await makeTheme(world, `Level ${level}`, { parentSlug: slug })).slug;
  const ninth = await send(world, 'themeSave', { name: 'Level 9', parentSlug: slug });
  expect(ninth.userErrors).toMatchObject([{ code: 'LIMIT_EXCEEDED', field: ['parentSlug'] }]);
  const { id } = (await world.ask(bySlug, { slug: 'level-1' })).data.theme;
  const circle = await send(world, 'themeSave', { id, name: 'Level 1', parentSlug: 'level-3' });
  expect(circle.userErrors).toMatchObject([{ code: 'INVALID', field: ['parentSlug'] }]);
  const above = await makeTheme(world, 'Above all');
  const under = await send(world, 'themeSave', { id, name: 'Level 1', parentSlug: above.slug });
  expect(under.userErrors).toMatchObject([{ code: 'LIMIT_EXCEEDED' }]);
  const { data } = await world.ask('{ theme(slug: "level-2") { parent { slug } children { slug parent { name } } } }');
  expect(data.theme).toEqual({
    parent: { slug: 'level-1' },
    children: [{ slug: 'level-3', parent: { name: 'Level 2' } }],
  });
  const { theme } = (await world.ask(bySlug, { slug: 'level-2' })).data as { theme: { id: string } };
  const freed = await send(world, 'themeSave', { id: theme.id, name: 'Level 2', parentSlug: null });
  expect(freed.theme).toMatchObject({ parent: null });
});

test('a slug made of any name is its own slug, and names that differ in case and accents share it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      expect(slugOf(slugOf(name))).toBe(slugOf(name));
      expect(slugOf(name.normalize('NFD'))).toBe(slugOf(name));
      expect(slugOf(`  ${name}--`)).toBe(slugOf(name));
    }),
  );
  expect(slugOf('card_arrival')).toBe(slugOf('Cárd ARRIVAL'));
});
