import { ask } from './ask.ts';
import type { Service } from './service.ts';
import type { Terminal } from './terminal.ts';

// npm passes a terminal's Ctrl-C on to a program that the terminal told already: two signals so close are one.
const oneSignalMs = 500;

/**
 * Lets Ctrl-C cancel the run while `act` runs; a second one ends the process at once. Where the service does not know
 * the run yet, `act` is told by the signal to break off.
 */
export async function cancelledByCtrlC<T>(
  service: Service,
  terminal: Terminal,
  runId: string,
  act: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const breaking = new AbortController();
  let askedAt: number | undefined;
  const hear = () => {
    if (askedAt !== undefined && performance.now() - askedAt > oneSignalMs) process.exit(1);
    if (askedAt !== undefined) return;
    askedAt = performance.now();
    terminal.err.write('\nCancelling …\n');
    void cancel(service, runId).catch(() => breaking.abort());
  };
  process.on('SIGINT', hear);
  try {
    return await act(breaking.signal);
  } finally {
    process.off('SIGINT', hear);
  }
}

async function cancel(service: Service, runId: string): Promise<void> {
  const mutation = 'mutation ($input: DeleteInput!) { importCancel(input: $input) { userErrors { code } } }';
  const { importCancel } = await ask<{ importCancel: { userErrors: { code: string }[] } }>(service, mutation, {
    input: { id: runId },
  });
  if (importCancel.userErrors.some(({ code }) => code === 'NOT_FOUND')) throw new Error('There is no such run yet.');
}
