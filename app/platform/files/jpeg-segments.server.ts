/**
 * A JPEG without the segments that say things about it: APP1 to APP15 but for Adobe's colour mark (APP14), and comments (ITU-T T.81 annex B). The
 * picture itself is the same to the byte, so a JPEG inside another file still fits where it stands.
 *
 * @returns the bytes given where there is nothing to take out or the structure cannot be read
 */
export function stripJpegSegments(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return bytes;
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1]!;
    // The entropy-coded data begins: from here on everything stays.
    if (marker === 0xda) break;
    const length = (bytes[at + 2]! << 8) | bytes[at + 3]!;
    const end = at + 2 + length;
    if (length < 2 || end > bytes.length) return bytes;
    const speaks = (marker >= 0xe1 && marker <= 0xef && marker !== 0xee) || marker === 0xfe;
    if (!speaks) kept.push(bytes.subarray(at, end));
    at = end;
  }
  kept.push(bytes.subarray(at));
  return new Uint8Array(Buffer.concat(kept));
}
