import { describe, expect, it } from "vitest";
import pg from "pg";
import { startApp } from "../support/app-process";
import { demoDatabase } from "../support/demo-database";

const SUBMISSIONS = 20;

describe("the app is killed while twenty opinions come in", () => {
  it("keeps every opinion that got a receipt, once, and no half of any other", async () => {
    const databaseUrl = await demoDatabase();
    const app = await startApp({ databaseUrl });
    const bodyOf = (index: number) => `杀进程时提交的第 ${index} 件意见：建议在车库入口加装照明。`;
    const post = (index: number) =>
      fetch(`${app.origin}/decisions/basement-everyday-use/opinion`, {
        method: "POST",
        redirect: "manual",
        body: new URLSearchParams({ clause: "a7", body: bodyOf(index), authorKind: "individual", name: "", contact: "", submission: `restart-${index}` }),
      }).then(
        (response) => ({ index, status: response.status, location: response.headers.get("location") }),
        () => ({ index, status: 0, location: null }),
      );

    const answers = Array.from({ length: SUBMISSIONS }, (_, index) => post(index));
    // As soon as the first receipt is out the rest is under way: that is the moment.
    await Promise.race(answers);
    await app.kill("SIGKILL");
    const settled = await Promise.all(answers);
    await app.start();

    const received = settled.filter((answer) => answer.status === 303);
    expect(received.length).toBeGreaterThan(0);
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    try {
      const opinions = await client.query<{ body: string; receiptCode: string; points: string }>(
        `SELECT o."body", o."receiptCode", (SELECT count(*) FROM "Point" p WHERE p."opinionId" = o."id") AS points
         FROM "Opinion" o WHERE o."body" LIKE '杀进程时%'`,
      );
      for (const answer of received) {
        const code = answer.location?.match(/receipts\/([A-Z0-9-]+)/)?.[1]?.replace("-", "");
        const rows = opinions.rows.filter((row) => row.receiptCode === code);
        expect(rows.map((row) => row.body)).toEqual([bodyOf(answer.index)]);
        expect((await fetch(`${app.origin}/receipts/${code}`)).status).toBe(200);
      }
      // One whose answer was lost may be there, but then whole and once; sending it again gives its receipt.
      expect(opinions.rows.every((row) => row.points === "1")).toBe(true);
      expect(new Set(opinions.rows.map((row) => row.body)).size).toBe(opinions.rows.length);
      const again = await Promise.all(Array.from({ length: SUBMISSIONS }, (_, index) => post(index)));
      expect(again.map((answer) => answer.status)).toEqual(Array(SUBMISSIONS).fill(303));
      const all = await client.query(`SELECT count(*)::int AS n FROM "Opinion" WHERE "body" LIKE '杀进程时%'`);
      expect(all.rows[0]).toEqual({ n: SUBMISSIONS });
    } finally {
      await client.end();
    }
  }, 120_000);
});
