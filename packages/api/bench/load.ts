import { once } from 'node:events';
import net from 'node:net';
import { token } from './server-process.ts';

/** The requests of one measurement. */
export interface Load {
  address: string;
  path: string;
  connections: number;
  seconds: number;
  /** The body of the next request on a connection, from 0. */
  body: (connection: number) => string;
  /** Whether an answer is the one that is measured. */
  isRight: (answer: string) => boolean;
}

/** What a load found out. Times are in milliseconds. */
export interface Pace {
  perSecond: number;
  requests: number;
  p50: number;
  p99: number;
}

/** Asks on every connection, one request after the other, for so many seconds. Fails at the first wrong answer. */
export async function press(load: Load): Promise<Pace> {
  const began = performance.now();
  const until = began + load.seconds * 1_000;
  const times: number[] = [];
  await Promise.all(
    Array.from({ length: load.connections }, (_, connection) => askUntil(until, connection, load, times)),
  );
  const seconds = (performance.now() - began) / 1_000;
  const sorted = times.sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
  return { perSecond: sorted.length / seconds, requests: sorted.length, p50: at(0.5), p99: at(0.99) };
}

async function askUntil(until: number, connection: number, load: Load, times: number[]): Promise<void> {
  const line = await open(load.address);
  try {
    while (performance.now() < until) {
      const request = requestFor(load, connection);
      const asked = performance.now();
      const answer = await line.ask(request);
      times.push(performance.now() - asked);
      if (!load.isRight(answer)) throw new Error(`A wrong answer: ${answer.slice(0, 500)}`);
    }
  } finally {
    line.close();
  }
}

function requestFor({ path, body }: Load, connection: number): Buffer {
  const payload = Buffer.from(body(connection));
  const head = [
    `POST ${path} HTTP/1.1`,
    'Host: localhost',
    `Authorization: Bearer ${token}`,
    'Content-Type: application/json',
    `Content-Length: ${payload.length}`,
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), payload]);
}

/** A connection that is kept. Plain sockets: Node's own client would take a good part of the machine for itself. */
async function open(address: string): Promise<{ ask(request: Buffer): Promise<string>; close(): void }> {
  const { hostname, port } = new URL(address);
  const socket = net.connect(Number(port), hostname);
  await once(socket, 'connect');
  socket.setNoDelay();
  let received: Buffer[] = [];
  let settle: { resolve(answer: string): void; reject(fault: Error): void } | undefined;
  socket.on('data', (chunk) => {
    received.push(chunk);
    const answer = answerIn(received);
    if (answer === undefined) return;
    received = [];
    settle?.resolve(answer);
  });
  socket.on('error', (fault) => settle?.reject(fault));
  socket.on('close', () => settle?.reject(new Error('The server closed the connection.')));
  const ask = (request: Buffer) =>
    new Promise<string>((resolve, reject) => {
      settle = { resolve, reject };
      socket.write(request);
    });
  return { ask, close: () => void socket.destroy() };
}

/** The body, once all of it is there. */
function answerIn(received: Buffer[]): string | undefined {
  const bytes = received.length === 1 ? received[0]! : Buffer.concat(received);
  if (received.length > 1) received.splice(0, received.length, bytes);
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const length = /content-length: (\d+)/i.exec(bytes.toString('latin1', 0, end))?.[1];
  if (length === undefined) throw new Error(`An answer without a length: ${bytes.toString('latin1', 0, end)}`);
  return bytes.length < end + 4 + Number(length) ? undefined : bytes.toString('utf8', end + 4);
}
