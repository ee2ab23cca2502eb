// Builds the packages whose sources are not those that their `dist` was made from. Quick when nothing changed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What goes into the build of each package, relative to its folder. */
const sources = {
  api: ['src', 'package.json', 'tsconfig.json', 'tsconfig.build.json', '../../tsconfig.json'],
  admin: [
    ...['src', 'public', 'index.html', 'package.json', 'tsconfig.json', 'vite.config.ts', 'codegen.ts'],
    '../api/schema.graphql',
  ],
};
const isLeftOut = (name) => /(^|\/)(gql|testing|journeys)(\/|$)|\.test\.tsx?$/.test(name);

function filesIn(entry) {
  const found = fs.statSync(entry, { throwIfNoEntry: false });
  if (!found?.isDirectory()) return found ? [entry] : [];
  return fs
    .readdirSync(entry, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => path.join(file.parentPath, file.name))
    .sort();
}

function fingerprintOf(folder, entries) {
  const hash = createHash('sha256');
  for (const file of entries.flatMap((entry) => filesIn(path.join(folder, entry)))) {
    const name = path.relative(folder, file);
    if (!isLeftOut(name)) hash.update(`${name}\n`).update(fs.readFileSync(file));
  }
  return hash.digest('hex');
}

/** Builds those of the named packages that need it. Says what it does on standard error; throws when a build fails. */
export function buildIfNeeded(names = Object.keys(sources)) {
  for (const name of names) {
    const folder = path.join(root, 'packages', name);
    const note = path.join(folder, 'dist', '.built-from');
    const fingerprint = fingerprintOf(folder, sources[name]);
    if (fs.existsSync(note) && fs.readFileSync(note, 'utf8') === fingerprint) continue;
    console.error(`Building ${name} …`);
    fs.rmSync(path.join(folder, 'dist'), { recursive: true, force: true });
    const command = ['run', 'build', '--silent', `--workspace=@waymark/${name}`];
    const { status, stdout, stderr } = spawnSync('npm', command, { cwd: root, encoding: 'utf8' });
    if (status !== 0) throw new Error(`The build of ${name} failed.\n${stdout}${stderr}`);
    fs.writeFileSync(note, fingerprint);
  }
}

if (process.argv[1] && fs.realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    buildIfNeeded();
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
