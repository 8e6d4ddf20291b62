import { expect, it } from "vitest";
import { missingDuties } from "./duties";

const both = { affectsEnterprises: true, affectsLivelihood: true };
const activity = (audienceKind: string | null, audience = "") => ({ kind: "symposium", audienceKind, audience });

it("V7: a decision that touches firms needs an activity with firms or associations, one that touches daily life one at the grass roots", () => {
  expect(missingDuties(both, [])).toEqual(["ENTERPRISES_NOT_HEARD", "GRASSROOTS_NOT_HEARD"]);
  expect(missingDuties(both, [activity("association"), activity("grassroots")])).toEqual([]);
  expect(missingDuties(both, [activity("enterprise"), activity("experts")])).toEqual(["GRASSROOTS_NOT_HEARD"]);
  expect(missingDuties({ affectsEnterprises: false, affectsLivelihood: false }, [])).toEqual([]);
});

it("V7: reads who was heard from the words where no kind was chosen", () => {
  expect(missingDuties(both, [activity(null, "物业、商业企业8家，行业协会3家")])).toEqual(["GRASSROOTS_NOT_HEARD"]);
  expect(missingDuties(both, [activity(null, "听潮社区居民20人"), activity("enterprise")])).toEqual([]);
});
