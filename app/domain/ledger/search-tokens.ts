import { bareText } from "./bare-text";

/**
 * The tokens that a text with this phrase has in any case: the phrase itself where it is one character, else every two characters that
 * stand together. The same rule as `kaimen_tokens` of the database.
 */
export function searchTokens(phrase: string): string[] {
  const letters = [...bareText(phrase)];
  if (letters.length <= 1) return letters;
  return [...new Set(letters.slice(1).map((letter, index) => `${letters[index]}${letter}`))];
}

/** A text cut where the phrase stands in it, without regard to case; pieces with `isHit` are the phrase. */
export function cutAtPhrase(text: string, phrase: string): { text: string; isHit: boolean }[] {
  if (phrase === "") return [{ text, isHit: false }];
  const [whole, wanted] = [text.toLowerCase(), phrase.toLowerCase()];
  // Some letters have more or fewer places in the other case; then nothing is marked rather than the wrong place.
  if (whole.length !== text.length) return [{ text, isHit: false }];
  const pieces: { text: string; isHit: boolean }[] = [];
  let from = 0;
  for (let at = whole.indexOf(wanted); at !== -1; at = whole.indexOf(wanted, from)) {
    if (at > from) pieces.push({ text: text.slice(from, at), isHit: false });
    pieces.push({ text: text.slice(at, at + wanted.length), isHit: true });
    from = at + wanted.length;
  }
  if (from < text.length || pieces.length === 0) pieces.push({ text: text.slice(from), isHit: false });
  return pieces;
}
