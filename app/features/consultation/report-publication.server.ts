import type { PublicReport, PublicReportRow } from "~/domain/consultation/public-shapes";
import { publicMask } from "~/domain/identity/names";
import { balance, concentrated, countByDisposition, standingOf } from "~/domain/ledger/balance";
import { answerOfPoint, isDisposition, type Answer } from "~/domain/ledger/disposition";
import { checkReport } from "~/domain/ledger/report-check";
import { reportRefusalWords } from "~/domain/ledger/report-check.words";
import type { Json } from "~/domain/text/json";
import type { Tx } from "~/platform/db.server";
import type { PublicationKind } from "~/platform/publication-kind.server";
import { followersJob } from "./tell-followers.server";
import { openCaseFaults } from "./open-case-faults.server";

type ReportContent = PublicReport & { slug: string };

async function readLedger(tx: Tx, windowId: string) {
  return tx.consultationWindow.findUnique({
    where: { id: windowId },
    include: {
      decision: { select: { slug: true, title: true, leadUnitId: true } },
      themes: { orderBy: { position: "asc" } },
      activities: { orderBy: { heldOn: "asc" } },
      opinions: { orderBy: [{ receivedAt: "asc" }, { id: "asc" }], include: { points: { orderBy: { position: "asc" } } } },
      report: true,
    },
  });
}
type Ledger = NonNullable<Awaited<ReturnType<typeof readLedger>>>;

/** The adoption report of one window, generated from the ledger. The noun's id is the window's. */
export const reportPublication: PublicationKind = {
  label: { zh: "意见收集和采纳情况", en: "Response to opinions" },
  writeAction: "theme.answer",

  async owner(tx, nounId) {
    const window = await tx.consultationWindow.findUnique({
      where: { id: nounId },
      select: { decision: { select: { title: true, leadUnitId: true } } },
    });
    return (
      window && {
        unitId: window.decision.leadUnitId,
        title: `意见采纳情况：${window.decision.title}`,
        deskPath: `/desk/windows/${nounId}/report`,
      }
    );
  },

  async canonicalise(tx, nounId) {
    const ledger = await readLedger(tx, nounId);
    return ledger ? (reportOf(ledger) as unknown as Json) : null;
  },

  /** Decree 713 article 18: every opinion is answered. The sums must add up, and the window must have closed. */
  async faults(tx, nounId, now) {
    const ledger = await readLedger(tx, nounId);
    if (!ledger) return [];
    const counted = ledger.opinions.filter((opinion) => standing(opinion) === "counted");
    const labels = new Map(ledger.opinions.map((opinion, index) => [opinion.id, `第 ${index + 1} 件`]));
    const labelOf = (opinionId: string) => labels.get(opinionId) ?? "";
    const used = new Set(counted.flatMap((opinion) => opinion.points.map((point) => point.themeId)));
    const faults = checkReport({
      opinions: counted.map((opinion) => ({ id: opinion.id, label: labelOf(opinion.id) })),
      points: counted.flatMap((opinion) =>
        opinion.points.map((point) => ({
          ...answerIn(point),
          id: point.id,
          opinionId: opinion.id,
          themeId: point.themeId,
          label: `${labelOf(opinion.id)}第 ${point.position} 条`,
        })),
      ),
      themes: ledger.themes.filter((theme) => used.has(theme.id)).map((theme) => ({ ...answerIn(theme), id: theme.id, title: theme.title })),
    }).map((refusal) => ({
      reason: refusal.reason as string,
      zh: reportRefusalWords.zh[refusal.reason](refusal.name),
      en: reportRefusalWords.en[refusal.reason](refusal.name),
    }));
    if (now < ledger.closesAt) {
      faults.unshift({
        reason: "WINDOW_STILL_OPEN",
        zh: "征集还没有截止，不能公布采纳情况。请在截止后再提交。",
        en: "The consultation is still open. The response can be submitted after it has closed.",
      });
    }
    faults.push(...(await openCaseFaults(tx, nounId)));
    const report = reportOf(ledger);
    const sums = balance({
      ...report.opinions,
      points: report.points.total,
      byDisposition: report.points,
    });
    if (!sums.holds && faults.length === 0) {
      faults.push({
        reason: "SUMS_DIFFER",
        zh: `两行合计不相等：意见差 ${sums.missing.opinions} 件，意见建议差 ${sums.missing.points} 条。请核对后再提交。`,
        en: `The sums do not add up: ${sums.missing.opinions} opinions and ${sums.missing.points} points are missing. Check them first.`,
      });
    }
    return faults;
  },

  project(content) {
    const { slug, ...report } = content as unknown as ReportContent;
    return [
      {
        kind: "report",
        key: `${slug}/${report.round}`,
        parentKey: slug,
        path: `/decisions/${slug}/report`,
        title: `意见采纳情况：${report.decisionTitle}`,
        body: report as unknown as Json,
        startsAt: new Date(report.opensAt),
        endsAt: new Date(report.closesAt),
      },
    ];
  },

  /** From this instant the answers stand on the receipts, and each author with a contact is told once. */
  async afterPublish(work, nounId) {
    const { count } = await work.tx.consultationWindow.updateMany({ where: { id: nounId, reportedAt: null }, data: { reportedAt: work.now } });
    if (count === 0) return;
    await work.record({ action: "answers.released", nounKind: "window", nounId }, [
      { task: "tell-authors", payload: { windowId: nounId }, key: `tell-authors:${nounId}` },
      followersJob((await work.tx.consultationWindow.findUniqueOrThrow({ where: { id: nounId }, select: { decisionId: true } })).decisionId, nounId, { kind: "report" }),
    ]);
  },
};

function reportOf(ledger: Ledger): ReportContent {
  const themes = new Map(ledger.themes.map((theme) => [theme.id, answerIn(theme)]));
  const counted = ledger.opinions.filter((opinion) => standing(opinion) === "counted");
  const points = counted.flatMap((opinion) => opinion.points.map((point) => ({ ...point, ...answerIn(point), opinion })));
  const pointsOf = new Map<string, typeof points>();
  for (const theme of ledger.themes) pointsOf.set(theme.id, []);
  for (const point of points) if (point.themeId) pointsOf.get(point.themeId)?.push(point);
  const count = (wished: ReturnType<typeof standing>) => ledger.opinions.filter((opinion) => standing(opinion) === wished).length;
  const late = count("late");
  return {
    slug: ledger.decision.slug,
    windowId: ledger.id,
    round: ledger.round,
    decisionTitle: ledger.decision.title,
    opensAt: ledger.opensAt.toISOString(),
    closesAt: ledger.closesAt.toISOString(),
    introduction: ledger.report?.introduction ?? "",
    nextStep: ledger.report?.nextStep ?? "",
    summaryEn: ledger.report?.summaryEn ?? "",
    opinions: {
      received: ledger.opinions.length - late,
      counted: counted.length,
      withdrawn: count("withdrawn"),
      hidden: count("hidden"),
      late,
    },
    points: { total: points.length, ...countByDisposition(points, themes) },
    byChannel: tally(counted.map((opinion) => opinion.channel)).map(([channel, n]) => ({ channel, count: n })),
    byAuthorKind: tally(counted.map((opinion) => opinion.authorKind)).map(([authorKind, n]) => ({ authorKind, count: n })),
    themes: ledger.themes
      .map((theme) => {
        const own = pointsOf.get(theme.id) ?? [];
        const people = new Set(own.map((point) => point.opinionId)).size;
        return {
          id: theme.id,
          title: theme.title,
          summary: theme.summary,
          disposition: answerIn(theme).disposition ?? "notAdopted",
          reason: theme.reason,
          people,
          points: own.length,
          concentrated: concentrated(people, own.length, points.length),
          changedClause: theme.changedClause ?? "",
        };
      })
      .filter((theme) => theme.points > 0)
      .sort((a, b) => b.points - a.points || b.people - a.people),
    rows: points.flatMap((point, index): PublicReportRow[] => {
      const answer = answerOfPoint(point, point.themeId ? (themes.get(point.themeId) ?? null) : null);
      if (!answer) return [];
      const { opinion } = point;
      const isPerson = opinion.authorKind === "individual";
      const name = opinion.authorName ?? "";
      return [
        {
          number: index + 1,
          author: name === "" ? "" : isPerson && !opinion.namePublic ? publicMask(name) : name,
          authorKind: opinion.authorKind,
          channel: opinion.channel,
          clause: opinion.clauseLabel ?? "",
          text: point.text,
          themeId: point.themeId,
          disposition: answer.disposition,
          reason: answer.reason,
        },
      ];
    }),
    activities: ledger.activities.map(({ kind, heldOn, place, people, audience, summary }) => ({ kind, heldOn, place, people, audience, summary })),
  };
}

function standing(opinion: { isLate: boolean; withdrawnAt: Date | null; hiddenAt: Date | null }) {
  return standingOf({ isLate: opinion.isLate, isWithdrawn: opinion.withdrawnAt !== null, isHidden: opinion.hiddenAt !== null });
}

function answerIn(row: { disposition: string | null; reason: string | null }): Answer {
  return { disposition: row.disposition !== null && isDisposition(row.disposition) ? row.disposition : null, reason: row.reason ?? "" };
}

function tally(values: string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || a.localeCompare(b));
}
