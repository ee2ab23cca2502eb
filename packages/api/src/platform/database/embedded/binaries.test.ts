import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { completeLibraryLinks, findBinaries } from './binaries.ts';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'waymark-binaries-'));
const started = process.cwd();

afterEach(() => process.chdir(started));
afterAll(() => fs.rmSync(folder, { recursive: true }));

test("finds this platform's binaries, whatever folder the service was started in", () => {
  process.chdir('/');
  const native = findBinaries();
  for (const program of ['postgres', 'initdb']) fs.accessSync(path.join(native, 'bin', program), fs.constants.X_OK);
});

test('without a package for the platform it says so, and what to do', () => {
  const elsewhere = () => findBinaries([path.join(folder, 'x.js')]);
  expect(elsewhere).toThrow(EmbeddedPostgresError);
  expect(elsewhere).toThrow(/^there is no embedded PostgreSQL for \S+ here; set DATABASE_URL to a PostgreSQL server$/);
});

test('makes the library links that the install script would have made, and leaves those that are there', () => {
  const native = path.join(folder, 'native');
  fs.mkdirSync(path.join(native, 'lib'), { recursive: true });
  fs.writeFileSync(path.join(native, 'lib', 'libpq.so.5.18'), 'library');
  const links = ['libpq.so', 'libpq.so.5'].map((name) => ({
    source: 'native/lib/libpq.so.5.18',
    target: `native/lib/${name}`,
  }));
  fs.writeFileSync(path.join(native, 'pg-symlinks.json'), JSON.stringify(links));
  completeLibraryLinks(native);
  completeLibraryLinks(native);
  expect(fs.readlinkSync(path.join(native, 'lib', 'libpq.so.5'))).toBe('libpq.so.5.18');
  expect(fs.readFileSync(path.join(native, 'lib', 'libpq.so'), 'utf8')).toBe('library');
});

test('says which link it cannot make', () => {
  const native = path.join(folder, 'bare', 'native');
  fs.mkdirSync(native, { recursive: true });
  fs.writeFileSync(
    path.join(native, 'pg-symlinks.json'),
    JSON.stringify([{ source: 'native/a', target: 'native/lib/b' }]),
  );
  expect(() => completeLibraryLinks(native)).toThrow(/^cannot complete the embedded PostgreSQL: ENOENT/);
});
