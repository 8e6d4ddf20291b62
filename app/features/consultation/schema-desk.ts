import { z } from "zod";
import { AUTHOR_KINDS } from "~/domain/identity/names";
import { DISPOSITIONS } from "~/domain/ledger/disposition";
import { cleanText } from "~/domain/text/clean";
import { isDay } from "~/domain/calendar/shanghai";
import { OPINION_LIMITS } from "~/domain/text/graphemes";
import { cleanWords } from "~/domain/text/text.words";
import { choiceField, dayField, lineField, numberField, optionalContact, optionalLine, optionalText, textField, tickField } from "~/platform/fields";
import type { AssignTarget } from "./add-theme.server";
import type { Channel } from "./schema";

/** The ways on which officials take opinions in for people. */
export const DESK_CHANNELS = ["letter", "phone", "email", "hotline12345", "counter", "meeting", "openDayCard"] as const satisfies readonly Channel[];

export type DeskChannel = (typeof DESK_CHANNELS)[number];

/** Ways of hearing people besides the open window (Decree 713 Art. 14). */
export const ACTIVITY_KINDS = ["symposium", "hearing", "fieldVisit", "writtenConsultation", "questionnaire", "opinionPoll"] as const;

export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

/** Whom an activity reached; rule V7 asks for some of them. */
export const AUDIENCE_KINDS = ["enterprise", "association", "grassroots", "public", "other"] as const;

export type AudienceKind = (typeof AUDIENCE_KINDS)[number];

/** An opinion has at most so many points. */
export const MOST_POINTS = 20;
export const TITLE_LIMITS = { min: 2, max: 60 };
export const RULE_LIMITS = { min: 2, max: 60 };
export const REASON_MAX = 2000;
export const SUMMARY_MAX = 1000;

/** One page of opinions at most, so that nobody moves what nobody looked at. */
const MOST_TICKED = 2000;

/** One or several values of one name. */
const several = z
  .union([z.string(), z.array(z.string().optional())])
  .optional()
  .transform((value) => [value].flat().filter((text) => text !== undefined));

/** An id, a mark or an anchor from a hidden field or a list; anything else stands for none. */
const MARK = /^[\w.-]{0,100}$/;
const id = z.string().regex(MARK).catch("");
const version = z.coerce.number().int().min(0).max(2_147_483_647).catch(0);
const disposition = z
  .enum(["", ...DISPOSITIONS], { error: () => "请选择处理结论。" })
  .optional()
  .transform((value) => value || null);

/** The conditions in the address of a list of opinions: what it is limited to, where it goes on, which opinion is open. */
const condition = z.string().max(100).catch("");
export const opinionSearch = z.object({
  theme: condition,
  disposition: condition,
  channel: condition,
  authorKind: condition,
  clause: condition,
  unit: condition,
  due: condition,
  same: condition,
  joint: condition,
  phrase: z.string().trim().max(100).catch(""),
  after: condition,
  before: condition,
  open: condition,
  done: condition,
});

/** Where points go: `target` is a theme's id or `unsorted`; `newTitle` makes a theme. */
const targetFields = { target: id, newTitle: optionalLine("zh", "新主题的名称", TITLE_LIMITS.max) };
const oneTarget = ({ target, newTitle }: { target: string; newTitle: string }, context: z.RefinementCtx) => {
  if (target === "" && newTitle === "") context.addIssue({ code: "custom", path: ["target"], message: "请选择一个主题，或者填写新主题的名称。" });
  properTitle({ target, newTitle }, context);
};
const properTitle = ({ target, newTitle }: { target: string; newTitle: string }, context: z.RefinementCtx) => {
  if (target !== "" && newTitle !== "") context.addIssue({ code: "custom", path: ["newTitle"], message: "选择已有主题和填写新主题只能取一项，请去掉其中一项。" });
  if (newTitle !== "" && [...newTitle].length < TITLE_LIMITS.min) context.addIssue({ code: "custom", path: ["newTitle"], message: `新主题的名称至少 ${TITLE_LIMITS.min} 字。` });
};

/** The unit that is asked to answer a new theme at once, and until when; no unit: the drafting unit answers. */
const giveFields = { unit: id, dueOn: z.string().optional() };
interface GivenFields {
  newTitle: string;
  unit: string;
  dueOn?: string | undefined;
}
const properGive = ({ newTitle, unit, dueOn }: GivenFields, context: z.RefinementCtx, names: { unit: string; dueOn: string }) => {
  if (unit === "") return;
  if (newTitle === "") context.addIssue({ code: "custom", path: [names.unit], message: "交给其他部门答复的，请填写新主题的名称。已有主题请打开主题，在主题页面交办。" });
  if (!isDay(dueOn ?? "")) context.addIssue({ code: "custom", path: [names.dueOn], message: "请选择答复的期限。" });
};

/** The target that a form names. */
export function targetOf({ target, newTitle, unit = "", dueOn = "" }: { target: string; newTitle: string; unit?: string; dueOn?: string | undefined }): AssignTarget {
  if (newTitle !== "" && unit !== "") return { title: newTitle, give: { unitId: unit, dueOn } };
  return newTitle !== "" ? { title: newTitle } : target === "unsorted" ? { unsorted: true } : { themeId: target };
}

/** Ticked points and where they go: `target` is a theme's id or `unsorted`; `newTitle` makes a theme. */
export const assignForm = z
  .object({
    points: several
      .transform((points) => points.filter((point) => MARK.test(point)))
      .refine((points) => points.length > 0, { error: () => "请先勾选要归类的意见。" })
      .refine((points) => points.length <= MOST_TICKED, { error: () => "一次勾选的意见太多，请分批归类。" }),
    ...targetFields,
    ...giveFields,
  })
  .superRefine(oneTarget)
  .superRefine((form, context) => properGive(form, context, { unit: "unit", dueOn: "dueOn" }));

/** Everything that meets the conditions of the list. `expected` is the number of points that the preview showed. */
export const assignAllForm = z
  .object({ allTarget: id, allNewTitle: optionalLine("zh", "新主题的名称", TITLE_LIMITS.max), allUnit: id, allDueOn: z.string().optional(), expected: z.coerce.number().int().min(0).max(2_147_483_647).catch(0) })
  .superRefine(({ allTarget: target, allNewTitle: newTitle }, context) => {
    if ((target === "") === (newTitle === "")) context.addIssue({ code: "custom", path: ["allTarget"], message: "请选择一个主题，或者填写新主题的名称，两项取一。" });
    if (newTitle !== "" && [...newTitle].length < TITLE_LIMITS.min) context.addIssue({ code: "custom", path: ["allNewTitle"], message: `新主题的名称至少 ${TITLE_LIMITS.min} 字。` });
  })
  .superRefine(({ allNewTitle: newTitle, allUnit: unit, allDueOn: dueOn }, context) => properGive({ newTitle, unit, dueOn }, context, { unit: "allUnit", dueOn: "allDueOn" }))
  .transform(({ allTarget: target, allNewTitle: newTitle, allUnit: unit, allDueOn: dueOn, expected }) => ({ target, newTitle, unit, dueOn, expected }));

/** What becomes of a proposal. `leaveOut`: points that do not belong to it. A joint opinion may be accepted without a theme. */
export const decideForm = z
  .object({
    proposal: id,
    kind: z.enum(["joint", "theme"]).catch("joint"),
    decision: choiceField(["accept", "reject"], "请选择接受或者不接受。"),
    leaveOut: several.transform((points) => points.filter((point) => MARK.test(point))),
    ...targetFields,
  })
  .superRefine((form, context) => {
    if (form.decision === "accept") (form.kind === "theme" ? oneTarget : properTitle)(form, context);
  });

export const themeForm = z.object({ title: lineField("zh", "主题名称", TITLE_LIMITS), summary: optionalText("zh", "主题概要", SUMMARY_MAX) });

/** The texts of the points; empty ones are left out. */
export const splitForm = z.object({
  opinion: id,
  text: several.transform((texts, context) => {
    const cleaned = texts.map(cleanText);
    const kept = cleaned.flatMap((result) => (result.ok && result.text !== "" ? [result.text] : []));
    if (cleaned.some((result) => !result.ok)) context.addIssue({ code: "custom", message: cleanWords.zh.UNREADABLE_CHARACTER });
    if (kept.length === 0) context.addIssue({ code: "custom", message: "请至少保留一条意见的文字。" });
    if (kept.length > MOST_POINTS) context.addIssue({ code: "custom", message: `一件意见最多拆成 ${MOST_POINTS} 条。` });
    return kept;
  }),
});

export const hideForm = z.object({ opinion: id, rule: lineField("zh", "规则编号", RULE_LIMITS) });
export const showAgainForm = z.object({ opinion: id });

export const answerForm = z.object({
  version,
  disposition,
  reason: optionalText("zh", "理由", REASON_MAX),
  changedClause: optionalLine("zh", "修改的条款", 60),
  /** A wording of the unit to be put behind the reason, where that was asked for. */
  template: id,
});
export const templateForm = z.object({ templateTitle: lineField("zh", "模板名称", TITLE_LIMITS), templateBody: textField("zh", "模板文字", { min: 2, max: REASON_MAX }) });
export const removeTemplateForm = z.object({ template: id });
/** Which unit answers a theme, and until when; no unit takes it back. */
export const giveForm = z
  .object({ version, unit: id, dueOn: z.string().optional() })
  .transform(({ unit, dueOn, ...rest }, context) => {
    if (unit !== "" && !isDay(dueOn ?? "")) context.addIssue({ code: "custom", path: ["dueOn"], message: "请选择答复的期限。" });
    return { ...rest, unitId: unit === "" ? null : unit, dueOn: unit === "" ? null : (dueOn ?? null) };
  });
export const editThemeForm = themeForm.extend({ version });
export const pointForm = z.object({ point: id, seen: id, pointDisposition: disposition, pointReason: optionalText("zh", "理由", REASON_MAX) });

export const reportForm = z.object({
  seen: id,
  introduction: optionalText("zh", "征集情况说明", 3000),
  nextStep: optionalText("zh", "下一步安排", 2000),
  summaryEn: optionalText("zh", "英文摘要", 3000),
});

const activityFields = z.object({
  kind: choiceField(ACTIVITY_KINDS, "请选择活动的形式。"),
  heldOn: dayField("请选择活动的日期。"),
  heldUntil: z
    .string()
    .refine((value) => value === "" || isDay(value), { error: () => "请选择活动最后一天的日期，只有一天的不填。" })
    .optional()
    .transform((value) => value || null),
  heldAt: z
    .string()
    .regex(/^(([01]\d|2[0-3]):[0-5]\d)?$/, { error: () => "请按 24 小时制填写时间，例如 14:30。" })
    .optional()
    .transform((value) => value ?? ""),
  place: lineField("zh", "地点", { min: 1, max: 100 }),
  people: numberField("请填写参加人数，1 至 1000000。", { min: 1, max: 1_000_000 }),
  audienceKind: choiceField(AUDIENCE_KINDS, "请选择主要听取了谁的意见。"),
  audience: lineField("zh", "参加人员", { min: 1, max: 200 }),
  summary: textField("zh", "活动概要", { min: 1, max: SUMMARY_MAX }),
});
const inOrder = ({ heldOn, heldUntil }: { heldOn: string; heldUntil: string | null }) => heldUntil === null || heldUntil > heldOn;
const order = { path: ["heldUntil"], error: () => "最后一天应当晚于第一天；只有一天的不填。" };
export const activityForm = activityFields.refine(inOrder, order);
export const editActivityForm = activityFields.extend({ seen: id }).refine(inOrder, order);
export const removeActivityForm = z.object({ seen: id });

/** A letter, a call, a visit, typed in for its author. */
export const enterForm = z
  .object({
    submission: id,
    channel: choiceField(DESK_CHANNELS, "请选择意见的来源。"),
    receivedOn: dayField("请选择收到意见的日期。"),
    authorKind: choiceField(AUTHOR_KINDS, "请选择意见人的类别。"),
    name: optionalLine("zh", "意见人", 100),
    contact: optionalContact("zh"),
    namePublic: tickField(),
    clause: id,
    /** The activity at which it was said. */
    activity: id,
    body: textField("zh", "意见", OPINION_LIMITS),
  })
  .refine(({ activity, channel }) => activity === "" || channel === "meeting", { path: ["channel"], error: () => "意见是在活动中提出的，来源请选“座谈会等会议”。" })
  .refine(({ name, namePublic }) => !namePublic || name !== "", { path: ["name"], error: () => "意见人同意公开姓名的，请填写姓名。" });
