import { beforeEach, describe, expect, it } from "vitest";
import { sealAuditRows } from "~/features/audit/seal-rows.server";
import { verifyChain } from "~/features/audit/verify-chain.server";
import { asAdmin } from "../support/database-server";
import { meetingPoint } from "../support/meeting-point";
import { testPlatform } from "../support/platform";
import { sealUnguarded } from "./seal-audit.unguarded";

/**
 * Several workers that seal at once while commands go on writing, on a pool of 8. What decides is that whoever seals holds the row of the
 * chain.
 */
const platform = await testPlatform();
const { db } = platform;
const at = platform.clock.now();

async function write(count: number): Promise<void> {
  const one = (n: number) =>
    platform.unitOfWork({ now: at, actor: { kind: "system" } }, async (work) => {
      await work.record({ action: "thing.done", nounKind: "thing", nounId: String(n) });
      return { ok: true };
    });
  await Promise.all(Array.from({ length: count }, (_, n) => one(n)));
}

beforeEach(async () => {
  await asAdmin(platform.databaseUrl, (client) =>
    client.query(`SET session_replication_role = replica; DELETE FROM "AuditRow"; UPDATE "AuditChain" SET "position" = 0, "hash" = repeat('0', 64)`),
  );
});

describe("four workers that seal at once", () => {
  it("make one chain, of every row, while others are being written", async () => {
    for (let round = 1; round <= 4; round += 1) {
      const [, ...sealed] = await Promise.all([write(40), ...Array.from({ length: 4 }, () => sealAuditRows(db, at))]);
      const rest = await sealAuditRows(db, at);
      expect(sealed.reduce((sum, count) => sum + count, rest)).toBe(40);
      expect(await verifyChain(db)).toMatchObject({ fault: null, rowsChecked: round * 40, unsealed: 0 });
    }
  });

  it("would give the same places twice without the lock, and only the database's own guard stops them", async () => {
    await write(20);
    const everybodyHasLooked = meetingPoint(2);
    const outcomes = await Promise.allSettled([1, 2].map((second) => sealUnguarded(db, new Date(at.getTime() + second * 1000), everybodyHasLooked)));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await asAdmin(platform.databaseUrl, (client) => client.query(`DROP TRIGGER "AuditRow_append_only" ON "AuditRow"; UPDATE "AuditRow" SET "position" = NULL; UPDATE "AuditChain" SET "position" = 0, "hash" = repeat('0', 64)`));
    const bothHaveLooked = meetingPoint(2);
    const places = await Promise.all([1, 2].map((second) => sealUnguarded(db, new Date(at.getTime() + second * 1000), bothHaveLooked)));
    expect(places[0]).toEqual(places[1]);
  });
});
