/**
 * Canonical JSON after RFC 8785 (JCS): no spaces, object keys sorted by UTF-16 code units, numbers and strings as ECMAScript writes
 * them. Equal content gives equal bytes, so a hash of it identifies a revision.
 *
 * Properties that are undefined are left out, as JSON does. Everything that JSON cannot carry without loss is refused.
 *
 * @throws TypeError for NaN, infinities, bigint, functions, symbols, undefined in arrays, dates and other class instances, lone surrogates
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "string") return canonicalString(value);
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new TypeError(`not a JSON number: ${value}`);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (isPlainObject(value)) {
    const members = Object.keys(value)
      .filter((key) => value[key] !== undefined)
      .sort()
      .map((key) => `${canonicalString(key)}:${canonicalJson(value[key])}`);
    return `{${members.join(",")}}`;
  }
  throw new TypeError(`not a JSON value: ${typeof value}`);
}

function canonicalString(text: string): string {
  if (/\p{Cs}/u.test(text)) throw new TypeError("half of a surrogate pair in a string");
  return JSON.stringify(text);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
