/** What a spreadsheet would run as a formula, behind any number of marks that keep it from doing so. */
const formula = /^'*[=+\-@\t\r]/;

/** A text that no spreadsheet runs as a formula: one that could be begins with an apostrophe. `plainCell` undoes it. */
export function safeCell(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

/** The text that stands behind a cell, as `safeCell` and spreadsheets write it: without the apostrophe before a formula. */
export function plainCell(cell: string): string {
  return cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell;
}

/** One row of a CSV file by RFC 4180, with its line end. Its cells are safe to open in a spreadsheet. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => quoted(safeCell(cell))).join(',')}\r\n`;
}

function quoted(cell: string): string {
  return /[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
