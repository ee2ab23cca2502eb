import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ConfigError, parseConfig } from './config.ts';

const read = (sources: unknown, environment: Record<string, string> = {}) =>
  parseConfig({ WAYMARK_SLI_SOURCES: JSON.stringify(sources), ...environment }).sliSources;

test('sources have an address, and headers by which they know us', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'waymark-secret-'));
  const file = path.join(folder, 'password');
  fs.writeFileSync(file, 'first\n');
  const sources = read(
    {
      prod: { url: 'https://prom.example.org/prometheus/', bearer: { env: 'PROM_TOKEN' } },
      dev: {
        url: 'http://10.0.0.1:9090',
        basic: { username: 'w', password: { file } },
        allowPrivateHosts: true,
        timeoutSeconds: 5,
      },
      mimir: { url: 'https://mimir.example.org', headers: { 'X-Scope-OrgID': 'team', 'X-Key': { env: 'PROM_TOKEN' } } },
    },
    { PROM_TOKEN: 't0p' },
  );
  expect(sources.get('prod')).toMatchObject({
    url: 'https://prom.example.org/prometheus',
    allowPrivateHosts: false,
    timeoutMs: 30_000,
  });
  expect(sources.get('prod')!.headers()).toEqual({ Authorization: 'Bearer t0p' });
  expect(sources.get('dev')).toMatchObject({ allowPrivateHosts: true, timeoutMs: 5_000 });
  expect(sources.get('dev')!.headers()).toEqual({ Authorization: `Basic ${btoa('w:first')}` });
  fs.writeFileSync(file, 'second\n');
  expect(sources.get('dev')!.headers()).toEqual({ Authorization: `Basic ${btoa('w:second')}` });
  expect(sources.get('mimir')!.headers()).toEqual({ 'X-Scope-OrgID': 'team', 'X-Key': 't0p' });
  expect(JSON.stringify([...sources])).not.toContain('t0p');
  fs.rmSync(folder, { recursive: true });
});

test.each([
  ['no address', { a: {} }, /a\.url must be an address/],
  ['another protocol', { a: { url: 'file:///etc/passwd' } }, /a\.url must be an address/],
  ['a password in the address', { a: { url: 'http://u:secret@h' } }, /no password; use basic/],
  ['a secret as a text', { a: { url: 'http://h', bearer: 'secret' } }, /a\.bearer must be a reference/],
  ['a variable that is not set', { a: { url: 'http://h', bearer: { env: 'NOT_SET' } } }, /NOT_SET, which is not set/],
  [
    'a file that is not there',
    { a: { url: 'http://h', bearer: { file: '/no/such' } } },
    /\/no\/such, which cannot be read/,
  ],
  ['an unknown word', { a: { url: 'http://h', token: 'secret' } }, /a has no token; it may have url, bearer/],
  ['two ways to sign in', { a: { url: 'http://h', bearer: { env: 'HOME' }, basic: {} } }, /bearer and basic/],
  ['a header that is ours', { a: { url: 'http://h', headers: { Authorization: 'secret' } } }, /bearer and basic/],
  ['a name with spaces', { 'a b': { url: 'http://h' } }, /the name "a b" may have/],
])('%s stops the start with what is wrong, and shows no secret', (_, sources, message) => {
  const refused = () => read(sources, { HOME: 'x' });
  expect(refused).toThrow(ConfigError);
  expect(refused).toThrow(message);
  expect(refused).not.toThrow(/secret"|u:secret/);
});
