import { describe, expect, it } from "vitest";
import { maskContact, type ContactKind } from "~/domain/identity/contact";
import { doorMask } from "~/domain/identity/names";
import { demoDatabase } from "../support/demo-database";
import { visitor, type Visitor } from "../support/http";
import { testPlatform } from "../support/platform";
import { demoParameters, routePatterns } from "../support/route-table";
import { openSite } from "../support/site";

/**
 * Whoever is shown people on the desk leaves a row that says so. The table names the pages that show people; the sweep finds pages that show
 * people and are not in it.
 */
const platform = await testPlatform({ databaseUrl: await demoDatabase(), env: { KAIMEN_DEMO: "1" } });
const { db } = platform;
const origin = await openSite(platform);
const example = await demoParameters(db);

const session = (await db.registration.findFirstOrThrow({ where: { state: "confirmed" }, orderBy: { createdAt: "asc" }, select: { session: { select: { id: true, event: { select: { slug: true, unitId: true } } } } } })).session;
const opinion = await db.opinion.findFirstOrThrow({ where: { withdrawnAt: null, hiddenAt: null, NOT: { contact: null } }, select: { windowId: true } });
const call = await db.representativeApplication.findFirstOrThrow({ where: { withdrawnAt: null }, select: { call: { select: { slug: true } } } });
const hearing = await db.hearing.findFirstOrThrow({ where: { participants: { some: {} } }, select: { id: true, number: true, decision: { select: { slug: true } } } });

/** Pages that show names or contacts, with the address of one that has people on it, and what the row says. */
const SHOWS_PEOPLE: Record<string, { address: string; action: string; nounId: string }> = {
  "/desk/windows/:id/opinions": { address: `/desk/windows/${opinion.windowId}/opinions`, action: "opinion.personal-data-read", nounId: opinion.windowId },
  "/desk/events/:slug/registrations": {
    address: `/desk/events/${session.event.slug}/registrations?session=${session.id}`,
    action: "registration.personal-data-read",
    nounId: session.id,
  },
  "/desk/calls/:slug/pool": { address: `/desk/calls/${call.call.slug}/pool`, action: "application.personal-data-read", nounId: call.call.slug },
  "/desk/decisions/:slug/hearings/:number/participants": {
    address: `/desk/decisions/${hearing.decision.slug}/hearings/${hearing.number}/participants`,
    action: "hearing.personal-data-read",
    nounId: hearing.id,
  },
  "/desk/door/:sessionId": { address: `/desk/door/${session.id}`, action: "door-list.personal-data-read", nounId: session.id },
  "/desk/door/:sessionId/list": { address: `/desk/door/${session.id}/list`, action: "door-list.personal-data-read", nounId: session.id },
  "/desk/door/:sessionId/paper": { address: `/desk/door/${session.id}/paper`, action: "door-list.personal-data-read", nounId: session.id },
  "/gate/list.json": { address: `/gate/list.json?session=${session.id}`, action: "phone-list.personal-data-read", nounId: session.id },
};

/** Everything that names a person or reaches one, as the database has it and as the desk masks it. */
async function personalTexts(): Promise<Set<string>> {
  const [citizens, registrations, opinions, participants, staff] = await Promise.all([
    db.citizen.findMany({ select: { name: true, contactKind: true, contact: true } }),
    db.registration.findMany({ select: { name: true, contactKind: true, contact: true } }),
    db.opinion.findMany({ select: { authorName: true, contact: true } }),
    db.hearingParticipant.findMany({ select: { name: true } }),
    db.staff.findMany({ select: { name: true } }),
  ]);
  const people = [...participants.map(({ name }) => ({ name, contact: null, contactKind: null })), ...citizens, ...registrations, ...opinions.map(({ authorName, contact }) => ({ name: authorName, contact, contactKind: null }))];
  const texts = people.flatMap(({ name, contact, contactKind }) => [
    name,
    name ? doorMask(name) : null,
    contact,
    contact && contactKind ? maskContact({ kind: contactKind as ContactKind, value: contact }) : null,
  ]);
  const officials = new Set(staff.map((person) => person.name));
  // Two characters occur in any text by chance; officials sign what they do.
  return new Set(texts.filter((text): text is string => text !== null && text.length > 2 && !officials.has(text)));
}

const PERSONAS = ["clerk", "drafter", "drafter2", "reviewer", "publisher", "organiser", "organiser2", "gate", "supervisor", "auditor", "admin"];
const people: { id: string; visitor: Visitor }[] = [];
for (const persona of PERSONAS) {
  const person = visitor(origin);
  expect((await person.post("/sign-in/demo", new URLSearchParams({ persona }))).status).toBe(303);
  people.push({ id: (await db.staff.findUniqueOrThrow({ where: { persona }, select: { id: true } })).id, visitor: person });
}
const texts = [...(await personalTexts())];
const readings = (actorId: string) => db.auditRow.findMany({ where: { actorId, action: { endsWith: ".personal-data-read" } }, orderBy: { id: "asc" } });
const shownIn = (body: string) => texts.filter((text) => body.includes(text));

describe("a page of the desk that shows people", () => {
  it.each(Object.entries(SHOWS_PEOPLE))("%s leaves a row with who, what and how many, and no person", async (_pattern, { address, action, nounId }) => {
    let seen = 0;
    for (const { id, visitor: person } of people) {
      const before = (await readings(id)).length;
      const page = await person.get(address);
      const rows = (await readings(id)).slice(before);
      if (page.status !== 200) expect(rows).toEqual([]);
      if (page.status !== 200) continue;
      seen += 1;
      expect(shownIn(page.body).length, address).toBeGreaterThan(0);
      expect(rows, address).toMatchObject([{ action, nounId, actorKind: "staff" }]);
      expect((rows[0]!.detail as { people: number }).people).toBeGreaterThan(0);
      expect(shownIn(JSON.stringify(rows, (_key, value: unknown) => (typeof value === "bigint" ? String(value) : value)))).toEqual([]);
    }
    expect(seen, `nobody may open ${address}`).toBeGreaterThan(0);
  });

  it("is in the table: no other page of the desk shows anybody", async () => {
    const desk = (await routePatterns()).filter((pattern) => pattern.startsWith("/desk") && !(pattern in SHOWS_PEOPLE));
    let opened = 0;
    for (const pattern of desk) {
      for (const { visitor: person } of people) {
        const page = await person.get(example(pattern));
        if (page.status !== 200) continue;
        opened += 1;
        expect(shownIn(page.body), `${pattern} shows people: add it to SHOWS_PEOPLE and note the reading`).toEqual([]);
      }
    }
    expect(opened).toBeGreaterThan(30);
  });

  it("is noted once an hour where a phone fetches it again and again", async () => {
    const { address } = SHOWS_PEOPLE["/gate/list.json"]!;
    const gate = people[PERSONAS.indexOf("organiser")]!;
    const before = (await readings(gate.id)).length;
    for (let n = 0; n < 3; n += 1) await gate.visitor.get(address);
    expect((await readings(gate.id)).length).toBe(before);
    platform.clock.advance(61);
    await gate.visitor.post("/sign-in/demo", new URLSearchParams({ persona: "organiser" }));
    for (let n = 0; n < 3; n += 1) await gate.visitor.get(address);
    expect((await readings(gate.id)).length).toBe(before + 1);
  });
});
