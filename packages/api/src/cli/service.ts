import { randomBytes } from 'node:crypto';
import { devNull } from 'node:os';
import { type Config, parseConfig } from '../platform/config.ts';
import { PlainError } from '../platform/plain-error.ts';
import type { Terminal } from './terminal.ts';

/** The service that a command talks to. */
export interface Service {
  /** Its address, without a slash at the end. */
  url: string;
  token: string;
}

/**
 * Gives the command a service to talk to: the one that `WAYMARK_URL` and `WAYMARK_TOKEN` name; without both, one of
 * its own for as long as `act` runs, on the database of this folder's settings, beside a service that may run there.
 *
 * @throws PlainError when only one of the two is set, or when the database cannot be opened
 */
export async function withService<T>(terminal: Terminal, act: (service: Service) => Promise<T>): Promise<T> {
  const config = parseConfig(terminal.environment);
  const { url, token } = config;
  if (url && token) return act({ url, token });
  if (url) throw new PlainError('WAYMARK_URL is set and WAYMARK_TOKEN is not: set it to a token of that service.');
  if (token) throw new PlainError('WAYMARK_TOKEN is set and WAYMARK_URL is not: set it to the address of the service.');
  return withOwnService(config, act);
}

async function withOwnService<T>(config: Config, act: (service: Service) => Promise<T>): Promise<T> {
  const [{ startApp }, { openDatabase }, { createLog }] = await Promise.all([
    import('../app.ts'),
    import('../open-database.ts'),
    import('../platform/log.ts'),
  ]);
  const database = await openDatabase({ ...config, poolSize: Math.min(config.poolSize, 4) });
  try {
    const token = `wm_${randomBytes(32).toString('base64url')}`;
    const own = { host: '127.0.0.1', port: 0, bootstrapToken: null, anonymousRead: false };
    const publicUrl = config.publicUrl ?? `http://localhost:${config.port}`;
    const app = await startApp({
      config: { ...config, ...own, publicUrl },
      log: createLog('silent'),
      dataSource: database.dataSource,
      clientFolder: devNull,
      operatorToken: token,
    });
    try {
      return await act({ url: app.address, token });
    } finally {
      await app.stop();
    }
  } finally {
    await database.close();
  }
}
