import type { Tx } from "~/platform/db.server";
import { emptyHeadings } from "~/domain/decision/guide-template";
import { sectionWords } from "~/domain/decision/section.words";
import type { PublicSection, SectionKind } from "~/domain/decision/public-shapes";
import { attachedFiles, fileDocuments, leftInFiles } from "~/platform/files/attached-files.server";
import type { PublicationKind } from "~/platform/publication-kind.server";

type SectionContent = PublicSection & { slug: string };

/** One section of a decision page. The noun's id is the section's. */
export const sectionPublication: PublicationKind = {
  label: { zh: "决策页面栏目", en: "Section of a decision page" },
  writeAction: "section.write",

  async owner(tx, nounId) {
    const section = await tx.section.findUnique({
      where: { id: nounId },
      select: { kind: true, decision: { select: { slug: true, title: true, leadUnitId: true } } },
    });
    return (
      section && {
        unitId: section.decision.leadUnitId,
        title: `${sectionWords.zh[section.kind as SectionKind]}：${section.decision.title}`,
        deskPath: `/desk/decisions/${section.decision.slug}/sections/${section.kind}`,
      }
    );
  },

  async canonicalise(tx, nounId) {
    const section = await tx.section.findUnique({ where: { id: nounId }, include: { decision: { select: { slug: true } } } });
    if (!section) return null;
    const content: SectionContent = {
      slug: section.decision.slug,
      kind: section.kind as SectionKind,
      presence: section.presence as PublicSection["presence"],
      title: section.title,
      body: section.body,
      basis: section.basis,
      files: await attachedFiles(tx, "section", nounId),
    };
    return content;
  },

  scanBesides: (tx, nounId) => leftInFiles(tx, "section", nounId),

  async faults(tx, nounId) {
    const section = await tx.section.findUniqueOrThrow({ where: { id: nounId }, select: { kind: true, presence: true, body: true, basis: true, decision: { select: { id: true, slug: true, procedures: true } } } });
    if (section.presence === "text" && section.body === "") {
      return [{ reason: "SECTION_EMPTY", zh: "这个栏目还没有内容，请先填写。", en: "This section is empty; write it first." }];
    }
    if (section.presence === "notPublic" && section.basis === "") {
      return [{ reason: "BASIS_MISSING", zh: "不予公开需要写明法律依据，请补充。", en: "Not disclosing needs a legal basis; add it." }];
    }
    if (section.kind === "decisionOutcome" && section.presence === "text" && !(await areOpinionsAnswered(tx, section.decision))) {
      return [
        {
          reason: "ADOPTION_REPORT_MISSING",
          zh: "意见采纳情况还没有公布，不能公布决策结果（暂行条例第三十二条）。请先公布采纳情况；在本系统以外公布的，请在程序清单“公众参与”中登记。",
          en: "The response to opinions is not public yet; publish it before the decision (Decree 713, article 32).",
        },
      ];
    }
    const empty = section.presence === "text" && section.kind === "draftInterpretation" ? emptyHeadings(section.body) : [];
    if (empty.length > 0) {
      return [
        {
          reason: "GUIDE_UNFINISHED",
          zh: `这些小标题下面还没有内容：${empty.join("、")}。请补写，不需要的请删去小标题。`,
          en: `Nothing is written below these headings yet: ${empty.join(", ")}. Write it, or take the heading out.`,
        },
      ];
    }
    return [];
  },

  project(content) {
    const { slug, ...section } = content as unknown as SectionContent;
    return [
      ...fileDocuments(section.files, slug),
      {
        kind: "section",
        key: `${slug}/${section.kind}`,
        parentKey: slug,
        path: `/decisions/${slug}#${section.kind}`,
        title: section.title || sectionWords.zh[section.kind],
        body: section,
        startsAt: null,
        endsAt: null,
      },
    ];
  },
};

/**
 * Decree 713 Art. 32: a decision comes out together with what became of the opinions. The report is public here, or was public elsewhere before
 * the office began to use this system, or the public lawfully had no part; the two last are recorded in the checklist.
 */
async function areOpinionsAnswered(tx: Tx, decision: { id: string; slug: string; procedures: string[] }): Promise<boolean> {
  if (!decision.procedures.includes("publicParticipation")) return true;
  if ((await tx.publicDocument.count({ where: { kind: "report", parentKey: decision.slug, withdrawnAt: null } })) > 0) return true;
  const recorded = await tx.procedureStep.findFirst({ where: { decisionId: decision.id, kind: "publicParticipation" }, orderBy: { round: "desc" }, select: { requirement: true, documentTitle: true } });
  return recorded !== null && (recorded.requirement === "notRequired" || recorded.documentTitle !== "");
}
