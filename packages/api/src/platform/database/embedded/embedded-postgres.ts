import { type Account, accountsFor, firstAble, handOver } from './account.ts';
import { findBinaries } from './binaries.ts';
import { hasCluster, makeCluster, mustWrite } from './cluster.ts';
import { type Layout, layoutOf } from './layout.ts';
import { withLock } from './lock-file.ts';
import { clearRemains, launch, type Postmaster, runningPostmaster, shutDown, whenReady } from './postmaster.ts';
import { isAlive } from './process-state.ts';
import { clearSocket, removeSocketFolder, socketFolderFor } from './socket-folder.ts';
import { isUsed, joinUsers } from './users-folder.ts';
import { ensureDatabase } from './waymark-database.ts';

/** A running PostgreSQL of our own. It has a database `waymark`; connect without `ssl` and password. */
export interface EmbeddedPostgres {
  /** The folder of its Unix socket; the port is 5432. */
  host: string;
  user: 'waymark';
  pid: number;
  /** True if it ran before: another process shares it, or one that crashed left it. */
  adopted: boolean;
  /** Gives it up, and stops it unless someone else uses it. Wanted once per start, even if the server has died. */
  stop(): Promise<void>;
}

/** Settings of every server: reached through the socket only, and a log of what happened to the server itself. */
const defaults = {
  listen_addresses: '',
  port: '5432',
  unix_socket_permissions: '0700',
  max_connections: '40',
  log_min_messages: 'log',
  log_checkpoints: 'off',
};

/**
 * Starts PostgreSQL on the data folder, or joins the one that runs there; makes the folder and the cluster when
 * missing. What was committed survives the death of this process and of the server.
 *
 * @param dataDir - belongs to PostgreSQL alone; files with its name and another ending stand beside it
 * @param options - `settings` of postgresql.conf for a server that is started; one that runs keeps its own
 * @throws EmbeddedPostgresError with one clear line when it cannot run here
 */
export async function startEmbedded(
  dataDir: string,
  options: { settings?: Record<string, string> } = {},
): Promise<EmbeddedPostgres> {
  const layout = layoutOf(dataDir);
  const native = findBinaries();
  return withLock(layout.lock, async () => {
    const leave = joinUsers(layout.users);
    try {
      const { account, major } = await firstAble(accountsFor(layout), native);
      const exists = hasCluster(layout, major);
      const found = await adopt(layout);
      const server = found ?? (await start(layout, native, account, exists, { ...defaults, ...options.settings }));
      await ensureDatabase(server.socketFolder);
      const stop = () => withLock(layout.lock, () => giveUp(layout, leave));
      return { host: server.socketFolder, user: 'waymark', pid: server.pid, adopted: found !== undefined, stop };
    } catch (caught) {
      await giveUp(layout, leave);
      throw caught;
    }
  });
}

async function adopt(layout: Layout): Promise<Postmaster | undefined> {
  const found = runningPostmaster(layout);
  if (found?.status === 'stopping') await shutDown(found.pid);
  if (found?.status !== 'starting') return runningPostmaster(layout);
  return whenReady(layout, () => !isAlive(found.pid));
}

async function start(
  layout: Layout,
  native: string,
  account: Account,
  exists: boolean,
  settings: Record<string, string>,
): Promise<Postmaster> {
  if (!exists) await makeCluster(layout, native, account, settings.fsync !== 'off');
  handOver(account, layout.data);
  await mustWrite(account, layout.data);
  await clearRemains(layout);
  const folder = await socketFolderFor(layout.data, account);
  clearSocket(folder);
  // A list in PostgreSQL's eyes: the quotes keep a comma in the path from dividing it.
  const place = { unix_socket_directories: `"${folder.replaceAll('"', '""')}"` };
  return launch(layout, native, account, { ...settings, ...place });
}

async function giveUp(layout: Layout, leave: () => void): Promise<void> {
  leave();
  const server = isUsed(layout.users) ? undefined : runningPostmaster(layout);
  if (!server) return;
  await shutDown(server.pid);
  removeSocketFolder(server.socketFolder, layout.data);
}
