/** Somebody of a party going in or out at one checkpoint. `at` is null where the time was lost (for example on a paper list). */
export type Passage = {
  type: "entry" | "exit";
  persons: number;
  at: Date | null;
  checkpointId: string;
  gate: string;
  operator: string;
  deviceId: string;
};

export type Presence = {
  /** Persons inside now. */
  inside: number;
  /** Persons let in altogether; exits take nothing away. */
  entered: number;
  firstEntry: Passage | null;
  lastPassage: Passage | null;
};

/**
 * Who of a party is inside at one checkpoint, read conservatively as "still inside": an exit at the same instant as an entry counts before
 * it, and an exit whose time is unknown counts for nothing. What happened at other checkpoints gives no right here.
 */
export function presenceAt(passages: readonly Passage[], checkpointId: string): Presence {
  const here = passages
    .filter((one) => one.checkpointId === checkpointId && (one.type === "entry" || one.at !== null))
    .sort((a, b) => timeOf(a) - timeOf(b) || rank(a) - rank(b));
  const presence: Presence = { inside: 0, entered: 0, firstEntry: null, lastPassage: here.at(-1) ?? null };
  for (const one of here) {
    if (one.type === "exit") {
      presence.inside = Math.max(0, presence.inside - one.persons);
    } else {
      presence.inside += one.persons;
      presence.entered += one.persons;
      presence.firstEntry ??= one;
    }
  }
  return presence;
}

/** An entry without a time stands last, so that no exit can be read as coming after it. */
function timeOf(passage: Passage): number {
  return passage.at === null ? Number.MAX_SAFE_INTEGER : passage.at.getTime();
}

function rank(passage: Passage): number {
  return passage.type === "exit" ? 0 : 1;
}
