import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { verifyInclusion } from "../app/domain/consultation/daily-digest";
import { digestVerificationWords } from "../app/domain/consultation/daily-digest.words";
import { isHash } from "../app/domain/representatives/bytes";

/**
 * `npm run digest:verify -- proof.json [--root <published root>]`: computes the proof of a receipt again and prints 一致 or 不一致 with the
 * place. Needs no database and no network. Exit code 0 when it agrees, 1 otherwise.
 */
function main(args: readonly string[]): number {
  const rootAt = args.indexOf("--root");
  const publishedRoot = rootAt < 0 ? undefined : args[rootAt + 1];
  const [file, ...rest] = args.filter((_, i) => rootAt < 0 || (i !== rootAt && i !== rootAt + 1));
  if (file === undefined || rest.length > 0 || (rootAt >= 0 && !isHash(publishedRoot?.trim().toLowerCase()))) {
    process.stderr.write("用法：npm run digest:verify -- 证明文件.json [--root 当天公布的 64 位摘要]\n");
    return 1;
  }
  let proof: unknown;
  try {
    proof = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    process.stderr.write(`不能读取 ${file}：${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
  const verification = verifyInclusion((bytes) => createHash("sha256").update(bytes).digest(), proof, publishedRoot);
  const { word, detail } = digestVerificationWords(verification, "zh");
  process.stdout.write(`${word}：${detail}\n`);
  if (!verification.consistent) return 1;
  process.stdout.write(`摘要：${verification.root}\n`);
  if (publishedRoot === undefined) process.stdout.write("请核对它与当天公布的摘要相同，或者用 --root 交给本程序核对。\n");
  return 0;
}

process.exitCode = main(process.argv.slice(2));
