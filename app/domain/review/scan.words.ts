import type { ScanRule } from "./scan";

/** What was found, and what the reviewer asks. */
export const scanRuleWords: Record<ScanRule, { name: string; question: string }> = {
  citizenNumber: { name: "身份证号码", question: "公开内容不应有个人身份证号码。请退回删去，除非不是个人证件号。" },
  bankCard: { name: "银行卡号", question: "是不是个人账号？单位公开账号请说明。" },
  namedPhone: { name: "姓名和电话连在一起", question: "能不能只留单位和电话？必须写明联系人的请说明。" },
  phone: { name: "电话号码", question: "是不是单位公开电话？" },
  civilDefenceWorks: { name: "人防工程的位置或图纸", question: "是否暴露工程位置、结构？依规定不宜公开的请退回。" },
  word: { name: "词表中的词", question: "是否涉密、涉工作秘密或者敏感？" },
  attachment: { name: "附件", question: "附件中有不能自动去除的信息。" },
};
