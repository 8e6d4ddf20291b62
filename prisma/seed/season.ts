import { randomBytes } from "node:crypto";
import { cancelRegistration } from "../../app/features/open-month/cancel-registration.server";
import { freezeSessionLottery } from "../../app/features/open-month/freeze-lottery.server";
import { planSession } from "../../app/features/open-month/plan-session.server";
import { recordScans } from "../../app/features/open-month/record-scans.server";
import { registerParty } from "../../app/features/open-month/register-party.server";
import { readScans } from "../../app/features/open-month/schema-door";
import { revealSessionLottery } from "../../app/features/open-month/reveal-lottery.server";
import type { EventTexts } from "../../app/features/open-month/schema";
import { ticketCodeHash } from "../../app/features/open-month/ticket-code.server";
import { writeEvent } from "../../app/features/open-month/write-event.server";
import { writeHall } from "../../app/features/open-month/write-hall.server";
import { writeSeason } from "../../app/features/open-month/write-season.server";
import type { StaffViewer } from "../../app/features/identity/viewer.server";
import type { Platform } from "../../app/platform/platform.server";
import { project } from "../../app/publications";
import { dayAt, instantOf, type DemoStart } from "./moments";
import { publishDemo, readDemoStaff, type DemoStaff } from "./publish";
import { districtOrganisers, districtReviewers } from "./texts/district-organisers";
import { citizens } from "./texts/people";
import { season2026 } from "./texts/season";
import type { EventText, RegistrationText, SessionText } from "./texts/types";

const MINUTE = 60_000;
const DAY = 86_400_000;

/**
 * The open month with its events: written, reviewed and released by their people before registration opened, then registered for and attended
 * at the instants that the texts name, all through the product's own commands.
 */
export async function fillSeason(platform: Platform, start: DemoStart): Promise<void> {
  await hireOrganisers(platform, start);
  const staff = await readDemoStaff(platform);
  await fillSeasonTexts(platform, staff, start);
  const sessionIds = new Map<string, string>();
  for (const event of season2026.events) await fillEvent(platform, staff, start, event, sessionIds);
  const tickets = await fillRegistrations(platform, staff, start, sessionIds);
  await fillDraws(platform, staff, start, sessionIds);
  await fillCheckIns(platform, staff, start, sessionIds, tickets);
  for (const event of season2026.events) await fillRecap(platform, staff, start, event);
  // What was sent in the past has been read; the demo starts with an empty outbox.
  await platform.db.message.deleteMany({ where: { template: { startsWith: "registration-" } } });
}

async function hireOrganisers(platform: Platform, start: DemoStart): Promise<void> {
  await platform.unitOfWork({ now: start.at, actor: { kind: "system" } }, async ({ tx, record }) => {
    const hire = async (people: typeof districtOrganisers, role: "organiser" | "unitReviewer") => {
      for (const { unit, name, email } of people) {
        await tx.staff.create({ data: { email, name, unitId: unit, createdAt: start.at, roles: { create: [{ role }] } } });
      }
    };
    await hire(districtOrganisers, "organiser");
    await hire(districtReviewers, "unitReviewer");
    await record({ action: "demo.filled", nounKind: "demo", nounId: "district-organisers" });
    return { ok: true };
  });
  // People who registered are known by their contact, so that they find their tickets when they sign in with it.
  await platform.db.citizen.createMany({
    data: citizens.map(({ contactKind, contact, name }) => ({ contactKind, contact, name, createdAt: start.at })),
    skipDuplicates: true,
  });
}

async function fillSeasonTexts(platform: Platform, staff: DemoStaff, start: DemoStart): Promise<void> {
  const at = instantOf(start, { days: -26, time: "10:00" });
  const organiser = staff.writerOf("publicity", "organiser");
  const { year, title, theme, slogan, introduction, startsOn, endsOn, liveRegistrationLimit, phone } = season2026;
  const written = await writeSeason(platform, new Date(at.getTime() - DAY), organiser, year, {
    title: title.zh,
    titleEn: title.en,
    theme: theme.zh,
    themeEn: theme.en,
    slogan: slogan.zh,
    sloganEn: slogan.en,
    introduction: introduction.zh,
    introductionEn: introduction.en,
    startsOn: dayAt(start, startsOn),
    endsOn: dayAt(start, endsOn),
    registrationLimit: liveRegistrationLimit,
    phone,
  });
  if (!written.ok) throw new Error(`season: ${written.reason}`);
  await publishDemo(platform, staff, "season", String(year), at, organiser);
}

async function fillEvent(platform: Platform, staff: DemoStaff, start: DemoStart, event: EventText, sessionIds: Map<string, string>): Promise<void> {
  const organiser = staff.writerOf(event.unit, "organiser");
  const firstOpens = Math.min(...event.sessions.map((session) => instantOf(start, session.registrationOpensAt).getTime()));
  const releasedAt = new Date(firstOpens - 2 * DAY);
  const writtenAt = new Date(releasedAt.getTime() - DAY);
  const written = await writeEvent(platform, writtenAt, organiser, null, textsOf(event));
  if (!written.ok) throw new Error(`${event.slug}: ${written.reason}`);
  for (const session of event.sessions) {
    const startsAt = instantOf(start, session.startsAt);
    const endsAt = new Date(startsAt.getTime() + session.durationMinutes * MINUTE);
    const planned = await planSession(
      platform,
      writtenAt,
      organiser,
      { slug: event.slug, planId: null },
      {
        startsAt,
        endsAt,
        doorsOpenAt: new Date(startsAt.getTime() - session.doorsOpenMinutesBefore * MINUTE),
        doorsCloseAt: endsAt,
        registrationOpensAt: instantOf(start, session.registrationOpensAt),
        registrationClosesAt: instantOf(start, session.registrationClosesAt),
        capacity: session.capacity,
        maxPartySize: session.partyLimit,
        allocation: session.lottery ? "lottery" : "firstCome",
        drawAt: session.lottery ? instantOf(start, session.lottery.drawAt) : null,
        drawSource: session.lottery?.source ?? "",
        hallId: session.hall ? await hallOf(platform, writtenAt, organiser, session.hall) : null,
      },
      (n) => randomBytes(n),
    );
    if (!planned.ok) throw new Error(`${session.key}: ${planned.reason}`);
    sessionIds.set(session.key, planned.planId);
  }
  await publishDemo(platform, staff, "event", await idOf(platform, event.slug), releasedAt, organiser);
}

function textsOf(event: EventText): EventTexts {
  return {
    slug: event.slug,
    seasonYear: season2026.year,
    kind: event.kind,
    mode: event.mode,
    admission: event.admission,
    title: event.title.zh,
    titleEn: event.title.en,
    summary: event.summary.zh,
    summaryEn: event.summary.en,
    description: event.description,
    place: event.place,
    placeEn: event.placeEn,
    address: event.address,
    isProvisional: event.provisional,
    whoMayCome: event.whoMayCome,
    whatToBring: event.whatToBring,
    accessibility: event.accessibility,
    phone: event.phone,
    capacityUnit: event.capacityUnit,
    capacityText: event.capacityText,
    decisionSlug: event.decision ?? "",
    onlineLink: event.mode === "onSite" ? "" : `https://live.binjiang-gf.example/${event.slug}`,
    changeNote: "",
    recap: "",
  };
}

async function idOf(platform: Platform, slug: string): Promise<string> {
  return (await platform.db.openEvent.findUniqueOrThrow({ where: { slug }, select: { id: true } })).id;
}

interface Visit {
  event: EventText;
  session: SessionText;
  registration: RegistrationText;
}

const ALL_VISITS: Visit[] = season2026.events.flatMap((event) =>
  event.sessions.flatMap((session) => session.registrations.map((registration) => ({ event, session, registration }))),
);

/** Registers everybody in the order of time; returns the tickets by session and citizen. */
async function fillRegistrations(platform: Platform, staff: DemoStaff, start: DemoStart, sessionIds: Map<string, string>): Promise<Map<string, string>> {
  const tickets = new Map<string, string>();
  const dated = ALL_VISITS.map((visit) => ({ ...visit, at: instantOf(start, visit.registration.at) })).sort((a, b) => a.at.getTime() - b.at.getTime());
  for (const { event, session, registration, at } of dated) {
    const person = citizens.find(({ key }) => key === registration.citizen);
    if (!person) throw new Error(`no citizen ${registration.citizen}`);
    const organiser = staff.writerOf(event.unit, "organiser");
    const result = await registerParty(
      platform,
      at,
      {
        sessionId: sessionIds.get(session.key) ?? "",
        name: person.name,
        persons: registration.party,
        children: 0,
        needs: "",
        contact: { kind: person.contactKind, value: person.contact },
        whenFull: "wait",
        submission: "",
        lang: "zh",
        by: event.admission === "invited" ? { source: "clerk", staffId: organiser.id, unitId: organiser.unitId } : { source: "self", citizenId: person.key },
      },
      (n) => randomBytes(n),
    );
    const expected = session.lottery ? "applied" : registration.state === "waiting" ? "waiting" : "confirmed";
    if (!result.ok || result.state !== expected) throw new Error(`${session.key} ${registration.citizen}: ${result.ok ? result.state : result.reason}`);
    tickets.set(`${session.key} ${registration.citizen}`, result.code);
    if (registration.state === "cancelled") {
      const holder = { codeHash: ticketCodeHash(result.code), actor: { kind: "anonymous" } } as const;
      const cancelled = await cancelRegistration(platform, new Date(at.getTime() + 60 * MINUTE), holder);
      if (!cancelled.ok) throw new Error(`${session.key} ${registration.citizen}: ${cancelled.reason}`);
    }
  }
  return tickets;
}

async function hallOf(platform: Platform, at: Date, organiser: StaffViewer, { name, capacity }: { name: string; capacity: number }): Promise<string> {
  const known = await platform.db.hall.findUnique({ where: { unitId_name: { unitId: organiser.unitId, name } }, select: { id: true } });
  if (known) return known.id;
  const written = await writeHall(platform, at, organiser, null, { name, capacity });
  if (!written.ok) throw new Error(`${name}: ${written.reason}`);
  return written.hallId;
}

async function fillDraws(platform: Platform, staff: DemoStaff, start: DemoStart, sessionIds: Map<string, string>): Promise<void> {
  for (const event of season2026.events) {
    const organiser = staff.writerOf(event.unit, "organiser");
    for (const { key, lottery } of event.sessions) {
      if (!lottery?.drawn) continue;
      const sessionId = sessionIds.get(key) ?? "";
      const frozen = await freezeSessionLottery(platform, instantOf(start, lottery.drawn.frozenAt), organiser, sessionId, project);
      if (!frozen.ok) throw new Error(`${key}: ${frozen.reason}`);
      const value = { text: lottery.drawn.value, publicAt: instantOf(start, lottery.drawAt) };
      const drawn = await revealSessionLottery(platform, instantOf(start, lottery.drawn.at), organiser, sessionId, value, project);
      if (!drawn.ok) throw new Error(`${key}: ${drawn.reason}`);
    }
  }
}

async function fillCheckIns(platform: Platform, staff: DemoStaff, start: DemoStart, sessionIds: Map<string, string>, tickets: Map<string, string>): Promise<void> {
  const seen = new Map<string, number>();
  for (const { event, session, registration } of ALL_VISITS) {
    if (!registration.checkedInAt) continue;
    const at = instantOf(start, registration.checkedInAt);
    const deviceSeq = (seen.get(session.key) ?? 0) + 1;
    seen.set(session.key, deviceSeq);
    const organiser = staff.writerOf(event.unit, "organiser");
    const scans = readScans({
      scans: [
        {
          scanId: `demo-${session.key}-${deviceSeq}`,
          deviceSeq,
          sessionId: sessionIds.get(session.key),
          type: "entry",
          code: tickets.get(`${session.key} ${registration.citizen}`),
          persons: registration.party,
          deviceTime: at.toISOString(),
          deviceId: `demo-${session.key}`,
        },
      ],
    });
    if (!scans.ok) throw new Error(`${session.key}: ${scans.reason}`);
    const recorded = await recordScans(platform, at, { id: organiser.id, scope: { unitId: organiser.unitId } }, scans.items);
    const verdict = recorded.ok ? recorded.results[0]?.verdict : recorded.reason;
    if (verdict !== "admit") throw new Error(`${session.key} ${registration.citizen}: ${verdict}`);
  }
}

async function fillRecap(platform: Platform, staff: DemoStaff, start: DemoStart, event: EventText): Promise<void> {
  if (!event.recap) return;
  const at = instantOf(start, event.recap.publishedAt);
  const organiser = staff.writerOf(event.unit, "organiser");
  const written = await writeEvent(platform, new Date(at.getTime() - 2 * 60 * MINUTE), organiser, { slug: event.slug, seenAt: null }, { ...textsOf(event), recap: event.recap.body });
  if (!written.ok) throw new Error(`${event.slug}: ${written.reason}`);
  await publishDemo(platform, staff, "event", await idOf(platform, event.slug), at, organiser);
}
