import fs from 'node:fs';
import path from 'node:path';
import { codeOf, EmbeddedPostgresError } from './embedded-postgres-error.ts';

/** Where everything of one embedded server lies: the data folder and what stands beside it. */
export interface Layout {
  data: string;
  /** How the names of clusters in the making begin; a complete one becomes the data folder. */
  draft: string;
  lock: string;
  users: string;
  log: string;
  /** PostgreSQL's own note about the running server. */
  pidFile: string;
}

/**
 * The layout for a data folder, the same whatever links lead to it. Makes the folder around it.
 *
 * @throws EmbeddedPostgresError when the folder around it cannot be made or written to
 */
export function layoutOf(dataDir: string): Layout {
  const asked = path.resolve(dataDir);
  const parent = path.dirname(asked);
  try {
    fs.mkdirSync(parent, { recursive: true });
    const data = fs.existsSync(asked)
      ? fs.realpathSync(asked)
      : path.join(fs.realpathSync(parent), path.basename(asked));
    fs.accessSync(path.dirname(data), fs.constants.W_OK | fs.constants.X_OK);
    return {
      data,
      draft: `${data}.new-`,
      lock: `${data}.lock`,
      users: `${data}.users`,
      log: `${data}.log`,
      pidFile: path.join(data, 'postmaster.pid'),
    };
  } catch (caught) {
    throw new EmbeddedPostgresError(`the data folder ${asked} is not writable (${codeOf(caught) ?? caught})`);
  }
}

/** Removes what is left of clusters whose making was cut short. */
export function removeDrafts({ draft }: Layout): void {
  const folder = path.dirname(draft);
  const names = fs.readdirSync(folder).filter((name) => name.startsWith(path.basename(draft)));
  for (const name of names) fs.rmSync(path.join(folder, name), { recursive: true, force: true, maxRetries: 5 });
}

/** Removes the data folder and all that stands beside it. Only for a server that is stopped for good. */
export function removeCluster(layout: Layout): void {
  removeDrafts(layout);
  for (const file of [layout.data, layout.users, layout.log, layout.lock])
    fs.rmSync(file, { recursive: true, force: true });
}
