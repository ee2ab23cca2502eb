import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds wrong on the page as it stands, each with its first place. Runs past the CSP, as a tool in the browser. */
export async function violationsOf(page: Page): Promise<string[]> {
  const tools = await page.context().newCDPSession(page);
  await tools.send('Runtime.evaluate', { expression: `${axe};0` });
  const { result } = await tools.send('Runtime.evaluate', {
    expression: `axe.run(document, { runOnly: ${JSON.stringify(rules)} }).then(({ violations }) =>
      JSON.stringify(violations.map(({ id, nodes }) => id + ': ' + nodes[0].html.slice(0, 200))))`,
    awaitPromise: true,
    returnByValue: true,
  });
  await tools.detach();
  return JSON.parse(String(result.value)) as string[];
}
