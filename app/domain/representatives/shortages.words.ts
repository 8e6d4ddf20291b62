import type { Lang } from "../text/lang";
import type { Quota } from "./quotas";
import type { Shortage } from "./shortages";

/** One sentence for each reason, as the office and the public read it: 「女性需 3 名，仅 2 名报名」. */
export function shortageWords(shortage: Shortage, lang: Lang): string {
  return lang === "zh" ? zh(shortage) : en(shortage);
}

function zh(shortage: Shortage): string {
  switch (shortage.kind) {
    case "TOO_FEW_APPLICANTS":
      return `需 ${shortage.needed} 名代表，仅 ${shortage.applied} 名报名`;
    case "MINIMUM_ABOVE_MAXIMUM":
      return `${shortage.quota.value}的下限 ${shortage.quota.min} 名高于上限 ${shortage.quota.max} 名`;
    case "VALUE_SHORT":
      return `${shortage.quota.value}需 ${shortage.needed} 名，仅 ${shortage.applied} 名报名`;
    case "MINIMA_EXCEED_SEATS":
      return `${shortage.dimension}各项下限合计 ${shortage.sum} 名，超过 ${shortage.seats} 个席位`;
    case "MAXIMA_BELOW_SEATS":
      return `${shortage.dimension}按各项上限最多选出 ${shortage.reachable} 名，不足 ${shortage.seats} 个席位`;
    case "COMBINATION":
      return `以下要求在现有报名人中无法同时满足：${shortage.quotas.map((quota) => quotaWords(quota, "zh")).join("；")}`;
  }
}

function en(shortage: Shortage): string {
  switch (shortage.kind) {
    case "TOO_FEW_APPLICANTS":
      return `${shortage.needed} representatives are needed, only ${shortage.applied} people applied`;
    case "MINIMUM_ABOVE_MAXIMUM":
      return `${shortage.quota.value}: the minimum of ${shortage.quota.min} is above the maximum of ${shortage.quota.max}`;
    case "VALUE_SHORT":
      return `${shortage.quota.value}: ${shortage.needed} needed, only ${shortage.applied} applied`;
    case "MINIMA_EXCEED_SEATS":
      return `${shortage.dimension}: the minima add up to ${shortage.sum}, more than ${shortage.seats} seats`;
    case "MAXIMA_BELOW_SEATS":
      return `${shortage.dimension}: the maxima allow ${shortage.reachable} people, fewer than ${shortage.seats} seats`;
    case "COMBINATION":
      return `These requirements cannot be met together by the people who applied: ${shortage.quotas.map((quota) => quotaWords(quota, "en")).join("; ")}`;
  }
}

/** A quota in words: 「女性 3 至 5 名」. */
export function quotaWords(quota: Quota, lang: Lang): string {
  const range = quota.min === quota.max ? `${quota.min}` : lang === "zh" ? `${quota.min} 至 ${quota.max}` : `${quota.min} to ${quota.max}`;
  return lang === "zh" ? `${quota.value} ${range} 名` : `${quota.value}: ${range}`;
}
