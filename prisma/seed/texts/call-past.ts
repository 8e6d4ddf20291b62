import type { ApplicantText, CallText } from "./types";

/** Everybody of last year's call: citizen, sex, area, kind, why. */
const people: [citizen: string, sex: string, area: string, kind: string, statement: string][] = [
  ["c001", "female", "north", "resident", "小区地下室门口的标识让绿化挡住了，想当面说说挂多高合适。"],
  ["c004", "male", "coast", "resident", "夜里带孙子下楼，地下室的牌子不反光，看不见箭头。"],
  ["c007", "female", "north", "firm", "在商场做楼层管理，顾客常问掩蔽标识是什么意思。"],
  ["c008", "male", "south", "resident", "老花眼，现在的标识字太小，站在门口都看不清。"],
  ["c010", "male", "coast", "firm", "做广告标牌二十年，知道哪种材料在潮湿的地下最耐用。"],
  ["c011", "female", "south", "professional", "平面设计教师，研究过公共标识的字体和配色。"],
  ["c014", "male", "coast", "resident", "楼组长，每年带邻居走一遍疏散路线。"],
  ["c015", "female", "coast", "firm", "酒店客房部经理，外国客人看不懂现在的标识。"],
  ["c019", "female", "coast", "professional", "视障人士定向行走指导师，希望标识也能摸得到。"],
  ["c021", "female", "south", "resident", "退休护士，轮椅能走的路线应当在标识上画出来。"],
  ["c022", "male", "south", "firm", "物业工程主管，负责三个小区标识的更换和清洗。"],
  ["c026", "male", "north", "professional", "消防工程师，人防标识和消防标识怎样不打架，值得讨论。"],
  ["c028", "male", "north", "resident", "住在老小区，一块旧牌子指着已经封掉的出口。"],
  ["c031", "female", "south", "resident", "全职妈妈，孩子问我牌子上的人为什么在跑。"],
  ["c034", "male", "north", "firm", "在标识生产企业做销售，想了解采购计划。"],
  ["c037", "female", "north", "resident", "社区志愿者，愿意把会议内容讲给邻居听。"],
];

const applicants = people.map(
  ([citizen, sex, area, kind, statement], index): ApplicantText => ({
    number: index + 1,
    citizen,
    appliedAt: { days: -374 + Math.floor(index / 2), time: index % 2 === 0 ? "10:20" : "19:45" },
    values: { sex, area, kind },
    statement,
    answers: { adult: "yes", available: "yes", noInterest: citizen === "c034" ? "no" : "yes" },
    ...(citizen === "c034"
      ? { screening: "refused", screeningReason: "所在单位生产、销售掩蔽标识，与议题有直接利益关系，不符合报名条件第三项。" }
      : { screening: "eligible" }),
  }),
);

/** Last year's call for three people, finished: its pool was frozen and its draw made. */
export const signsMeetingCall: CallText = {
  slug: "shelter-signs-meeting",
  decision: "shelter-signs-standard",
  unit: "supervision",
  title: {
    zh: "邀请公众代表列席主任办公会议的公告（人防工程掩蔽标识设置规定）",
    en: "Call for Members of the Public to Sit In on the Directors' Meeting about Shelter Signs",
  },
  meetingName: "市国防动员办公室2025年第10次主任办公会议",
  meetingAt: { days: -337, time: "14:00" },
  meetingPlace: "滨江市江北区渡口路18号主楼2层会议室",
  agendaItem: "讨论《滨江市人防工程掩蔽标识设置规定（修改稿）》",
  whoIsWanted: "三名公众代表和三名候补代表。欢迎每天从标识旁边走过的人：居民，商场、酒店和物业人员，以及设计、消防、无障碍方面的专业人员。",
  conditions: [
    {
      key: "adult",
      question: {
        zh: "会议当日已满十八周岁，在本市居住或者工作。",
        en: "On the day of the meeting I am at least eighteen and live or work in the city.",
      },
    },
    {
      key: "available",
      question: { zh: "会议当日下午能够全程参加。", en: "I can attend the whole afternoon of the meeting." },
    },
    {
      key: "noInterest",
      question: {
        zh: "本人及所在单位不承担本市掩蔽标识的生产、销售业务，本人不是国防动员系统工作人员。",
        en: "Neither I nor my employer makes or sells the city's shelter signs, and I do not work for a defence mobilisation office.",
      },
    },
  ],
  seats: 3,
  alternates: 3,
  method:
    "一、符合条件的报名人全部进入名册，每人一个报名序号，不打分、不排名。\n\n二、代表三名，应当同时满足公告所列的名额要求。\n\n三、报名截止后冻结名册，名册和本办法的哈希值当场在本网站公布。\n\n四、抽选当天在接待大厅公开摇出六位数字。哈希值和这六位数字一起决定每个序号的次序：按次序逐个选入，只要选入以后名额要求仍能全部满足；满三名为止。任何人都可以重新计算核对。\n\n五、其余的人按同一次序列为候补，公布前三名。",
  methodPublishedAt: { days: -376, time: "09:00" },
  applicationsOpenAt: { days: -375, time: "09:00" },
  applicationsCloseAt: { days: -361, time: "18:00" },
  poolFrozenAt: { days: -358, time: "10:00" },
  drawAt: { days: -356, time: "10:00" },
  drawPlace: "滨江市江北区渡口路18号附楼1层接待大厅，可现场旁听",
  randomnessSource: "抽选当天10时在接待大厅公开摇出、由公证员宣读的六位数字",
  acceptBy: { days: -351, time: "18:00" },
  papersBy: { days: -345, time: "18:00" },
  feedbackBy: { days: -317, time: "18:00" },
  contactPhone: "000-5550 0107",
  contactEmail: "supervision@binjiang-gf.example",
  privacyNotice:
    "报名信息只用于资格核对、抽选和联系，只有监管中心经办人员可以看到。未入选的，会议结束三十日后删除姓名和联系方式；入选的，保存至本决策归档。抽选名册公开时只列编号和名额类别，某一类别不足三人的合并公布。",
  summaryEn:
    "In September 2025 the directors discussed the rules on shelter signs. Three members of the public, drawn by lot, sat in. The draw is public and can be checked by anyone.",
  dimensions: [
    {
      key: "sex",
      label: { zh: "性别", en: "Sex" },
      quotas: [
        { value: "female", label: { zh: "女", en: "Women" }, min: 1, max: 2 },
        { value: "male", label: { zh: "男", en: "Men" }, min: 1, max: 2 },
      ],
    },
    {
      key: "area",
      label: { zh: "片区", en: "Area" },
      quotas: [
        { value: "north", label: { zh: "江北片（江北、白鹭、晴川、梅岭、石埠）", en: "North of the river" }, min: 1, max: 1 },
        { value: "south", label: { zh: "江南片（南渡、柳堤、锦塘、云桥、澄湖、西浦）", en: "South of the river" }, min: 1, max: 1 },
        { value: "coast", label: { zh: "滨海片（望潮、东屿、宁港、芦汀、桐湾）", en: "Coast" }, min: 1, max: 1 },
      ],
    },
    {
      key: "kind",
      label: { zh: "代表类别", en: "Kind of representative" },
      quotas: [
        { value: "resident", label: { zh: "居民", en: "Resident" }, min: 1, max: 2 },
        { value: "firm", label: { zh: "企业和单位人员", en: "Firm or institution" }, min: 0, max: 1 },
        { value: "professional", label: { zh: "专业人员", en: "Professional" }, min: 0, max: 1 },
      ],
    },
  ],
  applicants,
};

/** The six digits of last year's draw; invented. */
export const signsMeetingValue = "507316";
