import type { Moment } from "./types";

/** Hidden for its tone although it asks for something: the author objects, and the unit's drafter decides, who did not hide it. */
export const objection: { decision: string; words: string; hiddenBy: string; hiddenAt: Moment; rule: string; madeAt: Moment; reason: string } = {
  decision: "public-shelter-opening",
  words: "年年征求意见，年年六点关门",
  hiddenBy: "yusiming@binjiang-gf.example",
  hiddenAt: { days: -2, time: "10:15" },
  rule: "《意见受理规则》第六条第二项",
  madeAt: { days: -1, time: "20:30" },
  reason: "我话说得重，但没有骂人。我说的是傍晚六点关门以后老人没有地方去，这是对开放时间的意见，请按意见办理。",
};

/** Somebody whose name stands under an opinion says that somebody else wrote it. */
export const attribution: { decision: string; words: string; reportedAt: Moment; reason: string } = {
  decision: "public-shelter-opening",
  words: "冬天能不能也开一两处取暖",
  reportedAt: { days: -1, time: "09:40" },
  reason: "手机收到了回执短信，可是我没有提过这条意见，可能是别人填了我的号码。",
};

/** Invented people who follow a decision by e-mail. */
export const followers: { decision: string; email: string; followedAt: Moment }[] = [
  { decision: "basement-everyday-use", email: "resident006@mail.example", followedAt: { days: -9, time: "19:05" } },
  { decision: "basement-everyday-use", email: "resident012@mail.example", followedAt: { days: -4, time: "12:30" } },
  { decision: "public-shelter-opening", email: "resident006@mail.example", followedAt: { days: -20, time: "21:10" } },
];
