import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { realText, realTextNames } from "../../../tests/support/real-texts";
import { alignDrafts, type Alignment } from "./clause-align";
import { precision, recall, scoreAlignment, type Scores } from "./clause-alignment-score.test-support";
import { editArticles, seededRandom, type EditMix } from "./clause-edits.test-support";
import { chineseNumeral } from "./clause-numerals";
import { parseDraft } from "./clause-parse";
import * as samples from "./clause-samples.test-support";
import { flattenClauses, type DraftText, type FlatClause } from "./clause-tree";
import type { AlignmentRulings } from "./clause-version";

function draftOf(text: string): DraftText {
  const parsed = parseDraft(text);
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.draft;
}

/** `第六条 → 第五条: moved`, then what is gone and what is new. Unchanged clauses are left out. */
function changes(before: string, after: string): string[] {
  const [old, now] = [flattenClauses(draftOf(before)), flattenClauses(draftOf(after))];
  const { pairs, deleted, added } = alignDrafts(old, now);
  return [
    ...pairs.filter(({ mark }) => mark !== "unchanged").map(({ oldLabel, newIndex, mark }) => `${oldLabel} → ${now[newIndex]!.label}: ${mark}`),
    ...deleted.map((index) => `${old[index]!.label}: deleted`),
    ...added.map((index) => `${now[index]!.label}: new`),
  ];
}

const FIRST = ["为了规范小区充电设施的使用，制定本办法。", "市住房部门负责指导，区住房部门负责检查。", "充电设施应当距离住宅出口六米以上。", "物业服务企业应当每月检查一次，并保存记录一年。", "充电价格由业主大会决定，张贴在显眼处。", "违反本办法第三条的，责令限期改正。"];
const numbered = (texts: string[]) => texts.map((text, i) => `第${chineseNumeral(i + 1)}条　${text}`).join("\n");

describe("a new version of a draft", () => {
  it("keeps the identity of clauses that were renumbered, marks what was changed and lists what is gone", () => {
    const after = [...FIRST.slice(0, 3), ...FIRST.slice(4)].map((text) => text.replace("责令限期改正", "责令三日内改正"));
    expect(changes(numbered(FIRST), numbered(after))).toEqual(["第五条 → 第四条: moved", "第六条 → 第五条: modified", "第四条: deleted"]);
  });

  it("calls a clause moved when nothing but numbers of clauses and punctuation changed in it", () => {
    const after = ["本办法所称充电设施，是指为电动自行车充电的装置。", ...FIRST].map((text) => text.replace("第三条的，", "第四条的"));
    expect(changes(numbered(FIRST), numbered(after))).toEqual([
      "第一条 → 第二条: moved", "第二条 → 第三条: moved", "第三条 → 第四条: moved", "第四条 → 第五条: moved", "第五条 → 第六条: moved", "第六条 → 第七条: moved", "第一条: new",
    ]);
  });

  it("calls a clause modified when its text changed in its old place, be it by a comma", () => {
    expect(changes(numbered(FIRST), numbered(FIRST.map((text) => text.replace("使用，", "使用"))))).toEqual(["第一条 → 第一条: modified"]);
    expect(changes(numbered(FIRST), numbered(FIRST).replace(/　/g, " "))).toEqual([]);
  });

  it("finds an article that stands elsewhere now", () => {
    const after = [FIRST[4]!, ...FIRST.slice(0, 4), FIRST[5]!];
    expect(changes(numbered(FIRST), numbered(after))).toContain("第五条 → 第一条: moved");
    expect(changes(numbered(FIRST), numbered(after)).filter((line) => !line.endsWith("moved"))).toEqual([]);
  });

  it("finds an article that was moved and reworded at once", () => {
    const after = ["物业服务企业应当每周检查两次，结果保存三年。", ...FIRST.slice(0, 3), ...FIRST.slice(4)];
    expect(changes(numbered(FIRST), numbered(after))).toEqual(["第四条 → 第一条: modified", "第一条 → 第二条: moved", "第二条 → 第三条: moved", "第三条 → 第四条: moved"]);
  });

  it("lets both of two merged articles go on, one as the article, the other as its paragraph", () => {
    const after = [...FIRST.slice(0, 2), `${FIRST[2]}\n${FIRST[3]}`, ...FIRST.slice(4)];
    expect(changes(numbered(FIRST), numbered(after))).toEqual(["第四条 → 第三条第二款: moved", "第五条 → 第四条: moved", "第六条 → 第五条: moved"]);
  });

  it("gives a merged article that was written anew to the longer of the two", () => {
    const after = [...FIRST.slice(0, 2), "充电设施离住宅出口六米以上，物业服务企业应当每月检查一次充电设施，并且保存记录一年。", ...FIRST.slice(4)];
    expect(changes(numbered(FIRST), numbered(after))).toEqual(["第四条 → 第三条: modified", "第五条 → 第四条: moved", "第六条 → 第五条: moved", "第三条: deleted"]);
  });

  it("lets both parts of a split article go on, whichever is longer", () => {
    for (const [a, b] of [[FIRST[3]!, FIRST[2]!], [FIRST[2]!, FIRST[3]!]] as const) {
      const whole = [...FIRST.slice(0, 2), `${a}\n${b}`, ...FIRST.slice(4)];
      const parts = [...FIRST.slice(0, 2), a, b, ...FIRST.slice(4)];
      expect(changes(numbered(whole), numbered(parts))).toEqual(["第三条第二款 → 第四条: moved", "第四条 → 第五条: moved", "第五条 → 第六条: moved"]);
    }
  });

  it("gives the identity of an article that was split in the middle of its text to the longer part", () => {
    const whole = [...FIRST.slice(0, 2), `${FIRST[2]}${FIRST[3]}`, ...FIRST.slice(4)];
    expect(changes(numbered(whole), numbered(FIRST))).toEqual(["第三条 → 第四条: modified", "第四条 → 第五条: moved", "第五条 → 第六条: moved", "第三条: new"]);
  });

  it("says of an article that something in it changed when a paragraph or item of it did", () => {
    const [old, now] = [flattenClauses(draftOf("第一条 提交：\n（一）申请表；\n（二）照片。\n当场办结。")), flattenClauses(draftOf("第一条 提交：\n（一）申请表；\n（二）照片和证件。\n当场办结。"))];
    expect(alignDrafts(old, now).pairs.map(({ oldLabel, mark, wholeMark }) => [oldLabel, mark, wholeMark])).toEqual([
      ["第一条", "unchanged", "modified"],
      ["第一条第一款第（一）项", "unchanged", "unchanged"],
      ["第一条第一款第（二）项", "modified", "modified"],
      ["第一条第二款", "unchanged", "unchanged"],
    ]);
  });

  it("does not call items moved because their article got a second paragraph", () => {
    expect(changes("第一条 提交：\n（一）申请表；\n（二）照片。", "第一条 提交：\n（一）申请表；\n（二）照片。\n材料不全的，一次告知。")).toEqual(["第一条第二款: new"]);
  });

  it("finds items that were put in, taken out and reordered", () => {
    const before = "第一条 不得：\n（一）占用消防通道；\n（二）私拉电线；\n（三）损坏标识；\n（四）其他行为。";
    const after = "第一条 不得：\n（一）私拉电线；\n（二）在室内充电；\n（三）占用消防通道；\n（四）损坏或者遮挡标识；\n（五）其他行为。";
    expect(changes(before, after)).toEqual([
      "第一条第（二）项 → 第一条第（一）项: moved",
      "第一条第（一）项 → 第一条第（三）项: moved",
      "第一条第（三）项 → 第一条第（四）项: modified",
      "第一条第（四）项 → 第一条第（五）项: moved",
      "第一条第（二）项: new",
    ]);
  });

  it("follows chapters by what stands in them, though they are renamed and renumbered", () => {
    const before = `第一章　总则\n第一条　${FIRST[0]}\n第二条　${FIRST[1]}\n第二章　管理\n第三条　${FIRST[2]}\n第四条　${FIRST[3]}\n第三章　附则\n第五条　${FIRST[5]}`;
    const after = `第一章　总则\n第一条　${FIRST[0]}\n第二章　职责\n第二条　${FIRST[1]}\n第三章　设施和检查\n第三条　${FIRST[2]}\n第四条　${FIRST[3]}\n第四章　附则\n第五条　${FIRST[5]}`;
    expect(changes(before, after)).toEqual(["第二章 → 第三章: modified", "第三章 → 第四章: moved", "第二章: new"]);
    expect(changes(before, before.replace(FIRST[5]!, "渡船末班时刻随季节调整。"))).toEqual(["第五条: deleted", "第五条: new"]);
  });

  it("follows plans and papers by their content too", () => {
    const revised = samples.emergencyPlan.replaceAll("1.2 编制依据	1\n", "").replace("1.2 编制依据\n依据《中华人民共和国人民防空法》等法律法规。\n1.3 适用范围", "1.2 适用范围").replace("十五分钟内", "十分钟内");
    expect(changes(samples.emergencyPlan, revised)).toEqual(["1.3 → 1.2: moved", "1.3第二段 → 1.2第二段: moved", "3.2.2 → 3.2.2: modified", "1.2: deleted"]);
    const action = samples.actionPlan.replace("（一）盘点资源", "（一）听取意见。在每处工程出入口公布征求意见的方式。\n（二）盘点资源").replace("（二）改善条件", "（三）改善条件");
    expect(changes(samples.actionPlan, action).filter((line) => !line.endsWith("moved"))).toEqual(["第二部分第（一）项: new"]);
  });

  it("has nothing in common with an unrelated text", () => {
    const { pairs, deleted, added } = alignDrafts(flattenClauses(draftOf(numbered(FIRST))), flattenClauses(draftOf("第一条 渡船末班时刻随季节调整。\n第二条 宠物出门佩戴牵引绳和名牌。")));
    expect([pairs, deleted.length, added.length]).toEqual([[], 6, 2]);
  });

  it("may be the first or the last", () => {
    const clauses = flattenClauses(draftOf(numbered(FIRST)));
    expect(alignDrafts([], clauses)).toEqual({ pairs: [], deleted: [], added: [0, 1, 2, 3, 4, 5] });
    expect(alignDrafts(clauses, [])).toEqual({ pairs: [], deleted: [0, 1, 2, 3, 4, 5], added: [] });
  });

  it("keeps equal texts apart by their place, however many", () => {
    const equal = Array.from({ length: 300 }, () => "（略）。");
    const { pairs } = alignDrafts(flattenClauses(draftOf(numbered(equal))), flattenClauses(draftOf(numbered(equal))));
    expect(pairs.every(({ oldIndex, newIndex, mark }) => oldIndex === newIndex && mark === "unchanged")).toBe(true);
    expect(pairs).toHaveLength(300);
  });
});

describe("what officials ruled about two versions", () => {
  const [old, now] = [flattenClauses(draftOf(numbered(FIRST))), flattenClauses(draftOf(numbered([...FIRST.slice(1), "渡船末班时刻随季节调整。"])))];
  const heirs = (rulings: AlignmentRulings) => alignDrafts(old, now, rulings).pairs.map(({ oldIndex, newIndex }) => `${oldIndex} ${newIndex}`);

  it("pairs clauses whose words have nothing in common, and the rest is found around them", () => {
    expect(heirs({ same: [], different: [] })).toEqual(["1 0", "2 1", "3 2", "4 3", "5 4"]);
    expect(heirs({ same: [[0, 5]], different: [] })).toEqual(["1 0", "2 1", "3 2", "4 3", "5 4", "0 5"]);
    expect(heirs({ same: [[1, 5]], different: [] })).toEqual(["2 1", "3 2", "4 3", "5 4", "1 5"]);
  });

  it("keeps clauses apart though they say the same", () => {
    expect(heirs({ same: [], different: [[2, 1]] })).toEqual(["1 0", "3 2", "4 3", "5 4"]);
  });

  it("is kept where articles were merged and split", () => {
    const whole = flattenClauses(draftOf(numbered([...FIRST.slice(0, 2), `${FIRST[2]}\n${FIRST[3]}`, ...FIRST.slice(4)])));
    const apart = alignDrafts(old, whole, { same: [[2, 2]], different: [[3, 3]] });
    expect(apart.pairs.map(({ oldIndex, newIndex }) => [oldIndex, newIndex])).toEqual([[0, 0], [1, 1], [2, 2], [4, 4], [5, 5]]);
    expect([apart.deleted, apart.added]).toEqual([[3], [3]]);
  });
});

/** Every clause of either version is in exactly one place. */
function expectBalance(old: readonly FlatClause[], now: readonly FlatClause[], { pairs, deleted, added }: Alignment): void {
  const marks = { unchanged: 0, modified: 0, moved: 0 };
  for (const { mark } of pairs) marks[mark] += 1;
  expect(marks.unchanged + marks.modified + marks.moved + deleted.length).toBe(old.length);
  expect([...pairs.map(({ oldIndex }) => oldIndex), ...deleted].sort((a, b) => a - b)).toEqual(old.map((_, i) => i));
  expect([...pairs.map(({ newIndex }) => newIndex), ...added].sort((a, b) => a - b)).toEqual(now.map((_, i) => i));
}

const PHRASES = ["充电设施", "物业企业", "每月检查", "保存记录", "业主大会", "公布价格", "责令改正", "住房部门", "消防通道", "安全距离", "书面告知", "三十日内", "按照规定", "及时处理"];
const sentence = fc.array(fc.constantFrom(...PHRASES), { minLength: 1, maxLength: 8 }).map((phrases) => `${phrases.join("，")}。`);

describe("any two versions", () => {
  const articles = fc.array(fc.tuple(sentence, fc.array(sentence, { maxLength: 2 }), fc.array(sentence, { maxLength: 3 })), { minLength: 1, maxLength: 12 });
  const textOf = (content: [string, string[], string[]][], chapterEvery: number) =>
    content
      .flatMap(([first, paragraphs, items], i) => [
        ...(chapterEvery > 0 && i % chapterEvery === 0 ? [`第${chineseNumeral(i / chapterEvery + 1)}章　${items[0]?.slice(0, 4) ?? "总则"}`] : []),
        `第${chineseNumeral(i + 1)}条　${first}`,
        ...paragraphs,
        ...items.map((item, j) => `（${chineseNumeral(j + 1)}）${item}`),
      ])
      .join("\n");

  it("balance: every old clause is unchanged, modified, moved or deleted, and the same versions give the same alignment", () => {
    fc.assert(
      fc.property(articles, articles, fc.nat(3), fc.nat(3), fc.boolean(), (first, second, everyOld, everyNew, isRevision) => {
        const old = flattenClauses(draftOf(textOf(first, everyOld)));
        const now = flattenClauses(draftOf(textOf(isRevision ? [...second.slice(0, 2), ...first.slice(1).reverse()] : second, everyNew)));
        const alignment = alignDrafts(old, now);
        expectBalance(old, now, alignment);
        expect(alignDrafts(old, now)).toEqual(alignment);
        alignment.pairs.forEach(({ similarity }) => expect(similarity >= 0 && similarity <= 1).toBe(true));
      }),
      { numRuns: 100 },
    );
  }, 30_000);

  it("keep to any rulings, and balance with them too", () => {
    fc.assert(
      fc.property(articles, articles, fc.array(fc.tuple(fc.nat(), fc.nat(), fc.boolean()), { maxLength: 8 }), (first, second, wishes) => {
        const old = flattenClauses(draftOf(textOf(first, 2)));
        const now = flattenClauses(draftOf(textOf([...first.slice(1), ...second.slice(0, 2)], 3)));
        const same: [number, number][] = [];
        const different: [number, number][] = [];
        for (const [a, b, isSame] of wishes.map(([a, b, isSame]) => [a % old.length, b % now.length, isSame] as const)) {
          if (isSame && !same.some(([x, y]) => x === a || y === b)) same.push([a, b]);
          else if (!same.some(([x, y]) => x === a && y === b)) different.push([a, b]);
        }
        const allowed = different.filter(([a, b]) => !same.some(([x, y]) => x === a && y === b));
        const alignment = alignDrafts(old, now, { same, different: allowed });
        expectBalance(old, now, alignment);
        const pairs = alignment.pairs.map(({ oldIndex, newIndex }) => `${oldIndex} ${newIndex}`);
        for (const [a, b] of same) expect(pairs).toContain(`${a} ${b}`);
        for (const [a, b] of allowed) expect(pairs).not.toContain(`${a} ${b}`);
      }),
      { numRuns: 200 },
    );
  });

  it("are the same where nothing was changed", () => {
    fc.assert(
      fc.property(articles, fc.nat(3), (content, every) => {
        const clauses = flattenClauses(draftOf(textOf(content, every)));
        const { pairs, deleted, added } = alignDrafts(clauses, clauses);
        expect([deleted, added]).toEqual([[], []]);
        expect(pairs.filter(({ mark, oldIndex, newIndex }) => mark !== "unchanged" || oldIndex !== newIndex)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

describe("a revision of a real law", () => {
  const seeds = [1, 2, 3];
  const mixes: [edits: string, mix: EditMix, least: Partial<Record<keyof Scores, number>>][] = [
    ["renumbered by a few edits", { deleted: 0.02, inserted: 0.02 }, { kept: 1, deleted: 0.98, inserted: 0.98 }],
    ["with a fifth put in", { inserted: 0.2 }, { kept: 1, inserted: 0.98 }],
    ["with a fifth taken out", { deleted: 0.2 }, { kept: 1, deleted: 0.98 }],
    ["with two fifths reworded lightly", { reworded: 0.4 }, { kept: 1, reworded: 0.98 }],
    ["with a sixth moved", { moved: 0.15 }, { kept: 1, moved: 0.98 }],
    ["with a third half rewritten", { rewritten: 0.3 }, { kept: 1, rewritten: 0.95 }],
    ["with articles merged", { merged: 0.1 }, { kept: 1, merged: 0.95 }],
    ["with articles split", { split: 0.15 }, { kept: 1, split: 0.95, inserted: 0.95 }],
    ["changed in every way at once", { deleted: 0.1, inserted: 0.15, reworded: 0.2, rewritten: 0.05, moved: 0.1, merged: 0.05, split: 0.05 }, { kept: 0.99, reworded: 0.98, moved: 0.98, deleted: 0.95, inserted: 0.95 }],
  ];

  it.each(mixes)("%s is found again", (_, mix, least) => {
    const names = realTextNames("laws");
    const sums = names.map((name) => scoreAlignment(draftOf(realText(name)!), mix, seeds));
    for (const [kind, wanted] of Object.entries(least)) {
      const total = { met: 0, found: 0, taken: 0, right: 0 };
      for (const scores of sums) for (const key of ["met", "found", "taken", "right"] as const) total[key] += scores[kind as keyof Scores][key];
      if (names.length > 0) expect(total.met).toBeGreaterThan(0);
      expect(recall(total), `recall of ${kind}: ${total.found} of ${total.met}`).toBeGreaterThanOrEqual(wanted);
      expect(precision(total), `precision of ${kind}: ${total.right} of ${total.taken}`).toBeGreaterThanOrEqual(wanted);
    }
  });
});

describe("a law of 38 articles that is revised to 42", () => {
  it("keeps all articles that the revision kept", () => {
    const random = seededRandom(38);
    const pick = () => PHRASES[Math.floor(random() * PHRASES.length)]!;
    const law = draftOf(numbered(Array.from({ length: 38 }, (_, i) => `${pick()}${"甲乙丙丁戊己庚辛壬癸"[i % 10]}${"子丑寅卯"[Math.floor(i / 10)]}，${[pick(), pick(), pick()].join("，")}。\n${[pick(), pick(), pick(), pick()].join("，")}。`)));
    const { text, truth, inserted } = editArticles(law, { deleted: 0.05, inserted: 0.15, reworded: 0.15, moved: 0.05 }, seededRandom(42));
    const [old, now] = [flattenClauses(law), flattenClauses(draftOf(text))];
    expect([truth.length, truth.filter((fate) => fate.now !== null).length + inserted.length]).toEqual([38, 42]);
    const alignment = alignDrafts(old, now);
    expectBalance(old, now, alignment);
    const articleOf = (list: readonly FlatClause[], ordinal: number) => list.findIndex(({ node }) => node.kind === "article" && node.ordinal === ordinal);
    const heirs = new Map(alignment.pairs.map((pair) => [pair.oldIndex, pair]));
    truth.forEach(({ kind, now: place }, i) => {
      const heir = heirs.get(articleOf(old, i + 1));
      expect([i + 1, heir?.newIndex]).toEqual([i + 1, place === null ? undefined : articleOf(now, place + 1)]);
      if (kind === "kept" || kind === "moved") expect(heir!.mark).toBe(place === i ? "unchanged" : "moved");
    });
    expect(inserted.every((place) => alignment.added.includes(articleOf(now, place + 1)))).toBe(true);
  });
});
