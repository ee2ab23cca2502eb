import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Account, accountsFor, firstAble, nobody, self } from './account.ts';
import { findBinaries } from './binaries.ts';
import { hasCluster, makeCluster, mustWrite } from './cluster.ts';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { type Layout, layoutOf } from './layout.ts';

const asRoot = process.getuid?.() === 0 ? test : test.skip;
const native = findBinaries();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'waymark-cluster-'));
let account: Account;

beforeAll(async () => {
  fs.chmodSync(folder, 0o755);
  ({ account } = await firstAble(accountsFor(layoutAt('first')), native));
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

function layoutAt(name: string): Layout {
  return layoutOf(path.join(folder, name));
}

function draftsOf({ draft }: Layout): string[] {
  return fs.readdirSync(folder).filter((name) => name.startsWith(path.basename(draft)));
}

test('a cluster is made where there is none, or an empty folder', async () => {
  const [missing, empty] = [layoutAt('missing'), layoutAt('empty')];
  fs.mkdirSync(empty.data);
  for (const layout of [missing, empty]) {
    expect(hasCluster(layout, '18')).toBe(false);
    await makeCluster(layout, native, account, false);
    expect(hasCluster(layout, '18')).toBe(true);
    expect(fs.statSync(layout.data).mode & 0o777).toBe(0o700);
  }
});

test('one whose making was cut short does not count, and the next try begins anew', async () => {
  const layout = layoutAt('cut-short');
  fs.mkdirSync(`${layout.draft}old/base`, { recursive: true });
  fs.writeFileSync(`${layout.draft}old/PG_VERSION`, '18\n');
  expect(hasCluster(layout, '18')).toBe(false);
  await makeCluster(layout, native, account, false);
  expect(hasCluster(layout, '18')).toBe(true);
  expect(draftsOf(layout)).toEqual([]);
});

test('one of another version is refused, with both versions', () => {
  const layout = layoutAt('older');
  fs.mkdirSync(layout.data);
  fs.writeFileSync(path.join(layout.data, 'PG_VERSION'), '15\n');
  expect(() => hasCluster(layout, '18')).toThrow(EmbeddedPostgresError);
  expect(() => hasCluster(layout, '18')).toThrow(/made by PostgreSQL 15, and this is PostgreSQL 18/);
});

test('a folder with other files is refused, and nothing in it is touched', () => {
  const layout = layoutAt('home');
  fs.mkdirSync(layout.data);
  fs.writeFileSync(path.join(layout.data, 'thesis.txt'), 'all of it');
  expect(() => hasCluster(layout, '18')).toThrow(/holds other files and no database/);
  expect(fs.readFileSync(path.join(layout.data, 'thesis.txt'), 'utf8')).toBe('all of it');
});

test('what initdb complains about is told in one line, and nothing is left of the try', async () => {
  const layout = layoutAt('refused');
  const bin = path.join(folder, 'complaining', 'bin');
  fs.mkdirSync(bin, { recursive: true });
  fs.writeFileSync(path.join(bin, 'initdb'), '#!/bin/sh\necho "initdb: error: no room" >&2\necho more >&2\nexit 1\n', {
    mode: 0o755,
  });
  const making = makeCluster(layout, path.dirname(bin), account);
  await expect(making).rejects.toThrow(EmbeddedPostgresError);
  await expect(making).rejects.toThrow(/^initdb failed: no room$/);
  expect(draftsOf(layout)).toEqual([]);
});

test('a data folder in a place that cannot be written to is refused', () => {
  const file = path.join(folder, 'file');
  fs.writeFileSync(file, '');
  expect(() => layoutOf(path.join(file, 'postgres'))).toThrow(EmbeddedPostgresError);
  expect(() => layoutOf(path.join(file, 'postgres'))).toThrow(/is not writable \((EEXIST|ENOTDIR)\)/);
  if (process.getuid?.() === 0) return;
  const closed = path.join(folder, 'closed');
  fs.mkdirSync(closed, { mode: 0o500 });
  expect(() => layoutOf(path.join(closed, 'postgres'))).toThrow(/is not writable \(EACCES\)/);
});

test('a data folder that is no folder is refused', () => {
  const layout = layoutAt('plain-file');
  fs.writeFileSync(layout.data, '');
  expect(() => hasCluster(layout, '18')).toThrow(/is not writable \(ENOTDIR\)/);
});

asRoot('a data folder that the unprivileged user cannot reach is refused', async () => {
  const closed = path.join(folder, 'of-root');
  fs.mkdirSync(path.join(closed, 'postgres'), { recursive: true, mode: 0o700 });
  const refused = mustWrite({ prefix: [], user: nobody() }, path.join(closed, 'postgres'));
  await expect(refused).rejects.toThrow(
    /is not writable for an unprivileged user \(\d+\), as whom PostgreSQL runs; open the folders above/,
  );
  await mustWrite(self, path.join(closed, 'postgres'));
});

test('two ways to the same folder have the same layout', () => {
  const layout = layoutAt('real/postgres');
  fs.symlinkSync(path.join(folder, 'real'), path.join(folder, 'link'));
  expect(layoutAt('link/postgres')).toEqual(layout);
  fs.mkdirSync(layout.data);
  fs.symlinkSync(layout.data, path.join(folder, 'direct'));
  expect(layoutAt('direct')).toEqual(layout);
});
