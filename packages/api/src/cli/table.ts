/** Rows as columns that stand below each other, two spaces apart; numbers to the right. */
export function tableLines(rows: readonly (readonly (string | number)[])[]): string[] {
  const texts = rows.map((row) => row.map((cell) => (typeof cell === 'number' ? cell.toLocaleString('en') : cell)));
  const widths = (texts[0] ?? []).map((_, column) => Math.max(...texts.map((row) => row[column]!.length)));
  return texts.map((row, index) =>
    row
      .map((text, column) => {
        const isNumber = typeof rows[index]![column] === 'number';
        return isNumber ? text.padStart(widths[column]!) : text.padEnd(widths[column]!);
      })
      .join('  ')
      .trimEnd(),
  );
}
