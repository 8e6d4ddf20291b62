/** Invented letters for the bench: many near-duplicates of a few campaigns, equal texts, and letters of their own, in realistic lengths. */

const SUBJECTS = [
  "地下车库平时开放停车", "入口公示收费标准", "电梯口设置无障碍坡道", "通风设备噪声扰民", "夜间照明不足", "防汛沙袋配备", "既有住宅加装电梯", "应急出口不得堆放杂物",
  "充电桩消防安全", "临时使用备案期限", "维护费用公开", "警报试鸣提前告知", "社区活动室开放时间", "手机信号覆盖", "漏水维修责任", "盲道标识更新",
];
const OPENINGS = ["尊敬的起草单位，您好。", "本人是附近小区的居民，对草案有以下意见。", "作为物业服务企业的工作人员，提出如下看法。", "看了征求意见稿以后，我们几位邻居商量了一下。", ""];
const REASONS = [
  "现在的做法没有写清楚由谁负责，出了问题互相推诿，居民打了多次电话也没有结果。",
  "去年汛期就发生过积水倒灌，车辆泡水以后没有人赔偿，希望在条文里把责任写明确。",
  "老人和推婴儿车的家长每天都要经过这里，台阶太高，雨天更加危险。",
  "周边几个小区的标准各不相同，同样的面积收费相差一倍，应当有一个统一的依据。",
  "业主大会召集一次至少要一个多月，三十日的期限来不及走完程序。",
  "相邻城市的规定已经实行了几年，效果不错，可以参照他们的办法。",
];
const REQUESTS = ["建议在第七条中写明办理的期限和责任单位", "希望由街道牵头，每季度公布一次办理情况", "请在出入口的显著位置公示电话，并保证有人接听", "建议分步实施，先从老旧小区做起", "请给出过渡期，已经签订合同的不受影响"];

/** A generator with a fixed seed: every run measures the same letters. */
export function letters(seed: number): () => string {
  let state = seed;
  const random = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? "";
  const own = () =>
    Array.from({ length: 2 + Math.floor(random() * 5) }, () => `${pick(SUBJECTS)}这件事，${pick(REASONS)}${pick(REQUESTS)}，${String.fromCharCode(...Array.from({ length: 6 }, () => 0x4e00 + Math.floor(random() * 6000)))}。`).join("");
  const campaigns = Array.from({ length: 40 }, () => pick(OPENINGS) + own());
  return () => {
    const dice = random();
    const campaign = pick(campaigns);
    if (dice < 0.25) return campaign;
    if (dice < 0.65) return campaign.replace("三十日", `${Math.floor(random() * 60)}日`) + (random() < 0.5 ? `${pick(REQUESTS)}。` : "");
    return pick(OPENINGS) + own();
  };
}
