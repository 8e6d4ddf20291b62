import { afterEach, describe, expect, it } from "vitest";
import { meetingPoint } from "../../tests/support/meeting-point";
import { testPlatform } from "../../tests/support/platform";
import { createUnitOfWork, QueueFull, type Actor } from "./unit-of-work.server";

const platform = await testPlatform();
const context = { now: platform.clock.now(), actor: { kind: "system" } as Actor };
const at = new Date("2026-08-12T01:00:00Z");
const jobKeys = async () =>
  (await platform.db.$queryRaw<{ key: string | null }[]>`SELECT key FROM graphile_worker.jobs ORDER BY id`).map((job) => job.key);
const auditActions = async () => (await platform.db.auditRow.findMany({ orderBy: { id: "asc" } })).map((row) => row.action);
const settingKeys = async () => (await platform.db.setting.findMany({ orderBy: { key: "asc" } })).map((row) => row.key);

afterEach(async () => {
  await platform.db.$executeRaw`TRUNCATE "Setting", "AuditRow"`;
  await platform.db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
});

describe("a command", () => {
  it("leaves its facts, its audit row and its job together", async () => {
    const outcome = await platform.unitOfWork({ now: at, actor: { kind: "staff", id: "s1" } }, async (work) => {
      await work.tx.setting.create({ data: { key: "fact", value: 1, updatedAt: work.now } });
      await work.record({ action: "setting.changed", nounKind: "setting", nounId: "fact", detail: { to: 1 } }, [
        { task: "tell", payload: { settingKey: "fact" }, key: "tell:fact", runAt: new Date("2026-08-13T01:00:00Z") },
      ]);
      return { ok: true, answer: 42 };
    });
    expect(outcome).toEqual({ ok: true, answer: 42 });
    expect(await settingKeys()).toEqual(["fact"]);
    const [row] = await platform.db.auditRow.findMany();
    expect(row).toMatchObject({ at, actorKind: "staff", actorId: "s1", action: "setting.changed", nounId: "fact", detail: { to: 1 } });
    const jobs = await platform.db.$queryRaw<{ key: string; run_at: Date }[]>`SELECT key, run_at FROM graphile_worker.jobs`;
    expect(jobs).toEqual([{ key: "tell:fact", run_at: new Date("2026-08-13T01:00:00Z") }]);
  });

  it("that refuses leaves nothing behind and hands its refusal back as it is", async () => {
    const outcome = await platform.unitOfWork(context, async (work) => {
      await work.tx.setting.create({ data: { key: "fact", value: 1, updatedAt: work.now } });
      await work.record({ action: "setting.changed", nounKind: "setting", nounId: "fact" }, [{ task: "tell", payload: {}, key: "tell" }]);
      return { ok: false as const, reason: "NO_SEATS_LEFT", seatsLeft: 0 };
    });
    expect(outcome).toEqual({ ok: false, reason: "NO_SEATS_LEFT", seatsLeft: 0 });
    expect([await settingKeys(), await auditActions(), await jobKeys()]).toEqual([[], [], []]);
  });

  it("that fails leaves nothing behind and is not tried again", async () => {
    let runs = 0;
    const failing = platform.unitOfWork(context, async (work) => {
      runs += 1;
      await work.tx.setting.create({ data: { key: "fact", value: 1, updatedAt: work.now } });
      await work.record({ action: "setting.changed", nounKind: "setting", nounId: "fact" }, [{ task: "tell", payload: {}, key: "tell" }]);
      throw new Error("the disk is on fire");
    });
    await expect(failing).rejects.toThrow("the disk is on fire");
    expect(runs).toBe(1);
    expect([await settingKeys(), await auditActions(), await jobKeys()]).toEqual([[], [], []]);
  });

  it("that changes something without saying what is a programming error, and nothing of it stays", async () => {
    const silent = platform.unitOfWork(context, async (work) => {
      await work.tx.setting.create({ data: { key: "fact", value: 1, updatedAt: work.now } });
      return { ok: true };
    });
    await expect(silent).rejects.toThrow("must record what it did");
    expect(await settingKeys()).toEqual([]);
  });

  it("asks for a job under one key twice and gets one job", async () => {
    for (const run of [1, 2]) {
      await platform.unitOfWork(context, async (work) => {
        await work.record({ action: "setting.changed", nounKind: "setting", nounId: "fact" }, [{ task: "tell", payload: { run }, key: "tell" }]);
        return { ok: true };
      });
    }
    expect(await jobKeys()).toEqual(["tell"]);
  });

  it("schedules a job on the machine's clock when the shared clock runs ahead", async () => {
    const hour = 3_600_000;
    const ahead = createUnitOfWork(platform.db, { concurrency: 2, queueLength: 10, clockOffsetMs: 5 * hour });
    await ahead({ now: at, actor: context.actor }, async (work) => {
      await work.record({ action: "setting.changed", nounKind: "setting", nounId: "fact" }, [{ task: "tell", payload: {}, runAt: at }]);
      return { ok: true };
    });
    const [job] = await platform.db.$queryRaw<{ run_at: Date }[]>`SELECT run_at FROM graphile_worker.jobs`;
    expect(job?.run_at).toEqual(new Date(at.getTime() - 5 * hour));
  });
});

describe("two commands that lock the same rows in opposite order", () => {
  it("both succeed, because the loser of the deadlock is tried again", async () => {
    await platform.db.setting.createMany({ data: ["a", "b"].map((key) => ({ key, value: 0, updatedAt: at })) });
    let runs = 0;
    const meeting = meetingPoint(2);
    const command = (first: string, second: string) =>
      platform.unitOfWork(context, async (work) => {
        runs += 1;
        await work.tx.$executeRaw`UPDATE "Setting" SET "value" = to_jsonb(("value")::int + 1) WHERE "key" = ${first}`;
        // Both hold their first row before either asks for its second; a repeated run finds the other one gone.
        await meeting();
        await work.tx.$executeRaw`UPDATE "Setting" SET "value" = to_jsonb(("value")::int + 1) WHERE "key" = ${second}`;
        await work.record({ action: "setting.changed", nounKind: "setting", nounId: first });
        return { ok: true };
      });
    expect(await Promise.all([command("a", "b"), command("b", "a")])).toEqual([{ ok: true }, { ok: true }]);
    expect(runs).toBeGreaterThan(2);
    const values = (await platform.db.setting.findMany()).map((row) => row.value);
    expect(values).toEqual([2, 2]);
    expect(await auditActions()).toHaveLength(2);
  });
});

describe("the queue of commands", () => {
  it("takes a bounded number, turns the next one away, and is open again afterwards", async () => {
    const narrow = createUnitOfWork(platform.db, { concurrency: 1, queueLength: 2, clockOffsetMs: 0 });
    const door = meetingPoint(2);
    const run = (nounId: string, wait: () => Promise<void>) =>
      narrow(context, async (work) => {
        await wait();
        await work.record({ action: "setting.changed", nounKind: "setting", nounId });
        return { ok: true };
      });
    const first = run("1", door);
    const waiting = [run("2", async () => {}), run("3", async () => {})];
    await expect(run("4", async () => {})).rejects.toBeInstanceOf(QueueFull);
    await door();
    expect(await Promise.all([first, ...waiting])).toHaveLength(3);
    expect(await run("5", async () => {})).toEqual({ ok: true });
    const order = (await platform.db.auditRow.findMany({ orderBy: { id: "asc" } })).map((row) => row.nounId);
    expect(order).toEqual(["1", "2", "3", "5"]);
  });

  it("leaves connections to readers while all its places are taken", async () => {
    const fiveAreIn = meetingPoint(6);
    let openDoor = () => {};
    const door = new Promise<void>((resolve) => {
      openDoor = resolve;
    });
    const commands = Array.from({ length: 20 }, (_, index) =>
      platform.unitOfWork(context, async (work) => {
        void fiveAreIn();
        await door;
        await work.record({ action: "setting.changed", nounKind: "setting", nounId: String(index) });
        return { ok: true };
      }),
    );
    await fiveAreIn();
    expect(await platform.db.setting.count()).toBe(0);
    openDoor();
    expect(await Promise.all(commands)).toHaveLength(20);
  });
});
