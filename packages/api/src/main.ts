import type { DataSource } from 'typeorm';
import { startApp } from './app.ts';
import { writeDemo } from './demo/demo.ts';
import { doorsInWords } from './demo/doors.ts';
import { startReceiver } from './demo/receiver.ts';
import { firstAccountLink } from './identity/first-account.ts';
import { openDatabase, openPassingDatabase } from './open-database.ts';
import type { Config } from './platform/config.ts';
import { createLog } from './platform/log.ts';
import { PlainError } from './platform/plain-error.ts';
import { startTracing } from './platform/tracing.ts';

// npm passes a terminal's Ctrl-C on to a program that the terminal told already: two signals so close are one.
const oneSignalMs = 500;

/**
 * Runs the service until SIGINT or SIGTERM asks it to stop; then running requests may end, and the database is closed.
 * A second signal ends the process at once: nothing that was acknowledged is lost.
 *
 * @param clientFolder - the folder of the built client
 * @param say - takes each line that a person at the terminal should read
 * @throws PlainError with one line that says why the service cannot start
 */
export async function serve(config: Config, clientFolder: string, say: (line: string) => void): Promise<void> {
  const signals = stopSignals();
  const endTracing = config.traces ? startTracing() : null;
  try {
    const database = await openDatabase(config);
    try {
      await run({ config, dataSource: database.dataSource, clientFolder, say, stop: signals.first });
    } finally {
      await database.close();
    }
  } finally {
    await endTracing?.();
    signals.forget();
  }
}

/**
 * Plays the demo on a database of its own and runs the service on it, until SIGINT or SIGTERM; then all of it is thrown
 * away. Its webhooks send to a receiver on this machine.
 *
 * @param password - that of all its people
 * @throws PlainError with one line that says why the service cannot start
 */
export async function serveDemo(
  config: Config,
  clientFolder: string,
  say: (line: string) => void,
  password: string,
): Promise<void> {
  const signals = stopSignals();
  const receiver = await startReceiver();
  try {
    const began = performance.now();
    // While the database begins, there is time to write down what is to be played on it.
    const [{ dataSource, close }, demo] = await Promise.all([
      openPassingDatabase(config),
      writeDemo({ now: new Date(), password, receiver: receiver.url }),
    ]);
    try {
      const played = demo.play(dataSource);
      // A stop may come while it is played; what is left of it then fails, and nobody minds.
      played.catch(() => undefined);
      const doors = await Promise.race([played, signals.first]);
      if (typeof doors === 'string') return;
      const greet = () => {
        say(`A year of Kestrel Pay was played in ${((performance.now() - began) / 1_000).toFixed(1)} s.`);
        for (const line of doorsInWords(doors, password)) say(line);
      };
      const local = { ...config, allowPrivateHosts: true };
      await run({ config: local, dataSource, clientFolder, say, stop: signals.first, greet });
    } finally {
      await close();
    }
  } finally {
    await receiver.stop();
    signals.forget();
  }
}

interface Running {
  config: Config;
  dataSource: DataSource;
  clientFolder: string;
  say: (line: string) => void;
  stop: Promise<string>;
  /** What is said once it is ready. */
  greet?: () => void;
}

async function run({ config, dataSource, clientFolder, say, stop, greet }: Running): Promise<void> {
  const log = createLog(config.logLevel);
  const app = await startApp({ config, log, dataSource, clientFolder }).catch((caught: unknown) => {
    throw placeTaken(caught, config) ?? caught;
  });
  say(`Waymark is ready on ${app.publicUrl}`);
  greet?.();
  const link = await firstAccountLink(dataSource, app.publicUrl);
  if (link) say(`Make the first account: ${link}`);
  say(`Stopping after ${await stop} …`);
  await app.stop();
}

/** The first signal that asks for a stop. A later one ends the process, until they are forgotten. */
function stopSignals(): { first: Promise<string>; forget(): void } {
  const names = ['SIGINT', 'SIGTERM'] as const;
  let hear: (signal: string) => void = () => undefined;
  const first = new Promise<string>((resolve) => {
    let askedAt: number | undefined;
    hear = (signal) => {
      askedAt ??= performance.now();
      if (performance.now() - askedAt > oneSignalMs) process.exit(1);
      resolve(signal);
    };
  });
  for (const name of names) process.on(name, hear);
  const forget = () => {
    for (const name of names) process.off(name, hear);
  };
  return { first, forget };
}

function placeTaken(caught: unknown, { host, port }: Config): PlainError | undefined {
  const reasons: Record<string, string> = {
    EADDRINUSE: `PORT: ${port} is taken by another program on ${host}; set PORT to another one, or to 0 for a free one.`,
    EACCES: `PORT: ${port} may not be used by this user; set PORT to one above 1023.`,
    EADDRNOTAVAIL: `HOST: ${host} is no address of this machine.`,
    ENOTFOUND: `HOST: ${host} is no address of this machine.`,
  };
  const reason = reasons[(caught as { code?: string }).code ?? ''];
  return reason ? new PlainError(reason) : undefined;
}
