import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** Where the webhooks of the demo send to. */
export interface Receiver {
  url: string;
  stop(): Promise<void>;
}

/** Listens on this machine for messages of webhooks: takes those to /chat, and refuses all others as one that is down. */
export async function startReceiver(): Promise<Receiver> {
  const server = http.createServer((req, res) => {
    req.resume();
    res.writeHead(req.url === '/chat' ? 204 : 503).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
