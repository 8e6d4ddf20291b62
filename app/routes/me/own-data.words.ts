import { keptUntil } from "~/domain/identity/retention.words";
import type { Lang } from "~/domain/text/lang";

/** The words of a person's own data: what there is, what goes at once, what stays and until when. */
export const ownDataWords = {
  zh: {
    title: "我的数据",
    lead: (contact: string) => `下面是用 ${contact} 提交、登记和收到的全部内容。`,
    download: "下载全部数据（JSON）",
    counts: {
      opinions: (n: number) => `意见 ${n} 件`,
      registrations: (n: number) => `活动报名 ${n} 项`,
      applications: (n: number) => `公众代表申请 ${n} 项`,
      follows: (n: number) => `关注的决策 ${n} 件`,
      messages: (n: number) => `收到的邮件和短信 ${n} 封`,
    },
    remove: "删除我的个人信息",
    consequences: [
      "立即删除：意见上的姓名、联系方式和盐，邮件和短信，关注，已经结束或者已经取消的活动报名信息，公众代表报名的全部填写内容，个人日历地址，登录状态。您同意公开的姓名在采纳情况表中随即改写为“王**”。",
      "保留：意见的文字和件数，它们是决策的法定记录，不再与您关联。删除以后不能再凭联系方式找回编号、撤回意见或者接到答复的通知；凭回执编号仍可查看。",
      `暂时保留：还没有举行的活动的报名，入场需要核对，${keptUntil("registration", "zh")}；不去的请先取消报名。`,
      "保留：公开的抽选名册，其中只有序号、类别和校验码，供人核验。名单冻结以前，删除等于撤回报名；冻结以后被抽中的，由候补代表替补。",
    ],
    confirm: "我知道删除以后不能恢复",
    tickFirst: "请先勾选“我知道删除以后不能恢复”。没有删除任何内容。",
    deleted: "您的个人信息已经删除",
    deletedText: "登录状态已经结束。意见的文字和件数作为决策记录保留，不再与您关联。",
    back: "回到“我的”",
  },
  en: {
    title: "My data",
    lead: (contact: string) => `This is everything that was submitted, registered and received with ${contact}.`,
    download: "Download everything (JSON)",
    counts: {
      opinions: (n: number) => `Opinions: ${n}`,
      registrations: (n: number) => `Registrations for events: ${n}`,
      applications: (n: number) => `Applications as a representative: ${n}`,
      follows: (n: number) => `Decisions followed: ${n}`,
      messages: (n: number) => `Mails and text messages: ${n}`,
    },
    remove: "Delete my personal data",
    consequences: [
      "Goes at once: name, contact and salt of your opinions, messages, what you follow, registrations for events that are over or that you cancelled, all that you wrote in applications as a representative, your calendar address, your session. A name that you agreed to publish becomes 王** in the published table.",
      "Stays: the words and the number of your opinions. By law they are the record of the decision; nothing connects them with you any more. You can no longer have codes sent again, withdraw, or be told of the answer; the receipt codes still work.",
      `Stays for a while: registrations for events to come, which are needed at the door. ${keptUntil("registration", "en")}. If you will not come, please cancel first.`,
      "Stays: the public pool of a draw, which holds numbers, groups and check sums only, so that anybody can check it. Before the pool is frozen, deleting withdraws your application; afterwards an alternate takes your place if you are drawn.",
    ],
    confirm: "I know that this cannot be undone",
    tickFirst: "Please tick that you know that this cannot be undone. Nothing was deleted.",
    deleted: "Your personal data has been deleted",
    deletedText: "You are signed out. The words and the number of your opinions stay as the record of the decision, without any connection to you.",
    back: "Back to my page",
  },
} satisfies Record<Lang, unknown>;
