import { sectionWords } from "~/domain/decision/section.words";
import type { PublicSection, SectionKind } from "~/domain/decision/public-shapes";
import { attachedFiles, fileDocuments } from "~/platform/files/attached-files.server";
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

  async faults(tx, nounId) {
    const section = await tx.section.findUniqueOrThrow({ where: { id: nounId }, select: { presence: true, body: true, basis: true } });
    if (section.presence === "text" && section.body === "") {
      return [{ reason: "SECTION_EMPTY", zh: "这个栏目还没有内容，请先填写。", en: "This section is empty; write it first." }];
    }
    if (section.presence === "notPublic" && section.basis === "") {
      return [{ reason: "BASIS_MISSING", zh: "不予公开需要写明法律依据，请补充。", en: "Not disclosing needs a legal basis; add it." }];
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
