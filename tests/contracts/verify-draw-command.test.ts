import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { freezeDraw, revealDraw } from "~/domain/representatives/draw-record";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), "kaimen-draw-"));
afterAll(() => rmSync(folder, { recursive: true }));

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest();
const frozen = freezeDraw(sha256, {
  call: "列席决策会议的公众代表",
  purpose: "panel",
  seats: 2,
  quotas: [{ dimension: "性别", value: "女性", min: 1, max: 1 }],
  applicants: Array.from({ length: 8 }, (_, i) => ({
    number: i + 1,
    person: `p${i}`,
    salt: new Uint8Array(16).fill(i),
    values: { 性别: i % 2 ? "女性" : "男性" },
  })),
  randomness: { kind: "numbers", source: "公开号码", availableAt: new Date("2026-08-21T02:00:00Z") },
  frozenAt: new Date("2026-08-20T02:00:00Z"),
  previousRecordHash: null,
  acceptsLooserQuotas: false,
});
if (!frozen.ok) throw new Error(frozen.reason);
const drawn = revealDraw(sha256, frozen.frozen, { kind: "numbers", sources: ["482913"] }, new Date("2026-08-21T03:00:00Z"));
if (!drawn.ok) throw new Error(drawn.reason);
const { record } = drawn;

function verify(name: string, content: string, ...more: string[]) {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return run(file, ...more);
}
function run(...args: string[]) {
  return spawnSync(process.execPath, ["--import", "tsx", "prisma/verify-draw.ts", ...args], { cwd: root, encoding: "utf8" });
}

describe("npm run draw:verify", { timeout: 60_000 }, () => {
  it("prints 一致 for a genuine record and exits with 0, also against the published hash", () => {
    const plain = verify("record.json", JSON.stringify(record, null, 2));
    expect(plain.stdout).toMatch(/^一致\n/);
    expect(plain.stdout).toContain(`选中：${record.draw.chosen.join("、")}\n`);
    expect(plain.status).toBe(0);
    const checked = verify("record.json", JSON.stringify(record), "--hash", record.recordHash);
    expect([checked.stdout.slice(0, 2), checked.status]).toEqual(["一致", 0]);
  });

  it("prints 不一致 and where for a changed record, and exits with 1", () => {
    const changed = JSON.stringify({ ...record, draw: { ...record.draw, chosen: [...record.draw.chosen].reverse() } });
    const result = verify("changed.json", changed);
    expect(result.stdout).toMatch(/^不一致：.*位置：draw\.chosen\[0\]/);
    expect(result.status).toBe(1);
    const other = verify("record.json", JSON.stringify(record), "--hash", "0".repeat(64));
    expect([other.stdout.slice(0, 3), other.status]).toEqual(["不一致", 1]);
  });

  it("says what it needs when there is no file, no JSON or no hash, and exits with 1", () => {
    expect(verify("broken.json", "{").stderr).toContain("不能读取");
    const usage = [run(), run("a.json", "b.json"), run("a.json", "--hash", "12")];
    for (const result of usage) expect([result.stderr.slice(0, 2), result.status]).toEqual(["用法", 1]);
    expect(run(path.join(folder, "none.json")).status).toBe(1);
  });
});
