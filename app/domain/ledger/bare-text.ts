/**
 * A text as it is compared: compatibility forms resolved (full width among them), small letters, no blanks, no punctuation. The database
 * has the same rule as `kaimen_bare`, by which equal texts are found at once; a test holds the two together.
 */
export function bareText(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(LEFT_OUT, "");
}

// eslint-disable-next-line no-misleading-character-class -- a range of blocks, in which variation selectors are meant to go
const LEFT_OUT = /[\s\u0021-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u206f\u3000-\u303f\ufe00-\ufe6f]+/g;
