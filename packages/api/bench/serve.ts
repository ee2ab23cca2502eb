import { startApp } from '../src/app.ts';
import { openDataSource } from '../src/data-source.ts';
import { parseConfig } from '../src/platform/config.ts';
import { poolOf } from '../src/platform/database/connection.ts';
import { createLog } from '../src/platform/log.ts';
import { startBare } from './bare-server.ts';
import type { Order, Word } from './server-process.ts';

const say = (word: Word): void => void process.send!(word);

/** A server in this process, until its parent says `stop` or is gone: the service, or the bare one it is measured against. */
async function serve(kind: string, databaseUrl: string, token: string): Promise<void> {
  const config = parseConfig({ PORT: '0', WAYMARK_BOOTSTRAP_TOKEN: token, WAYMARK_LOG_LEVEL: 'error' });
  const dataSource = await openDataSource(databaseUrl, config);
  const log = createLog(config.logLevel);
  const server =
    kind === 'service'
      ? await startApp({ config, log, dataSource, clientFolder: '/nonexistent' })
      : await startBare(poolOf(dataSource));
  process.on('message', (order: Order) => {
    if (order === 'cpu') say({ cpuMicros: process.cpuUsage().user + process.cpuUsage().system });
    if (order === 'stop') process.disconnect();
  });
  process.once('disconnect', async () => {
    await server.stop();
    await dataSource.destroy();
  });
  say({ address: server.address });
}

const [kind, databaseUrl, token] = process.argv.slice(2);
await serve(kind!, databaseUrl!, token!);
