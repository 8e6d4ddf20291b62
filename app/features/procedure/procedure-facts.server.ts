import { dayOf, type Day } from "~/domain/calendar/shanghai";
import { standingOf, TURNS, type Standing, type Turn } from "~/domain/decision/life-cycle";
import { doneOn, type ProcedureFacts } from "~/domain/decision/procedure-checks";
import { EMPTY_STEP, STEP_KINDS, type Requirement, type StepKind, type StepRecord } from "~/domain/decision/procedure-step";
import type { PackDocument, PublishedPapers } from "~/domain/decision/submission-pack";
import type { Officer } from "~/features/identity/viewer.server";
import type { Db, Tx } from "~/platform/db.server";
import { readCalendar } from "~/platform/work-calendar.server";
import type { Prisma } from "~/platform/generated/client";

export interface TakenTurn {
  number: number;
  turn: Turn;
  reason: string;
  basis: string;
  takenAt: Date;
  takenById: string;
}

/** One decision with everything that its procedure follows from. */
export interface StandingProcedure {
  decisionId: string;
  slug: string;
  title: string;
  leadUnit: string;
  year: number;
  /** Which time the procedure is gone through, from 1. */
  round: number;
  standing: Standing;
  facts: ProcedureFacts;
  papers: PublishedPapers;
  /** The adoption report where it was published elsewhere, before the office began to use this system. */
  outsideReport: { title: string; on: Day } | null;
  turns: TakenTurn[];
  /** The version of each record of this round; absent where nothing was recorded. */
  versions: Partial<Record<StepKind, number>>;
}

/**
 * The procedure of a decision as it stands: what officials recorded in this round, and what follows from the ledger and from what is public.
 * Null for a decision out of reach. Seven queries.
 */
export async function readProcedure(db: Db | Tx, where: Prisma.DecisionWhereInput, now: Date): Promise<StandingProcedure | null> {
  const decision = await db.decision.findFirst({
    where,
    include: {
      catalogue: { select: { year: true } },
      leadUnit: { select: { name: true } },
      turns: { orderBy: { number: "asc" } },
      steps: true,
      windows: { orderBy: { round: "asc" }, select: { id: true, round: true, closesAt: true, originalClosesAt: true, createdAt: true } },
      drafts: { orderBy: { number: "desc" }, take: 1, select: { title: true, createdAt: true } },
    },
  });
  if (!decision) return null;
  const turns = decision.turns.flatMap(({ turn, ...rest }): TakenTurn[] => (isTurn(turn) ? [{ ...rest, turn }] : []));
  const reopened = turns.filter(({ turn }) => turn === "reopen");
  const round = reopened.length + 1;
  const since = reopened.at(-1)?.takenAt ?? new Date(0);
  const windows = decision.windows.filter(({ createdAt }) => createdAt >= since);

  // One after the other: in a transaction they share one connection.
  const documents = await db.publicDocument.findMany({
    where: { parentKey: decision.slug, withdrawnAt: null, kind: { in: ["decision", "draft", "window", "report", "section"] } },
    orderBy: { publishedAt: "asc" },
    select: { kind: true, key: true, title: true, publishedAt: true, startsAt: true, endsAt: true },
  });
  const announced = await db.publicDocument.findFirst({
    where: { kind: "section", key: `${decision.slug}/decisionOutcome`, withdrawnAt: null, updatedAt: { gte: since }, body: { path: ["presence"], equals: "text" } },
    select: { updatedAt: true, publishedAt: true },
  });
  const voices = await voicesIn(db, windows.map(({ id }) => id));
  const of = (kind: string) => documents.filter((document) => document.kind === kind);
  const published = windows.flatMap((window) => {
    const document = of("window").find(({ key }) => key === `${decision.slug}/${window.round}`);
    const report = of("report").find(({ key }) => key === `${decision.slug}/${window.round}`);
    return document?.startsAt && document.endsAt
      ? [{ opensAt: document.startsAt, closesAt: document.endsAt, isExtended: window.closesAt > window.originalClosesAt, isReported: report !== undefined, report }]
      : [];
  });
  const report = published.at(-1)?.report;
  const records = decision.steps.filter((step) => step.round === round);
  // A correction of the old outcome is not the outcome of the new round: that one follows a meeting.
  const isDecidedAgain = round === 1 || records.some(({ kind, doneOn: held }) => kind === "collectiveDiscussion" && held !== null);
  const announcedAt = announced && isDecidedAgain ? (announced.publishedAt >= since ? announced.publishedAt : announced.updatedAt) : null;
  // A report that was published elsewhere, before the office began here, stands for people who were not asked through this system.
  const participation = recordOf(records.find((row) => row.kind === "publicParticipation"));
  const outside = published.length === 0 && participation.documentTitle !== "" ? participation.doneOn : null;
  const facts: ProcedureFacts = {
    steps: Object.fromEntries(STEP_KINDS.map((kind) => [kind, recordOf(records.find((row) => row.kind === kind))])) as Record<StepKind, StepRecord>,
    procedures: decision.procedures,
    affectsEnterprises: decision.affectsEnterprises,
    affectsLivelihood: decision.affectsLivelihood,
    reportedOn: report ? dayOf(report.publishedAt) : outside,
    announcedOn: announcedAt ? dayOf(announcedAt) : null,
    ...voices,
    today: dayOf(now),
    calendar: await readCalendar(db),
  };
  const standing = standingOf(
    {
      isListed: of("decision").length > 0,
      hasDraft: decision.drafts.length > 0,
      windows: published,
      expertsDone: doneOn("expertReview", facts) !== null,
      riskDone: doneOn("riskAssessment", facts) !== null,
      legalitySubmitted: facts.steps.legalityReview.submittedOn !== null,
      meetingPlanned: facts.steps.collectiveDiscussion.plannedOn !== null,
      isDecided: doneOn("collectiveDiscussion", facts) !== null,
      isAnnounced: announcedAt !== null,
      isEvaluated: doneOn("evaluation", facts) !== null,
      turns: turns.map(({ turn }) => turn),
    },
    now,
  );
  const paper = (title: string | undefined, on: Date | undefined): PackDocument | null => (title && on ? { title, number: "", on: dayOf(on) } : null);
  const explanation = of("section").find(({ key }) => key === `${decision.slug}/draftingExplanation`);
  return {
    decisionId: decision.id,
    slug: decision.slug,
    title: decision.title,
    leadUnit: decision.leadUnit.name,
    year: decision.catalogue.year,
    round,
    standing,
    facts,
    papers: {
      draft: paper(decision.drafts[0]?.title, decision.drafts[0]?.createdAt),
      explanation: paper(explanation?.title, explanation?.publishedAt),
      opinionReport: report ? paper(report.title, report.publishedAt) : outside ? { title: participation.documentTitle, number: participation.documentNumber, on: outside } : null,
    },
    outsideReport: outside === null ? null : { title: participation.documentTitle, on: outside },
    turns,
    versions: Object.fromEntries(records.map(({ kind, version }) => [kind, version])),
  };
}

/** The decision locked until the transaction ends: whoever changes its procedure does so one after the other. Null when it is out of reach. */
export async function lockProcedure(tx: Tx, officer: Pick<Officer, "unitScope">, slug: string, now: Date): Promise<StandingProcedure | null> {
  const decision = await tx.decision.findFirst({ where: { slug, ...officer.unitScope }, select: { id: true } });
  if (!decision) return null;
  await tx.$queryRaw`SELECT 1 FROM "Decision" WHERE "id" = ${decision.id} FOR UPDATE`;
  return readProcedure(tx, { id: decision.id }, now);
}

function isTurn(text: string): text is Turn {
  return (TURNS as readonly string[]).includes(text);
}

type StepRow = Prisma.ProcedureStepGetPayload<object>;

/** A stored row in the terms of the domain; nothing stored is an empty record. */
export function recordOf(row: StepRow | undefined): StepRecord {
  if (!row) return EMPTY_STEP;
  const { id: _id, decisionId: _decision, round: _round, kind: _kind, version: _version, updatedAt: _at, updatedById: _by, requirement, ...rest } = row;
  return { ...rest, requirement: requirement as Requirement | null };
}

/** How the groups of people in an activity are called where they stand for enterprises, or for residents and grassroots bodies. */
const ENTERPRISE_AUDIENCE = "企业|公司|协会|商会|经营|市场主体";
const GRASSROOTS_AUDIENCE = "居民|社区|街道|居委|村|业主|群众|基层|家庭";

/**
 * Voices of enterprises and of residents in these windows: opinions by who gave them, withdrawn ones left out, and activities by whom
 * they reached, or by the words of their audience where no kind was chosen.
 */
async function voicesIn(db: Db | Tx, windowIds: string[]): Promise<{ enterpriseVoices: number; grassrootsVoices: number }> {
  const [row] = await db.$queryRaw<{ enterpriseVoices: number; grassrootsVoices: number }[]>`
    SELECT (SELECT count(*)::int FROM "Opinion" WHERE "windowId" = ANY(${windowIds}) AND "withdrawnAt" IS NULL AND "authorKind" IN ('firm', 'association'))
        + (SELECT count(*)::int FROM "Activity" WHERE "windowId" = ANY(${windowIds})
          AND ("audienceKind" IN ('enterprise', 'association') OR ("audienceKind" IS NULL AND "audience" ~ ${ENTERPRISE_AUDIENCE}))) AS "enterpriseVoices",
      (SELECT count(*)::int FROM "Opinion" WHERE "windowId" = ANY(${windowIds}) AND "withdrawnAt" IS NULL AND "authorKind" = 'individual')
        + (SELECT count(*)::int FROM "Activity" WHERE "windowId" = ANY(${windowIds})
          AND ("audienceKind" = 'grassroots' OR ("audienceKind" IS NULL AND "audience" ~ ${GRASSROOTS_AUDIENCE}))) AS "grassrootsVoices"`;
  return row ?? { enterpriseVoices: 0, grassrootsVoices: 0 };
}

