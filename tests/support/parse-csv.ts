/**
 * Reads a table strictly by the grammar of RFC 4180: CRLF between records, quotation marks doubled inside quoted fields and
 * nowhere else, the same number of fields in each record.
 *
 * @throws when the text breaks the grammar; a byte order mark breaks it too and is for the caller to take off
 */
export function parseCsv(text: string): string[][] {
  const records: string[][] = [];
  let at = 0;
  const fail = (what: string): never => {
    throw new Error(`not RFC 4180 at ${at}: ${what}`);
  };
  const quoted = (): string => {
    let value = "";
    for (at += 1; ; at += 1) {
      if (at >= text.length) fail("a quoted field without an end");
      if (text[at] !== '"') value += text[at];
      else if (text[at + 1] === '"') {
        value += '"';
        at += 1;
      } else {
        at += 1;
        return value;
      }
    }
  };
  const bare = (): string => {
    const start = at;
    while (at < text.length && !",\r\n".includes(text[at] ?? "")) {
      if (text[at] === '"' || text[at] === "\ufeff") fail("a character that must be quoted");
      at += 1;
    }
    return text.slice(start, at);
  };

  while (at < text.length) {
    const record = [text[at] === '"' ? quoted() : bare()];
    while (text[at] === ",") {
      at += 1;
      record.push(text[at] === '"' ? quoted() : bare());
    }
    if (text.slice(at, at + 2) !== "\r\n") fail("a record that does not end in CRLF");
    at += 2;
    if (record.length !== (records[0] ?? record).length) fail("a record with another number of fields");
    records.push(record);
  }
  return records;
}
