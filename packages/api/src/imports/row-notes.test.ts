import { startWorld, type World } from '../testing/world.ts';
import { rowsOf, type SentRun, sendFile } from './testing/sending.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const send = (query: string, file: string) =>
  sendFile(world, 'feedback', `createMissingThemes=true&timeZone=UTC&${query}`, file);

async function notesOf(run: SentRun) {
  const rows = await rowsOf(world, run);
  return rows.map(({ line, action, warnings }) => [
    line,
    action,
    ...warnings.map(({ column, code, message }) => `${column} ${code}: ${message}`),
  ]);
}

test('the first row of a customer that was unknown says that it makes it, in a dry run too', async () => {
  const file =
    'external_id,body,submitted_at,Customer Name\n1,A,2024-01-01,Acme\n2,B,2024-01-01,ACME\n3,C,2024-01-01,\n4,D,2024-01-01,Bob\n';
  const made = 'Customer Name CUSTOMER_CREATED: There was no such customer; it is made with this row.';
  const wanted = [
    [2, 'CREATE', made],
    [3, 'CREATE'],
    [4, 'CREATE'],
    [5, 'CREATE', made],
  ];
  const dry = await send('source=made&dryRun=true', file);
  expect(await notesOf(dry)).toEqual(wanted);
  const run = await send('source=made&dryRun=false', file);
  expect(run.totals).toEqual(dry.totals);
  expect(run.totals).toMatchObject({ warnings: 2, customersCreated: 2 });
  expect(await notesOf(run)).toEqual(wanted);
  const again = await send('source=made&dryRun=false', `${file}5,E,2024-01-01,acme\n`);
  expect(again.totals).toMatchObject({ created: 1, unchanged: 4, warnings: 0, customersCreated: 0 });
});

test('of a long title the beginning is kept, with a warning, and the row as it came', async () => {
  const title = `${'x'.repeat(298)}\u{1f600} and more`;
  const file = `external_id,subject line,body,submitted_at\n1,${title},A,2024-01-01\n`;
  const run = await send('source=long&dryRun=false&map=subject line=title', file);
  expect(await notesOf(run)).toEqual([
    [2, 'CREATE', 'subject line TRUNCATED: 309 characters are over the limit of 300; the end was left out.'],
  ]);
  const { data } = await world.ask('{ feedback(filter: { source: ["long"] }, first: 1) { nodes { title } } }');
  expect(data.feedback.nodes).toEqual([{ title: `${'x'.repeat(298)}…` }]);
  expect((await rowsOf(world, run))[0]!.raw).toMatchObject({ 'subject line': title });
  expect((await send('source=long&dryRun=false&map=subject line=title', file)).totals).toMatchObject({ unchanged: 1 });
});

test('where a row says otherwise than a person did, it is told so, and the person’s word stays', async () => {
  const file = (themes: string) => `external_id,body,submitted_at,themes\n1,A,2024-01-01,${themes}\n`;
  await send('source=kept&dryRun=false', file('Alpha;Beta'));
  const { data } = await world.ask('{ feedback(filter: { source: ["kept"] }, first: 1) { nodes { id } } }');
  const { id } = data.feedback.nodes[0];
  const change = (name: string, themeSlug: string) =>
    world.ask(`mutation ($input: FeedbackAssignInput!) { ${name}(input: $input) { userErrors { message } } }`, {
      input: { feedbackIds: [id], themeSlug },
    });
  await change('feedbackUnassign', 'alpha');
  await change('feedbackAssign', 'beta');
  const stays = 'themes KEPT_BY_PERSON: A person put the entry into the theme "Beta"; it stays there.';
  const away = 'themes KEPT_BY_PERSON: A person took the entry out of the theme "Alpha"; it stays out.';
  expect(await notesOf(await send('source=kept&dryRun=false', file('Alpha;Beta')))).toEqual([[2, 'UNCHANGED', away]]);
  expect(await notesOf(await send('source=kept&dryRun=true', file('Gamma')))).toEqual([[2, 'UPDATE', stays]]);
  expect(await notesOf(await send('source=kept&dryRun=false', file('Gamma')))).toEqual([[2, 'UPDATE', stays]]);
  expect(await notesOf(await send('source=kept&dryRun=false', file('Alpha;Gamma')))).toEqual([
    [2, 'UPDATE', stays, away],
  ]);
  const entry = await world.ask(
    '{ feedback(filter: { source: ["kept"] }, first: 1) { nodes { themes { origin theme { slug } } } } }',
  );
  expect(entry.data.feedback.nodes[0].themes).toEqual(
    expect.arrayContaining([
      { origin: 'PERSON', theme: { slug: 'beta' } },
      { origin: 'IMPORT', theme: { slug: 'gamma' } },
    ]),
  );
  expect(entry.data.feedback.nodes[0].themes).toHaveLength(2);
});
