import { createHash, randomBytes } from "node:crypto";
import type { PublicDimension } from "~/domain/representatives/public-shapes";
import type { Role } from "~/domain/identity/roles";
import { applyForCall } from "~/features/representatives/apply-for-call.server";
import { createCall } from "~/features/representatives/create-call.server";
import { freezePool } from "~/features/representatives/freeze-pool.server";
import type { CallFields } from "~/features/representatives/schema-desk";
import { screenApplications } from "~/features/representatives/screen-applications.server";
import type { Officer, StaffViewer } from "~/features/identity/viewer.server";
import { publishRevision } from "~/features/review/publish-revision.server";
import { submitRevision } from "~/features/review/submit-revision.server";
import type { Platform } from "~/platform/platform.server";
import { project, publications } from "~/publications";
import { must, publishUnreviewed } from "./ledger-builder";
import { approveBoth } from "./reviews";

export const same = (zh: string) => ({ zh, en: zh });
export const at = (time: string) => new Date(`2026-08-${time}:00+08:00`);
/** Instants of the call of `callFields`. */
export const PUBLISHED_AT = at("04T09:00");
export const DURING = at("10T09:00");
export const CLOSED_AT = at("14T18:00");
export const FROZEN_AT = at("17T10:00");
export const DRAW_AT = at("19T10:00");

export const sexes: PublicDimension = { label: { zh: "性别", en: "Sex" }, values: [{ label: { zh: "女性", en: "Women" }, min: 2, max: 3 }, { label: { zh: "男性", en: "Men" }, min: 2, max: 3 }] };
export const districts: PublicDimension = {
  label: { zh: "区", en: "District" },
  values: ["东区", "南区", "西区", "北区"].map((name) => ({ label: { zh: name, en: `${name} district` }, min: 1, max: 2 })),
};

/** A call for five people; sign-up is open from 5 to 14 August 2026, 18:00. */
export const callFields: CallFields = {
  decisionSlug: "siren-rules",
  title: "邀请公众代表列席主任办公会议的公告",
  titleEn: "Call for Members of the Public",
  summaryEn: "",
  meetingName: "2026年第9次主任办公会议",
  meetingAt: new Date("2026-09-08T14:00:00+08:00"),
  meetingPlace: "主楼2层会议室",
  agendaItem: "讨论《警报试鸣规定》",
  whoIsWanted: "五名公众代表",
  conditions: [same("会议当日已满十八周岁。")],
  seats: 5,
  alternates: 5,
  dimensions: [sexes, districts],
  method: "一、符合条件的报名人全部进入名册。",
  applicationsOpenAt: at("05T09:00"),
  applicationsCloseAt: CLOSED_AT,
  drawAt: DRAW_AT,
  drawPlace: "接待大厅",
  randomnessKind: "numbers",
  randomnessSource: "现场摇出的六位数字",
  acceptByAt: at("24T18:00"),
  privacyNotice: "报名信息只用于资格核对、抽选和联系。",
  contactPhone: "000-5550 0104",
  contactEmail: "",
  changeReason: "",
};

export interface CallWorld {
  slug: string;
  drafter: Officer;
  /** Of another unit. */
  outsider: Officer;
  unitReviewer: StaffViewer;
  reviewer: StaffViewer;
  publisher: StaffViewer;
}

async function officer(platform: Platform, persona: string, unitId: string, role: Role): Promise<Officer> {
  await platform.db.unit.upsert({ where: { id: unitId }, create: { id: unitId, name: unitId, nameEn: unitId, kind: "innerUnit" }, update: {} });
  const row = await platform.db.staff.upsert({
    where: { persona },
    create: { email: `${persona}@kaimen.test`, name: persona, unitId, persona, createdAt: PUBLISHED_AT, roles: { create: [{ role }] } },
    update: {},
  });
  const scope = role === "drafter" ? { ownUnitOnly: true, unitScope: { leadUnitId: unitId } } : { ownUnitOnly: false, unitScope: {} };
  return { kind: "staff", id: row.id, name: persona, unitId, unitName: unitId, roles: [role], ...scope };
}

/** Units, people, a public decision, and a call for its meeting that nobody has published yet. */
export async function buildCall(platform: Platform, fields: Partial<CallFields> & { slug?: string } = {}): Promise<CallWorld> {
  const { slug = "siren-meeting", ...rest } = fields;
  const { db } = platform;
  const drafter = await officer(platform, "drafter2", "command", "drafter");
  const world = {
    slug,
    drafter,
    outsider: await officer(platform, "drafter", "supervision", "drafter"),
    unitReviewer: await officer(platform, "unit-reviewer2", "command", "unitReviewer"),
    reviewer: await officer(platform, "reviewer", "secretariat", "secrecyReviewer"),
    publisher: await officer(platform, "publisher", "information", "publisher"),
  };
  const catalogue = await db.catalogue.upsert({
    where: { year: 2026 },
    create: {
      year: 2026,
      unitId: "command",
      createdAt: PUBLISHED_AT,
      versions: { create: { number: 1, partyConsentMeeting: "第3次办党组会议", partyConsentOn: "2026-03-20", createdAt: PUBLISHED_AT } },
    },
    update: {},
  });
  if ((await db.decision.count({ where: { slug: callFields.decisionSlug } })) === 0) {
    const decision = { slug: callFields.decisionSlug, number: 1, title: "警报试鸣规定", titleEn: "Siren Rules", summary: "试鸣之前怎样告知。", category: "policyMeasure" };
    await db.decision.create({
      data: { ...decision, catalogueId: catalogue.id, leadUnitId: "command", plannedCompletion: "2026-09", procedures: [], createdAt: PUBLISHED_AT, updatedAt: PUBLISHED_AT },
    });
    await publishUnreviewed(platform, "catalogue", catalogue.id);
  }
  must(await createCall(platform, at("01T09:00"), drafter, { ...callFields, ...rest, slug }));
  return world;
}

export async function callNoun(platform: Platform, slug: string) {
  const { id } = await platform.db.representativeCall.findUniqueOrThrow({ where: { slug }, select: { id: true } });
  return { kindName: "call", kind: publications.call, nounId: id };
}

/** Submits and approves the call as it stands, by the real commands. */
export async function approveCall(platform: Platform, now: Date, world: CallWorld): Promise<void> {
  const noun = await callNoun(platform, world.slug);
  must(await submitRevision(platform, now, world.drafter, noun));
  await approveBoth(platform, now, { kind: "call", nounId: noun.nounId }, world);
}

/** Submits, approves and publishes the call as it stands. @throws what is refused */
export async function publishCall(platform: Platform, now: Date, world: CallWorld): Promise<void> {
  await approveCall(platform, now, world);
  must(await publishRevision(platform, now, world.publisher, await callNoun(platform, world.slug), project));
}

/** The person of the n-th application: a citizen with a confirmed contact. Returns the id. */
export async function citizenNumber(platform: Platform, n: number): Promise<string> {
  const contact = { contactKind: "email", contact: `applicant-${n}@mail.example` };
  const row = await platform.db.citizen.upsert({ where: { contactKind_contact: contact }, create: { ...contact, createdAt: PUBLISHED_AT }, update: {} });
  return row.id;
}

export interface Person {
  values: string[];
  verdict?: "eligible" | "refused";
}

/** As in the example of docs/draw.md: number n is a woman if n mod 3 = 1, and lives in the four districts in turn. */
export function examplePeople(count: number): Person[] {
  const names = districts.values.map(({ label }) => label.zh);
  return Array.from({ length: count }, (_, i) => ({ values: [i % 3 === 0 ? "女性" : "男性", names[i % 4]!] }));
}

/** A salt that a test can know: that of docs/draw.md for application n. */
export const saltOf = (n: number) => (length: number) => Uint8Array.from({ length }, (_, i) => (n * 31 + i * 7 - 31) % 256);

/** Lets these people apply one after the other, with numbers 1, 2, …, and screens those with a verdict. */
export async function applyAndScreen(platform: Platform, world: CallWorld, people: readonly Person[]): Promise<void> {
  for (const [i, { values }] of people.entries()) {
    const application = { slug: world.slug, answers: [true], values, statement: "想说说楼上警报器的声音。", lang: "zh" as const };
    must(await applyForCall(platform, DURING, await citizenNumber(platform, i + 1), application, saltOf(i + 1)));
  }
  const screenings = people.flatMap(({ verdict }, i) => (verdict === undefined ? [] : [verdict === "eligible" ? { number: i + 1, verdict } : { number: i + 1, verdict, reason: "未满十八周岁。" }]));
  if (screenings.length > 0) must(await screenApplications(platform, DURING, world.drafter, world.slug, screenings));
}

/** A published call with this many eligible people of `examplePeople`, its pool frozen. Returns the draw's id. */
export async function frozenCall(platform: Platform, world: CallWorld, count: number): Promise<{ drawId: string; recordHash: string }> {
  await publishCall(platform, PUBLISHED_AT, world);
  await applyAndScreen(platform, world, examplePeople(count).map((person) => ({ ...person, verdict: "eligible" })));
  return must(await freezePool(platform, FROZEN_AT, world.drafter, world.slug, { looserQuotas: false, neverSelectable: false }, project));
}

export const nodeSha256 = (bytes: Uint8Array): Uint8Array => createHash("sha256").update(bytes).digest();
export const random = (length: number): Uint8Array => randomBytes(length);
