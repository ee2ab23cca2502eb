import { startWorld, type World } from '../testing/world.ts';
import { sendFile } from './testing/sending.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const row = (fields: object) => `${JSON.stringify({ submitted_at: '2026-01-01', ...fields })}\n`;
const lines = { 'content-type': 'application/x-ndjson' };

test('a value that is shown shortened is not cut in the middle of a character', async () => {
  const body = `${'x'.repeat(78)}🙂 and more`;
  const run = await sendFile(world, 'feedback', 'source=emoji&dryRun=false', row({ body }), lines);
  expect(run).toMatchObject({ status: 'COMPLETED', totals: { created: 1, failed: 0 } });
  const query = 'query ($id: ID!) { importRun(id: $id) { mapping { column sample } } }';
  const { data } = await world.ask(query, { id: run.id });
  expect(data.importRun.mapping).toContainEqual({ column: 'body', sample: `${'x'.repeat(78)}…` });
});

test('NUL and halves of characters in values and names of columns fail rows, not the run', async () => {
  const body = row({ body: 'a\0b', 'col\0umn': 'x\ud800' }) + row({ body: 'fine', 'col\0umn': '\ud800' });
  const run = await sendFile(world, 'feedback', 'source=odd&dryRun=false', body, lines);
  expect(run).toMatchObject({ httpStatus: 200, status: 'COMPLETED', totals: { created: 1, failed: 1 } });
  expect(run.failedRows[0]!.errors[0]).toMatchObject({ column: null, code: 'INVALID' });
});

test('rows of a mutation may hold them too', async () => {
  const mutation = `mutation ($input: FeedbackImportInput!) { feedbackImport(input: $input) {
    importRun { status totals { created failed } } userErrors { code } } }`;
  const rows = [{ body: '\ud800', url: '\0' }, { body: 'a\0' }];
  const input = { source: 'api', dryRun: false, rows: rows.map((each) => ({ ...each, submittedAt: '2026-01-01' })) };
  const { data, errors } = await world.ask(mutation, { input });
  expect(errors).toBeUndefined();
  expect(data.feedbackImport).toMatchObject({ importRun: { status: 'COMPLETED', totals: { created: 1, failed: 1 } } });
});
