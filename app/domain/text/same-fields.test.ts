import { expect, it } from "vitest";
import { sameFields } from "./same-fields";

const row = { id: "1", title: "座谈会", heldAt: new Date("2026-09-08T06:00:00Z"), sides: [{ name: "居民", seats: 6 }], until: null };

it.each([
  ["the same words", { title: "座谈会" }, true],
  ["the same instant", { heldAt: new Date("2026-09-08T14:00:00+08:00") }, true],
  ["the same list, its keys in another order", { sides: [{ seats: 6, name: "居民" }] }, true],
  ["nothing for null", { until: undefined }, true],
  ["other words", { title: "听证会" }, false],
  ["another instant", { heldAt: new Date("2026-09-08T06:01:00Z") }, false],
  ["another list", { sides: [] }, false],
  ["something for nothing", { place: "会议室" }, false],
] as const)("%s", (_name, fields, same) => {
  expect(sameFields(row, fields)).toBe(same);
});
