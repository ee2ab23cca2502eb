import { execFileSync } from 'node:child_process';
import { curlOf, operationsIn, variablesIn } from './request.ts';

test('operations are found, also where the text is none', () => {
  expect(operationsIn('query A { a } mutation B { b }').map(({ operation, name }) => [operation, name?.value])).toEqual(
    [
      ['query', 'A'],
      ['mutation', 'B'],
    ],
  );
  expect(operationsIn('{ a ')).toEqual([]);
});

test('variables are a JSON object or nothing', () => {
  expect(variablesIn(' ')).toBeUndefined();
  expect(variablesIn('{"first": 10}')).toEqual({ first: 10 });
  for (const text of ['[1]', '1', 'null', '{']) expect(() => variablesIn(text)).toThrow(SyntaxError);
});

test('a shell hands curl the very request, whatever stands in it', () => {
  const bodyOf = (command: string) => {
    const script = `curl() { printf %s "\${!#}"; }\n${command}`;
    return JSON.parse(execFileSync('bash', ['-c', script], { encoding: 'utf8' })) as unknown;
  };
  for (const text of ["it's `$HOME` \\n", "'", '"\\\'', '!! $(ls) ü\n']) {
    const variables = { value: text };
    expect(bodyOf(curlOf('http://localhost:4000', text, variables))).toEqual({ query: text, variables });
  }
});
