/** A text of a revision with the place where it stands, such as `items[3].summary` or `附件 1/作者`. */
export interface ScanText {
  path: string;
  text: string;
}

/**
 * A text as the scan reads it: one sign for one sign in half width, in lower case, without what has no width, and for each sign where it stands in the
 * original. Whoever hides a number behind full-width, circled or zero-width signs writes it for the scan all the same.
 */
export interface ReadText {
  signs: string;
  /** The original index of each sign, and one more for the end. */
  at: number[];
  original: string;
}

const WITHOUT_WIDTH = /\p{Cf}|\p{Mn}/u;
/** Dashes and middle dots in their many forms, and spaces, each read as one. */
const DASHES = /[\u2010-\u2015\u2212\uff0d\u30fc\u2500]/;
const DOTS = /[\u00b7\u2022\u2027\u30fb\u22c5]/;
const SPACES = /[^\S\n]/;

export function readText(original: string): ReadText {
  let signs = "";
  const at: number[] = [];
  let index = 0;
  for (const sign of original) {
    if (!WITHOUT_WIDTH.test(sign)) {
      const read = signOf(sign);
      signs += read;
      for (let unit = 0; unit < read.length; unit += 1) at.push(index);
    }
    index += sign.length;
  }
  at.push(original.length);
  return { signs, at, original };
}

function signOf(sign: string): string {
  if (DASHES.test(sign)) return "-";
  if (DOTS.test(sign)) return "·";
  if (SPACES.test(sign)) return " ";
  const wide = sign.normalize("NFKC").toLowerCase();
  // Signs that fall apart, such as ㎡ or ½, say nothing that the rules look for; a digit in a circle or with a full stop does.
  return /^[a-z\d][.)]?$/.test(wide) ? wide[0]! : wide.length === 1 ? wide : sign;
}

/** What stands in the original between two signs. */
export function originalOf(read: ReadText, from: number, to: number): string {
  return read.original.slice(read.at[from], read.at[to]);
}
