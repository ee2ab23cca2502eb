import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const root = __dirname;
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
  (name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name) && !name.startsWith('gql'),
);
const slices = [
  'decisions',
  'explorer',
  'feedback',
  'findings',
  'history',
  'imports',
  'north-star',
  'roadmap',
  'settings',
  'slo',
  'team',
];
/** What only puts the screens together; slices know nothing of it. */
const frame = ['app', 'router', 'shell', 'navigation', 'top-bar', 'account-menu', 'sign-in-page', 'accept-page'];

const textOf = (name: string): string => readFileSync(join(root, name), 'utf8');
const importsOf = (name: string): string[] =>
  [...textOf(name).matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)].map((match) =>
    relative(root, resolve(root, dirname(name), match[1] ?? '')),
  );
const edges = sources.flatMap((name) => importsOf(name).map((target) => ({ name, target })));
const folderOf = (name: string): string => name.split('/')[0] ?? '';
const strays = (isStray: (edge: { name: string; target: string }) => boolean): string[] =>
  edges.filter(isStray).map(({ name, target }) => `${name} → ${target}`);

test('every folder is a slice, the frame, the parts, or what is generated', () => {
  const folders = new Set(sources.map(folderOf).filter((folder) => !folder.includes('.')));
  expect([...folders].sort()).toEqual(['app', ...slices, 'ui'].sort());
});

test('the parts know no word of the domain and nothing of the rest', () => {
  expect(strays(({ name, target }) => folderOf(name) === 'ui' && folderOf(target) !== 'ui')).toEqual([]);
});

test('slices take what every screen needs from the app, and never its frame', () => {
  const framed = new Set(frame.map((name) => `app/${name}.tsx`));
  expect(strays(({ name, target }) => slices.includes(folderOf(name)) && framed.has(target))).toEqual([]);
});

test('no slice takes a page of another', () => {
  const isPage = (target: string) => target.endsWith('-page.tsx');
  const taken = ({ name, target }: { name: string; target: string }) =>
    slices.includes(folderOf(name)) && folderOf(name) !== folderOf(target) && isPage(target);
  expect(strays(taken)).toEqual([]);
});

test('no file is longer than can be read in one sitting', () => {
  expect(sources.filter((name) => textOf(name).split('\n').length > 300)).toEqual([]);
});
