import { describe, expect, it } from "vitest";
import { alignDrafts } from "./clause-align";
import { chineseNumeral } from "./clause-numerals";
import { parseDraft } from "./clause-parse";
import { NOW, ORDINANCE, PARTS_NOW, REVISED } from "./clause-revision.test-support";
import { flattenClauses, type FlatClause } from "./clause-tree";

/** `#` opens a chapter, `|` separates the paragraphs of an article. */
function draftOf(lines: readonly string[]): FlatClause[] {
  let [chapters, articles] = [0, 0];
  const printed = lines.map((line) => (line.startsWith("#") ? `第${chineseNumeral((chapters += 1))}章　${line.slice(1)}` : `第${chineseNumeral((articles += 1))}条　${line.replaceAll("|", "\n")}`));
  const parsed = parseDraft(["滨江市社区花园条例", ...printed].join("\n"));
  if (!parsed.ok) throw new Error(parsed.reason);
  return flattenClauses(parsed.draft);
}

/** What each clause of the old version is called now; null for gone. */
function heirs(before: readonly string[], after: readonly string[]): Record<string, string | null> {
  const [old, now] = [draftOf(before), draftOf(after)];
  const found = new Map(alignDrafts(old, now).pairs.map(({ oldIndex, newIndex }) => [oldIndex, now[newIndex]!.label]));
  return Object.fromEntries(old.map(({ label }, index) => [label, found.get(index) ?? null]));
}

describe("an ordinance of 38 articles that was revised to 42 as drafting units do it", () => {
  const found = heirs(ORDINANCE, REVISED);

  it("is followed article by article", () => {
    const articles = [ORDINANCE, REVISED].map((lines) => draftOf(lines).filter(({ kind }) => kind === "article").length);
    expect(articles).toEqual([38, 42]);
    expect(NOW.map((_, i) => found[`第${chineseNumeral(i + 1)}条`])).toEqual(NOW);
  });

  it("is followed in the paragraphs and items of articles that were split, merged and taken apart", () => {
    expect(Object.fromEntries(Object.keys(PARTS_NOW).map((label) => [label, found[label]]))).toEqual(PARTS_NOW);
  });

  it("has new articles that are taken for no old one", () => {
    const taken = new Set(Object.values(found));
    expect(["第五条", "第十九条", "第二十六条", "第三十五条", "第三十八条"].filter((label) => taken.has(label))).toEqual([]);
  });
});

const OTHERS = ["为了规范社区花园的建设和养护，制定本条例。", "街道办事处组织居民成立花园小组，调解邻里争议。", "浇灌花园应当优先使用收集的雨水，干旱时节听从供水部门的安排。", "果实和花卉归认领人所有，鼓励分送邻居和敬老院。"];

describe("an article of a revised draft", () => {
  it("that was merged into another one and reworded goes on with the words that are its own, and so does the other", () => {
    const before = [OTHERS[0]!, "区人民政府应当在年度预算中安排花园建设的补助。", "培训的费用在街道办事处的办公经费内列支；工具的费用由认领人分担。|志愿者的保险费用由区民政部门承担。", OTHERS[1]!];
    const after = [OTHERS[0]!, "区人民政府应当在年度预算中安排花园建设和养护的补助，按时拨付。|街道办事处的培训费用在办公经费内列支。|志愿者的保险费用由区民政部门承担。", OTHERS[1]!];
    expect(heirs(before, after)).toMatchObject({ 第二条: "第二条", 第三条: "第二条第二款", 第三条第二款: "第二条第三款", 第四条: "第三条" });
  });

  it("whose two paragraphs went into two others is not taken for the one that shares a paragraph with it", () => {
    const before = [OTHERS[0]!, "竣工后由街道办事处会同绿化部门验收花园。", "竣工图纸应当交给花园小组保存。|施工期间应当设置围挡，夜间停止有噪声的作业。", OTHERS[1]!];
    const after = [OTHERS[0]!, "竣工后由街道办事处会同绿化部门验收花园。|竣工图纸应当交给花园小组保存。", "建设花园应当购买意外伤害保险。|施工期间应当设置围挡，夜间停止有噪声的作业。", OTHERS[1]!];
    expect(heirs(before, after)).toMatchObject({ 第三条: "第二条第二款", 第三条第二款: "第三条第二款" });
  });

  it("that got a new first paragraph goes on as the article, and not as its second paragraph", () => {
    const own = "社区花园是居民共有的园地，是培养孩子爱护自然的场所。";
    expect(heirs([OTHERS[0]!, own, OTHERS[1]!], [OTHERS[0]!, `本条例所称社区花园，是指在公共空地上共同种植的园地。|${own}`, OTHERS[1]!])).toMatchObject({ 第二条: "第二条" });
  });

  it("that lost its first paragraph goes on as the article too", () => {
    const rest = "社区花园是居民共有的园地，是培养孩子爱护自然的场所。";
    expect(heirs([OTHERS[0]!, `本条例所称社区花园，是指在公共空地上共同种植的园地。|${rest}`, OTHERS[1]!], [OTHERS[0]!, rest, OTHERS[1]!])).toMatchObject({ 第二条: "第二条" });
  });

  it("keeps its items where they hang on its second paragraph now", () => {
    const items = "认领地块应当符合下列条件：\n（一）住在本社区；\n（二）参加劳动；\n（三）没有荒废过地块。";
    expect(heirs([OTHERS[0]!, items, OTHERS[1]!], [OTHERS[0]!, `抽签的时间提前十日公布。|${items}`, OTHERS[1]!])).toMatchObject({
      "第二条第（一）项": "第二条第二款第（一）项",
      "第二条第（二）项": "第二条第二款第（二）项",
      "第二条第（三）项": "第二条第二款第（三）项",
    });
  });

  it("keeps a paragraph that was reworded though the article has another number", () => {
    const [first, rewritten] = ["利用屋顶建设花园的，应当由有资质的单位核算屋面荷载，并做好防水。|防水层每三年复查一次。", "利用屋顶建设花园的，应当由有资质的单位核算屋面荷载，并做好防水。|雨季之前复查防水层。"];
    expect(heirs([OTHERS[0]!, first, OTHERS[2]!], [OTHERS[0]!, OTHERS[1]!, rewritten, OTHERS[2]!])).toMatchObject({ 第二条: "第三条", 第二条第二款: "第三条第二款" });
  });

  it("keeps its paragraphs where it was found by its own words alone", () => {
    const before = [...OTHERS, "市绿化部门负责指导全市社区花园工作，拟订建设标准。|区绿化部门检查本区花园的养护。"];
    const after = ["市绿化部门负责指导全市社区花园工作，拟订建设标准，并公布花园名录。|联席会议由分管副市长召集，每半年研究一次跨区事项，会议纪要抄送各成员单位，未尽事宜由秘书处协调办理。|区绿化部门检查督促本区花园的养护。", ...OTHERS];
    expect(heirs(before, after)).toMatchObject({ 第五条: "第一条", 第五条第二款: "第一条第三款" });
  });

  it("that says since when all this holds is the last one in either version", () => {
    expect(heirs([...OTHERS, "本条例自公布之日起施行，原《社区绿地认养办法》同时废止。"], ["花园不得引种外来入侵物种。", ...OTHERS, "本条例自2027年5月1日起施行。"])).toMatchObject({ 第五条: "第六条" });
  });

  it("that says since when all this holds is so too where all around it was written anew", () => {
    const before = [...OTHERS, "花园小组与邻近小区之间在交界处的往来，依照双方的约定办理。", "认领花园按照规定收取费用。", "本条例自2006年5月1日起施行。2001年12月23日公布、2003年8月1日第一次修订的《社区绿地认养办法》以及市、区有关部门此前发布的关于花木养护的通知同时废止。"];
    const after = [...OTHERS, "经市绿化部门批准，小组可以根据监测和评估的情况作出便利安排。", "军事管理区内的花园，由主管单位参照本条例管理。", "本条例没有规定的，适用公园管理的有关规定。", "本条例自2027年1月1日起施行。"];
    expect(heirs(before, after)).toMatchObject({ 第五条: null, 第六条: null, 第七条: "第八条" });
  });

  it("is gone where the article in its place is about something else", () => {
    expect(heirs([...OTHERS, "图书馆可以在社区花园设置漂流书架。"], [...OTHERS, "认领人连续两个月不养护地块的，由花园小组收回。"])).toMatchObject({ 第五条: null });
  });

  it("that got a second paragraph is not taken for a new article elsewhere that speaks alike", () => {
    const before = [OTHERS[0]!, "园务会根据季节安排的需要，可以决定在部分花园内暂时调整或者停止执行养护规则的部分条款。", ...OTHERS.slice(1)];
    const changed = "园务会根据季节安排的需要，可以决定在规定期限内暂时调整或者停止执行养护规则的部分条款。|调整的效果好的，由园务会及时修改养护规则；修改的条件还不成熟的，可以延长期限，或者恢复原来的条款，并在花园入口公布。";
    const alike = "小组长根据季节安排的需要，可以决定在规定期限内暂时调整或者停止执行认领办法的部分条款。";
    expect(heirs(before, [OTHERS[0]!, changed, ...OTHERS.slice(1), alike])).toMatchObject({ 第二条: "第二条" });
  });

  it("that lost its first paragraph does not leave for a paragraph elsewhere that is somewhat like it", () => {
    const before = [...OTHERS, "花园小组的年度巡查计划，经居民会议或者小组会议通过，张贴在花园入口并抄送街道。|巡查由花园小组会同物业服务企业具体组织实施。"];
    const after = [...OTHERS, "巡查由花园小组会同物业服务企业具体组织实施。|巡查之前，花园小组可以对重点地块开展专门检查，写成报告。", "花园小组制定年度工作计划，统筹巡查、培训和开放日，增强工作的针对性。|年度工作计划由居民会议或者小组会议通过并张贴在花园入口。"];
    expect(heirs(before, after)).toMatchObject({ 第五条: "第五条" });
  });

  it("goes on where only its opening words were kept and much was added", () => {
    const before = [...OTHERS, "外地游客违反本条例的，可以限期离开或者劝其出园。", "花园小组没收的物品，一律交街道办事处。"];
    const after = ["花园小组没收的物品，一律交街道办事处。", ...OTHERS, "外地游客违反本条例的，由区绿化部门决定限期出园，并决定其不准入园的期限。没有在规定期限内离开的，可以送出园外。|被送出园外的外地游客十年内不准入园，区绿化部门的决定为最终决定。"];
    expect(heirs(before, after)).toMatchObject({ 第五条: "第六条" });
  });

  it("that became an item of a list together with others is followed into the item", () => {
    const before = [...OTHERS, "损毁花园名牌的，由街道办事处处五十元以下罚款；拒不缴纳的，取消认领资格。", "向堆肥箱投放厨余垃圾和塑料餐盒的，由街道办事处处五十元以下罚款；拒不缴纳的，取消认领资格。"];
    const after = [...OTHERS, "违反本条例规定，有下列行为之一的，由区绿化部门警告，可以并处一百元以下罚款：\n（一）损毁花园名牌；\n（二）向堆肥箱投放厨余垃圾和塑料餐盒；\n（三）攀折花木，践踏种植床；\n（四）在小径上停放车辆，妨碍轮椅通行。"];
    expect(heirs(before, after)).toMatchObject({ 第六条: "第五条第（二）项" });
  });
});

describe("a chapter of a revised draft", () => {
  const budget = ["花园小组每季度公布一次收支账目。", "捐赠的资金应当专款专用，任何单位和个人不得挪用。"];
  const added = ["街道办事处每年检查一次库房。", "工具由专人登记，损坏的及时修理。", "种子和肥料集中采购，价格张贴在花园入口。", "志愿者的保险由区民政部门统一办理。", "外借的桌椅当天归还。"];

  it("that got another title and many new articles is the one whose articles went on in it", () => {
    expect(heirs(["#总则", OTHERS[0]!, "#经费", ...budget, "#附则", OTHERS[1]!], ["#总则", OTHERS[0]!, "#财务、物资和保险", ...added, ...budget, "#附则", OTHERS[1]!])).toMatchObject({ 第二章: "第二章" });
  });

  it("of which less than half went on in any other is gone", () => {
    const parted = ["#浇灌", OTHERS[2]!, budget[0]!, ...added.slice(0, 3), "#收获", OTHERS[3]!, budget[1]!, ...added.slice(3)];
    const spread = [...budget, "图书馆可以在花园设置漂流书架，书架由认领人轮流整理。"];
    expect(heirs(["#总则", OTHERS[0]!, "#经费", ...spread], ["#总则", OTHERS[0]!, ...parted])).toMatchObject({ 第二章: null });
  });
});
