/** Who gives an opinion. Only an individual's name is personal data; the names of bodies are public anyway. */
export const AUTHOR_KINDS = ["individual", "firm", "association", "organisation"] as const;

export type AuthorKind = (typeof AUTHOR_KINDS)[number];

/** Compound surnames (复姓) in simplified and traditional writing, two characters each. */
const COMPOUND_SURNAMES = new Set(
  (
    "欧阳 司马 上官 诸葛 司徒 皇甫 尉迟 公孙 慕容 令狐 长孙 宇文 司空 夏侯 端木 东方 南宫 西门 独孤 轩辕 百里 呼延 濮阳 淳于 单于 太史 申屠 " +
    "公羊 澹台 万俟 闻人 赫连 钟离 宗政 拓跋 第五 东郭 公冶 太叔 仲孙 鲜于 闾丘 亓官 司寇 子车 颛孙 巫马 公西 漆雕 乐正 谷梁 段干 左丘 梁丘 羊舌 " +
    "歐陽 司馬 上官 諸葛 尉遲 公孫 長孫 東方 南宮 西門 獨孤 軒轅 濮陽 淳於 澹臺 万俟 聞人 赫連 鍾離 東郭 仲孫 鮮於 閭丘 顓孫 巫馬 樂正 穀梁"
  ).split(" "),
);

/** Scripts that write names without spaces. */
const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const MOST_LATIN_WORDS = 3;

/**
 * The name as the public sees it: the first character and two stars, whatever the length (王小明, 王明 and 欧阳修 give 王**, 王**, 欧**;
 * Mary Smith gives M**). Never more: neither length nor a rare compound surname shows. A name without any letter gives `**`.
 * Source: decisions on masks; practice of published adoption tables.
 */
export function publicMask(name: string): string {
  return `${letters(name)[0] ?? ""}**`;
}

/**
 * The name as staff see it at the door, to compare with what the visitor says: surname, one star, last character.
 * 王小明 → 王*明, 王明 → 王*, 欧阳修 → 欧阳*, 司马相如 → 司马*如. Latin names show the initials: Mary Smith → M** S**.
 */
export function doorMask(name: string): string {
  const all = letters(name);
  const eastAsian = all.filter((letter) => EAST_ASIAN.test(letter));
  if (eastAsian.length === 0) return latinInitials(name);
  const surnameLength = eastAsian.length > 2 && COMPOUND_SURNAMES.has(eastAsian.slice(0, 2).join("")) ? 2 : 1;
  const surname = eastAsian.slice(0, surnameLength).join("");
  const last = eastAsian.length > surnameLength + 1 ? eastAsian[eastAsian.length - 1] : "";
  return `${surname}*${last}`;
}

/** The author as a public table shows it: individuals masked, firms, associations and organisations by their full name. */
export function publicAuthor(name: string, kind: AuthorKind): string {
  return kind === "individual" ? publicMask(name) : name.trim();
}

/** Letters and digits only, one code point each: markup, marks, stacked accents and invisible characters never get into a mask. */
function letters(name: string): string[] {
  return name.slice(0, 500).normalize("NFC").match(/[\p{L}\p{N}]/gu) ?? [];
}

function latinInitials(name: string): string {
  const words = name.slice(0, 500).normalize("NFC").match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu) ?? [];
  const initials = words.slice(0, MOST_LATIN_WORDS).map((word) => `${[...word][0] ?? ""}**`);
  return initials.length > 0 ? initials.join(" ") : "**";
}
