import { Client } from 'pg';
import sql from 'sql-template-tag';
import { makeItem, mutate, takeItemTo } from '../testing/factories.ts';
import { startWorld, type World } from '../testing/world.ts';
import { lookForFindings } from './finding-watch.ts';
import { daysAgo } from './testing/story.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

interface Told {
  kind: string;
  subjectType: string;
  subjectLabel: string;
}

const look = () => lookForFindings(world.dataSource);
const told = async (sinceRevision: string) =>
  (
    await world.ask(
      `query ($since: Revision!) { roadmap { revision changes(sinceRevision: $since) { nodes {
        kind subjectType subjectLabel actor { __typename } reason subject { ... on Finding { rule since subject { ... on RoadmapItem { identifier } } } } } } } }`,
      { since: sinceRevision },
    )
  ).data.roadmap;
const revision = async () => (await world.ask('{ roadmap { revision } }')).data.roadmap.revision as string;

test('a finding that time alone brings about is told, raises the revision, and is heard of; so is its end', async () => {
  const item = await takeItemTo(world, await makeItem(world), 'COMMITTED', 'IN_PROGRESS', 'RELEASED');
  await look();
  const client = new Client({ connectionString: world.databaseUrl });
  await client.connect();
  const heard: string[] = [];
  client.on('notification', ({ channel }) => void heard.push(channel));
  await client.query('listen waymark_findings');
  const quiet = await revision();
  expect(await look()).toBe(0);
  expect(await revision()).toBe(quiet);

  await daysAgo(
    world,
    0,
    sql`update roadmap_item set released_at = released_at - interval '31 days' where status = 'RELEASED'`,
  );
  const before = await revision();
  expect(await look()).toBe(1);
  const after = await told(before);
  expect(Number(after.revision)).toBe(Number(before) + 1);
  expect(after.changes.nodes).toEqual([
    {
      kind: 'CREATED',
      subjectType: 'Finding',
      subjectLabel: 'released not done',
      actor: null,
      reason: 'Findings came and went.',
      subject: { rule: 'RELEASED_NOT_DONE', since: expect.any(String), subject: { identifier: item.identifier } },
    },
  ]);
  const ended = await revision();
  await takeItemTo(world, item, 'DONE');
  await look();
  const gone = (await told(ended)).changes.nodes.filter((each: Told) => each.subjectType === 'Finding');
  const labels = gone.map(({ kind, subjectLabel }: Told) => `${kind} ${subjectLabel}`);
  expect(labels.sort()).toEqual(['DELETED no success metric', 'DELETED released not done']);
  expect(heard).toEqual(['waymark_findings', 'waymark_findings']);
  await client.end();
});

test('where the history does not tell since when it is true, it is since it was first seen', async () => {
  const submittedAt = new Date().toISOString();
  await mutate(world, 'themeSave', 'ThemeInput', 'theme { id }', { slug: 'hot', name: 'Hot' });
  const entry = { source: 'desk', body: 'Hot', submittedAt, themes: ['hot'], customerName: 'Acme' };
  await mutate(world, 'feedbackCreate', 'FeedbackRowInput', 'feedback { id }', entry);
  const since = async () =>
    (await world.ask('{ findings(rules: [HOT_THEME_UNANSWERED]) { since } }')).data.findings[0].since;
  expect(await since()).toBeNull();
  await look();
  const seen = await since();
  expect(Date.parse(seen)).toBeGreaterThanOrEqual(Date.parse(submittedAt));
  await look();
  expect(await since()).toBe(seen);
});

test('two that look at the same moment tell it once', async () => {
  await takeItemTo(world, await makeItem(world), 'DISCOVERY');
  const counts = await Promise.all([look(), look()]);
  expect(counts.sort()).toEqual([0, 1]);
});
