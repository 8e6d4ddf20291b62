import type { Role } from "~/domain/identity/roles";
import type { Disposition } from "~/domain/ledger/disposition";
import { opinionDigestInput } from "~/domain/text/opinion-digest";
import { sha256Hex } from "~/domain/text/sha256";
import { canonicalJson } from "~/domain/text/canonical-json";
import { makeReceiptCode } from "~/domain/codes/receipt-code";
import { addTheme } from "~/features/consultation/add-theme.server";
import { answerTheme } from "~/features/consultation/answer-theme.server";
import { assignPoints } from "~/features/consultation/assign-points.server";
import type { Officer, StaffViewer } from "~/features/identity/viewer.server";
import { publishRevision } from "~/features/review/publish-revision.server";
import { submitRevision } from "~/features/review/submit-revision.server";
import type { Prisma } from "~/platform/generated/client";
import type { Platform } from "~/platform/platform.server";
import { project, publications, type PublicationKindName } from "~/publications";
import { randomBytes } from "node:crypto";
import { approveBoth } from "./reviews";

/** A closed window of the unit `supervision` with everybody around it. It was open from 20 June to 20 July 2026, 24:00. */
export interface Ledger {
  windowId: string;
  slug: string;
  drafter: Officer;
  /** Of another unit. */
  drafter2: Officer;
  /** A second official of the drafting unit. */
  colleague: Officer;
  clerk: Officer;
  unitReviewer: StaffViewer;
  reviewer: StaffViewer;
  publisher: StaffViewer;
  secondPublisher: StaffViewer;
}

const MADE_AT = new Date("2026-06-01T01:00:00Z");
export const DURING_WINDOW = new Date("2026-07-01T01:00:00Z");

const ARTICLES = ["为了规范管理，制定本规定。", "本规定适用于全市。", "建设单位应当自竣工验收之日起三十日内备案。"];

/** Builds units, people, a decision with a published draft of three articles, and its published window. */
export async function buildLedger(platform: Platform, options: { slug?: string } = {}): Promise<Ledger> {
  const { db } = platform;
  const slug = options.slug ?? "parking";
  const staff = await buildStaff(platform);
  const catalogue = await db.catalogue.upsert({ where: { year: 2026 }, create: { year: 2026, unitId: "supervision", createdAt: MADE_AT }, update: {} });
  const number = (await db.decision.count()) + 1;
  const decision = await db.decision.create({
    data: {
      slug,
      catalogueId: catalogue.id,
      number,
      title: "停车设施管理规定",
      titleEn: "Parking rules",
      summary: "怎样使用停车设施。",
      category: "policyMeasure",
      leadUnitId: "supervision",
      plannedCompletion: "2026-11",
      createdAt: MADE_AT,
      updatedAt: MADE_AT,
      drafts: {
        create: {
          number: 1,
          title: "停车设施管理规定（征求意见稿）",
          sourceName: "draft.md",
          sourceSha256: sha256Hex(slug),
          createdById: staff.drafter.id,
          createdAt: MADE_AT,
          clauses: { create: ARTICLES.map((text, i) => articleOf(slug, i + 1, text)) },
        },
      },
    },
    include: { drafts: true },
  });
  const versionId = decision.drafts[0]!.id;
  const closesAt = new Date("2026-07-20T16:00:00Z");
  const window = await db.consultationWindow.create({
    data: {
      decisionId: decision.id,
      versionId,
      opensAt: new Date("2026-06-19T16:00:00Z"),
      closesAt,
      originalClosesAt: closesAt,
      channels: ["web", "letter"],
      contactUnit: "监管中心",
      createdAt: MADE_AT,
    },
  });
  await publishUnreviewed(platform, "draft", versionId);
  await publishUnreviewed(platform, "window", window.id);
  return { windowId: window.id, slug, ...staff };
}

function articleOf(slug: string, number: number, text: string): Prisma.ClauseCreateManyVersionInput {
  const label = `第${"一二三四五六七"[number - 1] ?? ""}条`;
  return { identityId: `${slug}-clause-${number}`, position: number, depth: 0, kind: "article", number: label, text, anchor: `a${number}`, label };
}

async function buildStaff(platform: Platform) {
  const { db } = platform;
  const units = { supervision: "监管中心", command: "指挥通信处", secretariat: "秘书处" };
  for (const [id, name] of Object.entries(units)) {
    await db.unit.upsert({ where: { id }, create: { id, name, nameEn: id, kind: "innerUnit" }, update: {} });
  }
  const person = async (persona: string, name: string, unitId: keyof typeof units, role: Role): Promise<Officer> => {
    const row = await db.staff.upsert({
      where: { persona },
      create: { email: `${persona}@kaimen.test`, name, unitId, persona, createdAt: MADE_AT, roles: { create: [{ role }] } },
      update: {},
    });
    return { kind: "staff", id: row.id, name, unitId, unitName: units[unitId], roles: [role], ownUnitOnly: true, unitScope: { leadUnitId: unitId } };
  };
  return {
    drafter: await person("drafter", "沈知行", "supervision", "drafter"),
    colleague: await person("colleague", "于思明", "supervision", "drafter"),
    drafter2: await person("drafter2", "陆怀安", "command", "drafter"),
    clerk: await person("clerk", "何晓棠", "supervision", "clerk"),
    unitReviewer: await person("unit-reviewer", "方慧敏", "supervision", "unitReviewer"),
    reviewer: await person("reviewer", "章守谦", "secretariat", "secrecyReviewer"),
    publisher: await person("publisher", "苏映雪", "secretariat", "publisher"),
    secondPublisher: await person("second-publisher", "高远", "secretariat", "publisher"),
  };
}

/** Makes a noun public as it stands, without its reviews: for what a test stands on and does not look at. */
export async function publishUnreviewed(platform: Platform, kindName: PublicationKindName, nounId: string): Promise<void> {
  const kind = publications[kindName];
  await platform.unitOfWork({ now: MADE_AT, actor: { kind: "system" } }, async (work) => {
    const content = await kind.canonicalise(work.tx, nounId);
    const owner = await kind.owner(work.tx, nounId);
    if (content === null || !owner) throw new Error(`no ${kindName} ${nounId}`);
    const sha256 = sha256Hex(canonicalJson(content));
    const publication = await work.tx.publication.create({ data: { kind: kindName, nounId, unitId: owner.unitId, createdAt: MADE_AT } });
    const revision = await work.tx.revision.create({
      data: { publicationId: publication.id, number: 1, content: content as Prisma.InputJsonValue, sha256, authorId: "test", createdAt: MADE_AT, submittedAt: MADE_AT, publishedAt: MADE_AT },
    });
    await project(work, { id: revision.id, publicationId: publication.id, sha256 }, kind.project(content));
    await kind.afterPublish?.(work, nounId);
    await work.record({ action: "test.published", nounKind: kindName, nounId });
    return { ok: true };
  });
}

export interface SeededOpinion {
  body?: string;
  name?: string | null;
  contact?: { kind: "phone" | "email"; value: string } | null;
  authorKind?: string;
  channel?: string;
  lang?: string;
  namePublic?: boolean;
  receivedAt?: Date;
  isLate?: boolean;
  /** Article of the draft. */
  article?: number | null;
}

/** Puts opinions of one point each into the window, a minute apart. Returns their ids in the order given. */
export async function seedOpinions(platform: Platform, ledger: Ledger, opinions: readonly SeededOpinion[]): Promise<{ id: string; pointId: string; receiptCode: string }[]> {
  const start = await platform.db.opinion.count();
  const rows = opinions.map((opinion, i) => {
    const n = start + i;
    const salt = randomBytes(16).toString("hex");
    const body = opinion.body ?? `第 ${n + 1} 件意见：请延长办理期限。`;
    const article = opinion.article === undefined ? 3 : opinion.article;
    return {
      id: `opinion-${String(n).padStart(6, "0")}`,
      windowId: ledger.windowId,
      clauseIdentityId: article === null ? null : `${ledger.slug}-clause-${article}`,
      clauseLabel: article === null ? null : `第${"一二三"[article - 1]}条`,
      quotedText: article === null ? null : (ARTICLES[article - 1] ?? null),
      body,
      authorKind: opinion.authorKind ?? "individual",
      authorName: opinion.name === undefined ? "王小明" : opinion.name,
      contactKind: opinion.contact?.kind ?? null,
      contact: opinion.contact?.value ?? null,
      namePublic: opinion.namePublic ?? false,
      lang: opinion.lang ?? "zh",
      channel: opinion.channel ?? "web",
      receivedAt: opinion.receivedAt ?? new Date(DURING_WINDOW.getTime() + n * 60_000),
      receiptCode: makeReceiptCode((count) => randomBytes(count)),
      idempotencyKey: `seeded ${n}`,
      salt,
      digest: sha256Hex(opinionDigestInput(salt, body)),
      isLate: opinion.isLate ?? false,
    };
  });
  await platform.db.opinion.createMany({ data: rows });
  await platform.db.point.createMany({ data: rows.map(({ id, body, clauseIdentityId }) => ({ id: `point-of-${id}`, opinionId: id, position: 1, text: body, clauseIdentityId })) });
  return rows.map(({ id, receiptCode }) => ({ id, pointId: `point-of-${id}`, receiptCode }));
}

/** A theme with these points and this answer, made by the commands of the desk. @throws what they refuse */
export async function answeredTheme(
  platform: Platform,
  ledger: Ledger,
  theme: { title: string; pointIds: readonly string[]; disposition: Disposition | null; reason?: string; changedClause?: string },
): Promise<string> {
  const now = new Date("2026-08-01T01:00:00Z");
  const { windowId, drafter } = ledger;
  const added = must(await addTheme(platform, now, drafter, { windowId, title: theme.title, summary: "" }));
  if (theme.pointIds.length > 0) must(await assignPoints(platform, now, drafter, { windowId, pointIds: theme.pointIds, target: { themeId: added.themeId } }));
  const { disposition, reason = "", changedClause = "" } = theme;
  must(await answerTheme(platform, now, drafter, { windowId, themeId: added.themeId, version: 1, disposition, reason, changedClause }));
  return added.themeId;
}

/** Sends the report to review and approves it, by the real commands. */
export async function submitAndApprove(platform: Platform, now: Date, ledger: Ledger): Promise<void> {
  must(await submitRevision(platform, now, ledger.drafter, reportNoun(ledger.windowId)));
  await approveBoth(platform, now, { kind: "report", nounId: ledger.windowId }, ledger);
}

/** Submits, approves and publishes the report. @throws what is refused */
export async function publishReport(platform: Platform, now: Date, ledger: Ledger): Promise<void> {
  await submitAndApprove(platform, now, ledger);
  must(await publishRevision(platform, now, ledger.publisher, reportNoun(ledger.windowId), project));
}

export function reportNoun(windowId: string) {
  return { kindName: "report", kind: publications.report, nounId: windowId };
}

/** The result of a command that must succeed. @throws its refusal */
export function must<Result extends { ok: boolean }>(result: Result): Extract<Result, { ok: true }> {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result)}`);
  return result as Extract<Result, { ok: true }>;
}
