import { tokenWith } from '../../testing/callers.ts';
import { startWorld, type World } from '../../testing/world.ts';
import { type SentRun, sendFile } from '../testing/sending.ts';
import { sloText as slo } from './testing/definitions.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const yaml = { 'content-type': 'text/yaml' };
const send = (body: string, query = 'source=repo&dryRun=false') => sendFile(world, 'slo', query, body, yaml);
const shown = async (slug: string) =>
  (await world.ask('query ($slug: String!) { slo(slug: $slug) { id } }', { slug })).data.slo;

test('the mutation is the same import, and dry unless told otherwise', async () => {
  const open = (input: Record<string, unknown>, token?: string) =>
    world.ask(
      `mutation ($input: OpenSloImportInput!) { openSloImport(input: $input) {
        importRun { kind dryRun status message totals { created failed } rows(first: 5) { nodes { line errors { column message } } } } userErrors { code field } } }`,
      { input: { source: 'repo', ...input } },
      token,
    );
  const dry = (await open({ yaml: slo('mutated') })).data.openSloImport;
  expect(dry).toMatchObject({ importRun: { kind: 'SLO', dryRun: true, totals: { created: 1 } }, userErrors: [] });
  expect(await shown('mutated')).toBeNull();
  await open({ yaml: slo('mutated'), dryRun: false });
  expect(await shown('mutated')).not.toBeNull();
  const nothing = (await open({ yaml: '# nothing', dryRun: false })).data.openSloImport;
  expect(nothing.importRun).toMatchObject({ status: 'FAILED', message: expect.stringContaining('holds no document') });
  expect((await open({ yaml: ' ' })).data.openSloImport).toMatchObject({
    importRun: null,
    userErrors: [{ code: 'REQUIRED', field: ['yaml'] }],
  });
  const stranger = await tokenWith(world, ['READ', 'IMPORT']);
  expect((await open({ yaml: slo('x') }, stranger)).data.openSloImport).toMatchObject({
    userErrors: [{ code: 'FORBIDDEN' }],
  });
});

test.each([
  [
    'an alias bomb',
    `a: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]`,
    /aliases/,
  ],
  ['an alias of itself', 'a: &a [*a]', /refers to what it stands in/],
  ['what nests without end', '['.repeat(90_000), /nests too deeply/],
  ['a window of forty years', slo('forty').replace('28d', '40Y'), /P1D to P366D/],
  ['a window of nothing', slo('nothing').replace('28d', '0d'), /whole number above 0/],
  ['a control character', slo('control').replace('The control', '"The\\u0007"'), /control character/],
  [
    'a composite one',
    slo('composite', { target: '0.99, indicatorRef: a' }).replace(/ {2}indicator:[\s\S]*?(?= {2}timeWindow)/, ''),
    /composite SLO/,
  ],
  ['two names of one slug', `${slo('a-b')}---\n${slo('a--b')}`, /Its slug would be "a-b"/],
])('%s is refused with its place', async (_, text, message) => {
  const run = await send(text);
  expect(run.totals.failed).toBe(1);
  expect(run.failedRows[0]!.errors[0]!.message).toMatch(message);
});

test('ten thousand definitions are taken, and one more is refused', async () => {
  const service = (n: number) => `apiVersion: openslo/v1\nkind: Service\nmetadata: {name: many-${n}}\n`;
  const dry = await send(Array.from({ length: 10_000 }, (_, n) => service(n)).join('---\n'), 'source=repo');
  expect(dry.totals).toMatchObject({ rows: 10_000, created: 10_000, failed: 0 });
  expect(await send('- 1\n'.repeat(10_001), 'source=repo')).toMatchObject({
    status: 'FAILED',
    error: { code: 'FILE_TOO_LARGE', message: expect.stringContaining('10000') },
  });
}, 120_000);

test('a list that is too long to be read in one go is refused with its line, as many documents it is taken', async () => {
  const service = (n: number) =>
    `apiVersion: openslo/v1\nkind: Service\nmetadata: {name: long-${n}}\nspec: {description: ${'x'.repeat(80)}}\n`;
  const services = Array.from({ length: 2_000 }, (_, n) => service(n));
  const list = services.map((text) => `- ${text.trimEnd().replaceAll('\n', '\n  ')}\n`).join('');
  expect(await send(`${service(1)}---\n${list}`, 'source=repo')).toMatchObject({
    status: 'FAILED',
    error: { code: 'FILE_TOO_LARGE', message: expect.stringContaining('100000 characters'), line: 5 },
  });
  expect((await send(services.join('---\n'), 'source=repo')).totals).toMatchObject({ rows: 2_000, created: 2_000 });
}, 60_000);

test('an export wants READ, and a format that it knows', async () => {
  const token = await tokenWith(world, ['MEASURE']);
  const as = (bearer: string) => ({ headers: { authorization: `Bearer ${bearer}` } });
  expect((await world.fetch('/export/slo', as(token))).status).toBe(403);
  expect((await world.fetch('/export/slo?format=xml')).status).toBe(400);
  const response = await world.fetch('/export/slo?format=openslo');
  expect(response.headers.get('content-type')).toMatch(/^application\/yaml/);
  await response.text();
});

test('runs of it are listed by their kind', async () => {
  const run: SentRun = await send(slo('listed'), 'source=listed');
  const { data } = await world.ask('{ importRuns(kind: [SLO], first: 1) { nodes { id kind source } } }');
  expect(data.importRuns.nodes).toEqual([{ id: run.id, kind: 'SLO', source: 'listed' }]);
});
