import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A server that speaks like Prometheus, and misbehaves by the first word of the path. */
export interface HostileServer {
  url: string;
  paths: string[];
  authorizations: (string | undefined)[];
  /** How many steps each answered query of /busy had. */
  stepsAnswered: number[];
  stop(): Promise<void>;
}

/** Starts one on a free port. */
export async function startHostileServer(): Promise<HostileServer> {
  const paths: string[] = [];
  const authorizations: (string | undefined)[] = [];
  const stepsAnswered: number[] = [];
  const server = http.createServer(async (req, res) => {
    const form = new URLSearchParams(await text(req));
    const word = req.url!.split('/')[1]!;
    paths.push(`/${word}`);
    authorizations.push(req.headers.authorization);
    const [start, end, step] = ['start', 'end', 'step'].map((name) => Number(form.get(name))) as [
      number,
      number,
      number,
    ];
    const isBad = form.get('query')!.includes('500');
    const instants = Array.from({ length: Math.floor((end - start) / step) + 1 }, (_, n) => start + n * step);
    const answer = (status: number, body: unknown) =>
      res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    const matrix = (value: (n: number) => string | null) => {
      const values = instants.flatMap((at) => {
        const text = value(Math.round(at / step));
        return text === null ? [] : [[at, text]];
      });
      answer(200, {
        status: 'success',
        data: { resultType: 'matrix', result: values.length > 0 ? [{ metric: {}, values }] : [] },
      });
    };
    if (word === 'redirect') res.writeHead(302, { location: '/elsewhere/api' }).end();
    else if (word === 'slow') setTimeout(() => answer(200, {}), 5_000).unref();
    else if (word === 'huge') res.writeHead(200).end(Buffer.alloc(34 * 1024 ** 2, 'x'));
    else if (word === 'html') res.writeHead(200).end('<html>sign in</html>');
    else if (word === 'denied') answer(401, {});
    else if (word === 'echo')
      answer(422, { status: 'error', errorType: 'execution', error: `you sent ${req.headers.authorization}` });
    else if (word === 'busy' && instants.length > 800)
      answer(503, { status: 'error', errorType: 'timeout', error: 'query timed out' });
    else if (word === 'odd') matrix((n) => (isBad ? [null, 'NaN', '+Inf', '-Inf', '1', '11'][n % 6]! : '10'));
    else {
      if (word === 'busy') stepsAnswered.push(instants.length);
      matrix(() => (isBad ? '1' : '10'));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    paths,
    authorizations,
    stepsAnswered,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
