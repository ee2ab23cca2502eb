import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { WaymarkError, wallboard, waymark, whatWouldWait } from '../../client/waymark-client.ts';
import { FindingRule } from '../agreement/finding-rule.ts';
import { parseConfig } from '../platform/config.ts';
import { ItemStatus } from '../roadmap/item.enums.ts';
import { BudgetState } from '../slo/error-budget.types.ts';
import { type RunningService, startService } from '../testing/command.ts';
import { eventually } from '../testing/eventually.ts';
import { apiDocs, isHollow, questionPages, variablesToday } from '../testing/question-pages.ts';
import type { Answer } from '../testing/world.ts';

const password = 'a word for the demo';
let service: RunningService;
let address: string;
let folders: string[];

const demoFolders = () => fs.readdirSync(os.tmpdir()).filter((name) => name.startsWith('waymark-demo-'));
const secret = (line: string) => new RegExp(`${line}: +(\\S+)`).exec(service.said())?.[1];

beforeAll(async () => {
  folders = demoFolders();
  service = startService({}, ['demo', '--password', password]);
  address = await service.ready;
  await eventually(async () => expect(service.said()).toMatch(/Nothing is kept/));
}, 240_000);

afterAll(async () => {
  service.signal('SIGTERM');
  expect(await service.ended).toBe(0);
  expect(demoFolders()).toEqual(folders);
});

async function ask(
  query: string,
  variables: object = {},
  token = secret('A token that scripts may have'),
): Promise<Answer['data']> {
  const { data, errors } = await post({ query, variables }, token);
  expect(errors).toBeUndefined();
  return data;
}

async function post(body: object, token: string | undefined): Promise<Answer> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const response = await fetch(`${address}/graphql`, { method: 'POST', headers, body: JSON.stringify(body) });
  return (await response.json()) as Answer;
}

test('its people sign in, each with the role that is told', async () => {
  const told = [...service.said().matchAll(/^ {2}(\S+@\S+) +(.+)$/gm)].map(([, email, is]) => ({ email, is }));
  expect(told.map(({ is }) => is)).toEqual(['product lead', 'engineering lead', 'contributor', 'viewer', 'admin']);
  const headers = { 'content-type': 'application/json', origin: address };
  const roles = [];
  for (const { email } of told) {
    const body = JSON.stringify({ email, password });
    const response = await fetch(`${address}/auth/sign-in`, { method: 'POST', headers, body });
    const cookie = response.headers.getSetCookie()[0]!.split(';')[0]!;
    const query = encodeURIComponent('{ viewer { role person { discipline } } }');
    const answer = await fetch(`${address}/graphql?query=${query}`, {
      headers: { cookie, 'apollo-require-preflight': '1' },
    });
    roles.push(((await answer.json()) as { data: { viewer: { role: string } } }).data.viewer.role);
  }
  expect(roles).toEqual(['LEAD', 'LEAD', 'CONTRIBUTOR', 'VIEWER', 'ADMIN']);
});

test('it has 150 items in all states and horizons, 77 themes with 10,000 entries, and sixty months of budgets', async () => {
  const { roadmap, themes, feedback, slos, teams } = await ask(`{
    roadmap { groups(by: STATUS) { key count } items { totalCount } horizons: groups(by: HORIZON) { key count } }
    themes(filter: { feedbackCount: { gte: 20 } }) { totalCount }
    feedback { totalCount }
    slos(first: 50) { nodes { slug errorBudget { state } measurements(from: "${ago(91)}", to: "${ago(0)}", step: "P1D") { total } } }
    teams { members { role discipline } }
  }`);
  expect(roadmap.items.totalCount).toBe(150);
  expect(roadmap.groups.map(({ key }: { key: string }) => key).sort()).toEqual(Object.values(ItemStatus).sort());
  expect(roadmap.horizons.every(({ count }: { count: number }) => count > 10)).toBe(true);
  expect(themes.totalCount).toBeGreaterThanOrEqual(77);
  expect(feedback.totalCount).toBeGreaterThan(9_990);
  expect(new Set(slos.nodes.map((slo: { errorBudget: { state: string } }) => slo.errorBudget.state))).toEqual(
    new Set(Object.values(BudgetState)),
  );
  const months = slos.nodes.map(
    (slo: { measurements: { total: number }[] }) => slo.measurements.filter(({ total }) => total > 0).length / 30,
  );
  expect(months.reduce((sum: number, each: number) => sum + each, 0)).toBeGreaterThan(56);
  expect(teams).toHaveLength(3);
});

test('every question of the weekly review has an answer', async () => {
  const { findings } = await ask('{ findings(includeWaived: true) { rule since waivedBy { identifier } } }');
  const rules = new Set(findings.map(({ rule }: { rule: string }) => rule));
  expect([...rules].sort()).toEqual(Object.values(FindingRule).sort());
  expect(findings.length).toBeLessThan(60);
  expect(findings.some(({ waivedBy }: { waivedBy: object | null }) => waivedBy)).toBe(true);
});

test('its history goes back a year: items, the North Star and what was decided are as they were then', async () => {
  const { roadmap, northStar } = await ask(`{
    roadmap(asOf: "${ago(90)}") { items(filter: { open: true }, first: 5) { totalCount nodes { title status signOffs { signedAt } risks { term { name } } } } }
    northStar(asOf: "${ago(395)}") { statement }
  }`);
  expect(roadmap.items.totalCount).toBeGreaterThan(40);
  expect(roadmap.items.totalCount).toBeLessThan(120);
  expect(northStar.statement).toBe('Accounts opened every week');
  const { roadmap: now } = await ask(`{ roadmap {
    changes(since: "${ago(7)}", first: 1) { totalCount } compare(to: "${ago(90)}") { added { title } changed { targetDriftDays } } } }`);
  expect(now.changes.totalCount).toBeGreaterThan(50);
  expect(now.compare.changed.length).toBeGreaterThan(10);
});

test.each(questionPages().map((page) => [page.title, page] as const))(
  'the page “%s” has an answer, at the cost that it tells',
  async (_title, page) => {
    const token = secret(page.needsFeedback ? 'A token that scripts may have' : 'A token that reads');
    const variables = variablesToday(page);
    const { data, errors, extensions } = await post(
      { query: page.query, variables, extensions: { cost: true } },
      token,
    );
    expect(errors).toBeUndefined();
    expect(extensions).toMatchObject({ cost: page.cost });
    expect(page.cost).toBeLessThan(parseConfig({}).maxCost / 10);
    for (const root of Object.values(data)) {
      expect(isHollow(root)).toBe(false);
      const lists = [root, ...Object.values(root as object).flatMap((part) => [part, part?.nodes])].filter(
        Array.isArray,
      );
      expect(lists.filter(({ length }) => length === 0)).toEqual([]);
    }
    expect(page.text).not.toMatch(/```json\n\{\}\n```/);
  },
);

test('the pieces that other teams copy ask what there is: every panel, the wallboard, the bot, the typed client', async () => {
  const pieces = path.join(apiDocs, 'pieces');
  const read = (name: string) => fs.readFileSync(path.join(pieces, name), 'utf8');
  const token = secret('A token that reads');
  const { panels } = JSON.parse(read('grafana-dashboard.json')) as { panels: Panel[] };
  for (const { targets } of panels) {
    const [target] = targets;
    const answer = await post({ query: target!.url_options.body_graphql_query }, token);
    const rows = `${target!.root_selector}`.split('.').reduce((at: Answer['data'], key) => at?.[key], answer);
    expect(rows.length).toBeGreaterThan(3);
    for (const { selector } of target!.columns)
      expect(
        rows.some((row: object) => selector.split('.').reduce((at: Answer['data'], key) => at?.[key], row) != null),
      ).toBe(true);
  }
  const [board] = /`(query Board[\s\S]*?)`/.exec(read('wallboard.html'))!.slice(1);
  expect((await post({ query: board }, token)).errors).toBeUndefined();
  const environment = { ...process.env, WAYMARK_URL: address, WAYMARK_TOKEN: token };
  const said = await promisify(execFile)(process.execPath, [path.join(pieces, 'chat-bot.mjs')], { env: environment });
  expect(said.stdout).toMatch(/\*Needs a word\*[\s\S]*\*Slipped\*[\s\S]*changes in the last seven days/);
  const ask = waymark(address, token!);
  const first = await ask(wallboard);
  expect(await ask(wallboard)).toBe(first);
  expect((await ask(whatWouldWait, { slug: 'transfers-completion' })).slo?.freezeImpact.customerCount).toBeGreaterThan(
    0,
  );
  await expect(waymark(address, 'wm_nobody')(wallboard)).rejects.toThrow(WaymarkError);
});

interface Panel {
  targets: { root_selector: string; columns: { selector: string }[]; url_options: { body_graphql_query: string } }[];
}

function ago(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString();
}
