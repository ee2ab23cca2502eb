import { type Definition, definitionsIn, judgeSet } from './definitions.ts';
import { pathInWords } from './judging.ts';
import { modelFaults } from './model-limits.ts';

function slo(changes = ''): string {
  return `apiVersion: openslo/v1
kind: SLO
metadata: {name: web}
spec:
  service: web
  indicatorRef: good
  timeWindow: [{duration: 28d, isRolling: true}]
  budgetingMethod: Occurrences
  objectives: [{target: 0.99}]
${changes}`;
}

function read(text: string, lenient = false) {
  const definitions = [...definitionsIn(text, lenient)];
  judgeSet(definitions, () => false);
  return definitions;
}

const faultsOf = (text: string) =>
  read(text).flatMap(({ faults }) => faults.map(({ line, path, code }) => `${line} ${path} ${code}`));

test.each([
  ['an unknown field', `${slo()}  objektives: []\n`, ['10 spec.objektives INVALID']],
  ['a text for a number', slo().replace('0.99', '"0.99"'), ['9 spec.objectives[0].target INVALID']],
  ['a number for a text', slo().replace('service: web', 'service: 5'), ['5 spec.service INVALID']],
  ['an objective of 1', slo().replace('0.99', '1'), ['9 spec.objectives[0].target INVALID']],
  ['no target', slo().replace('target: 0.99', 'displayName: x'), ['9 spec.objectives[0] REQUIRED']],
  [
    'a list as a document’s spec',
    'apiVersion: openslo/v1\nkind: SLI\nmetadata: {name: a}\nspec: [1]',
    ['4 spec INVALID'],
  ],
  ['no metadata', 'apiVersion: openslo/v1\nkind: Service', ['1 metadata REQUIRED']],
  ['another version', 'apiVersion: openslo/v1alpha\nkind: Service\nmetadata: {name: a}', ['1 apiVersion INVALID']],
  ['another tool’s resource', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}', ['1 apiVersion UNKNOWN_VALUE']],
  ['a text as a document', 'hello', ['1  INVALID']],
  ['broken YAML', 'a: [1\nb: }', ['2  INVALID']],
  ['a repeated key', 'apiVersion: openslo/v1\napiVersion: openslo/v1', ['2  INVALID']],
  ['an alias without an anchor', 'a: *b', ['1  INVALID']],
])('%s is refused with its line and place', (_, text, faults) => {
  expect(faultsOf(text)).toEqual(faults);
});

test('what cannot be read stops neither the documents before it nor those after it', () => {
  const service = (name: string) => `apiVersion: openslo/v1\nkind: Service\nmetadata: {name: ${name}}\n`;
  const definitions = read(`${service('a')}---\n? [\n---\n${service('b')}`);
  expect(definitions.map(({ objects, faults }) => objects[0]?.metadata.name ?? faults.length)).toEqual(['a', 1, 'b']);
});

test('aliases are written out, and a document that they would swell is refused', () => {
  const copies = (letter: string, of: string) => `${letter}: &${letter} [${Array(9).fill(of).join(',')}]`;
  const bomb = [copies('a', 'x'), copies('b', '*a'), copies('c', '*b'), copies('d', '*c'), copies('e', '*d')].join(
    '\n',
  );
  expect(read(bomb)[0]!.faults).toMatchObject([{ line: 1, message: expect.stringContaining('100 copies') }]);
  const shared = slo().replace('{target: 0.99}', '&o {target: 0.99}, *o');
  expect(read(shared)[0]!.objects[0]!.spec!.objectives).toEqual([{ target: 0.99 }, { target: 0.99 }]);
});

test('what nests without end is refused', () => {
  expect(read('['.repeat(100_000))[0]!.faults[0]!.message).toMatch(/nests too deeply|no YAML/);
});

test('a list and Kubernetes’ List are one definition for each entry', () => {
  const entry = '{apiVersion: openslo/v1, kind: Service, metadata: {name: a}}';
  expect(read(`- ${entry}\n- ${entry.replace('name: a', 'name: b')}\n`).map(({ line }) => line)).toEqual([1, 2]);
  expect(read(`apiVersion: v1\nkind: List\nitems:\n  - ${entry}\n`).map(({ line }) => line)).toEqual([4]);
});

test('of one name twice the first is taken, and it is said whether the second differs', () => {
  const service = 'apiVersion: openslo/v1\nkind: Service\nmetadata: {name: a}\n';
  const second = (text: string) => {
    const [, { objects, faults, notes }] = read(`${service}---\n${text}`) as [unknown, Definition];
    return { objects, faults, notes: notes.map(({ line, code, message }) => `${line} ${code} ${message}`) };
  };
  expect(second(service)).toMatchObject({
    objects: [],
    faults: [],
    notes: [expect.stringMatching(/^5 DUPLICATE_IN_FILE .*line 1.*the same/)],
  });
  expect(second(`${service}spec: {description: x}`).notes[0]).toMatch(/^5 DUPLICATE_IN_FILE .*line 1.*something else/);
});

test.each([
  ['quoted numbers', slo().replace('0.99', '"0.99"'), 'spec.objectives[0].target'],
  ['a share that is a percentage', slo().replace('0.99', '99.9'), 'spec.objectives[0].target'],
  ['a version of Kubernetes', slo().replace('openslo/v1', 'openslo.com/v1'), 'apiVersion'],
  ['a kind in other letters', slo().replace('kind: SLO', 'kind: slo'), 'kind'],
  ['a name in capitals', slo().replace('name: web', 'name: Web Shop'), 'metadata.name'],
  ['a field of Kubernetes', slo().replace('name: web', 'name: web, namespace: x'), 'metadata.namespace'],
  [
    'a window without a list',
    slo().replace('[{duration: 28d, isRolling: true}]', '{duration: 28d, isRolling: true}'),
    'spec.timeWindow',
  ],
  ['a window that says not that it rolls', slo().replace(', isRolling: true', ''), 'spec.timeWindow[0].isRolling'],
  ['a method in other letters', slo().replace('Occurrences', 'occurrences'), 'spec.budgetingMethod'],
  ['a field in other letters', slo().replace('indicatorRef', 'indicatorref'), 'spec.indicatorref'],
  ['a key that no label may have', slo().replace('name: web', 'name: web, labels: {a/b: c}'), "metadata.labels['a/b']"],
])('a lenient reading mends %s and says so; a strict one refuses', (_, text, place) => {
  expect(read(text)[0]!.faults).not.toEqual([]);
  const [definition] = read(text, true);
  expect(definition!.faults).toEqual([]);
  expect(definition!.notes.map(({ path }) => path)).toContain(place);
});

test('what a lenient reading mends is sound in a strict one', () => {
  const slips = slo().replace('0.99', '"99.9"').replace('28d', '1m').replace('name: web', 'name: Web Shop');
  const [mended] = read(slips, true);
  expect(read(JSON.stringify(mended!.objects[0]))[0]!.faults).toEqual([]);
  expect(mended!.objects[0]).toMatchObject({
    metadata: { name: 'web-shop' },
    spec: { timeWindow: [{ duration: '1M' }], objectives: [{ targetPercent: 99.9 }] },
  });
});

test.each([
  ['an objective of nothing', slo().replace('0.99', '0'), 'spec.objectives[0].target'],
  ['forty years', slo().replace('28d', '40Y'), 'spec.timeWindow[0].duration'],
  ['five hours', slo().replace('28d', '5h'), 'spec.timeWindow[0].duration'],
  [
    'a slice longer than its window',
    slo().replace('Occurrences', 'RatioTimeslices').replace('target: 0.99', 'target: 0.99, timeSliceWindow: 1Q'),
    'spec.objectives[0].timeSliceWindow',
  ],
  [
    'a composite one',
    slo().replace('  indicatorRef: good\n', '').replace('target: 0.99', 'target: 0.99, indicatorRef: good'),
    'spec.objectives',
  ],
])('%s is sound OpenSLO, and it is said where no budget can be kept for it', (_, text, place) => {
  const [definition] = read(text);
  expect(definition!.faults).toEqual([]);
  expect(modelFaults(definition!.objects[0]!).map(({ path }) => pathInWords(path))).toEqual([place]);
});
