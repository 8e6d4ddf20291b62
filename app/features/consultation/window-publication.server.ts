import { closingDay, dayOf } from "~/domain/calendar/shanghai";
import type { PublicWindow } from "~/domain/consultation/public-shapes";
import { checkWindow, type PartState } from "~/domain/consultation/window";
import { windowRefusalSentence } from "~/domain/consultation/window.words";
import { checkWindowChange } from "~/domain/consultation/window-change";
import { windowChangeWords } from "~/domain/consultation/window-change.words";
import type { Tx } from "~/platform/db.server";
import type { PublicationKind } from "~/platform/publication-kind.server";
import { readCalendar } from "~/platform/work-calendar.server";
import { noteNews } from "./note-news.server";

type WindowContent = PublicWindow & { slug: string };

/** A consultation window. The noun's id is the window's. */
export const windowPublication: PublicationKind = {
  label: { zh: "公开征求意见", en: "Consultation window" },
  writeAction: "window.open",

  async owner(tx, nounId) {
    const window = await tx.consultationWindow.findUnique({
      where: { id: nounId },
      select: { decision: { select: { slug: true, title: true, leadUnitId: true } } },
    });
    return (
      window && {
        unitId: window.decision.leadUnitId,
        title: `公开征求意见：${window.decision.title}`,
        deskPath: `/desk/decisions/${window.decision.slug}/window`,
      }
    );
  },

  async canonicalise(tx, nounId) {
    const window = await tx.consultationWindow.findUnique({
      where: { id: nounId },
      include: { decision: { select: { slug: true, title: true, titleEn: true } }, version: { select: { number: true } } },
    });
    if (!window) return null;
    const content: WindowContent = {
      slug: window.decision.slug,
      windowId: window.id,
      round: window.round,
      decisionTitle: window.decision.title,
      decisionTitleEn: window.decision.titleEn,
      draftKey: `${window.decision.slug}/${window.version.number}`,
      opensAt: window.opensAt.toISOString(),
      closesAt: window.closesAt.toISOString(),
      originalClosesAt: window.originalClosesAt.toISOString(),
      shortenedReason: window.shortenedReason,
      guideExemption: window.guideExemption,
      channels: window.channels,
      contactUnit: window.contactUnit,
      contactPhone: window.contactPhone,
      contactEmail: window.contactEmail,
      contactAddress: window.contactAddress,
      allowsAnonymous: window.allowsAnonymous,
      replyDays: window.replyDays,
      ...(window.publishDuringWindow ? { publishDuringWindow: true } : {}),
      ...(window.displayUntil ? { displayUntil: window.displayUntil.toISOString() } : {}),
      ...(window.originalNotice === "" && window.originalNote === "" ? {} : { original: { notice: window.originalNotice, note: window.originalNote } }),
    };
    return content;
  },

  /** Decree 713 article 15: draft, explanation and guide lie open together with the window, for thirty days or with a reason. */
  async faults(tx, nounId, now) {
    const window = await tx.consultationWindow.findUniqueOrThrow({ where: { id: nounId }, include: { decision: { select: { slug: true } } } });
    const { slug } = window.decision;
    const check = checkWindow(
      {
        opensOn: dayOf(window.opensAt),
        closesOn: closingDay(window.originalClosesAt),
        shortenedReason: window.shortenedReason ?? "",
        parts: {
          draft: await partState(tx, "draft", window.versionId),
          explanation: await sectionState(tx, window.decisionId, "draftingExplanation"),
          guide: await sectionState(tx, window.decisionId, "draftInterpretation"),
        },
        guideExemption: window.guideExemption ?? "",
        channels: window.channels,
        contactUnit: window.contactUnit,
        displayUntilOn: window.displayUntil ? closingDay(window.displayUntil) : undefined,
      },
      await readCalendar(tx),
    );
    const faults: { reason: string; zh: string; en: string }[] = check.ok
      ? []
      : check.refusals.map((refusal) => ({
          reason: refusal.reason,
          zh: windowRefusalSentence(refusal, "zh"),
          en: windowRefusalSentence(refusal, "en"),
        }));
    // Possible where the notice names times: on one and the same day.
    if (check.ok && window.closesAt <= window.opensAt) {
      const refusal = { reason: "CLOSES_BEFORE_OPENING" } as const;
      faults.push({ ...refusal, zh: windowRefusalSentence(refusal, "zh"), en: windowRefusalSentence(refusal, "en") });
    }
    const change = await changeOfOpened(tx, nounId, now);
    if (change && !change.ok) faults.push({ reason: change.reason, zh: windowChangeWords.zh[change.reason], en: windowChangeWords.en[change.reason] });
    if ((await tx.publicDocument.count({ where: { kind: "decision", key: slug, withdrawnAt: null } })) === 0) {
      faults.push({
        reason: "NOT_IN_CATALOGUE",
        zh: "这件决策还没有列入已公布的目录。请先公布目录或目录的调整。",
        en: "This decision is not in the published catalogue yet. Publish the catalogue or its adjustment first.",
      });
    }
    return faults;
  },

  project(content) {
    const { slug, ...window } = content as unknown as WindowContent;
    return [
      {
        kind: "window",
        key: `${slug}/${window.round}`,
        parentKey: slug,
        path: `/decisions/${slug}/draft`,
        title: window.decisionTitle,
        body: window,
        startsAt: new Date(window.opensAt),
        endsAt: new Date(window.closesAt),
      },
    ];
  },

  /** Followers hear of an extension once, with the other news of the day. */
  async afterPublish(work, nounId) {
    const { decisionId, closesAt, originalClosesAt } = await work.tx.consultationWindow.findUniqueOrThrow({ where: { id: nounId } });
    if (closesAt <= originalClosesAt) return;
    const news = { kind: "extended", closesAt: closesAt.toISOString(), before: originalClosesAt.toISOString() } as const;
    await work.record({ action: "window.extension-published", nounKind: "window", nounId }, await noteNews(work, decisionId, nounId, news));
  },
};

/** What the public reads now against what would replace it; null while nothing is published. */
async function changeOfOpened(tx: Tx, nounId: string, now: Date) {
  const content = (await windowPublication.canonicalise(tx, nounId)) as unknown as WindowContent;
  const { slug, ...next } = content;
  const published = await publishedWindow(tx, slug, next.round);
  return published && checkWindowChange(published, next, now);
}

/** The window of that round as the public sees it, or null. */
export async function publishedWindow(tx: Tx, slug: string, round: number): Promise<PublicWindow | null> {
  const document = await tx.publicDocument.findFirst({
    where: { kind: "window", key: `${slug}/${round}`, withdrawnAt: null },
    select: { body: true },
  });
  return document && (document.body as unknown as PublicWindow);
}

/** Whether a section of the decision's page is written and public. */
export async function sectionState(tx: Tx, decisionId: string, kind: string): Promise<PartState> {
  const section = await tx.section.findUnique({ where: { decisionId_kind: { decisionId, kind } }, select: { id: true, presence: true } });
  return section?.presence === "text" ? partState(tx, "section", section.id) : "missing";
}

/** A part is reviewed when the public can read it: whatever is published went through its review. */
async function partState(tx: Tx, kind: string, nounId: string): Promise<PartState> {
  const published = await tx.revision.count({
    where: { publication: { kind, nounId }, publishedAt: { not: null }, supersededAt: null, withdrawnAt: null },
  });
  return published > 0 ? "reviewed" : "unreviewed";
}
