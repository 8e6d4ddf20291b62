import { randomBytes } from "node:crypto";
import { applyForCall } from "../../app/features/representatives/apply-for-call.server";
import { createCall } from "../../app/features/representatives/create-call.server";
import { freezePool } from "../../app/features/representatives/freeze-pool.server";
import { revealPanel } from "../../app/features/representatives/reveal-draw.server";
import { screenApplications, type Screening } from "../../app/features/representatives/screen-applications.server";
import type { Officer } from "../../app/features/identity/viewer.server";
import type { Platform } from "../../app/platform/platform.server";
import { project } from "../../app/publications";
import { instantOf, type DemoStart } from "./moments";
import { publishDemo, type DemoStaff } from "./publish";
import { sirenMeetingCall } from "./texts/call";
import { signsMeetingCall, signsMeetingValue } from "./texts/call-past";
import { citizens } from "./texts/people";
import type { ApplicantText, CallText } from "./texts/types";

const MINUTE = 60_000;

/** Last year's call with its finished draw, and this year's, to which people are still signing up. */
export async function fillCalls(platform: Platform, staff: DemoStaff, start: DemoStart): Promise<void> {
  const past = await publishCall(platform, staff, start, signsMeetingCall);
  await takeApplications(platform, start, signsMeetingCall, signsMeetingCall.applicants);
  const closedAt = instantOf(start, signsMeetingCall.applicationsCloseAt);
  await screen(platform, new Date(closedAt.getTime() + 60 * MINUTE), past, signsMeetingCall, signsMeetingCall.applicants);
  const consent = { looserQuotas: false, neverSelectable: false };
  const frozen = succeed(await freezePool(platform, instantOf(start, signsMeetingCall.poolFrozenAt), past, signsMeetingCall.slug, consent, project));
  const drawAt = instantOf(start, signsMeetingCall.drawAt);
  const value = { text: signsMeetingValue, publicAt: new Date(drawAt.getTime() + 4 * MINUTE) };
  succeed(await revealPanel(platform, new Date(drawAt.getTime() + 10 * MINUTE), past, frozen.drawId, value, project));

  const drafter = await publishCall(platform, staff, start, sirenMeetingCall);
  const until = (moment: Date) => sirenMeetingCall.applicants.filter(({ appliedAt }) => instantOf(start, appliedAt) < moment);
  await takeApplications(platform, start, sirenMeetingCall, until(start.at));
  const screenedAt = instantOf(start, { days: -1, time: "17:00" });
  await screen(platform, screenedAt, drafter, sirenMeetingCall, until(screenedAt));
}

async function publishCall(platform: Platform, staff: DemoStaff, start: DemoStart, text: CallText): Promise<Officer> {
  const writer = staff.writerOf(text.unit);
  const officer: Officer = { ...writer, ownUnitOnly: true, unitScope: { leadUnitId: writer.unitId } };
  const publishedAt = instantOf(start, text.methodPublishedAt);
  succeed(
    await createCall(platform, new Date(publishedAt.getTime() - 24 * 60 * MINUTE), officer, {
      slug: text.slug,
      decisionSlug: text.decision,
      title: text.title.zh,
      titleEn: text.title.en,
      summaryEn: text.summaryEn,
      meetingName: text.meetingName,
      meetingAt: instantOf(start, text.meetingAt),
      meetingPlace: text.meetingPlace,
      agendaItem: text.agendaItem,
      whoIsWanted: text.whoIsWanted,
      conditions: text.conditions.map(({ question }) => question),
      seats: text.seats,
      alternates: text.alternates,
      dimensions: text.dimensions.map(({ label, quotas }) => ({ label, values: quotas.map(({ label, min, max }) => ({ label, min, max })) })),
      method: text.method,
      applicationsOpenAt: instantOf(start, text.applicationsOpenAt),
      applicationsCloseAt: instantOf(start, text.applicationsCloseAt),
      drawAt: instantOf(start, text.drawAt),
      drawPlace: text.drawPlace,
      randomnessKind: "numbers",
      randomnessSource: text.randomnessSource,
      acceptByAt: instantOf(start, text.acceptBy),
      privacyNotice: text.privacyNotice,
      contactPhone: text.contactPhone,
      contactEmail: text.contactEmail,
      changeReason: "",
    }),
  );
  const { id } = await platform.db.representativeCall.findUniqueOrThrow({ where: { slug: text.slug }, select: { id: true } });
  await publishDemo(platform, staff, "call", id, publishedAt, writer);
  return officer;
}

async function takeApplications(platform: Platform, start: DemoStart, text: CallText, applicants: ApplicantText[]): Promise<void> {
  for (const applicant of applicants) {
    const appliedAt = instantOf(start, applicant.appliedAt);
    const citizenId = await citizenOf(platform, applicant.citizen, appliedAt);
    const values = text.dimensions.map(({ key, quotas }) => quotas.find(({ value }) => value === applicant.values[key])?.label.zh ?? "");
    const answers = text.conditions.map(({ key }) => applicant.answers[key] === "yes");
    const taken = succeed(await applyForCall(platform, appliedAt, citizenId, { slug: text.slug, answers, values, statement: applicant.statement, lang: "zh" }, randomBytes));
    if (taken.number !== applicant.number) throw new Error(`${text.slug}: ${applicant.citizen} got number ${taken.number}`);
  }
}

async function citizenOf(platform: Platform, key: string, now: Date): Promise<string> {
  const person = citizens.find((citizen) => citizen.key === key);
  if (!person) throw new Error(`no citizen ${key}`);
  const { contactKind, contact, name } = person;
  const row = await platform.db.citizen.upsert({ where: { contactKind_contact: { contactKind, contact } }, create: { contactKind, contact, name, createdAt: now }, update: {} });
  return row.id;
}

async function screen(platform: Platform, now: Date, officer: Officer, text: CallText, applicants: ApplicantText[]): Promise<void> {
  const screenings = applicants.map(({ number, screening, screeningReason = "" }): Screening =>
    screening === "eligible" ? { number, verdict: "eligible" } : { number, verdict: "refused", reason: screeningReason },
  );
  succeed(await screenApplications(platform, now, officer, text.slug, screenings));
}

/** @throws what the product refuses, so that a fault in the demo texts shows at once */
function succeed<Result extends { ok: boolean }>(result: Result): Extract<Result, { ok: true }> {
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result as Extract<Result, { ok: true }>;
}
