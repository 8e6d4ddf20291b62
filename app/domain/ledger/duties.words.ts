import type { Lang } from "../text/lang";
import type { MissingDuty } from "./duties";

export const dutyWords: Record<Lang, Record<MissingDuty, string>> = {
  zh: {
    ENTERPRISES_NOT_HEARD: "这个事项涉及企业，还没有听取企业或者行业协会商会意见的活动记录。请登记至少一次活动后再提交。",
    GRASSROOTS_NOT_HEARD: "这个事项涉及民生，还没有到基层听取群众意见的活动记录。请登记至少一次活动后再提交。",
  },
  en: {
    ENTERPRISES_NOT_HEARD: "The decision concerns enterprises, and no activity with enterprises or associations is on record. Please add at least one.",
    GRASSROOTS_NOT_HEARD: "The decision concerns people's daily life, and no activity at the grass roots is on record. Please add at least one.",
  },
};
