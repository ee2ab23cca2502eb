import net from 'node:net';
import { startWorld, type World } from '../../testing/world.ts';
import { describeSettings, parseConfig } from '../config.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld({
    WAYMARK_MAX_QUERY_ALIASES: '3',
    WAYMARK_MAX_PAGE_SIZE: '30',
    WAYMARK_STATEMENT_SECONDS: '1',
    WAYMARK_REQUEST_SECONDS: '1',
    WAYMARK_HEADER_SECONDS: '1',
  });
});
afterAll(() => world.stop());

test.each([
  ['WAYMARK_MAX_QUERY_COST', 200_000],
  ['WAYMARK_MAX_QUERY_DEPTH', 20],
  ['WAYMARK_MAX_QUERY_ALIASES', 500],
  ['WAYMARK_MAX_QUERY_TOKENS', 10_000],
  ['WAYMARK_MAX_PAGE_SIZE', 100],
  ['WAYMARK_MAX_BODY_BYTES', 2_000_000],
  ['WAYMARK_MAX_COST_PER_MINUTE', 5_000_000],
  ['WAYMARK_STATEMENT_SECONDS', 60],
  ['WAYMARK_REQUEST_SECONDS', 60],
  ['WAYMARK_HEADER_SECONDS', 15],
])('%s is a setting, %i if nothing is said', (name, usual) => {
  expect(describeSettings()).toContain(`${name}  (${usual})`);
  expect(() => parseConfig({ [name]: 'many' })).toThrow(`${name}: "many" is not allowed`);
});

test('aliases are limited, and fragments do not hide them', async () => {
  const named = (count: number) => Array.from({ length: count }, (_, index) => `a${index}: __typename`).join(' ');
  expect((await world.ask(`{ ${named(3)} }`)).errors).toBeUndefined();
  for (const query of [`{ ${named(4)} }`, `{ ${named(2)} ...f } fragment f on Query { b: __typename c: __typename }`]) {
    expect((await world.ask(query)).errors).toMatchObject([
      { extensions: { code: 'LIMIT_EXCEEDED', limit: 'WAYMARK_MAX_QUERY_ALIASES' } },
    ]);
  }
});

test('the largest page is the one of the setting, in what is refused and in what is counted', async () => {
  expect((await world.ask('{ roadmap { items(first: 30) { totalCount } } }')).errors).toBeUndefined();
  const { errors } = await world.ask('{ roadmap { items(first: 31) { totalCount } } }');
  expect(errors).toMatchObject([
    { message: 'first is 31; it may be 1 to 30.', extensions: { code: 'LIMIT_EXCEEDED' } },
  ]);
});

test('a statement that runs too long is given up, and refused in words', async () => {
  const { errors } = await world.dataSource.transaction(async (manager) => {
    await manager.query('lock table term in access exclusive mode');
    return world.ask('{ terms { name } }');
  });
  expect(errors).toMatchObject([
    { message: expect.stringContaining('WAYMARK_STATEMENT_SECONDS'), extensions: { code: 'LIMIT_EXCEEDED' } },
  ]);
});

/** Sends the pieces over a plain connection, and waits until the other side closes it. */
async function dawdle(...pieces: string[]): Promise<string> {
  const { hostname, port } = new URL(world.url);
  const socket = net.connect(Number(port), hostname);
  let heard = '';
  socket.on('data', (chunk) => {
    heard += chunk;
  });
  const closed = new Promise((resolve) => socket.once('close', resolve));
  for (const piece of pieces) socket.write(piece);
  const drip = setInterval(() => socket.write(' '), 200);
  socket.once('error', () => undefined);
  await closed;
  clearInterval(drip);
  return heard;
}

test('headers that dawdle are given up', async () => {
  expect(await dawdle('GET /healthz HTTP/1.1\r\nHost: x\r\nX-Slow:')).toMatch(/^HTTP\/1\.1 408 /);
});

test.each(['/graphql', '/auth/sign-in'])('a body that dawdles is given up at %s', async (path) => {
  const head = [
    ...[`POST ${path} HTTP/1.1`, 'Host: x', `Authorization: Bearer ${world.token}`],
    ...['Content-Type: application/json', 'Content-Length: 1000', '', '{"query":'],
  ];
  const heard = await dawdle(head.join('\r\n'));
  expect(heard).toMatch(/^HTTP\/1\.1 408 /);
  expect(heard).toContain('"LIMIT_EXCEEDED"');
});
