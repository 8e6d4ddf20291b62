import { describe, expect, it } from "vitest";
import type { Verdict } from "./door-decision";
import { doorSign, doorWords } from "./door-words";

const at = new Date("2026-08-15T09:31:00+08:00");
const first = {
  type: "entry" as const,
  persons: 1,
  at,
  checkpointId: "c1",
  gate: "东门",
  operator: "李师傅",
  deviceId: "d1",
};
const all: Verdict[] = [
  { verdict: "malformed" },
  { verdict: "not_prepared" },
  { verdict: "not_found" },
  { verdict: "unknown_here", policy: "volunteer-decides" },
  { verdict: "wrong_session", session: { id: "s2", title: "人防大课堂", startsAt: at, place: "二号厅" } },
  { verdict: "replaced" },
  { verdict: "cancelled" },
  { verdict: "blocked" },
  { verdict: "not_confirmed", state: "waiting" },
  { verdict: "too_early", minutes: 12, doorsOpenAt: at },
  { verdict: "too_late", minutes: 3, doorsCloseAt: at },
  { verdict: "needs_info", missing: ["陪同人姓名"] },
  { verdict: "already_in", first },
  { verdict: "party_full", inside: 3, persons: 4, first },
  { verdict: "just_admitted", inside: 1, persons: 1 },
  { verdict: "admit", inside: 3, persons: 4, decidedBy: "server" },
  { verdict: "exit_recorded", inside: 1, persons: 2, withoutEntry: false },
];
const admits = (decidedBy: "server" | "list"): Verdict => ({ verdict: "admit", inside: 1, persons: 1, decidedBy });

describe("the sign of a verdict", () => {
  it("is green with a tick for an admission only, and only an admission sounds high", () => {
    const green = all.filter((verdict) => doorSign(verdict).colour === "green");
    expect(green.map((verdict) => verdict.verdict)).toEqual(["admit"]);
    expect(all.filter((verdict) => doorSign(verdict).tone === "high-short").map((one) => one.verdict)).toEqual(["admit"]);
  });

  it("carries a clock when a phone admitted from its list", () => {
    expect(doorSign(admits("list"))).toMatchObject({ colour: "green", symbol: "tick-clock" });
    expect(doorWords(admits("list"), "zh").word).toBe("离线放行，待核对");
    expect(doorWords(admits("server"), "zh").word).toBe("签到成功");
  });

  it("never gives one symbol two colours, so that colour is not the only sign", () => {
    const colours = new Map<string, Set<string>>();
    for (const verdict of all) {
      const sign = doorSign(verdict);
      colours.set(sign.symbol, (colours.get(sign.symbol) ?? new Set()).add(sign.colour));
    }
    for (const seen of colours.values()) expect(seen.size).toBe(1);
  });

  it("stays until a tap for everything that stops a person", () => {
    const passing = all.filter((verdict) => doorSign(verdict).staysMs !== null).map((verdict) => verdict.verdict);
    expect(passing).toEqual(["just_admitted", "admit", "exit_recorded"]);
  });

  it("is silent and still while there is no decision", () => {
    expect(doorSign({ verdict: "not_prepared" })).toMatchObject({ tone: "none", vibration: [], colour: "grey" });
  });
});

describe("the words of a verdict", () => {
  it("say what the door says: who came when, which room, how many minutes, how many of the party", () => {
    const zh = (verdict: Verdict) => doorWords(verdict, "zh");
    expect(zh({ verdict: "already_in", first }).word).toBe("已于 09:31 签到");
    expect(zh({ verdict: "already_in", first }).next).toContain("东门");
    expect(zh({ verdict: "already_in", first: null }).word).toBe("已经签到");
    expect(zh(all[4] as Verdict)).toEqual({ word: "非本场次", next: "这张票是“人防大课堂”，09:31 开始，请到二号厅。" });
    expect(zh({ verdict: "too_early", minutes: 12, doorsOpenAt: at }).next).toContain("12 分钟");
    expect(zh({ verdict: "admit", inside: 3, persons: 4, decidedBy: "server" }).next).toContain("3/4");
    expect(zh({ verdict: "party_full", inside: 3, persons: 4, first }).next).toContain("还可以进 1 人");
    expect(zh({ verdict: "not_confirmed", state: "waiting" }).next).toContain("候补中");
    expect(zh({ verdict: "malformed" }).word).toBe("无效");
    expect(zh({ verdict: "cancelled" }).word).toBe("已取消");
  });

  it("have a word of their own and a next step in both languages", () => {
    for (const lang of ["zh", "en"] as const) {
      const words = all.map((verdict) => doorWords(verdict, lang));
      expect(new Set(words.map((one) => one.word)).size).toBe(all.length);
      for (const one of words) expect(one.next.length).toBeGreaterThan(3);
    }
  });

  it("follow the session's rule for codes the phone does not know", () => {
    const next = (policy: "volunteer-decides" | "admit" | "refuse") => doorWords({ verdict: "unknown_here", policy }, "zh").next;
    expect(next("volunteer-decides")).toContain("由您决定");
    expect(next("admit")).toContain("可以放行");
    expect(next("refuse")).toContain("先不放行");
  });
});
