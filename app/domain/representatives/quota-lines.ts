import { toHalfWidth } from "../text/half-width";
import type { Bilingual, PublicDimension } from "./public-shapes";

/** What is wrong with a line, counted from 1. */
export type LineFault = { line: number; reason: "NOT_A_QUOTA" | "MINIMUM_ABOVE_MAXIMUM" | "VALUE_TWICE" };

export type QuotaLines = { ok: true; dimensions: PublicDimension[] } | { ok: false; faults: LineFault[] };

/** 「性别：女 2-3」, 「片区: 江北片（江北、白鹭） 1 至 2 名」, 「类别：居民 2」. */
const QUOTA = /^([^:]+):\s*(.+?)\s*(\d{1,3})(?:\s*(?:-|–|—|~|至|到)\s*(\d{1,3}))?\s*名?$/;
const ENGLISH = /^([^:]+):\s*(.+)$/;

/**
 * Reads quotas as officials write them, one a line: dimension, colon, value, number or range; behind a bar the English of both
 * (`性别：女 2-3 | Sex: Women`). Full-width signs are fine. Lines of one dimension need not stand together.
 */
export function parseQuotaLines(text: string): QuotaLines {
  const dimensions: PublicDimension[] = [];
  const faults: LineFault[] = [];
  for (const [index, raw] of text.split("\n").entries()) {
    if (raw.trim() === "") continue;
    const fault = addQuota(dimensions, raw);
    if (fault) faults.push({ line: index + 1, reason: fault });
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, dimensions };
}

function addQuota(dimensions: PublicDimension[], raw: string): LineFault["reason"] | null {
  const [own = "", english = ""] = halves(raw);
  // Numbers and signs are read half-width; the words stay as they were written.
  const [, name, value, least, most = least] = QUOTA.exec(signs(own)) ?? [];
  if (name === undefined || value === undefined || least === undefined) return "NOT_A_QUOTA";
  const [, nameEn = "", valueEn = ""] = ENGLISH.exec(signs(english)) ?? [];
  const [min, max] = [Number(least), Number(most)];
  if (min > max) return "MINIMUM_ABOVE_MAXIMUM";
  let dimension = dimensions.find(({ label }) => label.zh === name.trim());
  if (!dimension) dimensions.push((dimension = { label: bilingual(name, nameEn), values: [] }));
  if (dimension.values.some(({ label }) => label.zh === value)) return "VALUE_TWICE";
  dimension.values.push({ label: bilingual(value, valueEn), min, max });
  return null;
}

/** The lines that give these dimensions. */
export function writeQuotaLines(dimensions: readonly PublicDimension[]): string {
  return dimensions
    .flatMap(({ label, values }) =>
      values.map((value) => {
        const range = value.min === value.max ? `${value.min}` : `${value.min}-${value.max}`;
        const english = label.en === label.zh && value.label.en === value.label.zh ? "" : ` | ${label.en}: ${value.label.en}`;
        return `${label.zh}：${value.label.zh} ${range}${english}`;
      }),
    )
    .join("\n");
}

/** Texts one a line, each with its English behind a bar. */
export function parseBilingualLines(text: string): Bilingual[] {
  return text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const [zh = "", en = ""] = halves(line);
      return bilingual(zh, en);
    });
}

export function writeBilingualLines(texts: readonly Bilingual[]): string {
  return texts.map(({ zh, en }) => (en === zh ? zh : `${zh} | ${en}`)).join("\n");
}

function halves(line: string): string[] {
  return line.split(/[|｜]/, 2);
}

function signs(text: string): string {
  return text.replace(/[０-９：～－\u3000]/g, toHalfWidth).trim();
}

function bilingual(zh: string, en: string): Bilingual {
  return { zh: zh.trim(), en: en.trim() || zh.trim() };
}
