/**
 * A table as programs write it: RFC 4180, but with any line end, with tabs or semicolons where the first line has them instead of commas, and
 * with rows of different length. An apostrophe that only keeps a spreadsheet from running the cell is taken off, a byte order mark too.
 * Rows without any text are kept, so that row numbers stay those of the file.
 */
export function parseTable(raw: string): string[][] {
  const text = raw.replace(/^\ufeff/, "");
  const separator = separatorOf(text);
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  const cell = (): string => {
    let value = "";
    if (text[at] === '"') {
      for (at += 1; at < text.length; at += 1) {
        if (text[at] !== '"') value += text[at];
        else if (text[at + 1] === '"') {
          value += '"';
          at += 1;
        } else {
          at += 1;
          break;
        }
      }
    }
    while (at < text.length && text[at] !== separator && text[at] !== "\n" && text[at] !== "\r") {
      value += text[at];
      at += 1;
    }
    return value.replace(/^'(?=\s*[=+\-@＝＋－＠])/, "");
  };
  while (at < text.length) {
    row.push(cell());
    if (text[at] === separator) {
      at += 1;
      if (at === text.length) row.push("");
      continue;
    }
    rows.push(row);
    row = [];
    at += text[at] === "\r" && text[at + 1] === "\n" ? 2 : 1;
  }
  if (row.length > 0) rows.push(row);
  return rows;
}

function separatorOf(text: string): string {
  const first = /^[^\r\n]*/.exec(text)?.[0] ?? "";
  return ([",", "\t", ";"] as const).reduce((best, each) => (first.split(each).length > first.split(best).length ? each : best));
}
