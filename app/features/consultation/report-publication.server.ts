import type { PublicReport } from "~/domain/consultation/public-shapes";
import { missingDuties } from "~/domain/ledger/duties";
import { dutyWords } from "~/domain/ledger/duties.words";
import { reportRefusalWords } from "~/domain/ledger/report-check.words";
import type { Json } from "~/domain/text/json";
import type { Db, Tx } from "~/platform/db.server";
import type { PublicationKind } from "~/platform/publication-kind.server";
import { noteNews } from "./note-news.server";
import { openCaseFaults } from "./open-case-faults.server";
import { openQuestionnaireFaults } from "./open-questionnaire-faults.server";
import { balanceOf, readReportWindow, reportFigures, reportRefusals } from "./report-figures.server";
import { digestRows, reportRows } from "./report-rows.server";
import { TELL_AUTHORS } from "./tell-authors.server";
import { lastWithdrawnReport } from "./withdrawn-report.server";

type ReportContent = PublicReport & { slug: string };

/** What the report says as the ledger stands; null for a window that is not there. */
export async function reportContent(db: Db | Tx, windowId: string): Promise<ReportContent | null> {
  const window = await readReportWindow(db, windowId);
  if (!window) return null;
  const corrects = await lastWithdrawnReport(db, windowId);
  return { slug: window.decision.slug, ...(await reportFigures(db, window)), table: await digestRows(db, windowId), ...(corrects ? { corrects } : {}) };
}

/**
 * The adoption report of one window, generated from the ledger. The noun's id is the window's. The content holds the digest of the masked
 * table, not its rows: what is reviewed is bound to every row, and 100,000 of them are no single JSON text.
 */
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

  reviewPath: (nounId) => `/desk/windows/${nounId}/annex`,

  /** Waits for opinions that are being handed in at this instant, so that they are in it: each holds its window until it is stored. */
  async canonicalise(tx, nounId) {
    await tx.$queryRaw`SELECT 1 FROM "ConsultationWindow" WHERE "id" = ${nounId} FOR UPDATE`;
    return reportContent(tx, nounId) as Promise<Json>;
  },

  /** Decree 713 article 18: every opinion is answered. The sums must add up, the window must have closed, and those concerned must have been heard. */
  async faults(tx, nounId, now) {
    const window = await readReportWindow(tx, nounId);
    if (!window) return [];
    const { refusals, more } = await reportRefusals(tx, window);
    const faults = refusals.map((refusal) => ({
      reason: refusal.reason as string,
      zh: reportRefusalWords.zh[refusal.reason](refusal.name),
      en: reportRefusalWords.en[refusal.reason](refusal.name),
    }));
    faults.push(...(await openCaseFaults(tx, nounId)));
    if (more > 0) faults.push({ reason: "AND_MORE", zh: `另有 ${more} 条意见还没有归类或者没有理由，没有逐条列出。`, en: `${more} more points have no theme or no reason.` });
    const sums = balanceOf(await reportFigures(tx, window));
    if (!sums.holds && faults.length === 0) {
      faults.push({
        reason: "SUMS_DIFFER",
        zh: `两行合计不相等：意见差 ${sums.missing.opinions} 件，意见建议差 ${sums.missing.points} 条。请核对后再提交。`,
        en: `The sums do not add up: ${sums.missing.opinions} opinions and ${sums.missing.points} points are missing. Check them first.`,
      });
    }
    for (const duty of missingDuties(window.decision, window.activities)) {
      faults.push({ reason: duty, zh: dutyWords.zh[duty], en: dutyWords.en[duty] });
    }
    faults.push(...(await openQuestionnaireFaults(tx, nounId)));
    if (now < window.closesAt) {
      faults.unshift({
        reason: "WINDOW_STILL_OPEN",
        zh: "征集还没有截止，不能公布采纳情况。请在截止后再提交。",
        en: "The consultation is still open. The response can be submitted after it has closed.",
      });
    }
    return faults;
  },

  /** The rows of the table, which the content holds by their digest alone. Equal words are looked at once. */
  async scanBesides(tx, nounId) {
    const places = new Map<string, string>();
    for await (const rows of reportRows(tx, nounId)) {
      for (const { number, text, reason, author } of rows) {
        for (const words of [author, text, reason]) if (words !== "" && !places.has(words)) places.set(words, `逐条表格第 ${number} 行`);
      }
    }
    return { texts: [...places].map(([text, path]) => ({ path, text })), findings: [] };
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
        // The ledger is locked and says what was reviewed: its digest has just been compared.
        rows: (tx) => reportRows(tx, report.windowId),
      },
    ];
  },

  /** From this instant the answers stand on the receipts, and each author with a contact is told once of each release that changes something. */
  async afterPublish(work, nounId) {
    const { count } = await work.tx.consultationWindow.updateMany({ where: { id: nounId, reportedAt: null }, data: { reportedAt: work.now, releases: { increment: 1 }, ledgerVersion: { increment: 1 } } });
    if (count === 0) return;
    const { decisionId, releases } = await work.tx.consultationWindow.findUniqueOrThrow({ where: { id: nounId }, select: { decisionId: true, releases: true } });
    await work.record({ action: "answers.released", nounKind: "window", nounId }, [
      { task: TELL_AUTHORS, payload: { windowId: nounId }, key: `${TELL_AUTHORS}:${nounId}` },
      ...(await noteNews(work, decisionId, nounId, { kind: "report", number: releases })),
    ]);
  },

  /** The ledger is open again: it can be corrected, reviewed and released anew. Receipts go back to being worked on. */
  async afterWithdraw(work, nounId) {
    await work.tx.consultationWindow.updateMany({ where: { id: nounId }, data: { reportedAt: null, ledgerVersion: { increment: 1 } } });
    await work.record({ action: "answers.taken-back", nounKind: "window", nounId });
  },
};
