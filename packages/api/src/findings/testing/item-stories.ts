import sql from 'sql-template-tag';
import { ownId } from '../../platform/graphql/global-id.ts';
import { agreeOn, makeItem, makeTheme, recordDecision, takeItemTo } from '../../testing/factories.ts';
import type { World } from '../../testing/world.ts';
import { daysAgo, done, edit, fresh, itemAt, type Story } from './story.ts';

const own = (id: string) => ownId('RoadmapItem', id);
const day = (date: string) => ({ date, resolution: 'DAY' });

async function versionOf(world: World, id: string): Promise<number> {
  return (await world.ask('query ($id: ID!) { roadmapItem(id: $id) { version } }', { id })).data.roadmapItem.version;
}

/** What can be the matter with items. */
export const itemStories: Story[] = [
  {
    rule: 'COMMITTED_NOT_AGREED',
    link: 'itemIds',
    severity: 'CRITICAL',
    message: /^WM-\d+ .* is committed, and product and engineering do not agree on it any more\.$/,
    because: [/^A sign-off went on \d{4}-\d\d-\d\d: .*substance/, /^Nobody has signed its present substance\.$/],
    async begin(world) {
      const item = await itemAt(world, ['COMMITTED']);
      await edit(world, item, { problem: 'Another problem altogether.' });
      return { id: item.id, end: () => agreeOn(world, item.id) };
    },
  },
  {
    rule: 'COMMITTED_WITHOUT_EVIDENCE',
    link: 'itemIds',
    severity: 'WARNING',
    message: /is committed, and no customer speaks for it\.$/,
    because: [/^It answers no theme\.$/, /^It protects no service level objective\.$/],
    async begin(world) {
      const item = await itemAt(world, ['COMMITTED']);
      const themeSlugs = [await makeTheme(world, fresh('spoken of'), [{ name: 'Acme' }])];
      return { id: item.id, end: () => edit(world, item, { themeSlugs }) };
    },
  },
  {
    rule: 'UNALIGNED_WITH_NORTH_STAR',
    link: 'itemIds',
    severity: 'WARNING',
    message: /is discovery, and serves no input of the North Star\.$/,
    because: [/^It is aligned to none of the inputs of “Cards in hands”\.$/],
    async begin(world) {
      const { id } = await itemAt(world, ['DISCOVERY']);
      const input = { itemId: id, inputMetricKey: 'waiting_days', rationale: 'Fewer days' };
      return { id, end: () => done(world, 'alignmentSet', 'AlignmentInput', 'subject { id }', input) };
    },
  },
  {
    rule: 'NO_SUCCESS_METRIC',
    link: 'itemIds',
    severity: 'WARNING',
    message: /is discovery, and nothing says how its success is measured\.$/,
    because: [/^It has no success metric\.$/],
    async begin(world) {
      const { id } = await itemAt(world, ['DISCOVERY']);
      const input = { itemId: id, metricKey: 'waiting_days', target: 3 };
      return { id, end: () => done(world, 'successMetricSet', 'SuccessMetricInput', 'subject { id }', input) };
    },
  },
  {
    rule: 'RELEASED_NOT_DONE',
    link: 'itemIds',
    severity: 'WARNING',
    message: /is released for 31 days, and not done\.$/,
    because: [/^Released on \d{4}-\d\d-\d\d; its done check is still open\.$/],
    async begin(world) {
      const item = await itemAt(world, ['COMMITTED', 'IN_PROGRESS', 'RELEASED']);
      const id = own(item.id);
      await daysAgo(
        world,
        0,
        sql`update roadmap_item set released_at = now() - interval '31 days' where id = ${id}::uuid`,
      );
      return { id: item.id, end: () => takeItemTo(world, item, 'DONE') };
    },
  },
  {
    rule: 'OUTSIZED_SUPPORT_BURDEN',
    link: 'itemIds',
    severity: 'WARNING',
    message: /takes 7 hours a week to keep running, far more than it should\.$/,
    because: [/^4 hours a week were expected\.$/],
    async begin(world) {
      const { id } = await makeItem(world);
      const say = (actualHoursPerWeek: number) => {
        const input = { itemId: id, expectedHoursPerWeek: 4, actualHoursPerWeek };
        return done(world, 'supportBurdenSet', 'SupportBurdenInput', 'roadmapItem { id }', input);
      };
      await say(7);
      return { id, end: () => say(6) };
    },
  },
  {
    rule: 'OPEN_CONCERN',
    link: 'itemIds',
    severity: 'INFO',
    message: /is committed, and a concern about it stays open\.$/,
    because: [/^engineering, \d{4}-\d\d-\d\d: “It will not scale”$/],
    async begin(world) {
      const { id } = await itemAt(world, ['COMMITTED']);
      const concern = {
        itemId: id,
        discipline: 'ENGINEERING',
        statement: 'It will not scale',
        whatWouldResolveIt: 'A test',
      };
      const { subject } = await done(world, 'concernRaise', 'ConcernRaiseInput', 'subject { id }', concern);
      const input = { id: subject.id, status: 'ADDRESSED', resolution: 'It was tried' };
      return { id, end: () => done(world, 'concernResolve', 'ConcernResolveInput', 'subject { id }', input) };
    },
  },
  {
    rule: 'RISK_ONE_SIDED',
    link: 'itemIds',
    severity: 'WARNING',
    message: /takes a high risk that product and engineering have not both accepted\.$/,
    because: [/: “Cards get lost” is accepted without both sign-offs\.$/],
    async begin(world) {
      const { id } = await makeItem(world);
      const [term] = (await world.ask('{ terms(kind: [RISK]) { key } }')).data.terms;
      const risk = { itemId: id, termKey: term.key, statement: 'Cards get lost', likelihood: 'LOW' };
      const input = { ...risk, impact: 'HIGH', response: 'ACCEPT' };
      const { subject } = await done(world, 'riskSave', 'RiskSaveInput', 'subject { id }', input);
      return { id, end: () => agreeOn(world, subject.id) };
    },
  },
  {
    rule: 'DEPENDENCY_VIOLATED',
    link: 'itemIds',
    severity: 'WARNING',
    message: /needs what comes too late for it\.$/,
    because: [/^WM-\d+ .* is meant for 2 April 2027, but is needed when this one starts: 1 April 2027\.$/],
    async begin(world) {
      const { id } = await makeItem(world, { start: day('2027-04-01') });
      const needed = await makeItem(world, { target: day('2027-04-02') });
      const input = { itemId: id, dependsOnId: needed.id };
      await done(world, 'dependencySet', 'DependencyInput', 'subject { id }', input);
      return { id, end: () => edit(world, needed, { target: day('2027-04-01') }) };
    },
  },
  {
    rule: 'STALE_EVIDENCE',
    link: 'itemIds',
    severity: 'INFO',
    message: /^Nobody has spoken for WM-\d+ .* for a year\.$/,
    because: [/^The last feedback under its themes is of 2024-05-06\.$/],
    async begin(world) {
      const name = fresh('long ago');
      const theme = await makeTheme(world, name, [{ name: 'Acme', ...{ submittedAt: '2024-05-06T07:00:00Z' } }]);
      const { id } = await makeItem(world, { themeSlugs: [theme] });
      const input = { source: 'desk', body: `Again ${name}`, submittedAt: new Date().toISOString(), themes: [name] };
      return { id, end: () => done(world, 'feedbackCreate', 'FeedbackRowInput', 'feedback { id }', input) };
    },
  },
  {
    rule: 'STALE_HEALTH',
    older: true,
    link: 'itemIds',
    severity: 'INFO',
    message: /is in progress, and nobody has said how it goes for 14 days\.$/,
    because: [/^There is no status update\.$/, /^In progress since \d{4}-\d\d-\d\d\.$/],
    async begin(world) {
      const { id } = await makeItem(world);
      await daysAgo(world, 15, sql`update roadmap_item set status = 'IN_PROGRESS' where id = ${own(id)}::uuid`);
      const input = { itemId: id, health: 'ON_TRACK', body: 'Going well' };
      return { id, end: () => done(world, 'statusUpdatePost', 'StatusUpdateInput', 'subject { id }', input) };
    },
  },
  {
    rule: 'MILESTONE_TOO_LARGE',
    link: 'itemIds',
    severity: 'WARNING',
    message: /has a milestone that is too large to be one step\.$/,
    because: [/^“All of it” takes 6\.5 person-weeks; a milestone takes at most 6\.$/],
    async begin(world) {
      const { id } = await makeItem(world);
      const input = { itemId: id, title: 'All of it', kind: 'INCREMENT', value: 'V' };
      const save = (changes: object) =>
        done(world, 'milestoneSave', 'MilestoneSaveInput', 'subject { id }', { ...input, ...changes });
      const { subject } = await save({ effortPersonWeeks: 6.5 });
      return { id, end: () => save({ id: subject.id, effortPersonWeeks: 6 }) };
    },
  },
  {
    rule: 'TARGET_SLIPPED',
    link: 'itemIds',
    severity: 'WARNING',
    message: /is 31 days behind its promise\.$/,
    because: [/^Promised for 1 March 2027, now meant for 1 April 2027\.$/],
    async begin(world) {
      const item = await itemAt(world, ['COMMITTED'], { target: day('2027-03-01') });
      const later = await recordDecision(world, { kind: 'DEFER', itemIds: [item.id] });
      await edit(world, item, { target: day('2027-04-01'), decisionId: later.id });
      const end = async () =>
        edit(world, { ...item, version: await versionOf(world, item.id) }, { target: day('2027-03-31') });
      return { id: item.id, end };
    },
  },
];
