import { record, saveSlo } from '../../slo/testing/objectives.ts';
import { agreeOn, makeItem, makeTheme, recordDecision, takeItemTo } from '../../testing/factories.ts';
import type { World } from '../../testing/world.ts';
import { dayFromNow, done, fresh, itemAt, type Story } from './story.ts';

const hourMs = 3_600_000;

/** An objective of a day, all of whose budget is gone. */
async function spentSlo(world: World, overrides: object = {}): Promise<{ slug: string; id: string }> {
  const slug = fresh('spent').replace(' ', '-');
  await saveSlo(world, slug, { window: 'P1D', ...overrides });
  const end = Math.floor(Date.now() / hourMs) * hourMs;
  const hours = Array.from({ length: 24 }, (_, n) => {
    return { from: end + (n - 24) * hourMs, to: end + (n - 23) * hourMs, good: 50, total: 100 };
  });
  await record(world, slug, hours);
  return { slug, id: (await world.ask('query ($slug: String!) { slo(slug: $slug) { id } }', { slug })).data.slo.id };
}

const link = (world: World, itemId: string, sloSlug: string, relation: string) =>
  done(world, 'sloLinkSet', 'SloLinkInput', 'subject { id }', { itemId, sloSlug, relation });

const makeTeam = async (world: World) => {
  const slug = fresh('team').replace(' ', '-');
  return (await done(world, 'teamSave', 'TeamInput', 'team { id slug }', { slug, name: slug })).team;
};

const makePeriod = async (world: World, overrides: object = {}): Promise<string> => {
  const input = { name: fresh('Period'), start: dayFromNow(-1), end: dayFromNow(1), ...overrides };
  return (await done(world, 'periodSave', 'PeriodInput', 'period { id }', input)).period.id;
};

const allocate = (world: World, itemId: string, periodId: string, teamSlug: string, personWeeks: number) =>
  done(world, 'allocationSet', 'AllocationInput', 'subject { id }', { itemId, periodId, teamSlug, personWeeks });

const capacity = { gross: 10, timeOff: 0, onCall: 0, support: 0, slack: 0 };

/** What can be the matter with anything else. */
export const otherStories: Story[] = [
  {
    rule: 'NORTH_STAR_NOT_AGREED',
    link: 'northStarIds',
    older: true,
    severity: 'WARNING',
    message: /^Product and engineering have not both agreed on the North Star “Cards in hands”\.$/,
    because: [/^It is in force since \d{4}-\d\d-\d\d\.$/, /^Nobody has signed it\.$/],
    async begin(world) {
      const { id } = (await world.ask('{ northStar { id } }')).data.northStar;
      return { id, end: () => agreeOn(world, id) };
    },
  },
  {
    rule: 'SLO_AT_RISK_UNFUNDED',
    link: 'sloIds',
    severity: 'CRITICAL',
    message: /^The error budget of spent-\d+ is exhausted, and no committed work protects it\.$/,
    because: [/^It is exhausted since \d{4}-\d\d-\d\d\.$/, /^Not committed yet: WM-\d+ .*\.$/],
    async begin(world) {
      const { id, slug } = await spentSlo(world);
      const item = await makeItem(world);
      await link(world, item.id, slug, 'PROTECTS');
      return { id, end: () => takeItemTo(world, { ...item, version: item.version + 1 }, 'COMMITTED') };
    },
  },
  {
    rule: 'SLO_NOT_AGREED',
    link: 'sloIds',
    severity: 'WARNING',
    message: /^Product and engineering have not both agreed on the objective spent-\d+\.$/,
    because: [/^Nobody has signed it\.$/],
    async begin(world) {
      const { id } = await spentSlo(world);
      return { id, end: () => agreeOn(world, id) };
    },
  },
  {
    rule: 'FREEZE_CONFLICT',
    link: 'itemIds',
    severity: 'CRITICAL',
    message: /goes on, though the policy of an error budget stops it\.$/,
    because: [/^The budget of spent-\d+ is exhausted; its policy stops work that spends it\.$/],
    async begin(world) {
      const thresholds = [{ remainingBelow: 0.2, action: 'Stop', freezes: ['SPENDS'] }];
      const { slug } = await spentSlo(world, { policy: { thresholds } });
      const { id } = await itemAt(world, ['COMMITTED', 'IN_PROGRESS']);
      const { subject } = await link(world, id, slug, 'SPENDS');
      return { id, end: () => done(world, 'sloLinkDelete', 'DeleteInput', 'roadmapItem { id }', { id: subject.id }) };
    },
  },
  {
    rule: 'DECISION_DUE_FOR_REVISIT',
    link: 'decisionIds',
    severity: 'INFO',
    message: /^It is time to look at D-\d+ again: “What first\?”$/,
    because: [/^It was to be looked at again on \d{4}-\d\d-\d\d\.$/],
    async begin(world) {
      const { id } = await recordDecision(world, { revisitOn: dayFromNow(-1) });
      const input = { id, revisitOn: dayFromNow(9) };
      return { id, end: () => done(world, 'decisionUpdate', 'DecisionUpdateInput', 'decision { id }', input) };
    },
  },
  {
    rule: 'TEAM_OVERCOMMITTED',
    link: 'teamSlugs',
    severity: 'CRITICAL',
    message: /^team-\d+ has promised more than it has time for\.$/,
    because: [/^Period \d+: 11 person-weeks are allocated, 10 available\.$/],
    async begin(world) {
      const [{ id, slug }, periodId, item] = [await makeTeam(world), await makePeriod(world), await makeItem(world)];
      const input = { ...capacity, periodId, teamSlug: slug };
      await done(world, 'capacitySet', 'CapacityInput', 'period { id }', input);
      await allocate(world, item.id, periodId, slug, 11);
      return { id, slug, end: () => allocate(world, item.id, periodId, slug, 10) };
    },
  },
  {
    rule: 'COVER_GAP',
    link: 'teamSlugs',
    severity: 'WARNING',
    message: /^team-\d+ leans on one person alone\.$/,
    because: [/^Period \d+: Grace alone can cover Payments\.$/],
    async begin(world) {
      const [{ id, slug }, periodId] = [await makeTeam(world), await makePeriod(world)];
      const people: string[] = [];
      for (const name of ['Grace', 'Ada']) {
        const person = {
          email: `${fresh(name)}@example.com`.replace(' ', ''),
          name,
          role: 'LEAD',
          discipline: 'PRODUCT',
        };
        people.push((await done(world, 'personSave', 'PersonInput', 'person { id }', person)).person.id);
      }
      const cover = (personIds: string[]) => {
        const input = { ...capacity, periodId, teamSlug: slug, cover: [{ area: 'Payments', personIds }] };
        return done(world, 'capacitySet', 'CapacityInput', 'period { id }', input);
      };
      await cover(people.slice(0, 1));
      return { id, slug, end: () => cover(people) };
    },
  },
  {
    rule: 'MIX_DRIFT',
    link: 'periodIds',
    severity: 'WARNING',
    message: /^The plan for Period \d+ is 20 % away from the mix that was meant\.$/,
    because: [/^feature: 80 % planned, 60 % meant\.$/, /^technical investment: 20 % planned, 40 % meant\.$/],
    async begin(world) {
      const targetMix = [
        { kind: 'FEATURE', share: 0.6 },
        { kind: 'TECHNICAL_INVESTMENT', share: 0.4 },
      ];
      const [{ slug }, id] = [await makeTeam(world), await makePeriod(world, { targetMix })];
      const feature = await makeItem(world);
      const investment = await makeItem(world, { kind: 'TECHNICAL_INVESTMENT' });
      await allocate(world, feature.id, id, slug, 8);
      await allocate(world, investment.id, id, slug, 2);
      return { id, end: () => allocate(world, investment.id, id, slug, 4) };
    },
  },
  {
    rule: 'HOT_THEME_UNANSWERED',
    link: 'themeIds',
    severity: 'WARNING',
    message: /^Many customers speak of “hot \d+”, and there is neither an item for it nor a no\.$/,
    because: [
      /^12 customers in 90 days: number 1 of \d+ themes\.$/,
      /^No open item answers it, and no decision declines it\.$/,
    ],
    async begin(world) {
      const people = Array.from({ length: 12 }, (_, index) => ({
        name: `Customer ${index}`,
        submittedAt: new Date().toISOString(),
      }));
      const slug = await makeTheme(world, fresh('hot'), people);
      const { id } = (await world.ask('query ($slug: String!) { theme(slug: $slug) { id } }', { slug })).data.theme;
      return { id, end: () => makeItem(world, { themeSlugs: [slug] }) };
    },
  },
];
