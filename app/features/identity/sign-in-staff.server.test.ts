import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { testPlatform } from "../../../tests/support/platform";
import { hashPassword, signInStaff } from "./sign-in-staff.server";

const platform = await testPlatform({ env: { KAIMEN_DEMO: "1" } });
const { db } = platform;
const now = () => platform.clock.now();
await db.unit.create({ data: { id: "information", name: "信息中心", nameEn: "Information", kind: "innerUnit" } });
const { id } = await db.staff.create({ data: { email: "lin@office.example", name: "林一", unitId: "information", passwordHash: await hashPassword("the right one"), createdAt: now() } });

const tryWith = (email: string, password: string) => signInStaff(platform, now(), { email, password, totp: "" });
const trail = async () => (await db.auditRow.findMany({ orderBy: { id: "asc" } })).map(({ action, actorKind, nounId }) => [action, actorKind, nounId]);

describe("the trail of signing in", () => {
  it("has every failure, the lock, tries on a locked account and success, and no word that was typed", async () => {
    await tryWith("nobody@office.example", "typed in the wrong field");
    for (let n = 0; n < 5; n += 1) await tryWith("lin@office.example", "wrong");
    expect(await tryWith("lin@office.example", "the right one")).toEqual({ ok: false, reason: "LOCKED" });
    platform.clock.advance(31);
    expect(await tryWith("LIN@office.example ", "the right one")).toMatchObject({ ok: true });
    const refused = ["session.refused", "staff", id];
    expect(await trail()).toEqual([
      ["session.refused", "anonymous", "unknown"],
      refused, refused, refused, refused,
      ["staff.locked", "staff", id],
      refused,
      ["session.opened", "staff", id],
    ]);
    expect(JSON.stringify(await db.auditRow.findMany({ select: { nounId: true, actorId: true, detail: true } }))).not.toMatch(/nobody|typed|wrong/);
  });
});

describe("roles that an account is given", () => {
  it("stand in the trail with those it had before", async () => {
    const give = (roles: string) =>
      promisify(execFile)(process.execPath, ["--import", "tsx", "prisma/create-staff.ts", "--email", "lin@office.example", "--name", "林一", "--unit", "information", "--roles", roles], {
        env: { ...process.env, NODE_ENV: "development", DATABASE_URL: platform.databaseUrl, KAIMEN_DEMO: "1", PUBLIC_URL: "http://localhost:3000" },
      });
    await give("drafter,clerk");
    await give("auditor");
    const rows = await db.auditRow.findMany({ where: { action: "staff.credentials-issued" }, orderBy: { id: "asc" } });
    expect(rows).toMatchObject([
      { nounId: id, detail: { roles: ["drafter", "clerk"], rolesBefore: [] } },
      { nounId: id, detail: { roles: ["auditor"], rolesBefore: ["clerk", "drafter"] } },
    ]);
  });
});
