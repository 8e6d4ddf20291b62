import { describe, expect, it } from "vitest";
import { may, type Action, type Role } from "~/domain/identity/roles";
import { demoDatabase } from "../support/demo-database";
import { visitor, type Visitor } from "../support/http";
import { testPlatform } from "../support/platform";
import { demoParameters, routePatterns } from "../support/route-table";
import { openSite } from "../support/site";

const platform = await testPlatform({ databaseUrl: await demoDatabase(), env: { KAIMEN_DEMO: "1" } });
const origin = await openSite(platform);
const patterns = await routePatterns();
const example = await demoParameters(platform.db);

/** The right that opens each page of the desk. A new page of the desk must be named here. */
const DESK: Record<string, Action> = {
  "/desk": "desk.open",
  "/desk/review": "desk.open",
  "/desk/publications/:kind/:nounId": "desk.open",
  "/desk/absence": "desk.open",
  "/desk/scan-words": "security.manage",
  "/desk/accounts": "staff.manage",
  "/desk/accounts/:staffId": "staff.manage",
  "/desk/catalogues/:year": "desk.open",
  "/desk/decisions/:slug/procedure": "procedure.write",
  "/desk/decisions/:slug/procedure/:kind": "procedure.write",
  "/desk/decisions/:slug/metadata": "procedure.write",
  "/desk/decisions/:slug/pack": "procedure.write",
  "/desk/decisions/:slug/pack.docx": "procedure.write",
  "/desk/decisions/:slug/archive": "archive.take",
  "/desk/archives": "archive.take",
  "/desk/archives/:id.zip": "archive.take",
  "/desk/catalogues/:year/import": "catalogue.write",
  "/desk/catalogues/:year/coverage": "catalogue.write",
  "/desk/catalogues/:year/coverage.csv": "catalogue.write",
  "/desk/catalogues/:year/carry-over": "catalogue.write",
  "/desk/catalogues/:year/table.csv": "catalogue.write",
  "/desk/catalogues/:year/table.xlsx": "catalogue.write",
  "/desk/door": "door.scan",
  "/desk/door/:sessionId": "door.scan",
  "/desk/door/:sessionId/list": "door.scan",
  "/desk/door/:sessionId/paper": "door.scan",
  "/desk/door/:sessionId/numbers.csv": "door.export",
  "/desk/events/:slug/lotteries/:sessionId": "event.write",
  "/desk/audit": "audit.read",
  "/desk/audit/rows.csv": "audit.read",
  "/desk/calendar": "setting.manage",
  "/desk/overdue": "supervise.read",
  "/desk/windows/:id/cases": "opinion.hide",
  "/desk/decisions/:slug/hearings": "activity.write",
  "/desk/decisions/:slug/hearings/:number": "activity.write",
  "/desk/decisions/:slug/hearings/:number/participants": "activity.write",
  "/desk/windows/:id/activities/:activityId": "activity.write",
  "/desk/questionnaires": "activity.write",
  "/desk/questionnaires/new": "activity.write",
  "/desk/questionnaires/:id": "activity.write",
  "/desk/questionnaires/:id/results": "activity.write",
  "/desk/questionnaires/:id/answers.csv": "activity.write",
  "/desk/questionnaires/:id/answers.xlsx": "activity.write",
  "/desk/calls": "call.write",
  "/desk/calls/:slug": "call.write",
  "/desk/calls/:slug/pool": "call.write",
};

const PERSONAS = ["clerk", "drafter", "drafter2", "unit-reviewer", "unit-reviewer2", "reviewer", "publisher", "dispatcher", "organiser", "organiser2", "gate", "supervisor", "auditor", "admin", "security"];

async function signedIn(persona: string): Promise<Visitor> {
  const person = visitor(origin);
  const answer = await person.post("/sign-in/demo", new URLSearchParams({ persona }));
  if (answer.status !== 303) throw new Error(`${persona} cannot sign in: ${answer.status}`);
  return person;
}

const people = new Map<string, { visitor: Visitor; roles: Role[] }>([
  ["anonymous", { visitor: visitor(origin), roles: [] }],
  ["citizen", { visitor: await signedIn("citizen"), roles: ["citizen"] }],
]);
for (const persona of PERSONAS) {
  const staff = await platform.db.staff.findUniqueOrThrow({ where: { persona }, select: { roles: true } });
  people.set(persona, { visitor: await signedIn(persona), roles: staff.roles.map((row) => row.role as Role) });
}

describe("every address for everybody", () => {
  const desk = patterns.filter((pattern) => pattern.startsWith("/desk"));
  const open = patterns.filter((pattern) => !pattern.startsWith("/desk") && !pattern.startsWith("/gate"));

  it.each(desk)("%s is for the people who may", async (pattern) => {
    const address = example(pattern);
    for (const [name, { visitor: person, roles }] of people) {
      const page = await person.get(address);
      const post = await person.post(address, new URLSearchParams({ intent: "nothing-of-the-kind" }));
      if (name === "anonymous") {
        expect([page.status, post.status], `${name} ${pattern}`).toEqual([302, expect.toSatisfy((status: number) => status === 401 || status === 404 || status === 405)]);
        expect(page.location).toContain("/sign-in?returnTo=");
        continue;
      }
      const needed = DESK[pattern];
      const mayOpen = needed ? may(roles, needed) : may(roles, "desk.open");
      if (!mayOpen) {
        expect([page.status, post.status].every((status) => status === 403 || status === 405), `${name} ${pattern}: ${page.status} ${post.status}`).toBe(true);
      } else {
        // Another unit's things do not exist for this person; a right that is missing inside the page is 403.
        expect([200, 403, 404], `${name} GET ${pattern}`).toContain(page.status);
        expect(post.status, `${name} POST ${pattern}`).toBeGreaterThanOrEqual(400);
        expect(post.status, `${name} POST ${pattern}`).toBeLessThan(500);
      }
    }
  });

  it.each(open)("%s answers everybody, and nobody with a failure", async (pattern) => {
    for (const [name, { visitor: person }] of people) {
      const page = await person.get(example(pattern));
      expect([200, 302, 303, 304, 401, 403, 404, 409, 429], `${name} GET ${pattern}`).toContain(page.status);
      if (pattern !== "/sign-out") {
        const post = await person.post(example(pattern), new URLSearchParams({ nothing: "of the kind" }));
        expect(post.status, `${name} POST ${pattern}`).toBeLessThan(500);
      }
    }
  });

  it.each(patterns.filter((pattern) => pattern.includes(":")))("%s does not know what is not there", async (pattern) => {
    for (const unknown of ["no-such-thing", "0", "'; DROP TABLE x; --", "../../etc/passwd", "％", "a".repeat(2000)]) {
      const address = pattern.replace(/:\w+\??/g, encodeURIComponent(unknown));
      for (const name of ["anonymous", "drafter", "admin"]) {
        const page = await people.get(name)!.visitor.get(address);
        expect(page.status, `${name} GET ${address.slice(0, 80)}`).toBeLessThan(500);
        if (name === "anonymous" && !pattern.startsWith("/desk")) expect([302, 401, 404, 429], `${pattern} ${unknown.slice(0, 20)}`).toContain(page.status);
      }
    }
  });
});
