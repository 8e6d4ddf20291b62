import fs from "node:fs";
import path from "node:path";
import { alignDrafts } from "~/domain/consultation/clause-align";
import { precision, recall, scoreAlignment, type Score, type Scores } from "~/domain/consultation/clause-alignment-score.test-support";
import { compareVersions } from "~/domain/consultation/clause-comparison";
import { editArticles, seededRandom, type EditMix } from "~/domain/consultation/clause-edits.test-support";
import { parseDraft } from "~/domain/consultation/clause-parse";
import { flattenClauses, type DraftText, type FlatClause } from "~/domain/consultation/clause-tree";
import type { PublicClause } from "~/domain/consultation/public-shapes";
import { REAL_TEXTS } from "../support/real-texts";
import { round } from "./load";

/** What each row measures, and the kind of edit it is about. */
const MIXES: [name: string, kind: keyof Scores, mix: EditMix][] = [
  ["renumbered", "kept", { deleted: 0.05, inserted: 0.05 }],
  ["inserted", "inserted", { inserted: 0.2 }],
  ["deleted", "deleted", { deleted: 0.2 }],
  ["moved", "moved", { moved: 0.15 }],
  ["reworded lightly", "reworded", { reworded: 0.4 }],
  ["reworded heavily", "rewritten", { rewritten: 0.3 }],
  ["merged", "merged", { merged: 0.1 }],
  ["split", "split", { split: 0.15 }],
];
const ALL: EditMix = { deleted: 0.1, inserted: 0.15, reworded: 0.2, rewritten: 0.05, moved: 0.1, merged: 0.05, split: 0.05 };
const SEEDS = Array.from({ length: 10 }, (_, i) => i + 1);
const LONG = 400;

/**
 * How well the alignment finds articles again after scripted edits of the real laws below `KAIMEN_TEST_DATA`: precision and recall for each kind by itself and
 * with all kinds at once, and how long a draft of 400 articles takes, in milliseconds. Null where the laws are not there.
 */
export function measureAlignment() {
  const folder = path.join(REAL_TEXTS, "laws");
  if (!fs.existsSync(folder)) return null;
  const laws = fs.readdirSync(folder).sort().map((name) => draftOf(fs.readFileSync(path.join(folder, name), "utf8")));
  const alone = MIXES.map(([name, kind, mix]) => ({ edit: name, ...figures(sumOf(laws, mix)[kind]) }));
  const together = sumOf(laws, ALL);
  const allAtOnce = MIXES.map(([name, kind]) => ({ edit: name, ...figures(together[kind]) }));
  return { laws: laws.length, alone, allAtOnce, long: measureLong(laws) };
}

function draftOf(text: string): DraftText {
  const parsed = parseDraft(text);
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.draft;
}

function sumOf(laws: readonly DraftText[], mix: EditMix): Scores {
  const all = laws.map((law) => scoreAlignment(law, mix, SEEDS));
  const sums = structuredClone(all[0]!);
  for (const scores of all.slice(1)) {
    for (const kind of Object.keys(sums) as (keyof Scores)[]) for (const key of ["met", "found", "taken", "right"] as const) sums[kind][key] += scores[kind][key];
  }
  return sums;
}

function figures(score: Score) {
  const share = (value: number) => Math.round(value * 10_000) / 10_000;
  return { articles: score.met, precision: share(precision(score)), recall: share(recall(score)) };
}

/** All laws as one draft, repeated with other words until it has 400 articles, and revised in every way at once. */
function measureLong(laws: readonly DraftText[]) {
  const bodies = laws.flatMap((law) => flattenClauses(law).filter(({ kind }) => kind === "article"));
  const articles = Array.from({ length: LONG }, (_, i) => `第${i + 1}条　${bodies[i % bodies.length]!.text}${i < bodies.length ? "" : `第${i}类事项照此办理。`}`);
  const long = draftOf(articles.join("\n"));
  const old = flattenClauses(long);
  const now = flattenClauses(draftOf(editArticles(long, ALL, seededRandom(1)).text));
  let at = performance.now();
  const { pairs } = alignDrafts(old, now);
  const alignMs = round(performance.now() - at);
  const heirs = new Map(pairs.map(({ oldIndex, newIndex }) => [newIndex, oldIndex]));
  const [before, after] = [publicOf(old, (index) => `old-${index}`), publicOf(now, (index) => (heirs.has(index) ? `old-${heirs.get(index)}` : `new-${index}`))];
  at = performance.now();
  compareVersions(before, after);
  return { articles: LONG, clauses: old.length, alignMs, compareMs: round(performance.now() - at) };
}

function publicOf(flat: readonly FlatClause[], identity: (index: number) => string): PublicClause[] {
  return flat.map(({ node: { kind, number, title, text, anchor, label }, parent, depth }, index) => ({
    identity: identity(index), parent: parent === null ? null : identity(parent), depth, kind, number, title, text, anchor, label, closedReason: null, mark: null, wholeMark: null, oldLabel: null,
  }));
}
