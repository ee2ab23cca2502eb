import fs from 'node:fs';
import { answeredOn, type QuestionPage, questionPages, variablesToday } from '../src/testing/question-pages.ts';

/**
 * Writes into each page of docs/api/questions what a running demo answers, and what that costs. WAYMARK_URL names the
 * demo, WAYMARK_TOKEN its token for scripts.
 */
async function main(): Promise<void> {
  for (const page of questionPages()) {
    const { data, cost } = await ask(page);
    const answer = `## Answer\n\nOf the demo on ${answeredOn}; lists are cut after two.\n\n\`\`\`json\n${laidOut(cut(data))}\n\`\`\`\n`;
    fs.writeFileSync(
      page.file,
      page.text.replace(/ Cost: \d+\./, ` Cost: ${cost}.`).replace(/## Answer\n[\s\S]*$/, () => answer),
    );
  }
}

async function ask(page: QuestionPage): Promise<{ data: unknown; cost: number }> {
  const { WAYMARK_URL: url, WAYMARK_TOKEN: token } = process.env;
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ query: page.query, variables: variablesToday(page), extensions: { cost: true } }),
  });
  const answer = (await response.json()) as { data?: unknown; errors?: unknown; extensions?: { cost: number } };
  if (answer.errors || !answer.extensions) throw new Error(`${page.file}: ${JSON.stringify(answer)}`);
  return { data: answer.data, cost: answer.extensions.cost };
}

function cut(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 2).map(cut);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, cut(inner)]));
}

/** JSON in which what fits a line stands on one. */
function laidOut(value: unknown, indent = ''): string {
  const flat = JSON.stringify(value)
    .replace(/":/g, '": ')
    .replace(/,(?=["[{\d])/g, ', ');
  if (value === null || typeof value !== 'object' || flat.length + indent.length <= 110) return flat;
  const deeper = `${indent}  `;
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const inner = Array.isArray(value)
    ? value.map((each) => laidOut(each, deeper))
    : Object.entries(value).map(([key, each]) => `${JSON.stringify(key)}: ${laidOut(each, deeper)}`);
  return `${open}\n${inner.map((line) => `${deeper}${line}`).join(',\n')}\n${indent}${close}`;
}

await main();
