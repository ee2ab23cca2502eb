import { isDeepStrictEqual } from 'node:util';

/** Asks until the answer is the expected one; after ten seconds it fails with the last answer. */
export async function eventually<Value>(ask: () => Promise<Value>, expected: NoInfer<Value>): Promise<void> {
  const deadline = Date.now() + 10_000;
  let answer = await ask();
  while (!isDeepStrictEqual(answer, expected) && Date.now() < deadline) {
    await new Promise((later) => setTimeout(later, 100));
    answer = await ask();
  }
  expect(answer).toEqual(expected);
}
