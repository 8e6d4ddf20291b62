import { randomBytes } from "node:crypto";
import { eventPublication } from "~/features/open-month/event-publication.server";
import { seasonPublication } from "~/features/open-month/season-publication.server";
import { registerParty, type NewParty } from "~/features/open-month/register-party.server";
import type { StaffViewer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";
import type { PublicationKind } from "~/platform/publication-kind.server";
import { project } from "~/publications";

export interface TestSession {
  startsAt?: string;
  endsAt?: string;
  registrationOpensAt?: string;
  registrationClosesAt?: string;
  capacity?: number;
  maxPartySize?: number;
  /** Makes it a session by lottery. */
  drawAt?: string;
  hallId?: string;
}

export interface TestEventOptions {
  slug?: string;
  unitId?: string;
  admission?: "open" | "invited";
  mode?: "onSite" | "online";
  onlineLink?: string;
  isProvisional?: boolean;
  seasonYear?: number | null;
  registrationLimit?: number;
  sessions?: TestSession[];
}

export interface TestEvent {
  id: string;
  slug: string;
  sessionIds: string[];
  organiser: StaffViewer;
}

const CREATED = new Date("2026-07-01T00:00:00Z");
/** When test events go public. */
export const RELEASED = new Date("2026-07-31T02:00:00Z");

/** A published event in the open month of 2026, by default with one session of 4 seats on 20 August, registration open in August until the 19th. */
export async function buildEvent(platform: Platform, options: TestEventOptions = {}): Promise<TestEvent> {
  const { db } = platform;
  const { slug = "shelter-visit", unitId = "test-office", seasonYear = 2026 } = options;
  const unit = { id: unitId, name: "滨江市国防动员办公室", nameEn: "Binjiang Office", kind: "office" };
  await db.unit.upsert({ where: { id: unitId }, create: unit, update: {} });
  if (seasonYear !== null) await buildSeason(platform, seasonYear, unitId, options.registrationLimit ?? 3);
  const organiser = await organiserOf(platform, unitId);
  const event = await db.openEvent.create({
    data: {
      slug,
      unitId,
      seasonYear,
      kind: "visit",
      mode: options.mode ?? "onSite",
      admission: options.admission ?? "open",
      title: "走进地下纳凉点",
      titleEn: "Inside a Cool Shelter",
      summary: "看看改造前后。",
      summaryEn: "Before and after.",
      description: "**参观**约一小时。",
      place: "听潮社区服务中心",
      placeEn: "Tingchao Community Centre",
      address: "听潮路55号",
      isProvisional: options.isProvisional ?? false,
      whoMayCome: "市民均可报名。",
      whatToBring: "薄外衣",
      accessibility: "全程可通行轮椅。",
      phone: "000-5550 0123",
      onlineLink: options.onlineLink ?? "",
      createdById: organiser.id,
      createdAt: CREATED,
      updatedAt: CREATED,
    },
  });
  const sessionIds: string[] = [];
  for (const session of options.sessions ?? [{}]) {
    const startsAt = new Date(session.startsAt ?? "2026-08-20T09:30:00+08:00");
    const endsAt = session.endsAt ? new Date(session.endsAt) : new Date(startsAt.getTime() + 75 * 60_000);
    const plan = await db.sessionPlan.create({
      data: {
        eventId: event.id,
        startsAt,
        endsAt,
        doorsOpenAt: new Date(startsAt.getTime() - 30 * 60_000),
        doorsCloseAt: endsAt,
        registrationOpensAt: new Date(session.registrationOpensAt ?? "2026-08-01T09:00:00+08:00"),
        registrationClosesAt: new Date(session.registrationClosesAt ?? "2026-08-19T18:00:00+08:00"),
        capacity: session.capacity ?? 4,
        maxPartySize: session.maxPartySize ?? 4,
        ...(session.drawAt ? { allocation: "lottery", drawAt: new Date(session.drawAt), drawSource: "2026年8月19日晚公布的某公开号码" } : {}),
        hallId: session.hallId ?? null,
        calendarUid: `${randomBytes(16).toString("hex")}@kaimen.test`,
      },
    });
    sessionIds.push(plan.id);
  }
  await releaseEvent(platform, event.id);
  return { id: event.id, slug, sessionIds, organiser };
}

async function buildSeason(platform: Platform, year: number, unitId: string, registrationLimit: number): Promise<void> {
  await platform.db.season.upsert({
    where: { year },
    create: { year, unitId, title: `${year}年政府开放月`, theme: "敞开的大门", startsOn: `${year}-08-01`, endsOn: `${year}-08-31`, registrationLimit, createdAt: CREATED, updatedAt: CREATED },
    update: { registrationLimit },
  });
  await release(platform, seasonPublication, String(year), RELEASED);
}

/** Shows the event as it stands now and brings its sessions into force, without the reviews that the product asks for. */
export function releaseEvent(platform: Platform, eventId: string, at = RELEASED): Promise<void> {
  return release(platform, eventPublication, eventId, at);
}

async function release(platform: Platform, kind: PublicationKind, nounId: string, now: Date): Promise<void> {
  await platform.unitOfWork({ now, actor: { kind: "system" } }, async (work) => {
    const content = await kind.canonicalise(work.tx, nounId);
    if (content === null) throw new Error(`nothing to publish under ${nounId}`);
    await project(work, { id: nounId, publicationId: nounId, sha256: "0".repeat(64) }, kind.project(content));
    await kind.afterPublish?.(work, nounId);
    await work.record({ action: "revision.published", nounKind: "test", nounId });
    return { ok: true };
  });
}

async function organiserOf({ db }: Platform, unitId: string): Promise<StaffViewer> {
  const email = `organiser@${unitId}.example`;
  const staff = await db.staff.upsert({
    where: { email },
    create: { email, name: "邹晓蕾", unitId, createdAt: CREATED, roles: { create: [{ role: "organiser" }] } },
    update: {},
  });
  return { kind: "staff", id: staff.id, name: staff.name, unitId, unitName: "", roles: ["organiser"] };
}

/** A party by the number of its person: the same number is the same phone and name. */
export function partyOf(sessionId: string, person: number, over: Partial<NewParty> = {}): NewParty {
  return {
    sessionId,
    name: "王小明",
    persons: 1,
    children: 0,
    needs: "",
    contact: { kind: "phone", value: `138${String(person).padStart(8, "0")}` },
    whenFull: "wait",
    submission: "",
    lang: "zh",
    by: { source: "self", citizenId: `citizen-${person}` },
    ...over,
  };
}

export function register(platform: Platform, now: Date, sessionId: string, person: number, over: Partial<NewParty> = {}) {
  return registerParty(platform, now, partyOf(sessionId, person, over), (n) => randomBytes(n));
}

/** Every sum that must hold for a session at any time. */
export async function seatsAddUp({ db }: Platform, sessionId: string): Promise<boolean> {
  const session = await db.eventSession.findUniqueOrThrow({ where: { id: sessionId } });
  const confirmed = await db.registration.aggregate({ where: { sessionId, state: "confirmed" }, _sum: { persons: true } });
  const waiting = await db.registration.count({ where: { sessionId, state: "waiting" } });
  const applied = await db.registration.count({ where: { sessionId, state: "applied" } });
  return session.seatsLeft === session.capacity - (confirmed._sum.persons ?? 0) && session.waitingParties === waiting && session.appliedParties === applied;
}

/** A hall of the test office that sessions can share. */
export async function buildHall({ db }: Platform, capacity: number, name = "报告厅"): Promise<string> {
  const { id } = await db.hall.create({ data: { unitId: "test-office", name, capacity, seatsLeft: capacity, createdAt: CREATED }, select: { id: true } });
  return id;
}

/** The same for a hall: what its sessions gave out together. */
export async function hallAddsUp({ db }: Platform, hallId: string): Promise<boolean> {
  const hall = await db.hall.findUniqueOrThrow({ where: { id: hallId } });
  const confirmed = await db.registration.aggregate({ where: { session: { hallId }, state: "confirmed" }, _sum: { persons: true } });
  return hall.seatsLeft === hall.capacity - (confirmed._sum.persons ?? 0);
}
