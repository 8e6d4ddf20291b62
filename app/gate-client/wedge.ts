/** A scanner types far faster than this; a pause longer than it starts a new code. */
const PAUSE_MS = 500;
/** A shorter line that ends with Enter is somebody at the keyboard. */
const SHORTEST_LINE = 6;
const LONGEST_LINE = 4000;

export type Wedge = {
  /** Takes one key; gives the line when this key ended one. */
  key(key: string, atMs: number): string | null;
};

/** Hardware scanners are keyboards: they send the characters of a code and Enter. */
export function wedge(): Wedge {
  let line = "";
  let lastMs = -Infinity;
  return {
    key(key, atMs) {
      if (atMs - lastMs > PAUSE_MS) line = "";
      lastMs = atMs;
      if (key === "Enter") {
        const whole = line;
        line = "";
        return whole.length >= SHORTEST_LINE ? whole : null;
      }
      // Keys with a name, such as Shift, are longer than one character.
      if ([...key].length === 1 && line.length < LONGEST_LINE) line += key;
      return null;
    },
  };
}
