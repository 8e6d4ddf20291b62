import { beforeEach, describe, expect, it } from "vitest";
import type { ChainFault } from "~/domain/audit/chain";
import { projectAuditHead } from "~/publications";
import { expectConsoleError } from "../../../tests/support/console-errors";
import { asAdmin } from "../../../tests/support/database-server";
import { testPlatform } from "../../../tests/support/platform";
import { applyAuditRetention } from "./apply-retention.server";
import { checkChain, requestCheck } from "./check-chain.server";
import { chainStanding, knownFault } from "./queries.server";
import { listHeads } from "./public-queries.server";
import { publishAuditHead } from "./publish-head.server";
import { sealAuditRows } from "./seal-rows.server";
import { verifyChain } from "./verify-chain.server";

const platform = await testPlatform();
const { db } = platform;
const now = () => platform.clock.now();
const officer = { kind: "staff", id: "auditor", name: "", unitId: "", unitName: "", roles: ["auditor" as const], unitScope: {}, ownUnitOnly: false } as const;

/** Rows that commands write, each in a transaction of its own. */
async function write(count: number, noun = "thing"): Promise<void> {
  for (let n = 1; n <= count; n += 1) {
    await platform.unitOfWork({ now: now(), actor: { kind: "staff", id: "someone" } }, async (work) => {
      await work.record({ action: "thing.done", nounKind: noun, nounId: `${noun} ${n}`, detail: { n, big: "9007199254740993" } });
      return { ok: true };
    });
  }
}

/** What somebody with all rights on the database does by hand: the triggers are off. */
const byHand = (sql: string) => asAdmin(platform.databaseUrl, (client) => client.query(`SET session_replication_role = replica; ${sql}`));
const fault = async (): Promise<ChainFault | null> => (await verifyChain(db)).fault;
const idAt = async (position: number) => String((await db.auditRow.findFirstOrThrow({ where: { position } })).id);
const publish = () => publishAuditHead(platform, now(), projectAuditHead);

beforeEach(async () => {
  platform.clock.set("2026-08-12T09:00:00+08:00");
  await byHand(`DELETE FROM "AuditRow"; DELETE FROM "AuditCheck"; DELETE FROM "PublicDocument"; UPDATE "AuditChain" SET "position" = 0, "hash" = repeat('0', 64), "checkpointPosition" = 0, "checkpointHash" = repeat('0', 64)`);
});

describe("the sealing job", () => {
  it("gives every row its place, and a second run finds nothing to do", async () => {
    await write(7);
    expect(await sealAuditRows(db, now())).toBe(7);
    expect(await sealAuditRows(db, now())).toBe(0);
    await write(2);
    expect(await sealAuditRows(db, now())).toBe(2);
    expect(await verifyChain(db)).toMatchObject({ fault: null, rowsChecked: 9, unsealed: 0, end: { position: 9 } });
  });

  it("loses no row that took an earlier number and commits later", async () => {
    await asAdmin(platform.databaseUrl, async (late) => {
      await late.query("BEGIN");
      await late.query(`INSERT INTO "AuditRow" ("at", "actorKind", "action", "nounKind", "nounId") VALUES (now(), 'system', 'late.done', 'late', 'late')`);
      await write(3);
      expect(await sealAuditRows(db, now())).toBe(3);
      await late.query("COMMIT");
    });
    expect(await sealAuditRows(db, now())).toBe(1);
    const late = await db.auditRow.findFirstOrThrow({ where: { action: "late.done" } });
    const before = await db.auditRow.findFirstOrThrow({ where: { position: 3 } });
    expect(late.position).toBe(4n);
    expect(late.id < before.id).toBe(true);
    expect(await fault()).toBeNull();
  });

  it("leaves rows that nobody can change, take away or empty any more, sealed or not", async () => {
    await write(2);
    await sealAuditRows(db, now());
    await write(1);
    for (const sql of [
      `UPDATE "AuditRow" SET "detail" = '{}' WHERE "position" = 1`,
      `UPDATE "AuditRow" SET "position" = NULL WHERE "position" = 1`,
      `UPDATE "AuditRow" SET "hash" = 'x' WHERE "position" = 1`,
      `UPDATE "AuditRow" SET "detail" = '{}' WHERE "position" IS NULL`,
      `UPDATE "AuditRow" SET "position" = 3, "action" = 'x' WHERE "position" IS NULL`,
      `DELETE FROM "AuditRow" WHERE "position" = 1`,
      `DELETE FROM "AuditRow" WHERE "position" IS NULL`,
      `TRUNCATE "AuditRow"`,
    ]) {
      await expect(asAdmin(platform.databaseUrl, (client) => client.query(sql)), sql).rejects.toThrow(/append-only/);
    }
  });
});

describe("verification names the first bad row", () => {
  const sealed = async (count: number) => {
    await write(count);
    await sealAuditRows(db, now());
  };

  it.each([
    ["a detail", `"detail" = '{"n": 3, "big": "9007199254740992"}'`],
    ["a digit that is too long for JavaScript", `"detail" = '{"n": 3.0000000000000000001, "big": "9007199254740993"}'`],
    ["a person", `"actorId" = 'somebody else'`],
    ["an instant", `"at" = "at" - interval '1 day'`],
    ["a time of sealing", `"sealedAt" = "sealedAt" - interval '1 day'`],
  ])("after %s was changed", async (_what, set) => {
    await sealed(8);
    await byHand(`UPDATE "AuditRow" SET ${set} WHERE "position" = 3`);
    expect(await fault()).toEqual({ fault: "ROW_CHANGED", position: 3, rowId: await idAt(3) });
  });

  it("after one was deleted", async () => {
    await sealed(8);
    await byHand(`DELETE FROM "AuditRow" WHERE "position" = 5`);
    expect(await fault()).toEqual({ fault: "ROW_MISSING", position: 5, rowId: null });
  });

  it("after one was inserted between two others", async () => {
    await sealed(8);
    await byHand(`UPDATE "AuditRow" SET "position" = -"position" WHERE "position" > 4; UPDATE "AuditRow" SET "position" = 1 - "position" WHERE "position" < 0;
      INSERT INTO "AuditRow" ("at", "actorKind", "action", "nounKind", "nounId", "position", "previousHash", "hash", "sealedAt")
      SELECT "at", 'system', 'forged.done', 'forged', 'forged', 5, "hash", repeat('a', 64), "sealedAt" FROM "AuditRow" WHERE "position" = 4`);
    expect(await fault()).toEqual({ fault: "ROW_CHANGED", position: 5, rowId: await idAt(5) });
  });

  it("after one was put behind the end", async () => {
    await sealed(8);
    await byHand(`INSERT INTO "AuditRow" ("at", "actorKind", "action", "nounKind", "nounId", "position", "previousHash", "hash", "sealedAt")
      SELECT "at", 'system', 'forged.done', 'forged', 'forged', 9, "hash", repeat('a', 64), "sealedAt" FROM "AuditRow" WHERE "position" = 8`);
    expect(await fault()).toEqual({ fault: "ROW_ADDED", position: 9, rowId: await idAt(9) });
  });

  it("after two changed places", async () => {
    await sealed(8);
    await byHand(`UPDATE "AuditRow" SET "position" = -"position" WHERE "position" IN (2, 6); UPDATE "AuditRow" SET "position" = 8 + "position" WHERE "position" < 0`);
    expect(await fault()).toEqual({ fault: "LINK_BROKEN", position: 2, rowId: await idAt(2) });
  });

  it("after the last ones were cut off", async () => {
    await sealed(8);
    await byHand(`DELETE FROM "AuditRow" WHERE "position" > 6`);
    expect(await fault()).toEqual({ fault: "TAIL_MISSING", position: 7, rowId: null, day: null });
  });

  it("after the end was cut off and the chain's own memory with it, by the published head", async () => {
    await sealed(8);
    await publish();
    await byHand(`DELETE FROM "AuditRow" WHERE "position" > 6 OR "position" IS NULL; UPDATE "AuditChain" SET "position" = 6, "hash" = (SELECT "hash" FROM "AuditRow" WHERE "position" = 6)`);
    expect(await fault()).toEqual({ fault: "TAIL_MISSING", position: 7, rowId: null, day: "2026-08-12" });
  });

  it("after the whole chain was computed anew, by the published head, and by a copy of it when that was changed too", async () => {
    await sealed(8);
    await publish();
    await sealAuditRows(db, now());
    const { heads } = await listHeads(db, "", 10);
    await byHand(`UPDATE "AuditRow" SET "action" = 'other.done' WHERE "position" = 3;
      UPDATE "AuditRow" SET "position" = NULL, "previousHash" = NULL, "hash" = NULL, "sealedAt" = NULL; UPDATE "AuditChain" SET "position" = 0, "hash" = repeat('0', 64)`);
    await sealAuditRows(db, now());
    expect(await fault()).toEqual({ fault: "HEAD_DIFFERS", position: 8, rowId: await idAt(8), day: "2026-08-12" });
    await byHand(`DELETE FROM "PublicDocument"`);
    expect(await fault()).toBeNull();
    expect((await verifyChain(db, heads)).fault).toMatchObject({ fault: "HEAD_DIFFERS", position: 8 });
  });

  it("after the beginning was cut off and called retention", async () => {
    await sealed(8);
    await byHand(`UPDATE "AuditChain" SET "checkpointPosition" = 3, "checkpointHash" = (SELECT "hash" FROM "AuditRow" WHERE "position" = 3); DELETE FROM "AuditRow" WHERE "position" <= 3`);
    expect(await fault()).toEqual({ fault: "CHECKPOINT_UNKNOWN", position: 3, rowId: null });
  });
});

describe("the head of the day", () => {
  it("is published for everybody, moves with the day, and only for news", async () => {
    await publish();
    expect((await listHeads(db, "", 10)).heads).toEqual([]);
    await write(3);
    await sealAuditRows(db, now());
    await publish();
    await sealAuditRows(db, now());
    await publish();
    expect((await listHeads(db, "", 10)).heads).toMatchObject([{ day: "2026-08-12", position: 3 }]);
    await write(1);
    await sealAuditRows(db, now());
    await publish();
    expect((await listHeads(db, "", 10)).heads).toMatchObject([{ day: "2026-08-12", position: 5 }]);
    platform.clock.set("2026-08-13T00:58:00+08:00");
    await write(1);
    await sealAuditRows(db, now());
    await publish();
    const { heads, next } = await listHeads(db, "", 1);
    expect(heads).toMatchObject([{ day: "2026-08-13", position: 7 }]);
    expect((await listHeads(db, next!, 1)).heads).toMatchObject([{ day: "2026-08-12", position: 5 }]);
    const document = await db.publicDocument.findFirstOrThrow({ where: { key: "2026-08-12" } });
    expect(Object.keys(document.body as object).sort()).toEqual(["day", "hash", "position"]);
    expect(await fault()).toBeNull();
  });
});

describe("rows that have been kept long enough", () => {
  const at = async (instant: string, count: number) => {
    platform.clock.set(instant);
    await write(count, instant.slice(0, 10));
    await sealAuditRows(db, now());
  };

  it("go in whole days, and the rest is verified from where they ended", async () => {
    await at("2026-08-12T10:00:00+08:00", 3);
    await at("2026-08-12T23:59:59+08:00", 1);
    await at("2026-08-13T00:00:00+08:00", 2);
    await at("2026-09-01T10:00:00+08:00", 2);
    platform.clock.set("2027-08-12T23:59:00+08:00");
    await applyAuditRetention(platform, now());
    expect(await db.auditRow.count()).toBe(8);
    platform.clock.set("2027-08-13T00:00:00+08:00");
    await applyAuditRetention(platform, now());
    expect(await db.auditRow.count({ where: { action: "thing.done" } })).toBe(4);
    expect(await db.auditRow.findFirstOrThrow({ where: { action: "audit.retention-applied" } })).toMatchObject({ nounId: "2026-08-12", detail: { rows: 4, position: 4 } });
    expect(await verifyChain(db)).toMatchObject({ fault: null, rowsChecked: 4, checkpoint: { position: 4 } });
    await sealAuditRows(db, now());
    platform.clock.set("2027-12-01T00:00:00+08:00");
    await applyAuditRetention(platform, now());
    await sealAuditRows(db, now());
    expect(await db.auditRow.count({ where: { action: "thing.done" } })).toBe(0);
    expect(await verifyChain(db)).toMatchObject({ fault: null, checkpoint: { position: 8 } });
    await byHand(`UPDATE "AuditRow" SET "nounId" = 'x' WHERE "position" = 9`);
    expect(await fault()).toMatchObject({ fault: "ROW_CHANGED", position: 9 });
  });

  it("wait for a younger one that was sealed before them", async () => {
    await at("2026-08-13T10:00:00+08:00", 1);
    await at("2026-08-12T10:00:00+08:00", 1);
    platform.clock.set("2027-08-13T10:00:00+08:00");
    await applyAuditRetention(platform, now());
    expect(await db.auditRow.count({ where: { action: "thing.done" } })).toBe(2);
    platform.clock.set("2027-08-14T10:00:00+08:00");
    await applyAuditRetention(platform, now());
    expect(await db.auditRow.count({ where: { action: "thing.done" } })).toBe(0);
  });
});

describe("a check that an auditor asks for", () => {
  it("runs as a job, one at a time, and leaves its verdict", async () => {
    await write(3);
    await sealAuditRows(db, now());
    const asked = await requestCheck(platform, now(), { ...officer, roles: [...officer.roles] });
    if (!asked.ok) throw new Error(asked.reason);
    expect(await requestCheck(platform, now(), { ...officer, roles: [...officer.roles] })).toEqual({ ok: false, reason: "UNDER_WAY" });
    const { rows } = await asAdmin(platform.databaseUrl, (client) => client.query("SELECT task_identifier FROM graphile_worker.jobs"));
    expect(rows).toContainEqual({ task_identifier: "verify-audit" });
    await checkChain(platform, now(), asked.checkId);
    await checkChain(platform, now(), asked.checkId);
    expect((await chainStanding(db)).checks).toMatchObject([{ rowsChecked: 3, fault: null, finishedAt: now() }]);
    expect(await knownFault(db)).toBeNull();
  });

  it("finds at night what nobody asked for, and says it in the log and to the auditor", async () => {
    await write(3);
    await sealAuditRows(db, now());
    await byHand(`UPDATE "AuditRow" SET "nounId" = 'x' WHERE "position" = 2`);
    expectConsoleError(/audit\.chain-broken/);
    await checkChain(platform, now(), null);
    expect(await knownFault(db)).toMatchObject({ fault: "ROW_CHANGED", position: 2 });
    expect(await db.auditRow.count({ where: { action: "audit.check-failed" } })).toBe(1);
  });
});
