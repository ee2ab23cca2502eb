import path from 'node:path';
import { Readable } from 'node:stream';
import { command } from '../testing/command.ts';

const corpus = path.resolve('testdata/openslo-corpus');
const validate = (...args: string[]) => command(['validate', 'slo', ...args], {});

test('a sound file gives 0, a faulty one 1 with line and place, a mended one what was mended', async () => {
  expect(await validate(path.join(corpus, 'valid/own-calendar-quarter.yaml'))).toEqual({
    code: 0,
    out: '1 definitions: 1 sound, 0 with faults.\n',
    err: '',
  });
  const faulty = path.join(corpus, 'invalid/own-starttime-rfc3339.yaml');
  expect(await validate(faulty)).toMatchObject({
    code: 1,
    out: expect.stringMatching(
      /^line 9: error: spec\.timeWindow\[0\]\.calendar\.startTime: It is "2026-01-01T00:00:00Z"/,
    ),
  });
  expect(await validate(faulty, '--lenient')).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^line 9: note: .*2026-01-01 00:00:00 on the clocks of UTC/),
  });
});

test('standard input is read; some faulty ones give 2, nothing gives 1', async () => {
  const service = (name: string) => `apiVersion: openslo/v1\nkind: Service\nmetadata: {name: ${name}}\n---\n`;
  const args = ['validate', 'slo', '-'];
  expect(await command(args, {}, Readable.from([service('a'), service('B')]))).toMatchObject({ code: 2 });
  expect(await command(args, {}, Readable.from(['# nothing\n']))).toMatchObject({
    code: 1,
    err: expect.stringContaining('holds no document'),
  });
  expect(await validate('no-such-file.yaml')).toMatchObject({
    code: 1,
    err: 'no-such-file.yaml cannot be read (ENOENT).\n',
  });
});
