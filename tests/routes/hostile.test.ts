import { describe, expect, it } from "vitest";
import { demoDatabase } from "../support/demo-database";
import type { Form } from "../support/html-forms";
import { readForms } from "../support/html-forms";
import { visitor, type Visitor } from "../support/http";
import { testPlatform } from "../support/platform";
import { demoParameters, routePatterns } from "../support/route-table";
import { openSite } from "../support/site";

const platform = await testPlatform({ databaseUrl: await demoDatabase(), env: { KAIMEN_DEMO: "1" } });
const origin = await openSite(platform);
const patterns = await routePatterns();
const example = await demoParameters(platform.db);

const HOSTILE: Record<string, string> = {
  script: "<script>alert(document.domain)</script><img src=x onerror=alert(1)>",
  formula: "=cmd|' /C calc'!A0",
  lines: "一行\r\nSet-Cookie: x=1\r\n\r\n<b>另一行",
  nul: "前\u0000后",
  long: "长".repeat(10_000),
  empty: "",
  spaces: "   \u3000\t ",
  surrogate: "半个\ud800字符",
  number: "-1e309",
  sql: "'); DELETE FROM \"Opinion\"; --",
};

async function personOf(persona: string): Promise<Visitor> {
  const person = visitor(origin);
  if (persona !== "anonymous") await person.post("/sign-in/demo", new URLSearchParams({ persona }));
  return person;
}

/** Rows of everything that people write; what a refused form leaves here was half stored. */
async function rows(): Promise<Record<string, number>> {
  const { db } = platform;
  const [opinions, points, themes, revisions, reviews, sections, decisions, windows, drafts, clauses, activities, steps, turns, metadata, archives, hearings, participants] = await Promise.all([
    db.opinion.count(), db.point.count(), db.theme.count(), db.revision.count(), db.review.count(), db.section.count(),
    db.decision.count(), db.consultationWindow.count(), db.draftVersion.count(), db.clause.count(), db.activity.count(),
    db.procedureStep.count(), db.procedureTurn.count(), db.decisionMetadata.count(), db.archivePackage.count(),
    db.hearing.count(), db.hearingParticipant.count(),
  ]);
  return { opinions, points, themes, revisions, reviews, sections, decisions, windows, drafts, clauses, activities, steps, turns, metadata, archives, hearings, participants };
}

function asQuery(form: Form, hostile: string): URLSearchParams {
  const body = new URLSearchParams();
  for (const field of form.fields) {
    if (field.kind === "submit" || field.kind === "file") continue;
    // The intent of a form is its address; everything a person could change is hostile.
    body.append(field.name, field.name === "intent" ? field.value : hostile);
  }
  return body;
}

/** Addresses whose forms end the session or change who somebody is; they are tried by hand elsewhere. */
const LEFT_OUT = /sign-out|preferences|sign-in\/demo/;

async function attack(person: Visitor, address: string): Promise<number> {
  const page = await person.get(address);
  expect(page.status, address).toBeLessThan(500);
  if (page.status !== 200 || !(page.headers.get("content-type") ?? "").includes("html")) return 0;
  let tried = 0;
  for (const form of readForms(page.body, page.url)) {
    if (LEFT_OUT.test(form.action)) continue;
    for (const [kind, text] of Object.entries(HOSTILE)) {
      const before = await rows();
      const body = asQuery(form, text);
      const answer = form.method === "GET" ? await person.get(`${new URL(form.action).pathname}?${body}`) : await person.post(form.action, body);
      tried += 1;
      const what = `${kind} → ${form.method} ${new URL(form.action).pathname}`;
      expect(answer.status, what).toBeLessThan(500);
      expect(answer.body, what).not.toMatch(/<script>alert|<img src=x/);
      expect(answer.headers.get("set-cookie") ?? "", what).not.toContain("x=1");
      // An address longer than a server reads at all (431) comes before any page.
      if (answer.status >= 400 && answer.status !== 431) {
        expect(await rows(), `${what} was refused with ${answer.status} and stored something`).toEqual(before);
        // A refusal says something: an error summary, a message page, or an error object.
        expect(answer.text.length + answer.body.length, what).toBeGreaterThan(20);
      }
    }
  }
  return tried;
}

describe("hostile texts in every field of every form", () => {
  it("are refused with words or shown as text on the public pages", async () => {
    const person = await personOf("anonymous");
    let tried = 0;
    for (const pattern of patterns.filter((each) => !each.startsWith("/desk") && !each.startsWith("/en") && !each.startsWith("/gate"))) tried += await attack(person, example(pattern));
    expect(tried).toBeGreaterThan(0);
  }, 240_000);

  it.each(["citizen", "clerk", "drafter", "reviewer", "publisher", "organiser", "auditor", "admin"])("are refused with words or shown as text for %s", async (persona) => {
    const person = await personOf(persona);
    let tried = 0;
    for (const pattern of patterns.filter((each) => each.startsWith("/desk") || each.startsWith("/me"))) tried += await attack(person, example(pattern));
    expect(tried).toBeGreaterThanOrEqual(0);
  }, 240_000);
});

describe("what is no form at all", () => {
  const addresses = patterns.filter((pattern) => !LEFT_OUT.test(pattern)).map(example);
  it("is refused: wrong types, broken and oversized bodies, other methods, foreign sites", async () => {
    const drafter = await personOf("drafter");
    const anonymous = await personOf("anonymous");
    for (const address of addresses) {
      for (const person of [anonymous, drafter]) {
        const json = await person.post(address, '{"body":{"$gt":""}}', { "content-type": "application/json" });
        const broken = await person.post(address, "--x\r\nbroken", { "content-type": "multipart/form-data; boundary=y" });
        for (const answer of [json, broken]) {
          expect(answer.status, address).toBeGreaterThanOrEqual(300);
          expect(answer.status, address).toBeLessThan(500);
        }
        const foreign = await person.post(address, new URLSearchParams({ body: "x" }), { origin: "https://elsewhere.example", "sec-fetch-site": "cross-site" });
        expect(foreign.status, address).toBe(403);
      }
    }
    const large = await anonymous.post("/decisions/basement-everyday-use/opinion", new URLSearchParams({ body: "长".repeat(200_000) }));
    expect(large.status).toBe(413);
    expect(large.text).toContain("太大");
    for (const method of ["PUT", "DELETE", "PATCH"]) expect((await fetch(`${origin}/`, { method })).status).toBe(405);
    expect((await fetch(`${origin}/decisions/%00`)).status).toBe(400);
    expect((await fetch(`${origin}/%E0%A4%A`)).status).toBe(400);
  }, 240_000);
});
