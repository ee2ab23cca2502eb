import fs from 'node:fs';
import path from 'node:path';
import * as budgets from './budget-vectors.ts';
import * as measurements from './measurement-vectors.ts';

interface Case {
  id: string;
  title: string;
  kind: string;
  input: unknown;
  expected: Record<string, unknown>;
  tolerance: number;
}

const file = path.join(__dirname, '../../../testdata/slo-vectors/vectors.json');
const { vectors } = JSON.parse(fs.readFileSync(file, 'utf8')) as { vectors: Case[] };
const rules = { ...budgets, ...measurements } as unknown as Record<string, (input: unknown) => budgets.Vector>;

/** The answer with numbers that are near enough to the expected ones replaced by those. */
function near(answer: unknown, expected: unknown, tolerance: number): unknown {
  if (typeof expected === 'number' && typeof answer === 'number') {
    return Math.abs(answer - expected) <= tolerance * Math.max(1, Math.abs(expected)) ? expected : answer;
  }
  return Array.isArray(expected) && Array.isArray(answer)
    ? answer.map((each, index) => near(each, expected[index], tolerance))
    : answer;
}

test.each(vectors.map((each) => [each.id, each.title, each] as const))('%s: %s', (_, __, vector) => {
  const answer = rules[vector.kind]!(vector.input);
  const compared = Object.fromEntries(
    Object.entries(vector.expected).map(([key, value]) => [key, near(answer[key], value, vector.tolerance)]),
  );
  expect(compared).toEqual(vector.expected);
});
