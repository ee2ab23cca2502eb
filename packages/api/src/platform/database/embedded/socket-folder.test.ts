import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { nobody, self } from './account.ts';
import { clearSocket, removeSocketFolder, socketFolderFor } from './socket-folder.ts';

const asRoot = process.getuid?.() === 0 ? test : test.skip;
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'waymark-socket-'));
const long = `/${'far/'.repeat(30)}postgres`;

afterAll(() => fs.rmSync(folder, { recursive: true }));

test('the socket lies in the data folder while its path is at most 80 bytes long', async () => {
  const longest = `/${'a'.repeat(79)}`;
  expect(await socketFolderFor(longest, self)).toBe(longest);
  const longer = await socketFolderFor(`/${'ä'.repeat(40)}`, self, folder);
  expect(path.dirname(longer)).toBe(folder);
});

test('else in a closed folder of its own in the temp folder, the same each time', async () => {
  const made = await socketFolderFor(long, self, folder);
  expect(path.dirname(made)).toBe(folder);
  expect(fs.statSync(made).mode & 0o777).toBe(0o700);
  expect(await socketFolderFor(long, self, folder)).toBe(made);
  expect(await socketFolderFor(`${long}2`, self, folder)).not.toBe(made);
});

test('a temp folder with a long path, or that is not there, is not used', async () => {
  for (const temp of [`/${'t'.repeat(70)}`, '/waymark-has-no-such-folder']) {
    const made = await socketFolderFor(`${long}/${process.pid}`, self, temp);
    expect(path.dirname(made)).toBe('/tmp');
    removeSocketFolder(made, long);
  }
});

asRoot(
  'the user that runs the server owns that folder, and a temp folder that it cannot reach is not used',
  async () => {
    const account = { prefix: [], user: nobody() };
    const made = await socketFolderFor(`${long}/nobody/${process.pid}`, account, folder);
    expect(path.dirname(made)).toBe('/tmp');
    expect(fs.statSync(made).uid).toBe(nobody().uid);
    removeSocketFolder(made, long);
  },
);

asRoot('a folder that another user put there is refused', async () => {
  const made = await socketFolderFor(`${long}/foreign`, self, folder);
  fs.chownSync(made, 12_345, 12_345);
  await expect(socketFolderFor(`${long}/foreign`, self, folder)).rejects.toThrow(/belongs to another user$/);
});

test('a link that someone put there is refused', async () => {
  const made = await socketFolderFor(`${long}/link`, self, folder);
  fs.rmdirSync(made);
  fs.symlinkSync(folder, made);
  await expect(socketFolderFor(`${long}/link`, self, folder)).rejects.toThrow(/belongs to another user$/);
});

test('the socket of a killed server is cleared away; the data folder stays', async () => {
  const data = fs.mkdtempSync(path.join(folder, 'data-'));
  for (const name of ['.s.PGSQL.5432', '.s.PGSQL.5432.lock', 'PG_VERSION']) fs.writeFileSync(path.join(data, name), '');
  clearSocket(data);
  expect(fs.readdirSync(data)).toEqual(['PG_VERSION']);
  removeSocketFolder(data, data);
  expect(fs.existsSync(data)).toBe(true);
});
