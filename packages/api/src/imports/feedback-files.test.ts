import { readFileSync } from 'node:fs';
import path from 'node:path';
import { startWorld, type World } from '../testing/world.ts';
import { countsOf, rowsOf, sendFile } from './testing/sending.ts';

const testdata = (name: string) => readFileSync(path.join(__dirname, '../../testdata', name));
const deskMap = `map=${encodeURIComponent('id=external_id,content=body,created=submitted_at,topic=themes,creator=customer_external_id')}`;

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

test('BANKING77 comes in whole with its 77 themes, and again changes nothing', async () => {
  const file = testdata('banking77/feedback-import.csv');
  const query = 'source=bank&createMissingThemes=true&defaultSubmittedAt=2024-01-01T00:00:00Z';
  const before = await countsOf(world);
  const dry = await sendFile(world, 'feedback', query, file);
  expect(dry).toMatchObject({
    httpStatus: 200,
    status: 'COMPLETED',
    totals: { rows: 10_003, created: 10_003, themesCreated: 77 },
  });
  expect(dry.message).toContain('nothing was applied; send dryRun=false (or leave out --dry-run) to apply');
  expect(await countsOf(world)).toEqual(before);
  const first = await sendFile(world, 'feedback', `${query}&dryRun=false`, file);
  expect(first.totals).toEqual(dry.totals);
  expect(await countsOf(world)).toMatchObject({ feedback: 10_003, themes: 77, assignments: 10_003, customers: 0 });
  const again = await sendFile(world, 'feedback', `${query}&dryRun=false`, file);
  expect(again.totals).toMatchObject({ rows: 10_003, unchanged: 10_003, created: 0, updated: 0, themesCreated: 0 });
  const { data } = await world.ask(`{ theme(slug: "card_arrival") { name stats { feedbackCount } }
    feedback(first: 1) { totalCount nodes { importRun { id source } } } }`);
  expect(data.theme.name).toBe('Card arrival');
  expect(data.theme.stats.feedbackCount).toBe(153);
  expect(data.feedback).toMatchObject({ totalCount: 10_003, nodes: [{ importRun: { id: first.id, source: 'bank' } }] });
}, 120_000);

test('a help desk’s file with a map makes its customers; unmapped columns are reported as ignored', async () => {
  const query = `source=desk&createMissingThemes=true&dryRun=false&fileName=questions.csv&${deskMap}`;
  const first = await sendFile(world, 'feedback', query, testdata('help-desk/questions.csv'));
  expect(first.totals).toMatchObject({ rows: 60, created: 60, failed: 0, customersCreated: 21, themesCreated: 17 });
  expect(first.message).toContain('Ignored: updated, product, locale, answers.');
  const again = await sendFile(world, 'feedback', query, testdata('help-desk/questions.csv'));
  expect(again.totals).toMatchObject({ unchanged: 60, customersCreated: 0, themesCreated: 0 });
});

const entry = `query { feedback(filter: { source: ["nightly"] }, first: 10) { nodes {
  externalId title body customer { name annualRevenue } themes { origin theme { slug } } } } }`;

test('content decides: what a file has no column for stays, and a theme that a person took away does not come back', async () => {
  const send = (body: string) =>
    sendFile(world, 'feedback', 'source=nightly&createMissingThemes=true&dryRun=false&timeZone=UTC', body);
  await send(
    'external_id,title,body,submitted_at,customer_name,annual_revenue,themes\n1,T,Slow,2024-01-01,Acme,"1,000.50",sync;crash\n',
  );
  const { data } = await world.ask(entry);
  expect(data.feedback.nodes).toMatchObject([
    { title: 'T', body: 'Slow', customer: { name: 'Acme', annualRevenue: 1000.5 } },
  ]);
  await world.dataSource.query(`begin; select open_work();
    delete from theme_assignment a using theme t where t.id = a.theme_id and t.slug = 'crash';
    update theme_assignment a set origin = 'PERSON' from theme t where t.id = a.theme_id and t.slug = 'sync' and a.feedback_id = (select id from feedback where source = 'nightly');
    select close_work('SYSTEM', null, 'api', null, null, null); commit`);
  const body = await send('external_id,body,submitted_at,themes\n1,Slower,2024-01-01,crash;sync;late\n');
  expect(body.totals).toMatchObject({ updated: 1, themesCreated: 1 });
  await send('external_id,body,submitted_at,themes\n1,Slower,2024-01-01,crash;late\n');
  const after = await world.ask(entry);
  expect(after.data.feedback.nodes).toMatchObject([{ title: 'T', body: 'Slower', customer: { name: 'Acme' } }]);
  expect(after.data.feedback.nodes[0].themes).toEqual([
    { origin: 'IMPORT', theme: { slug: 'late' } },
    { origin: 'PERSON', theme: { slug: 'sync' } },
  ]);
});

test('rows that are the same are told apart by id, else by who said what when; each names the other', async () => {
  const file = `external_id,body,submitted_at,customer_name
a,Same,2024-05-01T08:00:00Z,Ann
a,Other,2024-05-01T08:00:00Z,Ann
,Same,2024-05-01T09:00:00Z,ANN
,Lone,2024-05-01T09:00:00Z,Bob
,  Lone ,2024-05-01T10:00:00Z,Bob
,Lone,2024-05-02T10:00:00Z,Bob
`;
  const run = await sendFile(world, 'feedback', 'source=twins&dryRun=false', file);
  expect(run.totals).toMatchObject({ rows: 6, created: 3, duplicate: 3, customersCreated: 2 });
  const rows = await rowsOf(world, run, ['DUPLICATE']);
  expect(rows.map(({ line, warnings }) => [line, warnings[0]!.code, warnings[0]!.message])).toEqual([
    [3, 'DUPLICATE_IN_FILE', 'It is the same as line 2.'],
    [4, 'DUPLICATE_IN_FILE', 'It is the same as line 2.'],
    [6, 'DUPLICATE_IN_FILE', 'It is the same as line 5.'],
  ]);
  expect(rows.every(({ subject, raw }) => subject !== null && raw !== null)).toBe(true);
  const alone = await sendFile(
    world,
    'feedback',
    'source=twins',
    'body,submitted_at,customer_name\nSame,2024-05-01T09:00:00Z,ann\n',
  );
  expect((await rowsOf(world, alone))[0]).toMatchObject({ action: 'DUPLICATE', warnings: [{ code: 'CONFLICT' }] });
});

test('a row names everything that is wrong with it, by line and column, and is kept as it came', async () => {
  const file =
    'ID;Text;Wann;Umsatz;Stimmung;Thema\n1;;31.12.2024;1,234;fine;nowhere\n2;Good;;;;\n3;Good;2024-01-01;;;nowhere\n';
  const map = encodeURIComponent(
    'ID=external_id,Text=body,Wann=submitted_at,Umsatz=annual_revenue,Stimmung=sentiment,Thema=themes',
  );
  const run = await sendFile(world, 'feedback', `source=dirty&dryRun=false&map=${map}`, file);
  expect(run.totals).toMatchObject({ rows: 3, created: 0, failed: 3 });
  expect(
    run.failedRows.map(({ line, errors }) => [line, errors.map(({ column, code }) => `${column} ${code}`)]),
  ).toEqual([
    [2, ['Wann INVALID', 'Umsatz INVALID', 'Text REQUIRED', 'Stimmung UNKNOWN_VALUE']],
    [3, ['Wann REQUIRED']],
    [4, ['Thema UNKNOWN_THEME']],
  ]);
  const rows = await rowsOf(world, run);
  expect(rows[2]).toMatchObject({
    raw: { ID: '3', Thema: 'nowhere' },
    warnings: [{ column: 'Wann', code: 'GUESSED_DATE' }],
  });
});
