import { describe, expect, it } from "vitest";
import type { PublicWindow } from "./public-shapes";
import { checkWindowChange } from "./window-change";

const published: PublicWindow = {
  windowId: "w1",
  round: 1,
  decisionTitle: "停车收费办法",
  decisionTitleEn: "Parking fees",
  draftKey: "parking/1",
  opensAt: "2026-07-31T16:00:00.000Z",
  closesAt: "2026-08-31T16:00:00.000Z",
  originalClosesAt: "2026-08-31T16:00:00.000Z",
  shortenedReason: null,
  guideExemption: null,
  channels: ["web"],
  contactUnit: "监管中心",
  contactPhone: "000-5550 0107",
  contactEmail: "",
  contactAddress: "",
  allowsAnonymous: true,
  replyDays: 30,
};
const opened = new Date(published.opensAt);
const before = new Date(opened.getTime() - 1);
const refused = (reason: string) => ({ ok: false, reason });

describe("a published window", () => {
  it("may be planned anew until the instant it opens", () => {
    const earlier = { ...published, channels: ["letter"], closesAt: "2026-08-15T16:00:00.000Z" };
    expect(checkWindowChange(published, earlier, before)).toEqual({ ok: true });
    expect(checkWindowChange(published, earlier, opened)).toEqual(refused("CHANGED_AFTER_OPENING"));
  });

  it("is extended while it is open and never shortened", () => {
    const later = { ...published, closesAt: "2026-09-10T16:00:00.000Z" };
    expect(checkWindowChange(published, later, opened)).toEqual({ ok: true });
    expect(checkWindowChange(later, published, opened)).toEqual(refused("SHORTENED_AFTER_OPENING"));
    expect(checkWindowChange(published, later, new Date(published.closesAt))).toEqual(refused("EXTENDED_AFTER_CLOSING"));
  });

  it("changes its contact at any time", () => {
    const other = { ...published, contactUnit: "法规处", contactPhone: "", contactEmail: "a@b.example", contactAddress: "一楼" };
    expect(checkWindowChange(published, other, opened)).toEqual({ ok: true });
    expect(checkWindowChange(published, other, new Date("2027-01-01T00:00:00Z"))).toEqual({ ok: true });
  });

  it.each([
    ["the first closing day", { originalClosesAt: "2026-09-10T16:00:00.000Z" }],
    ["the draft", { draftKey: "parking/2" }],
    ["the channels", { channels: ["web", "letter"] }],
    ["anonymity", { allowsAnonymous: false }],
    ["the days for the reply", { replyDays: 60 }],
    ["the exemption from the guide", { guideExemption: "涉密" }],
  ])("keeps %s after opening", (_what, change) => {
    expect(checkWindowChange(published, { ...published, ...change }, opened)).toEqual(refused("CHANGED_AFTER_OPENING"));
  });
});
