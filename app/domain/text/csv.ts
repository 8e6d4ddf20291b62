/**
 * Spreadsheets run a cell that starts like this as a formula, blanks before it or not; the full-width signs too. A tab or a line end
 * at the start can move what follows into another cell.
 */
const FORMULA = /^(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/;

/**
 * A table as RFC 4180 writes it: comma, quotation marks around what needs them, CRLF behind every line; with the byte order mark
 * that Excel wants before it takes a file for UTF-8. Texts that a spreadsheet would run as a formula get an apostrophe in front
 * (OWASP, CSV injection), numbers stay numbers. Line by line, for rows that come one
 * after the other: the first piece is the mark with the header. All rows must have as many cells as the header.
 */
export async function* csvLines(
  header: readonly string[],
  rows: Iterable<readonly (string | number)[]> | AsyncIterable<readonly (string | number)[]>,
): AsyncGenerator<string> {
  yield `\ufeff${lineOf(header)}`;
  for await (const row of rows) yield lineOf(row);
}

function lineOf(cells: readonly (string | number)[]): string {
  return `${cells.map(cellOf).join(",")}\r\n`;
}

function cellOf(value: string | number): string {
  if (typeof value === "number") return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
