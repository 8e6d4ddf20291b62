import { execFile } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { checkChain } from "~/features/audit/check-chain.server";
import { publishAuditHead } from "~/features/audit/publish-head.server";
import { sealAuditRows } from "~/features/audit/seal-rows.server";
import { projectAuditHead } from "~/publications";
import { expectConsoleError } from "../support/console-errors";
import { asAdmin } from "../support/database-server";
import { readForms } from "../support/html-forms";
import { visitor, type Page } from "../support/http";
import { parseCsv } from "../support/parse-csv";
import { testPlatform } from "../support/platform";
import { openSite } from "../support/site";

const platform = await testPlatform({ env: { KAIMEN_DEMO: "1" } });
const { db } = platform;
const origin = await openSite(platform);
const now = () => platform.clock.now();

await db.unit.create({ data: { id: "audit", name: "审计处", nameEn: "Audit", kind: "innerUnit" } });
const staff = await db.staff.create({ data: { email: "auditor@office.example", name: "沈审计", persona: "auditor", unitId: "audit", createdAt: now(), roles: { create: [{ role: "auditor" }] } } });
const auditor = visitor(origin);
expect((await auditor.post("/sign-in/demo", new URLSearchParams({ persona: "auditor" }))).status).toBe(303);

for (let n = 1; n <= 120; n += 1) {
  await platform.unitOfWork({ now: new Date(now().getTime() - n * 3_600_000), actor: n % 3 === 0 ? { kind: "staff", id: staff.id } : { kind: "system" } }, async (work) => {
    await work.record({ action: n % 2 === 0 ? "thing.made" : "thing.moved", nounKind: "thing", nounId: `t${n % 5}`, detail: { formula: "=1+1" } });
    return { ok: true };
  });
}
await sealAuditRows(db, now());
await publishAuditHead(platform, now(), projectAuditHead);

/** Rows on the page, without the header. */
const rowsOf = (body: string) => (body.match(/<tr /g) ?? []).length - 1;

describe("the auditor's page", () => {
  it("lists the newest rows first, fifty at a time, to the last", async () => {
    let page = await auditor.get("/desk/audit");
    let seen = rowsOf(page.body);
    expect(seen).toBe(50);
    for (let next = /href="([^"]*before=\d+[^"]*)" rel="next"/.exec(page.body)?.[1]; next; next = /href="([^"]*before=\d+[^"]*)" rel="next"/.exec(page.body)?.[1]) {
      page = await auditor.get(next.replaceAll("&amp;", "&"));
      seen += rowsOf(page.body);
    }
    expect(seen).toBe(await db.auditRow.count());
  });

  it.each([
    ["who, by name", "who=沈审计", { actorId: staff.id }],
    ["who, by number", `who=${staff.id}`, { actorId: staff.id }],
    ["what", "action=thing.made", { action: "thing.made" }],
    ["on what", "nounKind=thing&nounId=t3", { nounKind: "thing", nounId: "t3" }],
    ["when", "day=2026-08-10", { at: { gte: new Date("2026-08-09T16:00:00Z"), lt: new Date("2026-08-10T16:00:00Z") } }],
    ["several at once", "action=thing.made&nounKind=thing&day=2026-08-10", { action: "thing.made", at: { gte: new Date("2026-08-09T16:00:00Z"), lt: new Date("2026-08-10T16:00:00Z") } }],
    ["nothing that there is", "who=nobody", { actorId: "nobody" }],
  ])("filters by %s, on the page and in the file", async (_what, query, where) => {
    const expected = await db.auditRow.count({ where });
    const page = await auditor.get(`/desk/audit?${query}`);
    expect(Math.max(0, rowsOf(page.body))).toBe(Math.min(50, expected));
    const file = await auditor.get(`/desk/audit/rows.csv?${query}`);
    // Taking the file out is itself a row of the person who does.
    expect(parseCsv(file.body.replace(/^\ufeff/, ""))).toHaveLength((await db.auditRow.count({ where })) + 1);
    expect(file.headers.get("cache-control")).toBe("no-store");
  });

  it("gives a file that no spreadsheet runs, and notes that it was taken", async () => {
    const before = await db.auditRow.count({ where: { action: "audit.exported" } });
    const [header, ...rows] = parseCsv((await auditor.get("/desk/audit/rows.csv?action=thing.made&who=沈审计")).body.replace(/^\ufeff/, ""));
    expect(header).toContain("哈希值");
    for (const row of rows) for (const cell of row) expect(cell).not.toMatch(/^[=+@]/);
    const noted = await db.auditRow.findMany({ where: { action: "audit.exported" }, orderBy: { id: "asc" } });
    expect(noted.length).toBe(before + 1);
    expect(noted.at(-1)!.detail).toEqual({ action: "thing.made", oneActor: true });
  });

  it("asks for a check, once, and shows what it found", async () => {
    const checkForm = (page: Page) => readForms(page.body, page.url).find(({ method, action }) => method === "POST" && action.endsWith("/desk/audit"))!;
    const asked = await auditor.submit(checkForm(await auditor.get("/desk/audit")));
    expect(asked.status).toBe(303);
    const page = await auditor.follow(asked);
    expect(page.text).toContain("正在校验");
    expect((await auditor.submit(checkForm(page))).status).toBe(409);
    const check = await db.auditCheck.findFirstOrThrow({ where: { finishedAt: null } });
    await checkChain(platform, now(), check.id);
    expect((await auditor.get("/desk/audit")).text).toContain("与封存时和历次公布的链首完全相符");
  });
});

describe("the public heads", () => {
  it("are the same on the page in both languages and in the interface, and hold nothing else", async () => {
    const { position, hash } = await db.auditRow.findFirstOrThrow({ where: { position: { not: null } }, orderBy: { position: "desc" }, select: { position: true, hash: true } });
    const anybody = visitor(origin);
    const json = JSON.parse((await anybody.get("/api/v1/audit/heads")).body) as { heads: object[]; next: null };
    expect(json).toEqual({ heads: [{ day: "2026-08-12", position: Number(position), hash, updatedAt: now().toISOString() }], next: null });
    for (const address of ["/audit/heads", "/en/audit/heads"]) expect((await anybody.get(address)).text).toContain(hash);
    expect((await anybody.get("/audit/heads?before=2026-08-12")).text).toContain("还没有公布过链首");
    expect((await anybody.get("/audit/heads?before=%27;x")).status).toBe(200);
  });
});

describe("npm run audit:verify", () => {
  const verify = (...args: string[]) =>
    new Promise<{ code: number; output: string }>((resolve) => {
      const env = { ...process.env, NODE_ENV: "development" as const, DATABASE_URL: platform.databaseUrl, PUBLIC_URL: "http://localhost:3000" };
      execFile(process.execPath, ["--import", "tsx", "prisma/verify-audit.ts", ...args], { env }, (error, stdout, stderr) => resolve({ code: error ? Number(error.code) : 0, output: stdout + stderr }));
    });

  it("says 一致, 不一致 with the first bad row, and what it cannot read", async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "kaimen-heads-"));
    const kept = path.join(folder, "heads.json");
    fs.writeFileSync(kept, (await visitor(origin).get("/api/v1/audit/heads")).body);
    expect(await verify()).toMatchObject({ code: 0, output: expect.stringMatching(/^一致\n/) as string });
    expect(await verify(kept)).toMatchObject({ code: 0, output: expect.stringContaining("另核对外存链首 1 个") as string });
    expect(await verify(path.join(folder, "nothing.json"))).toMatchObject({ code: 2 });
    const bad = await db.auditRow.findFirstOrThrow({ where: { position: 60 } });
    await asAdmin(platform.databaseUrl, (client) => client.query(`SET session_replication_role = replica; UPDATE "AuditRow" SET "action" = 'thing.lost' WHERE "position" = 60`));
    const found = await verify();
    expect(found.code).toBe(1);
    expect(found.output).toContain(`不一致\n第 60 位，记录号 ${bad.id}：内容与封存时的哈希值不符`);
    fs.rmSync(folder, { recursive: true });
  });

  it("and the desk say the same of the same chain, and the auditor's first page rings", async () => {
    expectConsoleError(/audit\.chain-broken/);
    await checkChain(platform, now(), null);
    for (const address of ["/desk", "/desk/audit"]) expect((await auditor.get(address)).text).toContain("第 60 位");
  });
});
