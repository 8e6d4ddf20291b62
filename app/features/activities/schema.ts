import { z } from "zod";
import { CONFIRMATIONS, type Confirmation } from "~/domain/activities/hearing-confirmation";
import type { HearingSide } from "~/domain/activities/public-shapes";
import { isDay, type Day } from "~/domain/calendar/shanghai";
import { toHalfWidth } from "~/domain/text/half-width";
import { dayField, instantField, lineField, numberField, optionalLine, optionalText, textField } from "~/platform/fields";

export const MATTER_MAX = 2000;
export const METHOD_MAX = 10_000;
export const RECORD_MAX = 5000;
export const REASON_MAX = 500;
const MOST_PEOPLE = 200;

const version = numberField("页面信息不完整。请刷新页面后重新填写。", { min: 1, max: 999_999 });
const linesOf = (text: string) => text.split("\n").map((line) => line.trim()).filter(Boolean);

/** One side a line, `社区居民 6`. */
const sides = optionalText("zh", "各方参加人", 2000).transform((text, context): HearingSide[] => {
  const read = linesOf(text).map((line, index) => {
    const match = /^(.{1,40}?)[\s:：]+([\d０-９]{1,3})\s*[人名]?$/u.exec(line);
    const seats = Number(toHalfWidth(match?.[2] ?? "0"));
    if (!match?.[1] || seats < 1 || seats > MOST_PEOPLE) context.addIssue({ code: "custom", message: `第 ${index + 1} 行请按“社区居民 6”的样式填写，人数 1 至 ${MOST_PEOPLE}。` });
    return { name: match?.[1]?.trim() ?? "", seats };
  });
  if (new Set(read.map(({ name }) => name)).size < read.length) context.addIssue({ code: "custom", message: "有一方写了两次。请只保留一行。" });
  return read;
});

const fields = {
  title: lineField("zh", "听证会名称", { min: 4, max: 120 }),
  titleEn: optionalLine("zh", "英文名称", 200),
  matter: textField("zh", "听证事项", { min: 1, max: MATTER_MAX }),
  summaryEn: optionalText("zh", "英文摘要", MATTER_MAX),
  requiredBy: optionalLine("zh", "举行听证会的依据", 200),
  heldAt: instantField("请填写听证会的日期和时间，例如 2026-09-08 14:00。"),
  place: lineField("zh", "地点", { min: 1, max: 200 }),
  noticeDays: numberField("公告天数请填写 1 至 90 的整数。", { min: 1, max: 90 }),
  sides,
  method: optionalText("zh", "遴选办法", METHOD_MAX),
  applicationsOpenAt: instantField("请填写报名开始的日期和时间，例如 2026-08-20 09:00。"),
  applicationsCloseAt: instantField("请填写报名截止的日期和时间，例如 2026-08-28 18:00。"),
  observers: numberField("旁听席位请填写 0 至 1000 的整数。", { min: 0, max: 1000 }),
  media: optionalLine("zh", "新闻媒体", 200),
  contactPhone: lineField("zh", "联系电话", { min: 1, max: 60 }),
  contactEmail: optionalLine("zh", "联系邮箱", 254),
};

export const newHearingForm = z.object(fields);
export type HearingFields = z.output<typeof newHearingForm>;
export const hearingForm = z.object({ ...fields, version });

/** One participant a line, `姓名 一方`. */
export const participantsForm = z.object({
  version,
  people: optionalText("zh", "参加人名单", 10_000).transform((text, context) => {
    const people = linesOf(text).map((line, index) => {
      const match = /^(.{1,60}?)[\s,，|｜]+([^\s,，|｜].{0,39})$/u.exec(line);
      if (!match?.[1] || !match[2]) context.addIssue({ code: "custom", message: `第 ${index + 1} 行请按“姓名 一方”的样式填写，一行一人。` });
      return { name: match?.[1]?.trim() ?? "", side: match?.[2]?.trim() ?? "" };
    });
    if (people.length > MOST_PEOPLE) context.addIssue({ code: "custom", message: `名单最多 ${MOST_PEOPLE} 人。` });
    return people;
  }),
});

export const materialsForm = z.object({ version, sentOn: dayField("请选择材料送达参加人的日期。"), reason: optionalText("zh", "不足七日的理由", REASON_MAX) });

export const recordForm = z.object({ version, summary: optionalText("zh", "听证记录摘要", RECORD_MAX) });

/** `confirmation3` and `on3` for the third on the list. Rows without a choice are left as they are. */
export function confirmationsForm(positions: readonly number[]) {
  const choice = z.enum(["", ...CONFIRMATIONS], { error: () => "请选择参加人怎样确认记录。" }).optional();
  const shape: Record<string, z.ZodType<string | undefined>> = {};
  for (const position of positions) {
    shape[`confirmation${position}`] = choice;
    shape[`on${position}`] = z.string().max(20).optional();
  }
  return z.object({ version, ...shape }).transform(({ version: seen, ...typed }, context) => {
    const given = typed as Record<string, string | undefined>;
    const answers: { position: number; confirmation: Confirmation; on: Day }[] = [];
    for (const position of positions) {
      const confirmation = CONFIRMATIONS.find((known) => known === given[`confirmation${position}`]);
      const on = given[`on${position}`] ?? "";
      if (!confirmation) continue;
      if (isDay(on)) answers.push({ position, confirmation, on });
      else context.addIssue({ code: "custom", path: [`on${position}`], message: `请选择第 ${position} 位参加人确认的日期。` });
    }
    return { version: seen, answers };
  });
}
