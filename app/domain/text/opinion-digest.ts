/**
 * The bytes whose SHA-256 stands in the daily digest: 16 bytes of salt, then the cleaned text (`cleanText`) in UTF-8. Whoever holds the
 * receipt has both and can compute the same sum. Free of server code, so that the receipt's own script can use it.
 *
 * @param salt 128 random bits as 32 lower-case hexadecimal digits, as printed on the receipt
 * @throws RangeError for a salt of another form
 */
export function opinionDigestInput(salt: string, text: string): Uint8Array<ArrayBuffer> {
  if (!/^[0-9a-f]{32}$/.test(salt)) throw new RangeError("a salt has 32 hexadecimal digits");
  const words = new TextEncoder().encode(text);
  const input = new Uint8Array(16 + words.length);
  for (let i = 0; i < 16; i++) input[i] = Number.parseInt(salt.slice(2 * i, 2 * i + 2), 16);
  input.set(words, 16);
  return input;
}
