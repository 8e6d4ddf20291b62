const TITLE_CHARACTERS = 24;

/** What a proposal of near-equal letters is called: the beginning of the words that stand for it. Empty without words. */
export function proposalTitle(text: string): string {
  const characters = [...text.replace(/\s+/g, "")];
  return characters.length <= TITLE_CHARACTERS ? characters.join("") : `${characters.slice(0, TITLE_CHARACTERS).join("")}…`;
}
