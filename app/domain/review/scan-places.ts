import type { ReadText } from "./scan-text";

/** Works whose place or plan does not belong in public (rule D12; a real office answered: 不宜在网络媒体公开). */
const WORKS = /人民防空工程|人防工程|防空地下室|人防地下室|人防指挥|指挥工程|指挥所|掩蔽部|掩蔽所|人员掩蔽|疏散基地|人防物资库|civil[- ]defen[cs]e (?:works|shelters?)|command post/g;

/** What tells where they are or how they are built. */
const TELLING =
  /[\p{Script=Han}]{1,8}(?:路|街|道|巷|弄|里)\s?\d{1,5}\s?(?:弄\s?\d{1,5}\s?)?号|[东西北南]经|北纬|南纬|经度|纬度|坐标|\d{1,3}\.\d{4,}\s?[,，°]|\d{1,3}°\s?\d{1,2}['′]|平面(?:布置)?图|剖面图|立面图|结构图|布置图|位置图|点位图|分布图|施工图|竣工图|口部(?:位置|坐标)|出入口位置|埋深|抗力等级|floor plans?|coordinates|\d{1,5} [a-z]+ (?:road|street|avenue|highway)/gu;

/** More between the two than this is another matter. */
const FARTHEST = 40;

/** Where works of civil defence stand in one sentence with an address, coordinates or a plan. */
export function findWorks({ signs }: ReadText): { from: number; to: number }[] {
  const places: { from: number; to: number }[] = [];
  for (const sentence of signs.matchAll(/[^。；;！!？?\n]+/g)) {
    const works = [...sentence[0].matchAll(WORKS)];
    if (works.length === 0) continue;
    for (const telling of sentence[0].matchAll(TELLING)) {
      const end = telling.index + telling[0].length;
      const near = works
        .map((work) => ({ from: Math.min(work.index, telling.index), to: Math.max(work.index + work[0].length, end) }))
        .sort((a, b) => a.to - a.from - (b.to - b.from))[0]!;
      if (near.to - near.from > FARTHEST + telling[0].length) continue;
      const place = { from: sentence.index + near.from, to: sentence.index + near.to };
      const last = places.at(-1);
      // Two that overlap are one passage to look at.
      if (last && place.from < last.to) Object.assign(last, { from: Math.min(last.from, place.from), to: Math.max(last.to, place.to) });
      else places.push(place);
    }
  }
  return places;
}
