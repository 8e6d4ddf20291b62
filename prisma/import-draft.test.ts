import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { beforeAll, describe, expect, it } from "vitest";
import { startEmbeddedPostgres } from "~/platform/embedded-postgres.server";
import { atFileEnd } from "../tests/support/at-file-end";
import { testDatabase } from "../tests/support/database";
import { realText } from "../tests/support/real-texts";
import { migrate } from "./migrate";

const ROOT = path.resolve(import.meta.dirname, "..");
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "kaimen-import-"));
atFileEnd(() => fs.rmSync(folder, { recursive: true, force: true }));

/** Runs the command as a person does, in a process of its own. */
async function run(args: string[], env: Record<string, string> = {}): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const { PATH = "", HOME = "" } = process.env;
  const child = spawn(process.execPath, ["--import", "tsx", "prisma/import-draft.ts", ...args], { cwd: ROOT, env: { PATH, HOME, NODE_ENV: "test", ...env } });
  let [stdout, stderr] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  const [code] = (await once(child, "close")) as [number | null];
  return { code, stdout, stderr };
}

function file(name: string, content: string | Uint8Array): string {
  const whole = path.join(folder, name);
  fs.writeFileSync(whole, content);
  return whole;
}

const draft = file("draft.md", "# 停车办法\n\n## 第一章　总则\n\n第一条　停车要付费。\n\n夜间免费。\n\n第二条　可以：\n\n（一）停车；\n\n（二）卸货。\n");
const draftCounts = "chapters: 1\nsections: 0\narticles: 2\nparagraphs: 3\nitems: 2\n";

const refused: [string, string, RegExp, RegExp][] = [
  ["is no text", file("picture.png", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2])), /不是文字文件/, /not a text/],
  ["is empty", file("empty.md", ""), /没有文字/, /no text in it/],
  ["is over 2 MB", file("large.txt", "第一条　停车。\n".repeat(120_000)), /超过 2 MB/, /larger than 2 MB/],
  ["has no clause", file("letter.txt", "今天下午开会。"), /没有找到条文/, /No clause/],
  ["is not there", path.join(folder, "nowhere.md"), /读不到文件/, /cannot be read/],
  ["is a folder", folder, /读不到文件/, /cannot be read/],
];

describe("counting a draft", () => {
  it("needs no database and prints one count a line", { timeout: 60_000 }, async () => {
    expect(await run(["--dry-run", draft])).toEqual({ code: 0, stdout: draftCounts, stderr: "" });
  });

  it.each([
    ["人民防空法", 9, 53],
    ["国防动员法", 14, 72],
    ["上海市民防条例", 8, 48],
    ["上海市地下空间规划建设条例", 5, 35],
    ["北京市人民防空条例", 9, 50],
    ["重大行政决策程序暂行条例", 6, 44],
    ["上海市人民建议征集若干规定", 0, 22],
  ])("finds in %s the chapters (%i) and articles (%i) that are printed there", { timeout: 60_000 }, async (law, chapters, articles) => {
    const text = realText(`laws/${law}.md`);
    if (text === null) return;
    const { code, stdout } = await run(["--dry-run", file(`${law}.md`, text)]);
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`^chapters: ${chapters}\nsections: \\d+\narticles: ${articles}\nparagraphs: \\d+\nitems: \\d+\n$`));
  });

  it.each(refused)("of a file that %s says so in both languages", { timeout: 60_000 }, async (_what, name, zh, en) => {
    const { code, stdout, stderr } = await run(["--dry-run", name]);
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(zh);
    expect(stderr).toMatch(en);
    expect(stderr).not.toContain("    at ");
  });

  it.each([
    ["with nothing", []],
    ["to count and to store at once", ["--dry-run", "--decision", "parking", draft]],
    ["with an option that there is not", ["--force", draft]],
  ])("asked %s shows how to ask", { timeout: 60_000 }, async (_what, args: string[]) => {
    const { code, stdout, stderr } = await run(args);
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(/^用法 Usage:/);
  });
});

async function withDecision(url: string): Promise<void> {
  await query(url, `INSERT INTO "Unit" ("id", "name", "nameEn", "kind") VALUES ('u', 'u', 'u', 'innerUnit')`);
  await query(url, `INSERT INTO "Catalogue" ("id", "year", "unitId", "createdAt") VALUES ('c', 2026, 'u', now())`);
  await query(
    url,
    `INSERT INTO "Decision" ("id", "slug", "catalogueId", "number", "title", "summary", "category", "leadUnitId", "plannedCompletion", "createdAt", "updatedAt")
     VALUES ('d', 'parking', 'c', 1, '停车办法', '停车', 'plan', 'u', '2026-12', now(), now())`,
  );
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

const countRows = async (url: string) =>
  (await query(url, `SELECT (SELECT count(*) FROM "DraftVersion") AS versions, (SELECT count(*) FROM "Clause") AS clauses, (SELECT count(*) FROM "AuditRow") AS audit`))[0];

describe("importing a draft", () => {
  let url = "";
  beforeAll(async () => {
    url = await testDatabase();
    await withDecision(url);
  });
  const store = (args: string[]) => run(args, { DATABASE_URL: url });

  it("stores one version after the other", { timeout: 60_000 }, async () => {
    expect(await store(["--decision", "parking", draft])).toEqual({ code: 0, stdout: `停车办法\n第 1 版 version 1\n${draftCounts}`, stderr: "" });
    expect((await store(["--decision", "parking", draft])).stdout).toContain("version 2");
    expect(await countRows(url)).toEqual({ versions: "2", clauses: "12", audit: "2" });
    expect(await query(url, `SELECT DISTINCT "actorKind", "action" FROM "AuditRow"`)).toEqual([{ actorKind: "system", action: "draft.imported" }]);
  });

  it.each([
    ["the decision is not there", ["--decision", "nothing", draft], /没有决策事项“nothing”/],
    ["the file has no clause", ["--decision", "parking", path.join(folder, "letter.txt")], /没有找到条文/],
  ])("where %s changes nothing", { timeout: 60_000 }, async (_what, args, sentence) => {
    const before = await countRows(url);
    const { code, stderr } = await store(args);
    expect(code).toBe(1);
    expect(stderr).toMatch(sentence);
    expect(stderr).not.toContain("    at ");
    expect(await countRows(url)).toEqual(before);
  });
});

describe("importing into the product's own database", () => {
  it("works while the app has it running, leaves it running, and starts it where it does not run", { timeout: 120_000 }, async () => {
    const dataDir = path.join(folder, "data");
    const server = await startEmbeddedPostgres(dataDir, () => {});
    try {
      await migrate(server.url);
      await withDecision(server.url);
      const env = { KAIMEN_DATA_DIR: server.dataDir };
      expect((await run(["--decision", "parking", draft], env)).stdout).toContain("version 1");
      expect(await countRows(server.url)).toMatchObject({ versions: "1" });
      await server.stop();
      expect((await run(["--decision", "parking", draft], env)).stdout).toContain("version 2");
    } finally {
      await server.stop();
    }
  });
});
