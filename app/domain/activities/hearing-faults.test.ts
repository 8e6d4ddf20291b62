import { describe, expect, it } from "vitest";
import { countConfirmations } from "./hearing-confirmation";
import { HEARING_NOTICE_DAYS, hearingFaults, type HearingContext } from "./hearing-faults";
import { materialsShortage } from "./hearing-materials";
import type { PublicHearing } from "./public-shapes";

const hearing: PublicHearing = {
  hearingId: "h", slug: "garage", number: 1, decisionTitle: "", decisionTitleEn: "", title: "听证会", titleEn: "", matter: "", summaryEn: "", requiredBy: "",
  heldAt: "2026-09-20T06:00:00.000Z", place: "礼堂", method: "抽签", applicationsOpenAt: "2026-08-20T01:00:00.000Z", applicationsCloseAt: "2026-09-01T10:00:00.000Z",
  sides: [{ name: "居民", seats: 2 }, { name: "企业", seats: 1 }],
  observers: 0, media: "", contactPhone: "", contactEmail: "", noticeDays: HEARING_NOTICE_DAYS, participants: [], materialsSentOn: null, materialsReason: "", record: null,
};
const list = [{ name: "李**", side: "居民" }, { name: "王**", side: "企业" }];
const at = (instant: string) => new Date(instant);
const NOTICED = at("2026-08-12T01:00:00Z");
const AFTER = at("2026-09-21T01:00:00Z");
const found = (change: Partial<PublicHearing> = {}, context: Partial<HearingContext> = {}) =>
  hearingFaults({ ...hearing, ...change }, { draftIsPublic: true, explanationIsPublic: true, published: null, openConfirmations: 0, now: NOTICED, ...context });
const published = (change: Partial<PublicHearing> = {}) => ({ body: { ...hearing, ...change }, since: NOTICED });

describe("the notice (Decree 713 Art. 16)", () => {
  it("comes with draft and explanation, the set number of days ahead", () => {
    expect(found()).toEqual([]);
    expect(found({}, { draftIsPublic: false, explanationIsPublic: false })).toEqual(["DRAFT_NOT_PUBLIC", "EXPLANATION_NOT_PUBLIC"]);
    const on = (day: string) => found({ heldAt: `${day}T06:00:00.000Z`, applicationsCloseAt: "2026-08-21T01:00:00.000Z" });
    expect([on("2026-08-21"), on("2026-08-22")]).toEqual([["NOTICE_TOO_SHORT"], []]);
    expect(found({ noticeDays: 40 })).toEqual(["NOTICE_TOO_SHORT"]);
  });

  it("counts from its first publication, and anew for another time", () => {
    const now = at("2026-09-15T01:00:00Z");
    expect(found({}, { published: published(), now })).toEqual([]);
    expect(found({ heldAt: "2026-09-24T06:00:00.000Z" }, { published: published(), now })).toEqual(["NOTICE_TOO_SHORT"]);
  });
});

describe("the selection (Art. 16; V11)", () => {
  it("has a method before applications open, and all sides", () => {
    expect(found({ method: "", sides: [{ name: "居民", seats: 2 }] })).toEqual(["METHOD_MISSING", "SIDES_MISSING"]);
    expect(found({ applicationsOpenAt: "2026-08-12T00:59:00.000Z" })).toEqual(["METHOD_AFTER_OPENING"]);
    expect(found({ applicationsCloseAt: "2026-09-20T06:00:01.000Z" })).toEqual(["APPLICATIONS_OUT_OF_ORDER"]);
  });

  it("stays as it was once applications are open", () => {
    const now = at("2026-08-25T01:00:00Z");
    expect(found({ method: "自荐" }, { published: published(), now })).toEqual(["METHOD_CHANGED_AFTER_OPENING"]);
    expect(found({ place: "二楼" }, { published: published(), now })).toEqual([]);
  });
});

describe("the list of participants (Art. 16; V11)", () => {
  it("is made after applications close and has every side on it", () => {
    const now = at("2026-09-02T01:00:00Z");
    expect(found({ participants: list }, { published: published(), now })).toEqual([]);
    expect(found({ participants: list.slice(0, 1) }, { published: published(), now })).toEqual(["SIDE_NOT_REPRESENTED"]);
    expect(found({ participants: list }, { published: published() })).toEqual(["LIST_BEFORE_CLOSING"]);
  });

  it("is public before the hearing or there was none, and stays", () => {
    expect(found({ participants: list }, { published: published(), now: AFTER })).toEqual(["LIST_AFTER_HEARING"]);
    expect(found({}, { published: published(), now: AFTER })).toEqual(["LIST_AFTER_HEARING"]);
    expect(found({ participants: list }, { published: published({ participants: list }), now: AFTER })).toEqual([]);
    expect(found({ participants: [...list, { name: "赵**", side: "居民" }] }, { published: published({ participants: list }), now: AFTER })).toEqual(["LIST_CHANGED_AFTER_HEARING"]);
  });
});

describe("materials and record (Art. 16, 17)", () => {
  it("materials are there seven days ahead, or the public reads why not", () => {
    expect([materialsShortage("2026-09-13", "2026-09-20"), materialsShortage("2026-09-14", "2026-09-20")]).toEqual([null, { days: 6, short: 1, latest: "2026-09-13" }]);
    expect(found({ materialsSentOn: "2026-09-14" })).toEqual(["MATERIALS_LATE_WITHOUT_REASON"]);
    expect(found({ materialsSentOn: "2026-09-14", materialsReason: "台风。" })).toEqual([]);
  });

  it("the record is summed up after the hearing, when everybody on the list has answered", () => {
    const record = { summary: "各方陈述。", confirmed: 2, corrected: 0, absent: 0 };
    const done = { participants: list, record, materialsSentOn: "2026-09-10" };
    const over = { published: published({ participants: list }), now: AFTER };
    expect(found(done, over)).toEqual([]);
    expect(found({ ...done, materialsSentOn: null }, { ...over, openConfirmations: 1 })).toEqual(["RECORD_WITHOUT_MATERIALS", "RECORD_NOT_CONFIRMED"]);
    expect(found(done, { ...over, now: at("2026-09-19T01:00:00Z") })).toEqual(["RECORD_BEFORE_HEARING"]);
    expect(countConfirmations([{ confirmation: "confirmed" }, { confirmation: null }, { confirmation: "absent" }])).toEqual({ confirmed: 1, corrected: 0, absent: 1, open: 1 });
  });
});
