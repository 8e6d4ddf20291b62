import { type Answer, answerOfPoint, reasonRequired } from "./disposition";

export interface ThemeToReport extends Answer {
  id: string;
  title: string;
}

export interface PointToReport extends Answer {
  id: string;
  opinionId: string;
  themeId: string | null;
  /** How officials recognise the point, e.g. `第 17 件第 2 条`. */
  label: string;
}

/** What the report is made from. Only counted opinions and their points: late, withdrawn and hidden ones are outside. */
export interface ReportMaterial {
  opinions: readonly { id: string; label: string }[];
  points: readonly PointToReport[];
  themes: readonly ThemeToReport[];
}

export type ReportRefusal =
  | { reason: "THEME_UNDISPOSED"; themeId: string; name: string }
  | { reason: "THEME_WITHOUT_REASON"; themeId: string; name: string }
  | { reason: "OPINION_WITHOUT_POINT"; opinionId: string; name: string }
  | { reason: "POINT_WITHOUT_THEME"; pointId: string; name: string }
  | { reason: "POINT_WITHOUT_REASON"; pointId: string; name: string };

/**
 * Whether an adoption report can be published: every counted opinion has a point, every point a theme, every theme a disposition, and
 * everything but adoption a reason. Each refusal names the theme, opinion or point. An empty list means yes; a window in which
 * nobody said anything passes too, because zero opinions is a report (rules V8 and V9; Decree 713 Art. 18).
 */
export function checkReport({ opinions, points, themes }: ReportMaterial): ReportRefusal[] {
  const refusals: ReportRefusal[] = [];
  const themeById = new Map(themes.map((theme) => [theme.id, theme]));
  const withPoint = new Set(points.map((point) => point.opinionId));

  for (const opinion of opinions) {
    if (!withPoint.has(opinion.id)) refusals.push({ reason: "OPINION_WITHOUT_POINT", opinionId: opinion.id, name: opinion.label });
  }
  for (const theme of themes) {
    if (theme.disposition === null) {
      refusals.push({ reason: "THEME_UNDISPOSED", themeId: theme.id, name: theme.title });
    } else if (reasonRequired(theme.disposition) && theme.reason.trim() === "") {
      refusals.push({ reason: "THEME_WITHOUT_REASON", themeId: theme.id, name: theme.title });
    }
  }
  for (const point of points) {
    const theme = point.themeId === null ? undefined : themeById.get(point.themeId);
    if (theme === undefined) {
      refusals.push({ reason: "POINT_WITHOUT_THEME", pointId: point.id, name: point.label });
      continue;
    }
    // A point that only follows its theme is covered by the theme's own refusal.
    if (point.disposition === null || point.disposition === theme.disposition) continue;
    const answer = answerOfPoint(point, theme);
    if (answer !== null && reasonRequired(answer.disposition) && answer.reason === "") {
      refusals.push({ reason: "POINT_WITHOUT_REASON", pointId: point.id, name: point.label });
    }
  }
  return refusals;
}

/** Whether one theme may be saved with this answer: a reason must stand beside everything but adoption (journey 25). */
export function checkAnswer(answer: Answer): { ok: true } | { ok: false; reason: "REASON_MISSING" } {
  const missing = answer.disposition !== null && reasonRequired(answer.disposition) && answer.reason.trim() === "";
  return missing ? { ok: false, reason: "REASON_MISSING" } : { ok: true };
}
