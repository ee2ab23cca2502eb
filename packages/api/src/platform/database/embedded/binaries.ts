import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { thisFile } from '../../this-file.ts';
import { codeOf, EmbeddedPostgresError } from './embedded-postgres-error.ts';

/**
 * The folder with PostgreSQL's `bin`, `lib` and `share` for this platform, ready to run.
 *
 * @param from - files whose `node_modules` are searched, the first that has the package wins
 * @throws EmbeddedPostgresError when no package for this platform is installed
 */
export function findBinaries(from: readonly string[] = startingPoints()): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  for (const file of from) {
    const entry = resolve(name, file);
    if (!entry) continue;
    const native = path.join(path.dirname(entry), '..', 'native');
    completeLibraryLinks(native);
    return native;
  }
  throw new EmbeddedPostgresError(
    `there is no embedded PostgreSQL for ${process.platform}-${process.arch} here; set DATABASE_URL to a PostgreSQL server`,
  );
}

/** npm packages hold no links; the package's install script makes them, unless npm was told to skip scripts. */
export function completeLibraryLinks(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  const links = JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.join(native, '..', target);
    if (!fs.existsSync(link)) makeLink(path.relative(path.dirname(link), path.join(native, '..', source)), link);
  }
}

function makeLink(to: string, link: string): void {
  try {
    fs.symlinkSync(to, link);
  } catch (caught) {
    if (codeOf(caught) === 'EEXIST') return;
    throw new EmbeddedPostgresError(`cannot complete the embedded PostgreSQL: ${(caught as Error).message}`);
  }
}

function resolve(name: string, from: string): string | undefined {
  try {
    return createRequire(from).resolve(name);
  } catch {
    return undefined;
  }
}

/** This file, the program that was started, the folder it was started in. */
function startingPoints(): string[] {
  const program = process.argv[1] && fs.existsSync(process.argv[1]) ? fs.realpathSync(process.argv[1]) : undefined;
  return [thisFile(), program, path.join(process.cwd(), 'package.json')].filter((file) => file !== undefined);
}
