import { chineseNumeral, parseChineseNumeral } from "./clause-numerals";
import type { ClauseNode, DraftText } from "./clause-tree";

/** What a drafter does to one article; `kept` stays as it is, but for its number. Serves tests and the bench of the alignment. */
export type EditKind = "kept" | "reworded" | "rewritten" | "moved" | "deleted" | "merged" | "split";

export interface EditedDraft {
  text: string;
  /** For each old article, in order: what was done, and which article of the new text it is (from 0), null for none. */
  truth: { kind: EditKind; now: number | null }[];
  /** Articles of the new text that are new. */
  inserted: number[];
}

/** Shares of the articles that meet each edit, 0 to 1; `inserted` is relative to the number of old articles. */
export type EditMix = Partial<Record<Exclude<EditKind, "kept"> | "inserted", number>>;

/** A source of numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

interface Article {
  /** Headings right above it. */
  headings: string[];
  lines: string[];
  sources: { index: number; kind: EditKind }[];
}

/** Edits the articles of a draft at random and numbers them anew, references to them included, as a drafter does. */
export function editArticles(draft: DraftText, mix: EditMix, random: () => number): EditedDraft {
  const articles = articlesOf(draft);
  const total = articles.length;
  const kinds: EditKind[] = articles.map(() => "kept");
  for (const kind of ["deleted", "moved", "merged", "split", "rewritten", "reworded"] as const) {
    const share = mix[kind] ?? 0;
    for (let left = Math.min(total, Math.ceil(share * total)); left > 0; left -= 1) {
      const free = kinds.flatMap((known, i) => (known === "kept" && fits(kind, articles, kinds, i) ? [i] : []));
      const chosen = free[Math.floor(random() * free.length)];
      if (chosen === undefined) break;
      kinds[chosen] = kind;
      if (kind === "merged") kinds[chosen + 1] = "merged";
    }
  }
  let edited: Article[] = [];
  articles.forEach((article, i) => {
    const kind = kinds[i]!;
    article.sources = [{ index: i, kind }];
    if (kind === "deleted") edited.push({ ...article, lines: [], sources: [] });
    else if (kind === "reworded") edited.push({ ...article, lines: reword(article.lines, random) });
    else if (kind === "rewritten") edited.push({ ...article, lines: rewrite(article.lines, random) });
    else if (kind === "split") edited.push(...split(article));
    else if (kind === "merged" && kinds[i - 1] === "merged" && edited.at(-1)?.sources[0]?.index === i - 1 && edited.at(-1)!.sources.length === 1) {
      const first = edited.pop()!;
      edited.push({ headings: first.headings, lines: [...first.lines, ...article.lines], sources: [...first.sources, ...article.sources] });
    } else edited.push(article);
  });
  for (const moving of edited.filter(({ sources }) => sources[0]?.kind === "moved")) {
    const from = edited.indexOf(moving);
    edited[from] = { headings: moving.headings, lines: [], sources: [] };
    const to = Math.floor(random() * (edited.length + 1));
    edited = [...edited.slice(0, to), { ...moving, headings: [] }, ...edited.slice(to)];
  }
  for (let left = Math.ceil((mix.inserted ?? 0) * total); left > 0; left -= 1) {
    const to = Math.floor(random() * (edited.length + 1));
    edited.splice(to, 0, { headings: [], lines: [inventedArticle(random)], sources: [] });
  }
  return print(draft, edited, total, kinds);
}

/** Merging needs a next article in the same chapter, splitting an article of two paragraphs. */
function fits(kind: EditKind, articles: readonly Article[], kinds: readonly EditKind[], i: number): boolean {
  if (kind === "merged") return kinds[i + 1] === "kept" && articles[i + 1]?.headings.length === 0 && kinds[i - 1] !== "merged" && kinds[i + 2] !== "merged";
  return kind !== "split" || articles[i]!.lines.slice(1).some((line) => !/^[（(]/.test(line));
}

function articlesOf(draft: DraftText): Article[] {
  const articles: Article[] = [];
  let headings: string[] = [];
  const linesOf = (node: ClauseNode): string[] => [`${node.kind === "article" ? "" : (node.number ?? "")}${node.text}`, ...node.children.flatMap(linesOf)].filter((line) => line !== "");
  const visit = (node: ClauseNode): void => {
    if (node.kind === "article") {
      articles.push({ headings, lines: linesOf(node), sources: [] });
      headings = [];
    } else {
      headings.push(`${node.number ?? ""}　${node.title ?? ""}`);
      node.children.forEach(visit);
    }
  };
  draft.nodes.forEach(visit);
  return articles;
}

function print(draft: DraftText, edited: readonly Article[], total: number, kinds: readonly EditKind[]): EditedDraft {
  const truth = Array.from({ length: total }, (_, i): { kind: EditKind; now: number | null } => ({ kind: kinds[i]!, now: null }));
  const inserted: number[] = [];
  let number = 0;
  for (const { lines, sources } of edited) {
    if (lines.length === 0) continue;
    // What stands first keeps its words and goes on as the article: the first of two that were merged, the first part of one that was split.
    const place = sources[0] && truth[sources[0].index]!;
    if (place && place.now === null) place.now = number;
    else inserted.push(number);
    number += 1;
  }
  const renumbered = (line: string) =>
    line.replace(/(本(?:法|条例|规定|办法))第([一二三四五六七八九十百零]+)条/g, (whole, own: string, printed: string) => {
      const now = truth[(parseChineseNumeral(printed) ?? 0) - 1]?.now;
      return now === null || now === undefined ? whole : `${own}第${chineseNumeral(now + 1)}条`;
    });
  number = 0;
  const text = edited.flatMap(({ headings, lines }) => {
    if (lines.length > 0) number += 1;
    return [...headings, ...lines.map((line, i) => (i === 0 ? `第${chineseNumeral(number)}条　${renumbered(line)}` : renumbered(line)))];
  });
  return { text: [draft.title, ...text].join("\n\n"), truth, inserted };
}

const sizeOf = (lines: readonly string[]) => lines.join("").length;

function split(article: Article): Article[] {
  const starts = article.lines.flatMap((line, i) => (i > 0 && !/^[（(]/.test(line) ? [i] : []));
  const at = starts[Math.floor(starts.length / 2)]!;
  return [
    { ...article, lines: article.lines.slice(0, at) },
    { headings: [], lines: article.lines.slice(at), sources: article.sources },
  ];
}

const SYNONYMS: [from: string, to: string][] = [
  ["应当", "必须"], ["有关", "相关"], ["及时", "尽快"], ["负责", "承担"], ["十日", "十五日"], ["公布", "公开"], ["报送", "报告"], ["规定", "要求"], ["或者", "或"], ["单位", "机构"],
  ["组织", "统筹"], ["依法", "按照法律"], ["可以", "能够"], ["制定", "编制"], ["保障", "保证"], ["管理", "治理"], ["建设", "修建"], ["人员", "工作人员"], ["实施", "施行"], ["批准", "同意"],
];
const ADDITIONS = ["并向社会公布", "必要时听取公众意见", "结果记入档案", "所需经费列入预算", "特殊情况除外"];

/** One to three small changes of words, at most a fifth of the text. */
function reword(lines: readonly string[], random: () => number): string[] {
  const changed = [...lines];
  const allowed = Math.max(2, sizeOf(lines) / 5);
  let spent = 0;
  for (let times = 1 + Math.floor(random() * 3); times > 0; times -= 1) {
    const at = Math.floor(random() * changed.length);
    const usable = SYNONYMS.filter(([from]) => changed[at]!.includes(from));
    const [from, to] = usable[Math.floor(random() * usable.length)] ?? ["。", `，${ADDITIONS[Math.floor(random() * ADDITIONS.length)]!}。`];
    spent += Math.max(from.length, to.length);
    if (spent > allowed && times < 3) break;
    changed[at] = changed[at]!.replace(from, to);
  }
  return changed;
}

const INVENTED = [
  "河岸步道夜间照明由路灯管理站统一开关", "社区菜园的浇水时间由居民轮流安排", "游客中心免费提供雨伞和轮椅", "自行车停放架每季度清洗一次", "图书角旧书可以交换带走", "体育馆周末向青少年开放",
  "早餐车凭登记号码在划定区域经营", "公园广播音量不超过规定分贝", "儿童滑梯旁设置软质地垫", "老年食堂午餐实行先到先得", "流动摊点收摊后清扫地面", "宠物出门佩戴牵引绳和名牌",
  "屋顶绿化选用浅根耐旱植物", "共享工具房按小时登记借用", "湖面冰层不足二十厘米禁止滑冰", "桥头公告栏张贴失物招领启事", "渡船末班时刻随季节调整", "节日灯饰拆除后集中存放",
];

/** About half of the phrases of a text in other words. */
function rewrite(lines: readonly string[], random: () => number): string[] {
  return lines.map((line) =>
    line
      .split(/(?<=[，。；：])/)
      .map((phrase, i, all) => (i > 0 && (i + 1 < all.length || all.length === 2) && random() < 0.55 ? `${INVENTED[Math.floor(random() * INVENTED.length)]!}${phrase.slice(-1)}` : phrase))
      .join(""),
  );
}

function inventedArticle(random: () => number): string {
  const phrases = Array.from({ length: 2 + Math.floor(random() * 4) }, () => INVENTED[Math.floor(random() * INVENTED.length)]!);
  return `${phrases.join("，")}。`;
}
