import { dayOf } from "~/domain/calendar/shanghai";
import type { PublicOpinion } from "~/domain/consultation/public-shapes";
import { publicAuthor, type AuthorKind } from "~/domain/identity/names";
import type { Tx } from "~/platform/db.server";
import type { PublicationKind } from "~/platform/publication-kind.server";
import { publicRef } from "./report-false-attribution.server";

function readOpinion(tx: Tx, id: string) {
  return tx.opinion.findUnique({
    where: { id },
    include: {
      window: { select: { round: true, publishDuringWindow: true, decision: { select: { slug: true, title: true, leadUnitId: true } } } },
      attributions: { where: { decidedAt: null }, select: { id: true }, take: 1 },
    },
  });
}

/**
 * One opinion of a window that publishes them one by one after a review of each (decision 2). The public gets the words with a masked name; the noun's
 * id is the opinion's, and the public key is a sum of it that tells nothing.
 */
export const opinionPublication: PublicationKind = {
  label: { zh: "公众意见", en: "Opinion" },
  writeAction: "opinion.sort",

  async owner(tx, nounId) {
    const opinion = await readOpinion(tx, nounId);
    return (
      opinion && {
        unitId: opinion.window.decision.leadUnitId,
        title: `公众意见：${opinion.window.decision.title}`,
        deskPath: `/desk/windows/${opinion.windowId}/opinions?open=${opinion.id}#opinion`,
      }
    );
  },

  async canonicalise(tx, nounId) {
    const opinion = await readOpinion(tx, nounId);
    if (!opinion || opinion.withdrawnAt) return null;
    const kind = opinion.authorKind as AuthorKind;
    const name = opinion.authorName ?? "";
    const content: PublicOpinion = {
      window: `${opinion.window.decision.slug}/${opinion.window.round}`,
      ref: publicRef(opinion.id),
      decisionTitle: opinion.window.decision.title,
      author: name === "" ? "" : opinion.namePublic ? name : publicAuthor(name, kind),
      authorKind: kind,
      clause: opinion.clauseLabel ?? "",
      text: opinion.body,
      receivedOn: dayOf(opinion.receivedAt),
    };
    return content;
  },

  async faults(tx, nounId) {
    const opinion = await readOpinion(tx, nounId);
    const faults: { reason: string; zh: string; en: string }[] = [];
    if (!opinion?.window.publishDuringWindow) {
      faults.push({
        reason: "NOT_ONE_BY_ONE",
        zh: "这次征集没有选择在征集期间逐条公布意见。意见会随采纳情况一并公布。",
        en: "This consultation does not publish opinions one by one. They become public with the response.",
      });
    }
    if (opinion?.hiddenAt || (opinion?.attributions.length ?? 0) > 0) {
      faults.push({
        reason: "NOT_SHOWN",
        zh: "这件意见已经隐去，或者有人反映不是本人所写、正在核实，不能公布。",
        en: "This opinion is hidden, or somebody says that it is not the author's; it cannot be published.",
      });
    }
    return faults;
  },

  project(content) {
    const opinion = content as unknown as PublicOpinion;
    const slug = opinion.window.split("/")[0] ?? "";
    return [
      {
        kind: "opinion",
        key: `${opinion.window}/${opinion.ref}`,
        parentKey: opinion.window,
        path: `/decisions/${slug}/opinions`,
        title: `公众意见：${opinion.decisionTitle}`,
        body: opinion,
        startsAt: null,
        endsAt: null,
      },
    ];
  },
};
