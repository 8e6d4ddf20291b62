/** Crockford's Base32. */
const SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const TIME_SYMBOLS = 10;
const RANDOM_SYMBOLS = 16;

/**
 * A ULID: 10 symbols of milliseconds since 1970, 16 random symbols (80 bits); sorts by time.
 *
 * @param random 16 bytes of a cryptographic source; five bits of each are used
 * @throws RangeError for fewer bytes
 */
export function ulid(at: Date, random: Uint8Array): string {
  if (random.length < RANDOM_SYMBOLS) throw new RangeError(`a ULID needs ${RANDOM_SYMBOLS} random bytes`);
  let time = at.getTime();
  let text = "";
  for (let i = 0; i < TIME_SYMBOLS; i++) {
    text = SYMBOLS.charAt(time % 32) + text;
    time = Math.floor(time / 32);
  }
  for (let i = 0; i < RANDOM_SYMBOLS; i++) text += SYMBOLS.charAt(random[i]! & 31);
  return text;
}
