import fs from "node:fs";
import path from "node:path";
import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { archiveHead, type ArchiveManifest } from "~/domain/decision/archive-check";
import { canonicalJson } from "~/domain/text/canonical-json";
import { sha256Hex } from "~/domain/text/sha256";
import type { Officer } from "~/features/identity/viewer.server";
import { packArchive, unpackArchive } from "../../../tests/support/archive-files";
import { answeredTheme, buildLedger, must, publishReport, seedOpinions } from "../../../tests/support/ledger-builder";
import { testPlatform } from "../../../tests/support/platform";
import { archiveFile } from "./archive-file.server";
import { buildArchive } from "./build-archive.server";
import { archivesForDesk } from "./queries.server";
import { requestArchive } from "./request-archive.server";
import { takeArchive } from "./take-archive.server";

const platform = await testPlatform({ at: "2026-09-15T09:00:00+08:00" });
const { db } = platform;
const now = () => platform.clock.now();
const ledger = await buildLedger(platform);
const { slug, drafter, drafter2 } = ledger;
const OPINIONS = 2000;
const points = await seedOpinions(
  platform,
  ledger,
  Array.from({ length: OPINIONS }, (_, i) => ({ name: "欧阳修远", contact: { kind: "phone", value: `1380000${String(i).padStart(4, "0")}` } as const })),
);
await db.opinion.update({ where: { id: points[0]!.id }, data: { withdrawnAt: now(), body: "" } });
await db.opinion.update({ where: { id: points[1]!.id }, data: { hiddenAt: now(), hiddenRule: "insult", body: "=一句骂人的话" } });
await answeredTheme(platform, ledger, { title: "办理期限", pointIds: points.slice(2).map(({ pointId }) => pointId), disposition: "notAdopted", reason: "上位法已有规定" });
await publishReport(platform, new Date("2026-08-05T02:00:00Z"), ledger);

const paper = new TextEncoder().encode("附件的内容");
const { id: draftId } = await db.draftVersion.findFirstOrThrow();
await db.storedFile.create({ data: { sha256: sha256Hex(paper), bytes: paper, createdAt: now() } });
await db.attachment.create({
  data: { ownerKind: "draft", ownerId: draftId, title: "测算表", fileName: "测算/表.pdf", mediaType: "application/pdf", byteLength: paper.length, sha256: sha256Hex(paper), removed: [], left: [], createdById: drafter.id, createdAt: now() },
});

/** Asks for a package and does the job's work. */
async function build(): Promise<{ id: string; bytes: Buffer }> {
  const { id } = must(await requestArchive(platform, now(), drafter, slug));
  await buildArchive(platform, now(), { id });
  return { id, bytes: fs.readFileSync(archiveFile(platform, id)) };
}
const first = await build();
const files = unpackArchive(first.bytes);
const manifest = JSON.parse(files["manifest.json"]!) as ArchiveManifest;
const lines = files["opinions/round-1.jsonl"]!.trimEnd().split("\n");

describe("the archive package", () => {
  it("holds every opinion with its answer, in the order of receipt, in both forms", () => {
    expect(lines).toHaveLength(OPINIONS);
    const [withdrawn, hidden, third] = lines.slice(0, 3).map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(withdrawn).toMatchObject({ number: 1, state: "withdrawn", body: "" });
    expect(hidden).toMatchObject({ number: 2, state: "hidden", hiddenRule: "insult", body: "=一句骂人的话" });
    expect(third).toMatchObject({ number: 3, state: "counted", author: "欧**", points: [{ theme: "办理期限", disposition: "notAdopted", reason: "上位法已有规定" }] });
    expect(files["opinions/round-1.csv"]!.trimEnd().split("\r\n")).toHaveLength(OPINIONS + 1);
    expect((JSON.parse(lines.at(-1)!) as { number: number }).number).toBe(OPINIONS);
  });

  it("holds no contact, no receipt code, no salt and no full name of an individual", async () => {
    const all = Object.values(files).join("\n");
    const { receiptCode, salt } = await db.opinion.findFirstOrThrow({ where: { id: points[5]!.id } });
    for (const secret of [receiptCode, salt!, "欧阳修远", "13800000005"]) expect(all.includes(secret), secret).toBe(false);
  });

  it("holds every revision of every publication as reviewed, with its reviews, and a form to read", async () => {
    const revisions = await db.revision.findMany({ select: { sha256: true, publication: { select: { kind: true } } } });
    expect(new Set(revisions.map(({ publication }) => publication.kind))).toEqual(new Set(["draft", "window", "report"]));
    for (const { sha256 } of revisions) {
      const name = Object.keys(files).find((each) => each.endsWith(`-${sha256.slice(0, 16)}.json`));
      expect(name && sha256Hex(files[name]!)).toBe(sha256);
      expect(files[name!.replace(/json$/, "txt")]!.length).toBeGreaterThan(20);
    }
    expect(files["publications/report-1/reviews.json"]).toContain("章守谦");
    expect(files["procedure/timeline.jsonl"]).toContain("revision.published");
  });

  it("holds the files that hang on what is public", () => {
    expect(files[`attachments/draft-1/${sha256Hex(paper).slice(0, 16)}-测算_表.pdf`]).toBe("附件的内容");
    expect(files["attachments/list.json"]).toContain("测算表");
  });

  it("lists length and hash of each file, and one head for all, which the desk and the audit log keep", async () => {
    for (const { path: name, bytes, sha256 } of manifest.files) expect([Buffer.byteLength(files[name]!), sha256Hex(files[name]!)], name).toEqual([bytes, sha256]);
    expect(Object.keys(files)).toHaveLength(manifest.files.length + 1);
    expect(await db.archivePackage.findUniqueOrThrow({ where: { id: first.id } })).toMatchObject({ head: manifest.head, files: manifest.files.length, opinionsDone: OPINIONS, opinionsTotal: OPINIONS });
    expect((await db.auditRow.findFirstOrThrow({ where: { action: "archive.built" } })).detail).toMatchObject({ head: manifest.head });
  });

  it("has the same bytes for the same state, whoever took it or read in between, and others after a change", async () => {
    await platform.unitOfWork({ now: now(), actor: { kind: "staff", id: drafter.id } }, async ({ record }) => {
      await record({ action: "opinion.personal-data-read", nounKind: "window", nounId: ledger.windowId });
      return { ok: true };
    });
    platform.clock.advance(600);
    const second = await build();
    expect(second.bytes.equals(first.bytes)).toBe(true);
    await db.opinion.update({ where: { id: points[7]!.id }, data: { clauseLabel: "第九条" } });
    expect((await build()).bytes.equals(first.bytes)).toBe(false);
    await db.opinion.update({ where: { id: points[7]!.id }, data: { clauseLabel: "第三条" } });
  });
});

describe("asking for it and taking it", () => {
  it("builds one at a time, and running the job twice does no harm", async () => {
    const results = await Promise.all([requestArchive(platform, now(), drafter, slug), requestArchive(platform, now(), ledger.colleague, slug)]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results).toContainEqual({ ok: false, reason: "BEING_BUILT" });
    const { id } = must(results.find(({ ok }) => ok)!);
    await buildArchive(platform, now(), { id });
    await buildArchive(platform, now(), { id });
    expect(await db.auditRow.count({ where: { action: "archive.built", nounId: id } })).toBe(1);
  });

  it("is for the unit's drafter and for an auditor of the office, and each time is noted", async () => {
    expect(await takeArchive(platform, now(), drafter2, first.id)).toEqual({ ok: false, reason: "NOT_FOUND" });
    expect(await archivesForDesk(db, drafter2, slug)).toBeNull();
    expect(await db.auditRow.count({ where: { action: "archive.taken" } })).toBe(0);
    const auditor: Officer = { ...drafter2, id: drafter2.id, roles: ["auditor"], ownUnitOnly: false, unitScope: {} };
    expect(must(await takeArchive(platform, now(), auditor, first.id)).file).toBe(archiveFile(platform, first.id));
    must(await takeArchive(platform, now(), drafter, first.id));
    expect((await db.auditRow.findMany({ where: { action: "archive.taken" }, orderBy: { id: "asc" } })).map(({ actorId }) => actorId)).toEqual([drafter2.id, drafter.id]);
    fs.rmSync(archiveFile(platform, first.id));
    expect(await takeArchive(platform, now(), drafter, first.id)).toEqual({ ok: false, reason: "NOT_FOUND" });
  });
});

describe("npm run archive:verify", () => {
  const root = path.resolve(import.meta.dirname, "../../..");
  const folder = fs.mkdtempSync(path.join(platform.dataDir, "verify-"));
  function verify(bytes: Uint8Array, ...more: string[]) {
    const file = path.join(folder, "package.zip");
    fs.writeFileSync(file, bytes);
    const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", "prisma/verify-archive.ts", file, ...more], { cwd: root, encoding: "utf8" });
    return { status, text: stdout + stderr };
  }
  const revision = Object.keys(files).find((name) => /report-1\/revision.*json$/.test(name))!;

  it("agrees with an untouched package and its noted head", () => {
    expect(verify(first.bytes)).toMatchObject({ status: 0 });
    const { status, text } = verify(first.bytes, "--head", manifest.head);
    expect([status, text]).toEqual([0, expect.stringContaining("一致：《停车设施管理规定》")]);
  });

  it.each([
    ["a changed opinion", () => ({ ...files, "opinions/round-1.csv": files["opinions/round-1.csv"]!.replace("延长", "缩短") }), "opinions/round-1.csv：内容被改动"],
    ["a file taken out", () => Object.fromEntries(Object.entries(files).filter(([name]) => name !== "publications/report-1/reviews.json")), "reviews.json：清单上有，包里没有"],
    ["a file put in", () => ({ ...files, "opinions/round-2.jsonl": "{}\n" }), "opinions/round-2.jsonl：包里有，清单上没有"],
    ["a changed list", () => ({ ...files, "manifest.json": files["manifest.json"]!.replace(manifest.head, "0".repeat(64)) }), "清单被改动"],
  ])("names what differs: %s", (_what, forge, sentence) => {
    const { status, text } = verify(packArchive(forge()));
    expect([status, text]).toEqual([1, expect.stringContaining(sentence)]);
  });

  it("finds a package that was changed and sealed again, by the name of the revision and by the noted head", () => {
    const seal = (changed: Record<string, string>) => {
      const listed = manifest.files.map((file) => ({ ...file, bytes: Buffer.byteLength(changed[file.path]!), sha256: sha256Hex(changed[file.path]!) }));
      return packArchive({ ...changed, "manifest.json": canonicalJson({ ...manifest, files: listed, head: archiveHead(listed) }) });
    };
    const otherReport = seal({ ...files, [revision]: files[revision]!.replace("办理期限", "办理手续") });
    expect(verify(otherReport).text).toContain(`${revision}：内容不是文件名所说的那个版本`);
    const otherOpinion = seal({ ...files, "opinions/round-1.jsonl": files["opinions/round-1.jsonl"]!.replace("延长", "缩短") });
    expect(verify(otherOpinion).status).toBe(0);
    expect(verify(otherOpinion, "--head", manifest.head)).toMatchObject({ status: 1, text: expect.stringContaining("总哈希值和登记的不同") as string });
  });

  it("says what it cannot read", () => {
    expect(verify(Buffer.from("no package"))).toMatchObject({ status: 1, text: expect.stringContaining("不能读取") as string });
    expect(verify(first.bytes.subarray(0, 3000))).toMatchObject({ status: 1 });
    expect(verify(first.bytes, "--head", "short")).toMatchObject({ status: 1, text: expect.stringContaining("用法") as string });
  });
});
