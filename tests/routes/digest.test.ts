import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { publishDigests } from "~/features/consultation/publish-digests.server";
import { withdrawOpinion } from "~/features/consultation/withdraw-opinion.server";
import { projectNumbers, withdrawProjection } from "~/publications";
import { buildConsultation } from "../support/consultation-builder";
import { visitor } from "../support/http";
import { meetingPoint } from "../support/meeting-point";
import { testPlatform } from "../support/platform";
import { openSite } from "../support/site";

const platform = await testPlatform({ at: "2026-08-12T09:00:00+08:00" });
const { db } = platform;
const origin = await openSite(platform);

beforeEach(async () => {
  platform.clock.set("2026-08-12T09:00:00+08:00");
  await buildConsultation(db, { opensAt: "2026-08-11T00:00:00+08:00" });
});
afterEach(async () => {
  await db.$executeRaw`TRUNCATE "Catalogue", "PublicDocument", "Message", "RateCounter" CASCADE`;
});

async function give(body: string): Promise<string> {
  const somebody = visitor(origin);
  const page = await somebody.submit((await somebody.get("/decisions/garage-rules/opinion")).form("/opinion"), { body });
  return /receipts\/(\w+)/.exec(page.location ?? "")?.[1] ?? "";
}
const midnight = async (at = "2026-08-13T00:10:00+08:00") => {
  platform.clock.set(at);
  await publishDigests(platform, platform.clock.now(), projectNumbers);
};
const proofPage = (code: string) => visitor(origin).get(`/receipts/${code}/proof`);
interface DigestFile {
  digests: { window: string; count: number; root: string; previous: string | null; chain: string; leaves: string[] }[];
}
const fileOf = async (day: string) => JSON.parse((await visitor(origin).get(`/digests/${day}.json`)).body) as DigestFile;

describe("the daily digest", () => {
  it("comes after midnight, for every day of the window, and once", async () => {
    const code = await give("建议将三十日改为四十五日。");
    expect((await proofPage(code)).text).toContain("这条意见还没有列入每日摘要");
    expect((await visitor(origin).get("/digests")).text).toContain("还没有公布过摘要");
    await midnight();
    await midnight("2026-08-13T00:11:00+08:00");
    const [first, second] = [await fileOf("2026-08-11"), await fileOf("2026-08-12")];
    expect(first.digests).toMatchObject([{ window: "garage-rules/1", count: 0, previous: null, leaves: [] }]);
    expect(second.digests).toMatchObject([{ count: 1, previous: first.digests[0]!.chain }]);
    expect(await db.auditRow.count({ where: { action: "digest.published" } })).toBe(2);
    const list = await visitor(origin).get("/en/digests");
    expect(list.text).toContain("12 August 2026");
    const day = await visitor(origin).get("/digests/2026-08-12");
    expect(day.text).toContain(second.digests[0]!.root);
    expect(day.body).not.toMatch(/四十五日|<script/);
    expect((await visitor(origin).get("/digests/2026-08-13")).status).toBe(404);
  });

  it("lets the holder of a receipt check: on the page, from the file, with the command", async () => {
    const codes = [await give("第一条意见。"), await give("第二条意见。"), await give("第三条意见。")];
    await midnight();
    const page = await proofPage(codes[1]!);
    expect(page.text).toContain("一致 意见文字没有改动，并且在公布的每日摘要中");
    expect(page.headers.get("cache-control")).toBe("no-store");
    const file = await visitor(origin).get(`/receipts/${codes[1]}/proof.json`);
    const saved = path.join(mkdtempSync(path.join(tmpdir(), "kaimen-proof-")), "proof.json");
    const verify = (text: string, ...more: string[]) => {
      writeFileSync(saved, text);
      return spawnSync(process.execPath, ["--import", "tsx", "prisma/verify-digest.ts", saved, ...more], { encoding: "utf8" });
    };
    const root = (await fileOf("2026-08-12")).digests[0]!.root;
    const good = verify(file.body, "--root", root);
    expect([good.status, good.stdout.startsWith("一致：")]).toEqual([0, true]);
    const changed = verify(file.body.replace("第二条", "第贰条"));
    expect([changed.status, changed.stdout]).toEqual([1, expect.stringMatching(/^不一致：意见文字与提交时的校验值不符.*位置：text/)]);
    expect(verify(file.body, "--root", "0".repeat(64)).stdout).toContain("不一致：摘要不是当天公布的那一个");
    expect(verify("not json").status).toBe(1);
    expect(verify(file.body, "--root", "x").stderr).toContain("用法");
  });

  it("tells when somebody changes the words in the database, drops the sum, or rewrites both", async () => {
    const code = await give("保持原样的意见。");
    await give("别的意见。");
    await midnight();
    await db.opinion.update({ where: { receiptCode: code }, data: { body: "被改过的意见。" } });
    expect((await proofPage(code)).text).toMatch(/不一致 意见文字与提交时的校验值不符，文字可能被改动过；位置：text/);
    await db.opinion.update({ where: { receiptCode: code }, data: { body: "保持原样的意见。", digest: "0".repeat(64) } });
    expect((await proofPage(code)).text).toMatch(/不一致 意见的校验值推算不出公布的摘要.*位置：sum/);
    const document = await db.publicDocument.findFirstOrThrow({ where: { kind: "digest", key: { endsWith: "2026-08-12" } } });
    const sum = await db.publicDocument.findFirstOrThrow({ where: { kind: "digest-leaves", key: document.key } });
    await db.publicDocument.update({ where: { id: sum.id }, data: { body: ["0".repeat(64)] } });
    expect((await proofPage(code)).text).toContain("不一致");
  });

  it("keeps the sums of withdrawn and hidden opinions", async () => {
    const [gone, hidden] = [await give("要撤回的意见。"), await give("要隐去的意见。")];
    await withdrawOpinion(platform, platform.clock.now(), { receiptCode: gone, provedContact: null }, withdrawProjection);
    await db.opinion.update({ where: { receiptCode: hidden }, data: { hiddenAt: platform.clock.now(), hiddenRule: "第六条" } });
    await midnight();
    expect((await fileOf("2026-08-12")).digests[0]!.count).toBe(2);
    expect((await proofPage(gone)).text).toContain("一致 意见文字已经删除，它的校验值仍在公布的每日摘要中");
    expect((await proofPage(hidden)).text).toContain("一致 意见文字没有改动");
  });

  it("holds each opinion once, however many workers publish at the same time", async () => {
    const codes = [];
    for (let n = 0; n < 5; n += 1) codes.push(await give(`第 ${n} 件。`));
    platform.clock.set("2026-08-13T00:10:00+08:00");
    const meet = meetingPoint(4);
    await Promise.all(Array.from({ length: 4 }, async () => {
      await meet();
      await publishDigests(platform, platform.clock.now(), projectNumbers);
    }));
    const { digests } = await fileOf("2026-08-12");
    expect(digests.map(({ count }) => count)).toEqual([5]);
    for (const code of codes) expect((await proofPage(code)).text).toContain("一致 意见文字没有改动");
  });

  it("takes up after closing what officials enter late, and nothing else", async () => {
    await midnight("2026-09-02T00:10:00+08:00");
    const days = await db.publicDocument.count({ where: { kind: "digest" } });
    expect(days).toBe(21);
    await midnight("2026-09-10T00:10:00+08:00");
    expect(await db.publicDocument.count({ where: { kind: "digest" } })).toBe(days);
    const window = await db.consultationWindow.findFirstOrThrow();
    await db.opinion.create({
      data: { windowId: window.id, body: "迟到的来信", authorKind: "individual", channel: "letter", receivedAt: new Date("2026-09-11T12:00:00+08:00"), receiptCode: "K7RSM2XYHJ", idempotencyKey: "late", digest: "a".repeat(64), isLate: true },
    });
    await midnight("2026-09-14T00:10:00+08:00");
    expect((await fileOf("2026-09-11")).digests).toMatchObject([{ count: 1 }]);
    expect(await db.publicDocument.count({ where: { kind: "digest" } })).toBe(days + 1);
  });

  it("answers wrong codes like the receipt", async () => {
    expect([(await proofPage("AAAAAAAAAA")).status, (await visitor(origin).get("/receipts/AAAAAAAAAA/proof.json")).status]).toEqual([404, 404]);
  });
});
