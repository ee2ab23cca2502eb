import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  type Account,
  accountsFor,
  canWrite,
  firstAble,
  handOver,
  namespaceOf,
  nobody,
  runAs,
  self,
} from './account.ts';
import { findBinaries } from './binaries.ts';
import { layoutOf } from './layout.ts';

const asRoot = process.getuid?.() === 0 ? test : test.skip;
const asOrdinaryUser = process.getuid?.() === 0 ? test.skip : test;
const native = findBinaries();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'waymark-account-'));
const broken: Account = { prefix: ['waymark-has-no-such-command'] };

beforeAll(() => fs.chmodSync(folder, 0o755));
afterAll(() => fs.rmSync(folder, { recursive: true }));

function newFolder(name: string, mode = 0o700): string {
  const made = path.join(folder, name);
  fs.mkdirSync(made, { mode });
  return made;
}

asOrdinaryUser('an ordinary user runs PostgreSQL itself', () => {
  expect(accountsFor(layoutOf(path.join(folder, 'none')))).toEqual([self]);
});

asRoot('root prefers a namespace, then the user nobody', () => {
  const accounts = accountsFor(layoutOf(path.join(folder, 'none')));
  expect(accounts).toEqual([namespaceOf(nobody()), { prefix: [], user: nobody() }]);
});

asRoot("root runs another user's cluster as that user", () => {
  const made = newFolder('of-another');
  fs.chownSync(made, 12_345, 12_346);
  expect(accountsFor(layoutOf(made))).toEqual([{ prefix: [], user: { uid: 12_345, gid: 12_346 } }]);
});

asRoot('in a namespace the process is nobody, has none of the powers of root, and reaches what is root’s', async () => {
  const account = namespaceOf(nobody());
  const { code, stdout } = await runAs(account, ['id', '-u']);
  if (code !== 0) return; // This system has no user namespaces; nobody is used instead.
  expect(Number(stdout)).toBe(nobody().uid);
  expect(await canWrite(account, newFolder('of-root'))).toBe(true);
  const foreign = newFolder('foreign');
  fs.chownSync(foreign, 12_345, 12_345);
  expect(await canWrite(account, foreign)).toBe(false);
});

asRoot('the user nobody writes into what is handed over, with all in it, and into nothing else', async () => {
  const account: Account = { prefix: [], user: nobody() };
  const made = newFolder('handed-over');
  fs.mkdirSync(path.join(made, 'deep'));
  fs.writeFileSync(path.join(made, 'deep', 'file'), '');
  expect(await canWrite(account, made)).toBe(false);
  handOver(account, made);
  expect(await canWrite(account, made)).toBe(true);
  expect(fs.statSync(path.join(made, 'deep', 'file')).uid).toBe(nobody().uid);
});

test('the first account that can run PostgreSQL is taken, and it tells the version', async () => {
  const able = accountsFor(layoutOf(path.join(folder, 'none'))).at(-1)!;
  expect(await firstAble([broken, able], native)).toEqual({ account: able, major: '18' });
});

test('if none of the accounts can run it, it says so in one line', async () => {
  await expect(firstAble([broken], native)).rejects.toThrow(
    /^PostgreSQL does not run as root, and no unprivileged user can reach .*; start as an ordinary user or set DATABASE_URL$/,
  );
});

test('if the binaries do not run here at all, as without glibc, it says so in one line', async () => {
  await expect(firstAble([self], folder)).rejects.toThrow(
    /^the embedded PostgreSQL does not run on this system, it needs glibc \(.*\); set DATABASE_URL to a PostgreSQL server$/,
  );
});

test("the caller's environment does not reach the programs", async () => {
  process.env.PGDATA = '/elsewhere';
  const { stdout } = await runAs(self, ['env']);
  delete process.env.PGDATA;
  expect(stdout).toContain('LC_ALL=C');
  expect(stdout).not.toContain('PGDATA');
});
