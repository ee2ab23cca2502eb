const header = 'external_id,body,submitted_at,customer_external_id,customer_name,importance,themes';
const linesAtOnce = 2_000;

/** A file of feedback, piece by piece. Each row has an id, a day, one of 2,000 customers and one of 100 themes. */
export function* feedbackFile(rows: number): Generator<Buffer> {
  yield Buffer.from(`${header}\n`);
  for (let start = 0; start < rows; start += linesAtOnce) {
    const lines = Array.from({ length: Math.min(linesAtOnce, rows - start) }, (_, i) => `${lineOf(start + i)}\n`);
    yield Buffer.from(lines.join(''));
  }
}

function lineOf(n: number): string {
  const day = new Date(Date.UTC(2026, 0, 1 + (n % 300))).toISOString();
  const customer = (n * 7_919) % 2_000;
  const body = `My card did not arrive when it was promised, for time number ${n}`;
  return `e-${n},"${body}",${day},c-${customer},Customer ${customer},IMPORTANT,Theme ${n % 100}`;
}
