import { draftPublication } from "~/features/consultation/draft-publication.server";
import { windowPublication } from "~/features/consultation/window-publication.server";
import type { PublicDecision } from "~/domain/decision/public-shapes";
import type { Db } from "~/platform/db.server";
import type { ProjectedDocument, PublicationKind } from "~/platform/publication-kind.server";
import type { Prisma } from "~/platform/generated/client";

/** A clause of a test draft. Its anchor is its name; the part before the last dot is its parent. */
export interface TestClause {
  anchor: string;
  kind: "chapter" | "article" | "paragraph" | "item";
  number?: string;
  title?: string;
  text?: string;
  label?: string;
  closedReason?: string;
  parent?: string;
}

export interface ConsultationOptions {
  slug?: string;
  opensAt?: string;
  closesAt?: string;
  allowsAnonymous?: boolean;
  shortenedReason?: string;
  /** The closing instant first published, for a window that was extended. */
  originalClosesAt?: string;
  clauses?: TestClause[];
  /** Leaves the window out: the draft alone is public. */
  withoutWindow?: boolean;
}

export interface TestConsultation {
  slug: string;
  decisionId: string;
  versionId: string;
  windowId: string;
}

export const CLOSED_REASON = "投资者收益由上位法直接规定，本办法不能改变。";

export const testClauses: TestClause[] = [
  { anchor: "c1", kind: "chapter", number: "第一章", title: "总则" },
  { anchor: "a1", kind: "article", number: "第一条", text: "为了规范小区车库的使用，制定本办法。", label: "第一条", parent: "c1" },
  { anchor: "a5", kind: "article", number: "第五条", text: "收益由投资者享有。", label: "第五条", closedReason: CLOSED_REASON, parent: "c1" },
  { anchor: "a5.p2", kind: "paragraph", text: "有争议的，不得停止维护。", label: "第五条第二款" },
  { anchor: "a7", kind: "article", number: "第七条", title: "验收", text: "建设单位应当自竣工之日起三十日内备案，并提交：", label: "第七条", parent: "c1" },
  { anchor: "a7.p1.i1", kind: "item", number: "（一）", text: "备案表；", label: "第七条第一项", parent: "a7" },
  { anchor: "a7.p2", kind: "paragraph", text: "材料齐全的，当场办结。", label: "第七条第二款" },
];

/**
 * A published consultation, by default open on 12 August 2026 and until the end of that month: unit, catalogue, decision, draft, window
 * and their public documents.
 */
export async function buildConsultation(db: Db, options: ConsultationOptions = {}): Promise<TestConsultation> {
  const slug = options.slug ?? "garage-rules";
  const createdAt = new Date("2026-07-01T00:00:00Z");
  const unit = { id: "test-office", name: "滨江市国防动员办公室", nameEn: "Binjiang Office", kind: "office" };
  await db.unit.upsert({ where: { id: unit.id }, create: unit, update: {} });
  const catalogue = await db.catalogue.upsert({ where: { year: 2026 }, create: { year: 2026, unitId: unit.id, createdAt }, update: {} });
  const number = 1 + (await db.decision.count({ where: { catalogueId: catalogue.id } }));
  const decision = await db.decision.create({
    data: {
      slug,
      catalogueId: catalogue.id,
      number,
      title: "小区车库使用管理办法",
      titleEn: "Rules on garages",
      summary: "车库怎么用、怎么收费。",
      category: "policyMeasure",
      leadUnitId: unit.id,
      coUnitIds: [],
      plannedCompletion: "2026-11",
      procedures: [],
      createdAt,
      updatedAt: createdAt,
    },
  });
  const body: Partial<PublicDecision> = { slug, title: decision.title, titleEn: decision.titleEn };
  await show(db, [
    { kind: "decision", key: slug, parentKey: null, path: `/decisions/${slug}`, title: decision.title, body: body as ProjectedDocument["body"], startsAt: null, endsAt: null },
  ]);
  const versionId = await addDraft(db, decision.id, options.clauses ?? testClauses);
  if (options.withoutWindow) return { slug, decisionId: decision.id, versionId, windowId: "" };
  const windowId = await addWindow(db, decision.id, versionId, options);
  return { slug, decisionId: decision.id, versionId, windowId };
}

/** One more published version of the draft. A clause keeps its identity, which is its anchor in the first version, through `identities`. */
export async function addDraft(db: Db, decisionId: string, clauses: TestClause[], identities: Record<string, string> = {}): Promise<string> {
  const number = 1 + (await db.draftVersion.count({ where: { decisionId } }));
  const version = await db.draftVersion.create({
    data: {
      decisionId,
      number,
      title: "小区车库使用管理办法（征求意见稿）",
      preamble: [],
      appendix: [],
      sourceName: "draft.md",
      sourceSha256: "0".repeat(64),
      createdById: "test",
      createdAt: new Date("2026-07-02T00:00:00Z"),
    },
  });
  const idOf = (anchor: string) => `${version.id}/${anchor}`;
  await db.clause.createMany({
    data: clauses.map((clause, position) => {
      const parent = clause.parent ?? (clause.anchor.includes(".") ? clause.anchor.replace(/\.[^.]+$/, "") : null);
      return {
        id: idOf(clause.anchor),
        versionId: version.id,
        identityId: `${decisionId}/${identities[clause.anchor] ?? clause.anchor}`,
        parentId: parent === null ? null : idOf(parent),
        position,
        depth: clause.anchor.split(".").length,
        kind: clause.kind,
        number: clause.number ?? null,
        title: clause.title ?? null,
        text: clause.text ?? "",
        anchor: clause.anchor,
        label: clause.label ?? clause.number ?? clause.anchor,
        closedReason: clause.closedReason ?? null,
      };
    }),
  });
  await publish(db, draftPublication, version.id);
  return version.id;
}

/** One more published round of consultation. */
export async function addWindow(db: Db, decisionId: string, versionId: string, options: ConsultationOptions = {}): Promise<string> {
  const closesAt = new Date(options.closesAt ?? "2026-09-01T00:00:00+08:00");
  const window = await db.consultationWindow.create({
    data: {
      decisionId,
      versionId,
      round: 1 + (await db.consultationWindow.count({ where: { decisionId } })),
      opensAt: new Date(options.opensAt ?? "2026-08-01T00:00:00+08:00"),
      closesAt,
      originalClosesAt: options.originalClosesAt ? new Date(options.originalClosesAt) : closesAt,
      shortenedReason: options.shortenedReason ?? null,
      channels: ["web", "letter"],
      contactUnit: "监管中心",
      contactPhone: "000-5550 0107",
      allowsAnonymous: options.allowsAnonymous ?? true,
      createdAt: new Date("2026-07-03T00:00:00Z"),
    },
  });
  await publish(db, windowPublication, window.id);
  return window.id;
}

/** Shows a noun as it stands now, without the reviews that the product asks for. */
export async function publish(db: Db, kind: PublicationKind, nounId: string): Promise<void> {
  const content = await db.$transaction((tx) => kind.canonicalise(tx, nounId));
  if (content === null) throw new Error(`nothing to publish under ${nounId}`);
  await show(db, kind.project(content));
}

async function show(db: Db, documents: ProjectedDocument[]): Promise<void> {
  const at = new Date("2026-07-31T00:00:00Z");
  for (const { body, ...document } of documents) {
    const data = { ...document, body: body as Prisma.InputJsonValue, publicationId: document.key, revisionId: document.key, sha256: "0".repeat(64), publishedAt: at, updatedAt: at };
    await db.publicDocument.upsert({ where: { kind_key: { kind: document.kind, key: document.key } }, create: data, update: data });
  }
}
