import { fork } from 'node:child_process';
import { once } from 'node:events';

/** What a server process is asked. */
export type Order = 'cpu' | 'stop';

/** What a server process answers. */
export type Word = { address: string } | { cpuMicros: number };

/** A server in a process of its own, so that what measures it takes nothing from it but the machine. */
export interface ServerProcess {
  address: string;
  /** The processor time that it has used so far, in milliseconds. */
  cpu(): Promise<number>;
  stop(): Promise<void>;
}

/** A secret with ADMIN scope that the service of a bench knows. */
export const token = 'wm_bench-token-0123456789abcdef';

async function startServer(
  kind: 'service' | 'bare',
  databaseUrl: string,
  nodeFlags: readonly string[] = [],
): Promise<ServerProcess> {
  const execArgv = ['--max-semi-space-size=64', '--import', 'tsx', ...nodeFlags];
  const child = fork(new URL('serve.ts', import.meta.url), [kind, databaseUrl, token], { execArgv });
  const ended = once(child, 'exit');
  const answer = async <T extends Word>(): Promise<T> => {
    const [word] = await Promise.race([
      once(child, 'message'),
      ended.then(([code]) => Promise.reject(new Error(`The ${kind} server ended with ${code}.`))),
    ]);
    return word as T;
  };
  const { address } = await answer<{ address: string }>();
  return {
    address,
    async cpu() {
      child.send('cpu' satisfies Order);
      return (await answer<{ cpuMicros: number }>()).cpuMicros / 1_000;
    },
    async stop() {
      child.send('stop' satisfies Order);
      await ended;
    },
  };
}

/**
 * Lends the service and the bare server, both on this database, and stops them afterwards.
 *
 * @param nodeFlags - more flags for the service's Node, e.g. `--cpu-prof`
 */
export async function besideBare(
  databaseUrl: string,
  nodeFlags: readonly string[],
  act: (service: ServerProcess, bare: ServerProcess) => Promise<void>,
): Promise<void> {
  const service = await startServer('service', databaseUrl, nodeFlags);
  try {
    const bare = await startServer('bare', databaseUrl);
    try {
      await act(service, bare);
    } finally {
      await bare.stop();
    }
  } finally {
    await service.stop();
  }
}
