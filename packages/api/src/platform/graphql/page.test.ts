import sql, { raw } from 'sql-template-tag';
import { Team } from '../../team/team.entity.ts';
import { makeItem, makeTheme, mutate } from '../../testing/factories.ts';
import { startWorld, type World } from '../../testing/world.ts';
import { poolOf } from '../database/connection.ts';
import { readerOf } from '../database/reader.ts';
import { pagesOf } from './page.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

test('a parent that is asked for twice has the same page twice, each row once', async () => {
  await mutate(world, 'teamSave', 'TeamInput', 'team { id }', { slug: 'cards', name: 'Cards' });
  const db = readerOf(poolOf(world.dataSource));
  const listing = { entity: Team, where: [raw('t.slug = p.id')], order: [{ by: sql`t.name`, type: 'text' as const }] };
  const pages = await pagesOf<Team>(db, { ...listing, parent: 'text' }, { first: 1 }, ['cards', 'none', 'cards']);
  expect(pages.map(({ nodes }) => nodes.map(({ name }) => name))).toEqual([['Cards'], [], ['Cards']]);
  expect(pages.map(({ pageInfo }) => pageInfo.hasNextPage)).toEqual([false, false, false]);
  expect(await Promise.all(pages.map(({ totalCount }) => totalCount()))).toEqual([1, 0, 1]);
});

test('what several share is read once and answered for each', async () => {
  const slug = await makeTheme(world, 'Card arrival', [{ name: 'Ada' }]);
  for (const title of ['One', 'Two']) await makeItem(world, { title, themeSlugs: [slug] });
  const query = `{ roadmap { items { nodes { title themes { name feedback(first: 2) {
    totalCount pageInfo { hasNextPage } nodes { body } } } } } } }`;
  const { data } = await world.ask(query);
  const feedback = { totalCount: 1, pageInfo: { hasNextPage: false }, nodes: [{ body: 'Ada speaks of Card arrival' }] };
  const themes = [{ name: 'Card arrival', feedback }];
  expect(data.roadmap.items.nodes).toEqual([
    { title: 'One', themes },
    { title: 'Two', themes },
  ]);
});
