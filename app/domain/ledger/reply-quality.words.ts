import type { QualityWarning } from "./reply-quality";

type Words = { [Kind in QualityWarning["kind"]]: (warning: Extract<QualityWarning, { kind: Kind }>) => string };

const words: Words = {
  SAME_REASON: ({ title, other }) => `主题“${title}”和“${other}”针对不同的条款，理由却一字不差。请核对是不是套话。`,
  TOO_SHORT: ({ title, characters }) => `主题“${title}”的理由只有 ${characters} 字，意见人可能看不明白。`,
  NO_BASIS: ({ title }) => `主题“${title}”的理由没有写明依据的规定、标准或者事实。`,
  DIFFERS_FROM_GROUP: ({ title, points }) => `主题“${title}”的联名意见中有 ${points} 条的结论与同组其他人不同。请确认有各自的理由。`,
};

/** The sentence of one warning, for officials. */
export function qualitySentence(warning: QualityWarning): string {
  return (words[warning.kind] as (warning: QualityWarning) => string)(warning);
}
