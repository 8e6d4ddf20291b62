import { bareText } from "./bare-text";
import { reasonRequired, type Disposition } from "./disposition";

/** A reason of fewer characters than this, punctuation aside, explains nothing. */
export const SHORTEST_REASON = 15;

/** What a reason rests on: a rule, a standard, a plan, a figure, a finding. */
const BASIS = /第[\d〇零一二三四五六七八九十百千两]+[条款项章]|《|依据|根据|按照|规定|标准|规范|条例|办法|法律|上位法|规划|国家|测算|论证|评估|调研|调查|数据|职责/;

export interface AnsweredTheme {
  id: string;
  title: string;
  disposition: Disposition | null;
  reason: string;
  /** Identities of the clauses that its points hang on; points on the whole draft give none. */
  clauses: readonly string[];
  /** Points with an outcome of their own that is not the theme's, in joint opinions whose other points follow the theme. */
  differing: number;
}

export type QualityWarning =
  | { kind: "SAME_REASON"; themeId: string; title: string; other: string }
  | { kind: "TOO_SHORT"; themeId: string; title: string; characters: number }
  | { kind: "NO_BASIS"; themeId: string; title: string }
  | { kind: "DIFFERS_FROM_GROUP"; themeId: string; title: string; points: number };

/**
 * What a reader would find wanting in the answers before they are released. Warnings, not refusals: there are good answers of one
 * sentence, and only officials can tell.
 */
export function checkReplies(themes: readonly AnsweredTheme[]): QualityWarning[] {
  const warnings: QualityWarning[] = [];
  const byReason = new Map<string, AnsweredTheme[]>();
  for (const theme of themes) {
    const { id: themeId, title, disposition, reason } = theme;
    if (theme.differing > 0) warnings.push({ kind: "DIFFERS_FROM_GROUP", themeId, title, points: theme.differing });
    if (disposition === null || !reasonRequired(disposition)) continue;
    const bare = bareText(reason);
    // Without any reason the report cannot be published at all; that is said elsewhere.
    if (bare === "") continue;
    if (bare.length < SHORTEST_REASON) warnings.push({ kind: "TOO_SHORT", themeId, title, characters: bare.length });
    if (!BASIS.test(reason)) warnings.push({ kind: "NO_BASIS", themeId, title });
    const same = byReason.get(bare) ?? [];
    const unrelated = same.find((other) => !related(theme, other));
    if (unrelated) warnings.push({ kind: "SAME_REASON", themeId, title, other: unrelated.title });
    byReason.set(bare, [...same, theme]);
  }
  return warnings;
}

function related(a: AnsweredTheme, b: AnsweredTheme): boolean {
  return a.clauses.some((clause) => b.clauses.includes(clause));
}
