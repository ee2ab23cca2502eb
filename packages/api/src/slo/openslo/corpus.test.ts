import fs from 'node:fs';
import path from 'node:path';
import { definitionsIn, judgeSet } from './definitions.ts';

const testdata = path.resolve('testdata');
const corpus = path.join(testdata, 'openslo-corpus');

function filesIn(folder: string): string[] {
  const names = fs.readdirSync(folder, { recursive: true }) as string[];
  return names.filter((name) => /\.ya?ml$/.test(name)).sort();
}

function read(file: string, lenient = false) {
  const definitions = [...definitionsIn(fs.readFileSync(file, 'utf8'), lenient)];
  judgeSet(definitions, () => false);
  return definitions;
}

test.each(filesIn(path.join(corpus, 'valid')))('%s is accepted', (name) => {
  const definitions = read(path.join(corpus, 'valid', name));
  expect(definitions.length).toBeGreaterThan(0);
  expect(definitions.flatMap(({ faults }) => faults)).toEqual([]);
});

test.each(filesIn(path.join(corpus, 'invalid')))('%s is refused, each fault with its place', (name) => {
  const faults = read(path.join(corpus, 'invalid', name)).flatMap((definition) => definition.faults);
  expect(faults.length).toBeGreaterThan(0);
  const lines = fs.readFileSync(path.join(corpus, 'invalid', name), 'utf8').split('\n').length;
  for (const { line, path: place, message } of faults) {
    expect({ known: line >= 1 && line <= lines, place: place !== '', message: message !== '' }).toEqual({
      known: true,
      place: true,
      message: true,
    });
  }
});

test('the places of faults are those that the official validator names', () => {
  const labels: Record<string, { sdkMessage: string }> = JSON.parse(
    fs.readFileSync(path.join(corpus, 'labels.json'), 'utf8'),
  );
  const missed = filesIn(path.join(corpus, 'invalid')).flatMap((name) => {
    const named = [...labels[`invalid/${name}`]!.sdkMessage.matchAll(/^\s+- '(.+)'(?: with (?:value|key) '.*)?:$/gms)];
    const places = read(path.join(corpus, 'invalid', name)).flatMap(({ faults }) => faults.map((fault) => fault.path));
    return named
      .map(([, place]) => place!.replace(/' with (value|key) '.*/s, '').replace(/\.unit$/, ''))
      .filter((place) => !places.some((each) => each.startsWith(place) || place.startsWith(each)))
      .map((place) => `${name}: ${place}`);
  });
  expect(missed).toEqual([]);
});

test('of what is disputed, empty objectives, a window of no length and Kubernetes’ flavour are refused', () => {
  const refused = (name: string, lenient: boolean) =>
    read(path.join(corpus, 'disputed', name), lenient).flatMap(({ faults }) => faults.map(({ path: place }) => place));
  expect(refused('own-no-objectives.yaml', true)).toEqual(['spec.objectives']);
  expect(refused('own-zero-duration.yaml', true)).toEqual(['spec.timeWindow[0].duration']);
  expect(refused('osko-openslo-v1-slo.yaml', false)).toContain('apiVersion');
  expect(refused('osko-openslo-v1-slo.yaml', true)).toEqual([]);
  expect(refused('spec-budgeting-method-timeslices-slo.yaml', false)).toEqual(['spec.objectives[0].op']);
  expect(refused('spec-budgeting-method-timeslices-slo.yaml', true)).toEqual([]);
});

test('a reference that leads nowhere is noted by its name and place', () => {
  const notes = read(path.join(corpus, 'disputed', 'sdk-inline-inputs-v1-slo-invalid-sli.yaml')).flatMap(
    (each) => each.notes,
  );
  expect(notes).toContainEqual(
    expect.objectContaining({
      path: 'spec.indicatorRef',
      code: 'UNKNOWN_VALUE',
      message: expect.stringContaining('no SLI'),
    }),
  );
});

test.each(filesIn(path.join(testdata, 'slo-definitions')))('%s is translated, or it is said why it is not', (name) => {
  const definitions = read(path.join(testdata, 'slo-definitions', name));
  expect(definitions.length).toBeGreaterThan(0);
  for (const { objects, faults, notes } of definitions) {
    if (faults.length > 0)
      expect(faults[0]!.message).toMatch(/PrometheusServiceLevel is read|openslo\/v1 is what is read/);
    else
      expect({ some: objects.length > 0, told: notes.some(({ message }) => /Sloth|Pyrra/.test(message)) }).toEqual({
        some: true,
        told: true,
      });
  }
});
