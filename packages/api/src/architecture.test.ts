import path from 'node:path';
import { circlesIn, codeOf, type Import, importsOf, sourcesIn, unitOf } from './testing/sources.ts';

/** From the ground up: a folder may import what stands on the lines before its own. */
const standing = [
  ['platform', 'migrations'],
  ['identity'],
  ['history'],
  ['settings'],
  ['agreement'],
  ['vocabulary', 'north-star', 'team'],
  ['slo'],
  ['feedback'],
  ['roadmap'],
  ['capacity'],
  ['findings', 'exports', 'imports', 'search', 'webhooks'],
  ['backup', 'demo', 'federation'],
  ['schema', 'data-source', 'background'],
  ['app', 'open-database'],
  ['main'],
  ['cli'],
];

/** The same for the client. `app` has the slices' pages, and hooks that slices use. */
const clientStanding = [
  ['gql'],
  ['ui'],
  ['history'],
  ['decisions', 'explorer', 'feedback', 'findings', 'imports', 'north-star', 'roadmap', 'settings', 'slo', 'team'],
  ['app'],
  ['main'],
];

const api = sourcesIn(__dirname);
const client = sourcesIn(path.join(__dirname, '../../admin/src'));
const isTest = (name: string) => /\.test\.tsx?$|(^|\/)testing\//.test(name);
const ours = (files: typeof api): Import[] =>
  files.flatMap(importsOf).filter(({ to }) => /\.tsx?$/.test(to) && !to.startsWith('..'));
const shown = ({ from, to }: Import) => `${from} imports ${to}`;
const levelIn = (order: string[][], name: string) => order.findIndex((line) => line.includes(unitOf(name)));
const typedAny = /[:<|,&(]\s*any\b(?!\s*\()|\bas any\b|\bany\[\]/;

/** Whether an import leaves its unit and does not go down. Tests speak to the whole service, and may look anywhere. */
function isStray(order: string[][], { from, to }: Import): boolean {
  const [level, target] = [levelIn(order, from), levelIn(order, to)];
  if (unitOf(from) === unitOf(to) || level < 0 || isTest(from)) return false;
  return target < 0 || target >= level;
}

test('every folder and every file at the top has its place', () => {
  const placed = (order: string[][], files: typeof api) =>
    files.filter(({ name }) => !isTest(name) && levelIn(order, name) < 0).map(({ name }) => name);
  expect(placed(standing, api)).toEqual([]);
  expect(placed(clientStanding, client)).toEqual([]);
});

test('imports go down only', () => {
  expect(ours(api).length).toBeGreaterThan(200);
  expect(
    ours(api)
      .filter((each) => isStray(standing, each))
      .map(shown),
  ).toEqual([]);
});

test('a stray, a circle and an any would be found', () => {
  const file = (name: string, text: string) => ({ name, text, lines: 1 });
  const up = importsOf(file('slo/a.ts', "import type { B } from '../roadmap/b.ts';"));
  const dynamic = importsOf(file('app.ts', "const x = await import('./cli/waymark.ts');"));
  const toTest = importsOf(file('slo/a.ts', "import { world } from '../testing/world.ts';"));
  for (const each of [up, dynamic, toTest]) expect(each.map((one) => isStray(standing, one))).toEqual([true]);
  expect(
    importsOf(file('roadmap/a.ts', "import {\n  b,\n} from '../slo/b.ts';")).some((one) => isStray(standing, one)),
  ).toBe(false);
  const circle = [file('a.ts', "import { b } from './b.ts';"), file('b.ts', "export { a } from './a.ts';")];
  expect(circlesIn(ours(circle))).toEqual(['a.ts → b.ts → a.ts']);
  expect(['x as any', 'let x: any;', 'Map<string, any>'].every((text) => typedAny.test(codeOf(file('', text))))).toBe(
    true,
  );
  expect(['// : any', "say(': any')", 'of any kind'].some((text) => typedAny.test(codeOf(file('', text))))).toBe(false);
});

test('from another slice no resolver is imported, and no input but by an input that is made of it', () => {
  const slices = standing.slice(1, 11).flat();
  const strays = ours(api).filter(({ from, to }) => {
    const between = slices.includes(unitOf(from)) && slices.includes(unitOf(to)) && unitOf(from) !== unitOf(to);
    const made = from.endsWith('.input.ts') && to.endsWith('.input.ts');
    return between && !made && /\.(resolver|input)\.ts$/.test(to);
  });
  expect(strays.map(shown)).toEqual([]);
});

test('migrations are imported by the data source alone, and import nothing of ours', () => {
  const strays = ours(api).filter(({ from, to }) => {
    const wrongReader = unitOf(to) === 'migrations' && unitOf(from) !== 'data-source';
    return !isTest(from) && (wrongReader || unitOf(from) === 'migrations');
  });
  expect(strays.map(shown)).toEqual([]);
});

test('in the client, pages import cards, and nobody imports pages but the router', () => {
  const ground = levelIn(clientStanding, 'roadmap');
  const strays = ours(client).filter(({ from, to }) => {
    const [unit, target] = [unitOf(from), unitOf(to)];
    if (unit === target || isTest(from) || isTest(to)) return false;
    const ofPages = /-page\.tsx$|^app\/(router|shell|app)\.tsx$/.test(to);
    if (levelIn(clientStanding, from) === ground && (target === 'app' || levelIn(clientStanding, to) === ground))
      return ofPages;
    return levelIn(clientStanding, to) >= levelIn(clientStanding, from);
  });
  expect(strays.map(shown)).toEqual([]);
});

test('no files import each other in a circle', () => {
  expect(circlesIn(ours(api))).toEqual([]);
  expect(circlesIn(ours(client))).toEqual([]);
});

test('files stay small', () => {
  const written = [...api, ...client].filter(({ name }) => !name.startsWith('migrations/'));
  const tooLong = written.filter(({ lines }) => lines > 300).map(({ name, lines }) => `${name} has ${lines} lines`);
  const sizes = written.map(({ lines }) => lines).sort((a, b) => a - b);
  expect(tooLong).toEqual([]);
  expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThan(100);
});

test('file names are words with hyphens', () => {
  const odd = [...api, ...client].filter(({ name }) => !/^([a-z0-9-]+\/)*[a-z0-9-]+(\.[a-z]+)*\.tsx?$/.test(name));
  expect(odd.map(({ name }) => name)).toEqual([]);
});

test('nothing is of the type any, but the loose answers that tests look into', () => {
  const found = [...api, ...client].filter((file) => typedAny.test(codeOf(file)));
  expect(found.map(({ name }) => name)).toEqual(['testing/world.ts']);
});

test('the environment is read in one place', () => {
  const readers = api.filter(
    (file) => !isTest(file.name) && /\bprocess\s*\.\s*env\b|\benv\b.*node:process/.test(codeOf(file)),
  );
  expect(readers.map(({ name }) => name)).toEqual(['platform/config.ts']);
});
