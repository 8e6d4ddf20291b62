import type { AdjustmentRefusal } from "~/domain/decision/adjustment";
import type { EditItem } from "./edit-item.server";
import type { AddItem } from "./add-item.server";
import type { RecordPartyConsent } from "./record-party-consent.server";
import type { SECTION_PRESENCES } from "./schema";

/** Sentences and labels of the catalogue on the desk. */
export const deskWords = {
  schema: {
    title: "事项名称",
    titleEn: "英文名称",
    summary: "事项简介",
    summaryEn: "英文简介",
    category: "请选择决策类别。",
    leadUnit: "请选择牵头部门。",
    oneLeadUnit: "牵头部门只能有一个。请保留一个牵头部门，其他部门列为配合部门。",
    leadAmongCoUnits: "牵头部门不能同时是配合部门。请取消其中一项。",
    legalBasis: "制定依据",
    plannedCompletion: "请按“2026-11”（年-月）或“2026-Q4”（年-季度）的样式填写计划完成时间。",
    procedures: "请从列出的程序中选择。",
    contact: "联系方式",
    adjustment: "请选择调整情况。",
    adjustmentReason: "调整理由",
    version: "页面信息不完整。请刷新页面后重新填写。",
    exclusion: "请选择这个事项是否属于不适用的情形。",
    slug: "页面地址用 3 至 60 个小写字母、数字和连字符，例如 parking-fees。也可以不填，由系统编号。",
    meeting: "会议名称",
    meetingDay: "请填写会议日期，样式为“2026-03-20”。",
    note: "说明",
    presence: "请选择这个栏目的公开情况。",
    sectionTitle: "标题",
    sectionBody: "正文",
    basis: "依据",
    bodyMissing: "请填写正文；暂时没有内容的，请选择“尚未公开”。",
    expectationMissing: "请写明预计什么时候公开，例如“预计 11 月公开”。",
    basisMissing: "不予公开需要写明法律依据。",
  },
} as const;

/** The fields of an item as the desk names them. */
export const itemLabels = {
  title: "事项名称",
  titleEn: "英文名称",
  summary: "事项简介",
  summaryEn: "英文简介",
  category: "决策类别",
  leadUnitId: "牵头部门",
  coUnitIds: "配合部门",
  legalBasis: "制定依据",
  plannedCompletion: "计划完成时间",
  procedures: "需要履行的程序",
  affectsEnterprises: "涉及企业",
  affectsLivelihood: "涉及民生",
  contact: "联系方式",
  adjustment: "调整情况",
  adjustmentReason: "调整理由",
} as const;

type Refused<T> = T extends { ok: false; reason: infer Reason extends string } ? Reason : never;

export const adjustmentSentences: Record<AdjustmentRefusal, [field: string, sentence: string]> = {
  REASON_MISSING: ["adjustmentReason", "有调整的事项要写明调整理由，理由随目录公布。"],
  CHANGED_UNMARKED: ["adjustment", "名称或者计划完成时间和已公布的目录不同。请按实际改动选择“更名”或者“调整时间”，并写明理由。"],
  ADDED_UNMARKED: ["adjustment", "已公布的目录里没有这个事项。请选择“新增”，并写明理由。"],
  NOTHING_CHANGED: ["adjustment", "名称和计划完成时间同已公布的目录一样。请选择“保留”，或者先改动名称、时间。"],
  CANCELLED_UNPUBLISHED: ["adjustment", "这个事项还没有公布过，不用取消。请选择“新增”；不再列入的，请在本页下面删除。"],
};

/** Where the sentence of a refusal stands, and what it says. */
export const itemSentences: Record<Exclude<Refused<EditItem> | Refused<AddItem>, "NOT_FOUND" | "EXCLUDED">, [field: string, sentence: string]> = {
  ...adjustmentSentences,
  STALE: ["", "您打开页面以后，有同事修改了这个事项，您的修改没有保存。您填写的内容还在下面，请和现在的内容核对后再保存。"],
  UNKNOWN_UNIT: ["coUnitIds", "选择的部门不存在。请刷新页面后重新选择。"],
  LEAD_UNIT_NOT_YOURS: ["leadUnitId", "事项由牵头部门填报。请选择本部门为牵头部门，或者请牵头部门填报。"],
  SLUG_TAKEN: ["slug", "这个页面地址已经被其他事项使用。请换一个。"],
};

export const presenceWords: Record<(typeof SECTION_PRESENCES)[number], string> = {
  text: "公开，正文如下",
  notYet: "尚未公开（正文写明预计什么时候公开）",
  notApplicable: "本事项不适用",
  notPublic: "依法不予公开",
};

/** The same in a list. */
export const shortPresenceWords: typeof presenceWords = {
  text: "有正文",
  notYet: "说明尚未公开",
  notApplicable: "说明不适用",
  notPublic: "说明不予公开",
};

export const consentSentences: Record<Exclude<Refused<RecordPartyConsent>, "NOT_FOUND">, string> = {
  NOT_YOURS: "这份目录由其他部门负责。请由负责部门登记。",
  IN_THE_FUTURE: "会议日期在今天以后。请在会议召开后登记。",
  NOTHING_CHANGED: "已公布的版本以后，目录没有改动，不用再登记。请先修改或者新增事项。",
};

/** In the section's own form. */
export const sectionSentences = {
  STALE: "您打开页面以后，有同事修改了这个栏目，您的修改没有保存。您填写的内容还在下面，请和现在的内容核对后再保存。",
} as const;

export const removeSentences = {
  PUBLISHED: "这个事项已经公布过，不能删除。请在调整情况中选择“取消”，并写明理由。",
  HAS_CONTENT: "这个事项已经有草案、征求意见或者栏目内容，不能删除。",
} as const;

/** What the rule of carrying over says of an item. */
export const carryRuleWords = {
  same: "地址不变，接着办理",
  new: "作为新事项列入，原页面写明去向",
  CANCELLED: "已取消，不再转入",
  DECIDED: "决策结果已公布，不用转入",
  CARRIED_ALREADY: "已经转入后面的年度",
  NOT_LATER: "不在往年目录",
} as const;

export const carrySentences = {
  NOTHING_CHOSEN: "请先勾选要转入的事项。",
  REFUSED: "有的事项已经不能转入，没有转入任何事项。请看现在的情况后重新勾选。",
} as const;
