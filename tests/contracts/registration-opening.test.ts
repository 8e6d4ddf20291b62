import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const script = fileURLToPath(new URL("../support/print-opening.ts", import.meta.url));
const root = fileURLToPath(new URL("../..", import.meta.url));
const runIn = (zone: string) => execFileSync(process.execPath, ["--import", "tsx", script], { cwd: root, env: { ...process.env, TZ: zone }, encoding: "utf8" });

it("A13: registration that opens at 10:00:00 in Shanghai opens at that instant, whatever the zone of the machine", { timeout: 60_000 }, () => {
  for (const [zone, offset] of [
    ["UTC", 0],
    ["Asia/Shanghai", -480],
    ["America/New_York", 240],
  ] as const) {
    expect(runIn(zone)).toBe(
      [
        `offset ${offset}`,
        "2026-08-12T02:00:00.000Z 2026年8月20日（星期四）09:30—11:00",
        "报名 2026年8月12日 10:00 开始，2026年8月19日 18:00 截止。",
        "2026-08-12T01:59:59.900Z NOT_OPEN_YET",
        "2026-08-12T02:00:00.000Z confirmed",
        "2026-08-19T09:59:59.999Z confirmed",
        "2026-08-19T10:00:00.000Z CLOSED",
        "",
      ].join("\n"),
    );
  }
});
