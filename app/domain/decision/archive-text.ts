import type { Json } from "../text/json";

/** What the fields of publications are called for a person who reads the archive. A field that is not here stands under its own name. */
const LABELS: Record<string, string> = {
  title: "标题", titleEn: "英文标题", body: "正文", basis: "依据", presence: "公开情况", kind: "种类", slug: "页面地址", summary: "简介", preamble: "题首", appendix: "附件",
  clauses: "条文", label: "条号", text: "内容", number: "序号", closedReason: "不征求意见的原因", round: "轮次", opensAt: "开始", closesAt: "截止", originalClosesAt: "原定截止",
  shortenedReason: "期限缩短的原因", guideExemption: "不作解读的原因", channels: "渠道", contactUnit: "联系单位", contactPhone: "电话", contactEmail: "邮箱", contactAddress: "地址",
  introduction: "征集情况", nextStep: "下一步", opinions: "意见", points: "意见条数", received: "收到", counted: "计入", withdrawn: "撤回", hidden: "隐去", late: "逾期", total: "合计",
  themes: "归类", rows: "意见采纳表", author: "意见人", authorKind: "意见人类别", channel: "渠道", clause: "条款", disposition: "采纳情况", reason: "理由", activities: "活动", heldOn: "日期", heldUntil: "结束日期",
  place: "地点", people: "人数", audience: "参加人", audienceKind: "听取对象", heldAt: "时间", decisionTitle: "决策事项", metadata: "文件信息", indexNumber: "索引号", subject: "主题分类", documentNumber: "文号", documentTitle: "文件名称",
  issuedOn: "成文日期", validity: "有效性", validUntil: "有效期至", steps: "程序", isRequired: "是否需要", plannedOn: "计划日期", doneOn: "完成日期", submittedOn: "提交日期", stop: "停止",
  turns: "程序变更", turn: "事项", on: "日期", evaluation: "评估", trigger: "情形", evaluator: "评估单位", publicHeard: "听取公众意见", result: "结果", responsibleUnit: "责任单位", notes: "备注",
  concentrated: "较为集中", changedClause: "修改的条款", requirement: "是否需要（登记）", hasConflict: "利害关系", takenAt: "登记时间", takenBy: "登记人", versionNumber: "版本",
  results: "问卷结果", answers: "答卷份数", questions: "题目", answered: "回答人数", choices: "选项", count: "人数", zh: "中文", en: "英文",
};

/**
 * A content as lines that a person can read without any program of ours: a label, a colon, the value; what is nested stands deeper. Empty
 * texts, nulls and empty lists are left out. The same for equal content, whatever the order of its keys.
 */
export function readableText(title: string, content: Json): string {
  return `${title}\n\n${lines(content, 0).join("\n")}\n`;
}

function lines(value: Json, depth: number): string[] {
  const indent = "  ".repeat(depth);
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => (isNested(item) ? [`${indent}（${index + 1}）`, ...lines(item, depth + 1)] : [`${indent}- ${plain(item)}`]));
  }
  if (value === null || typeof value !== "object") return [`${indent}${plain(value)}`];
  return Object.keys(value)
    .sort()
    .flatMap((key) => {
      const item = value[key] ?? null;
      if (isEmpty(item)) return [];
      const label = `${indent}${LABELS[key] ?? key}：`;
      if (isNested(item)) return [label, ...lines(item, depth + 1)];
      const text = plain(item);
      // A text of several lines begins below its label, as it was written.
      return text.includes("\n") ? [label, text] : [label + text];
    });
}

function isNested(value: Json): value is Json[] | { [key: string]: Json } {
  return typeof value === "object" && value !== null;
}

function isEmpty(value: Json): boolean {
  return value === null || value === "" || (Array.isArray(value) && value.length === 0);
}

function plain(value: Json): string {
  if (typeof value === "boolean") return value ? "是" : "否";
  return String(value);
}
