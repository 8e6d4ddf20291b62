/** Characters of the pieces that are counted; a phrase is at least so long. */
const WIDTH = 4;
const LONGEST = 16;
/** What more than this share of the people say is the draft's own subject and tells nothing apart. */
const TOO_COMMON = 0.5;
/** Of the letters with the phrase so many must go on in the same way for the phrase to go on. */
const GOES_ON = 0.8;
/** Letters of one phrase that are looked at to find how it goes on. */
const SAMPLE = 50;
const TABLE_BITS = 21;

/** Words that every letter has. A piece with one of them is no subject. */
const EMPTY_WORDS = /[的了我你您请也都就还很吗呢们这那]|建议|希望|应当|应该|可以|需要|意见|如果|因为|所以|能够|是否|但是|而且|以及|或者|进行|有关|相关/;

export interface Subject {
  phrase: string;
  /** Places of the letters, in the order in which they were counted. */
  letters: number[];
  people: number;
}

/**
 * What several letters are about, by the phrases that they share: pieces of four characters, counted without a dictionary, by people.
 * Two passes over the same letters in the same order, `count` and then `sort`; `subjects` gives the result, the largest first. A letter
 * belongs to the most common of its pieces that is not on everybody's lips. The counts are kept in a table of fixed size.
 */
export class KeyPhrases {
  private readonly counts = new Uint32Array(1 << TABLE_BITS);
  private readonly letters = new Map<string, { places: number[]; people: number; samples: string[] }>();
  private total = 0;
  private place = 0;

  /** First pass. `people` said this in these words. */
  count(text: string, people: number): void {
    this.total += people;
    for (const slot of new Set(piecesOf(text).map(slotOf))) this.counts[slot]! += people;
  }

  /** Second pass. */
  sort(text: string, people: number): void {
    const place = this.place++;
    let [best, bestCount] = ["", 1];
    for (const piece of piecesOf(text)) {
      const count = this.counts[slotOf(piece)]!;
      if (count > this.total * TOO_COMMON && this.total > 20) continue;
      if (count > bestCount || (count === bestCount && best !== "" && piece < best)) [best, bestCount] = [piece, count];
    }
    if (best === "") return;
    const found = this.letters.get(best) ?? { places: [], people: 0, samples: [] };
    found.places.push(place);
    found.people += people;
    if (found.samples.length < SAMPLE) found.samples.push(text);
    this.letters.set(best, found);
  }

  /** Subjects of at least so many letters and people. Pieces that go on to the same phrase are one subject. */
  subjects({ letters: fewestLetters, people: fewestPeople, most }: { letters: number; people: number; most: number }): Subject[] {
    const byPhrase = new Map<string, Subject>();
    for (const [piece, { places, people, samples }] of this.letters) {
      const phrase = goOn(piece, samples);
      const subject = byPhrase.get(phrase) ?? { phrase, letters: [], people: 0 };
      for (const place of places) subject.letters.push(place);
      subject.people += people;
      byPhrase.set(phrase, subject);
    }
    return [...byPhrase.values()]
      .filter((subject) => subject.letters.length >= fewestLetters && subject.people >= fewestPeople)
      .sort((a, b) => b.people - a.people || (a.phrase < b.phrase ? -1 : 1))
      .slice(0, most)
      .map((subject) => ({ ...subject, letters: subject.letters.sort((a, b) => a - b) }));
  }
}

/** The pieces of a text; none reaches across punctuation or blanks. */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  for (const run of text.normalize("NFKC").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    for (let at = 0; at + WIDTH <= run.length; at += 1) {
      const piece = run.slice(at, at + WIDTH);
      if (!EMPTY_WORDS.test(piece) && /\p{Script=Han}/u.test(piece)) pieces.push(piece);
    }
  }
  return pieces;
}

function slotOf(piece: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < piece.length; i += 1) hash = Math.imul(hash ^ piece.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 16)) >>> 0 & ((1 << TABLE_BITS) - 1);
}

/** The piece with the characters before and behind it that nearly all of its letters have there. */
function goOn(piece: string, samples: readonly string[]): string {
  const runs = samples.flatMap((text) => (text.normalize("NFKC").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((run) => run.includes(piece)).slice(0, 1));
  let phrase = piece;
  for (;;) {
    const longer = phrase.length < LONGEST && (nextOf(phrase, runs, (run) => phrase + (run[run.indexOf(phrase) + phrase.length] ?? "")) ?? nextOf(phrase, runs, (run) => (run[run.indexOf(phrase) - 1] ?? "") + phrase));
    if (!longer) return phrase;
    phrase = longer;
  }
}

function nextOf(phrase: string, runs: readonly string[], lengthen: (run: string) => string): string | null {
  const counts = new Map<string, number>();
  for (const run of runs) {
    if (!run.includes(phrase)) continue;
    const longer = lengthen(run);
    if (longer !== phrase && !EMPTY_WORDS.test(longer)) counts.set(longer, (counts.get(longer) ?? 0) + 1);
  }
  const [best] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return best && best[1] >= runs.length * GOES_ON ? best[0] : null;
}
