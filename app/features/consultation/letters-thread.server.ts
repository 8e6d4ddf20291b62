import { parentPort } from "node:worker_threads";
import { KeyPhrases, type Subject } from "~/domain/ledger/key-phrases";
import { NearLetters } from "~/domain/ledger/near-letters";

/**
 * What the grouping job asks its thread: for each of these different texts, in the order in which they came, the place of the letter that it
 * is near to (its own where it is the first); and, at the end, what the letters are about, by how many people stand behind each.
 */
export type LettersQuestion =
  | { kind: "near"; texts: string[] }
  | { kind: "subjects"; peopleOf: [leader: number, people: number][]; limits: Parameters<KeyPhrases["subjects"]>[0] };

/** To `near` the places of the leaders; to `subjects` what was found, with the leaders' places as letters. */
export interface LettersAnswer {
  leaders: number[];
  subjects: Subject[];
}

const near = new NearLetters();
/** The texts that others are compared with, by their places. */
const letters = new Map<number, string>();
let count = 0;

parentPort!.on("message", (question: LettersQuestion) => parentPort!.postMessage(answer(question)));

function answer(question: LettersQuestion): LettersAnswer {
  if (question.kind === "near") return { leaders: question.texts.map(leaderOf), subjects: [] };
  const phrases = new KeyPhrases();
  for (const pass of ["count", "sort"] as const) for (const [leader, people] of question.peopleOf) phrases[pass](letters.get(leader)!, people);
  const subjects = phrases.subjects(question.limits).map((subject) => ({ ...subject, letters: subject.letters.map((nth) => question.peopleOf[nth]![0]) }));
  return { leaders: [], subjects };
}

function leaderOf(text: string): number {
  const place = count++;
  const leader = near.add(text);
  if (leader === place) letters.set(place, text);
  return leader;
}
