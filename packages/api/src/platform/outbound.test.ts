import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { isPublicAddress, OutboundError, outbound } from './outbound.ts';

let server: http.Server;
let url: string;
beforeAll(async () => {
  server = http.createServer((req, res) => {
    if (req.url === '/moved') res.writeHead(302, { location: '/' }).end();
    else if (req.url === '/large') res.end('x'.repeat(10_000));
    else if (req.url === '/broken') res.writeHead(200, { 'content-length': '10' }).write('x', () => res.destroy());
    else if (req.url !== '/silent') req.pipe(res);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const send = (path: string, more: object = {}) =>
  outbound({ url: `${url}${path}`, timeoutMs: 2_000, mostBytes: 1_000, allowPrivateHosts: true, ...more });

test('what is sent arrives, and a redirect is an answer', async () => {
  expect(await send('/', { method: 'POST', body: 'hello' })).toMatchObject({ status: 200, body: 'hello' });
  expect(await send('/moved')).toMatchObject({ status: 302, headers: { location: '/' } });
});

test.each([
  ['/large', {}, 'SIZE'],
  ['/silent', { timeoutMs: 50 }, 'TIME'],
  ['/broken', {}, 'NETWORK'],
  ['/', { allowPrivateHosts: false }, 'ADDRESS'],
  ['/', { url: 'http://localhost/', allowPrivateHosts: false }, 'ADDRESS'],
  ['/', { url: 'http://[::ffff:127.0.0.1]/', allowPrivateHosts: false }, 'ADDRESS'],
  ['/', { url: 'http://no-such-name.invalid/' }, 'NETWORK'],
])('%s with %j fails for its reason', async (path, more, reason) => {
  const fault = await send(path, more).catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(OutboundError);
  expect(fault).toMatchObject({ reason });
});

test.each([
  ['93.184.216.34', true],
  ['2606:2800:220:1:248:1893:25c8:1946', true],
  ['127.0.0.1', false],
  ['10.1.2.3', false],
  ['172.16.0.1', false],
  ['192.168.1.1', false],
  ['169.254.169.254', false],
  ['100.64.0.1', false],
  ['0.0.0.0', false],
  ['::1', false],
  ['fd00::1', false],
  ['fe80::1', false],
  ['::ffff:10.0.0.1', false],
  ['224.0.0.1', false],
  ['nonsense', false],
])('%s is public: %s', (address, expected) => {
  expect(isPublicAddress(address)).toBe(expected);
});
