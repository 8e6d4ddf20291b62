import { randomBytes } from "node:crypto";
import fs from "node:fs";
import { makeReceiptCode } from "../../app/domain/codes/receipt-code";
import { chineseNumeral } from "../../app/domain/consultation/clause-numerals";
import { cleanText } from "../../app/domain/text/clean";
import { opinionDigestInput } from "../../app/domain/text/opinion-digest";
import { sha256Hex } from "../../app/domain/text/sha256";
import { groupOpinions } from "../../app/features/consultation/group-opinions.server";
import { importDraft } from "../../app/features/consultation/import-draft.server";
import { keepTemplate } from "../../app/features/consultation/keep-template.server";
import { startGrouping } from "../../app/features/consultation/start-grouping.server";
import type { StaffViewer } from "../../app/features/identity/viewer.server";
import type { Platform } from "../../app/platform/platform.server";
import { fillSection } from "./catalogue";
import { dayAt, instantOf, type DemoStart } from "./moments";
import { publishDemo, type DemoStaff } from "./publish";
import { fillQuestionnaire } from "./questionnaires";
import { collationActivities, collationConsultation, collationOpinions } from "./texts/consultation-collation";
import { openConsultation, openOpinions } from "./texts/consultation-open";
import { reportedActivities, reportedConsultation, reportedOpinions, reportedReport, reportedThemes } from "./texts/consultation-reported";
import { citizens, organisations } from "./texts/people";
import { reportedQuestionnaire, type QuestionnaireText } from "./texts/questionnaire";
import type { ActivityText, AdoptionReportText, ConsultationText, OpinionText, ThemeText } from "./texts/types";

interface Line {
  consultation: ConsultationText;
  opinions: OpinionText[];
  activities: ActivityText[];
  questionnaire?: QuestionnaireText;
  themes: ThemeText[];
  report: AdoptionReportText | null;
}

/** One window that is open, one whose opinions wait to be sorted, one with its adoption report. */
const LINES: Line[] = [
  { consultation: openConsultation, opinions: openOpinions, activities: [], themes: [], report: null },
  { consultation: collationConsultation, opinions: collationOpinions, activities: collationActivities, themes: [], report: null },
  { consultation: reportedConsultation, opinions: reportedOpinions, activities: reportedActivities, questionnaire: reportedQuestionnaire, themes: reportedThemes, report: reportedReport },
];

export async function fillConsultations(platform: Platform, staff: DemoStaff, start: DemoStart): Promise<void> {
  for (const line of LINES) await fillLine(platform, staff, start, line);
}

async function fillLine(platform: Platform, staff: DemoStaff, start: DemoStart, line: Line): Promise<void> {
  const { consultation } = line;
  const decision = await platform.db.decision.findUniqueOrThrow({ where: { slug: consultation.decision } });
  const author = staff.writerOf(decision.leadUnitId);
  const opensAt = instantOf(start, consultation.window.opensAt);
  const readyAt = new Date(opensAt.getTime() - 2 * 3_600_000);

  const version = await storeDraft(platform, readyAt, decision.slug, consultation.draftFile, author, consultation);
  for (const [kind, file, title] of [
    ["draftingExplanation", consultation.explanationFile, "起草说明"],
    ["draftInterpretation", consultation.guideFile, "草案解读"],
  ] as const) {
    const id = await fillSection(platform, readyAt, decision.id, { kind, presence: "text", title, body: withoutTitle(readText(file)), basis: "" });
    await publishDemo(platform, staff, "section", id, readyAt, author);
  }
  await publishDemo(platform, staff, "draft", version.id, readyAt, author);

  const { channels, contactUnit, contactPhone, contactEmail, contactAddress, allowsAnonymous, publishDuringWindow, replyDays } = consultation.window;
  const closesAt = instantOf(start, consultation.window.closesAt);
  const window = await platform.db.consultationWindow.create({
    data: {
      decisionId: decision.id, versionId: version.id, opensAt, closesAt, originalClosesAt: closesAt, channels,
      contactUnit, contactPhone, contactEmail, contactAddress, allowsAnonymous, publishDuringWindow, replyDays, createdAt: readyAt,
    },
  });
  await publishDemo(platform, staff, "window", window.id, new Date(opensAt.getTime() - 3_600_000), author);

  const activityIds = new Map<string, string>();
  for (const { key, kind, on, time, place, people, audienceKind, audience, summary } of line.activities) {
    const createdAt = instantOf(start, { days: on, time: "18:00" });
    const data = { windowId: window.id, kind, heldOn: dayAt(start, on), heldAt: time, place, people, audienceKind, audience, summary, createdAt };
    activityIds.set(key, (await platform.db.activity.create({ data })).id);
  }
  if (line.questionnaire) await fillQuestionnaire(platform, staff, start, line.questionnaire);
  const themeIds = await storeThemes(platform, start, window.id, line, author.id);
  await storeOpinions(platform, staff, start, window.id, version, line.opinions, themeIds, activityIds);
  if (!line.report) {
    if (line.activities.length > 0) await proposeGroups(platform, author, window.id, closesAt);
    return;
  }

  const publishedAt = instantOf(start, line.report.publishedAt);
  if (consultation.revisedFile) {
    const revised = await storeDraft(platform, publishedAt, decision.slug, consultation.revisedFile, author, consultation);
    await publishDemo(platform, staff, "draft", revised.id, publishedAt, author);
  }
  const { howAsked: introduction, nextStep, summaryEn } = line.report;
  await platform.db.adoptionReport.create({ data: { windowId: window.id, introduction, nextStep, summaryEn, updatedAt: publishedAt } });
  await publishDemo(platform, staff, "report", window.id, publishedAt, author);
}

/** Machine-made proposals that wait for the drafter, and a wording of the unit. */
async function proposeGroups(platform: Platform, author: StaffViewer, windowId: string, closesAt: Date): Promise<void> {
  const officer = { ...author, ownUnitOnly: true, unitScope: { leadUnitId: author.unitId } };
  const at = new Date(closesAt.getTime() + 10 * 3_600_000);
  const started = await startGrouping(platform, at, officer, { windowId });
  if (!started.ok) throw new Error(`grouping: ${started.reason}`);
  await groupOpinions(platform, () => at, { runId: started.runId }, { exclusively: (_name, work) => work() });
  await keepTemplate(platform, at, officer, { title: "上位法另有规定", body: "这一事项由上位法作出规定，本文件不能改变，也不再重复。具体依据是：" });
}

interface StoredDraft {
  id: string;
  clauses: { identityId: string; kind: string; number: string | null; label: string; text: string }[];
}

/** Imports a draft as its drafter would, and closes the articles that take no comments. */
async function storeDraft(platform: Platform, now: Date, slug: string, file: string, author: StaffViewer, consultation: ConsultationText): Promise<StoredDraft> {
  const importer = { actor: { kind: "staff", id: author.id } as const, unitScope: {} };
  const bytes = new TextEncoder().encode(readText(file));
  const imported = await importDraft(platform, now, importer, { slug, name: file, bytes });
  if (!imported.ok) throw new Error(`${file}: ${imported.reason}`);
  for (const closed of consultation.closedClauses) {
    await platform.db.clause.updateMany({
      where: { versionId: imported.versionId, kind: "article", number: articleNumber(closed.article) },
      data: { closedReason: closed.reason.zh },
    });
  }
  const clauses = await platform.db.clause.findMany({ where: { versionId: imported.versionId }, orderBy: { position: "asc" } });
  return { id: imported.versionId, clauses };
}

function articleNumber(article: number): string {
  return `第${chineseNumeral(article)}条`;
}

async function storeThemes(platform: Platform, start: DemoStart, windowId: string, line: Line, answeredById: string): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const [index, theme] of line.themes.entries()) {
    const at = instantOf(start, { days: -18, time: "15:00" });
    const row = await platform.db.theme.create({
      data: {
        windowId, position: index + 1, title: theme.title, summary: theme.summary, disposition: theme.disposition, reason: theme.reason,
        changedClause: theme.changedArticle ? articleNumber(theme.changedArticle) : null, answeredById, answeredAt: at, createdAt: at,
      },
    });
    ids.set(theme.key, row.id);
  }
  return ids;
}

async function storeOpinions(
  platform: Platform,
  staff: DemoStaff,
  start: DemoStart,
  windowId: string,
  version: StoredDraft,
  opinions: OpinionText[],
  themeIds: Map<string, string>,
  activityIds: Map<string, string>,
): Promise<void> {
  const clauseOf = (article: number | null | undefined) =>
    article ? (version.clauses.find((clause) => clause.kind === "article" && clause.number === articleNumber(article)) ?? null) : null;
  for (const opinion of opinions) {
    const author = authorOf(opinion);
    const clause = clauseOf(opinion.articles[0]);
    const cleaned = cleanText(opinion.body);
    const text = cleaned.ok ? cleaned.text : opinion.body;
    const salt = randomBytes(16).toString("hex");
    const withdrawn = opinion.withdrawnAt !== undefined;
    const body = withdrawn ? "" : text;
    await platform.db.opinion.create({
      data: {
        windowId, clauseIdentityId: clause?.identityId ?? null, clauseLabel: clause?.label ?? null, quotedText: clause?.text ?? null, body,
        authorKind: opinion.authorKind, authorName: author.name, contactKind: author.contactKind, contact: author.contact,
        namePublic: opinion.namePublic ?? false, channel: opinion.channel, receivedAt: instantOf(start, opinion.receivedAt),
        activityId: opinion.activity ? (activityIds.get(opinion.activity) ?? null) : null,
        enteredById: opinion.enteredBy ? staff.byEmail(opinion.enteredBy).id : null,
        receiptCode: makeReceiptCode((n) => randomBytes(n)), idempotencyKey: `demo:${opinion.key}`,
        salt: withdrawn ? null : salt, digest: sha256Hex(opinionDigestInput(salt, text)),
        withdrawnAt: opinion.withdrawnAt ? instantOf(start, opinion.withdrawnAt) : null,
        hiddenAt: opinion.hidden ? instantOf(start, opinion.hidden.at) : null, hiddenRule: opinion.hidden?.rule ?? null,
        points: {
          create: (opinion.points ?? [{ text: body, article: opinion.articles[0] ?? null, theme: opinion.theme }]).map((point, index) => ({
            position: index + 1, text: withdrawn ? "" : point.text, clauseIdentityId: clauseOf(point.article)?.identityId ?? null,
            themeId: point.theme ? (themeIds.get(point.theme) ?? null) : null,
          })),
        },
      },
    });
  }
}

function authorOf(opinion: OpinionText): { name: string | null; contactKind: string | null; contact: string | null } {
  if ("citizen" in opinion.author) {
    const { citizen: key } = opinion.author;
    const person = citizens.find((each) => each.key === key);
    if (!person) throw new Error(`no citizen ${key}`);
    return { name: person.name, contactKind: person.contactKind, contact: person.contact };
  }
  if ("organisation" in opinion.author) {
    const { organisation: key } = opinion.author;
    const body = organisations.find((each) => each.key === key);
    if (!body) throw new Error(`no organisation ${key}`);
    return { name: body.name, contactKind: "email", contact: body.email };
  }
  return { name: null, contactKind: null, contact: null };
}

function readText(file: string): string {
  return fs.readFileSync(new URL(`./texts/${file}`, import.meta.url), "utf8");
}

/** A section's page has its own heading. */
function withoutTitle(markdown: string): string {
  return markdown.replace(/^# .*\n+/, "");
}
