import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const command = resolve(__dirname, '../../../api/dist/cli/waymark.js');
const token = 'wm_journeys-0123456789';
const patienceMs = 60_000;

/** A server of its own with a fresh, empty database. */
export interface Server {
  address: string;
  /** The token of the one-time link that makes the first account. */
  invitation: string;
  /** Asks GraphQL as a script would, with a token that may do everything; throws on errors and refusals. */
  ask: <Data>(query: string, variables?: Record<string, unknown>) => Promise<Data>;
  /** Stops the process; the data stays for `again`. */
  stop: () => Promise<void>;
  /** Starts it again on the same address and data. */
  again: () => Promise<void>;
  /** Stops it and deletes its data. */
  end: () => Promise<void>;
}

interface Running {
  child: ChildProcess;
  address: string;
  invitation: string;
}

function start(folder: string, port: string, settings: Record<string, string>): Promise<Running> {
  const child = spawn(process.execPath, [command, 'start'], {
    env: {
      ...process.env,
      PORT: port,
      WAYMARK_DATA_DIR: folder,
      WAYMARK_BOOTSTRAP_TOKEN: token,
      WAYMARK_LOG_LEVEL: 'error',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return new Promise((ready, fail) => {
    let said = '';
    const timer = setTimeout(() => fail(new Error(`The server did not start: ${said}`)), patienceMs);
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      const address = /ready on (http:\/\/\S+)/.exec(said)?.[1];
      if (!address || (port === '0' && !said.includes('first account'))) return;
      clearTimeout(timer);
      ready({ child, address, invitation: /accept\?token=(\S+)/.exec(said)?.[1] ?? '' });
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('exit', () => fail(new Error(`The server ended: ${said}`)));
  });
}

function stopped(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    if (child.exitCode !== null) return done();
    child.once('exit', () => done());
    child.kill('SIGTERM');
  });
}

/** Starts a server; `settings` are environment variables as an operator would set them. */
export async function startServer(settings: Record<string, string> = {}): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-journey-'));
  let running = await start(folder, '0', settings);
  const { address, invitation } = running;
  const { port } = new URL(address);

  return {
    address,
    invitation,
    stop: () => stopped(running.child),
    again: async () => {
      running = await start(folder, port, settings);
    },
    end: async () => {
      await stopped(running.child);
      rmSync(folder, { recursive: true, force: true });
    },
    ask: async <Data>(query: string, variables: Record<string, unknown> = {}) => {
      const response = await fetch(`${address}/graphql`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
      });
      const { data, errors } = (await response.json()) as { data: Data; errors?: { message: string }[] };
      const refusals = Object.values(data ?? {}).flatMap(
        (part) => (part as { userErrors?: unknown[] })?.userErrors ?? [],
      );
      if (errors?.length || refusals.length) throw new Error(JSON.stringify(errors ?? refusals));
      return data;
    },
  };
}
