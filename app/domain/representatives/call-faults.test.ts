import { describe, expect, it } from "vitest";
import { callFaults, type CallFault } from "./call-faults";
import { callState, checkOpenForApplications } from "./call-state";
import type { PublicCall } from "./public-shapes";

const same = (zh: string) => ({ zh, en: zh });
const call: PublicCall = {
  callId: "call",
  slug: "siren-meeting",
  unitId: "command",
  unit: same("指挥通信处"),
  decisionSlug: "siren-rules",
  decisionTitle: same("警报试鸣规定"),
  title: same("邀请公众代表列席会议"),
  summaryEn: "",
  meetingName: "第9次主任办公会议",
  meetingAt: "2026-09-08T06:00:00.000Z",
  meetingPlace: "二楼会议室",
  agendaItem: "讨论修改稿",
  whoIsWanted: "五名公众代表",
  conditions: [same("已满十八周岁。")],
  seats: 5,
  alternates: 5,
  dimensions: [{ label: same("性别"), values: [{ label: same("女"), min: 2, max: 3 }, { label: same("男"), min: 2, max: 3 }] }],
  method: "一、全部进入名册。",
  applicationsOpenAt: "2026-08-05T01:00:00.000Z",
  applicationsCloseAt: "2026-08-14T10:00:00.000Z",
  drawAt: "2026-08-19T02:00:00.000Z",
  drawPlace: "接待大厅",
  randomness: { kind: "numbers", source: "摇出的六位数字" },
  acceptByAt: "2026-08-24T10:00:00.000Z",
  privacyNotice: "只用于资格核对。",
  contactPhone: "000-5550 0104",
  contactEmail: "",
  changeReason: "",
};
const faults = (change: Partial<PublicCall>, published: PublicCall | null, now: string, isFrozen = false): CallFault[] =>
  callFaults({ ...call, ...change }, published, { decisionIsPublic: true, isFrozen, now: new Date(now) });
const before = "2026-08-04T01:00:00Z";
const during = "2026-08-10T01:00:00Z";
const after = "2026-08-15T01:00:00Z";

describe("a call before its first publication", () => {
  it("is ready when everything is there and sign-up is still to open", () => {
    expect(faults({}, null, before)).toEqual([]);
    expect(faults({}, null, call.applicationsOpenAt)).toEqual([]);
  });

  it("is not published after its own opening: the method comes first", () => {
    expect(faults({}, null, "2026-08-05T01:00:00.001Z")).toEqual(["METHOD_AFTER_OPENING"]);
    expect(faults({ method: "" }, null, before)).toEqual(["METHOD_MISSING"]);
  });

  it.each<[CallFault, Partial<PublicCall>]>([
    ["CONDITIONS_MISSING", { conditions: [] }],
    ["DIMENSIONS_MISSING", { dimensions: [] }],
    ["QUOTAS_DO_NOT_FIT", { seats: 3 }],
    ["QUOTAS_DO_NOT_FIT", { seats: 7 }],
    ["CLOSES_BEFORE_OPENING", { applicationsCloseAt: call.applicationsOpenAt }],
    ["DRAW_TOO_SOON", { drawAt: "2026-08-14T10:59:59.999Z" }],
    ["ACCEPTANCE_BEFORE_DRAW", { acceptByAt: call.drawAt }],
    ["MEETING_BEFORE_ACCEPTANCE", { meetingAt: call.acceptByAt }],
  ])("is told %s (%#)", (fault, change) => {
    expect(faults(change, null, before)).toEqual([fault]);
  });

  it("takes a draw exactly one hour after closing", () => {
    expect(faults({ drawAt: "2026-08-14T11:00:00.000Z" }, null, before)).toEqual([]);
  });

  it("belongs to a decision that the public can read", () => {
    expect(callFaults(call, null, { decisionIsPublic: false, isFrozen: false, now: new Date(before) })).toEqual(["DECISION_NOT_PUBLIC"]);
  });
});

describe("a call that people are signing up for", () => {
  const looser = [{ label: same("性别"), values: [{ label: same("女"), min: 1, max: 4 }, { label: same("男"), min: 1, max: 4 }] }];

  it("is extended without a reason, never shortened, and its opening stays", () => {
    expect(faults({ applicationsCloseAt: "2026-08-16T10:00:00.000Z" }, call, during)).toEqual([]);
    expect(faults({ applicationsCloseAt: "2026-08-13T10:00:00.000Z" }, call, during)).toEqual(["CLOSING_MOVED_FORWARD"]);
    expect(faults({ applicationsOpenAt: "2026-08-06T01:00:00.000Z" }, call, during)).toEqual(["OPENING_MOVED"]);
    expect(faults({ applicationsOpenAt: "2026-08-06T01:00:00.000Z" }, call, before)).toEqual([]);
  });

  it("changes its rules only with a new public reason", () => {
    for (const change of [{ dimensions: looser }, { method: "二、另行抽选。" }, { alternates: 6 }, { randomness: { kind: "numbers" as const, source: "另一组号码" } }]) {
      expect(faults(change, call, during)).toEqual(["RULES_CHANGED_WITHOUT_REASON"]);
      expect(faults({ ...change, changeReason: "女性报名不足，放宽名额。" }, call, during)).toEqual([]);
    }
    const withOldReason = { ...call, changeReason: "上一次的理由。" };
    expect(faults({ alternates: 6, changeReason: "上一次的理由。" }, withOldReason, during)).toEqual(["RULES_CHANGED_WITHOUT_REASON"]);
  });

  it("does not ask other questions than those already answered", () => {
    expect(faults({ conditions: [same("已满十六周岁。")] }, call, during)).toEqual(["QUESTIONS_CHANGED"]);
    const renamed = [{ label: same("性别"), values: [{ label: same("女性"), min: 2, max: 3 }, { label: same("男"), min: 2, max: 3 }] }];
    expect(faults({ dimensions: renamed, changeReason: "更名。" }, call, during)).toEqual(["QUESTIONS_CHANGED"]);
  });

  it("opens again when its rules change after closing", () => {
    const change = { dimensions: looser, changeReason: "女性报名不足，放宽名额。" };
    expect(faults(change, call, after)).toEqual(["RULES_CHANGED_AFTER_CLOSING"]);
    expect(faults({ ...change, applicationsCloseAt: "2026-08-17T10:00:00.000Z" }, call, after)).toEqual([]);
    expect(faults({ meetingPlace: "一楼会议室" }, call, after)).toEqual([]);
  });

  it("does not change once the pool is frozen", () => {
    expect(faults({ meetingPlace: "一楼会议室" }, call, after, true)).toEqual(["POOL_FROZEN"]);
  });
});

describe("where a call stands", () => {
  const window = { opensAt: new Date(call.applicationsOpenAt), closesAt: new Date(call.applicationsCloseAt) };
  const at = (instant: string) => new Date(instant);

  it("is read from the instants: open from the first to the last, the end excluded", () => {
    expect(checkOpenForApplications(window, at("2026-08-05T00:59:59.999Z"))).toEqual({ ok: false, reason: "NOT_OPEN_YET" });
    expect(checkOpenForApplications(window, at("2026-08-05T01:00:00Z"))).toEqual({ ok: true });
    expect(checkOpenForApplications(window, at("2026-08-14T09:59:59.999Z"))).toEqual({ ok: true });
    expect(checkOpenForApplications(window, at("2026-08-14T10:00:00Z"))).toEqual({ ok: false, reason: "CLOSED" });
    expect([before, during, after].map((now) => callState(window, null, at(now)))).toEqual(["announced", "open", "closed"]);
    expect(callState(window, { isDrawn: false }, at(after))).toBe("frozen");
    expect(callState(window, { isDrawn: true }, at(after))).toBe("drawn");
  });
});
