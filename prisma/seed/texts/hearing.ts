import type { Moment } from "./types";

/** The hearing of the demo that is still to come. */
export const hearingText = {
  decision: "basement-everyday-use",
  title: "小区人防车位收费和轮候听证会",
  titleEn: "Hearing on charges and waiting lists for parking in basements",
  matter: "草案第七条的轮候办法、第九条的收费公示和涨价程序怎样规定，对业主、车位使用人和管理企业各有什么影响。",
  summaryEn:
    "How should spaces in basements be handed out, and what must happen before a charge rises? Owners, people who rent a space and management companies put their case to the office and answer each other. The draft and its explanation are on this site. Observers are welcome; please bring an identity card.",
  requiredBy: "",
  place: "滨江市国防动员办公室主楼3层听证室",
  noticeDays: 10,
  sides: [
    { name: "有车位的业主", seats: 3 },
    { name: "没有车位的业主", seats: 3 },
    { name: "车位管理企业", seats: 2 },
  ],
  method:
    "凡住在本市设有人防车位小区的业主、在本市管理人防车位的企业，都可以报名。\n\n1. 报名人按所属一方登记，每人只登记一方。\n2. 报名人数不超过名额的，全部参加；超过的，当众抽签产生，并各抽一名候补。\n3. 某一方报名人数不足的，由社区居民委员会推荐，推荐结果和名单一起公布。",
  observers: 20,
  media: "欢迎新闻媒体采访，请提前一天电话登记。",
  contactPhone: "000-5550 0107",
  contactEmail: "supervision@binjiang-gf.example",
  noticeAt: { days: -11, time: "11:00" } as Moment,
  applicationsOpenAt: { days: -10, time: "09:00" } as Moment,
  applicationsCloseAt: { days: -3, time: "18:00" } as Moment,
  listAt: { days: -1, time: "16:00" } as Moment,
  materialsOn: -1,
  heldAt: { days: 10, time: "14:00" } as Moment,
  people: [
    { name: "庄慕云", side: "有车位的业主" },
    { name: "温若水", side: "有车位的业主" },
    { name: "竺青禾", side: "有车位的业主" },
    { name: "茅知秋", side: "没有车位的业主" },
    { name: "亓明远", side: "没有车位的业主" },
    { name: "鹿归舟", side: "没有车位的业主" },
    { name: "郗成林", side: "车位管理企业" },
    { name: "幸南枝", side: "车位管理企业" },
  ],
};
