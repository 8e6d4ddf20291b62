/** What stands in the archive package for people who open it. */
export const archiveWords = {
  readme: (title: string) => `${title}：决策档案

这个归档包依据《重大行政决策程序暂行条例》第三十三条生成。

publications/   公开内容：每个栏目、草案、征集、采纳情况、公告的每一个版本。
                .json 是审查时的原文（规范 JSON，RFC 8785），文件名末尾是它的 SHA-256 的前 16 位；.txt 是同样内容的可读文本；
                reviews.json 是提交、审查、发布和撤下的记录。
attachments/    现在公开的附件，和网站上提供下载的相同；list.json 是标题、文件名和 SHA-256。
catalogue/      本事项在各版目录中的内容。
opinions/       每一轮征集的全部意见、归类和采纳情况。.jsonl 每行一件；.csv 每行一条意见建议，可以用表格软件打开。
procedure/      程序清单、程序变更、文件信息，以及按时间顺序的办理记录 timeline.jsonl。
manifest.json   每个文件的长度和 SHA-256，以及总哈希值 head。

个人信息：包里没有意见人的电话、邮箱和回执码；个人的姓名只有首字，同意公开姓名的除外；企业、协会和其他组织写全称。
已撤回的意见没有正文。已隐去的意见保留正文和隐去的理由，供查阅档案的人核对，不得对外公开。
意见人的完整信息保存在业务系统里，按规定期限删除，由有权限的人员查阅。

核对：npm run archive:verify -- 文件.zip --head 登记的总哈希值
`,
  procedure: "履行程序的记录",
  columns: ["序号", "收到时间", "渠道", "意见人", "条款", "状态", "意见内容", "归类", "采纳情况", "理由"],
  states: { counted: "计入", withdrawn: "撤回", hidden: "隐去", late: "逾期" },
} as const;
