import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { isPublishedHash, verifyDraw } from "../app/domain/representatives/verify-draw";
import { verificationWords } from "../app/domain/representatives/verify-draw.words";

/**
 * `npm run draw:verify -- record.json [--hash <published hash>]`: makes the draw of a record once more and prints 一致 or 不一致 with the place. Needs no
 * database and no network. Exit code 0 when it agrees, 1 otherwise.
 */
function main(args: readonly string[]): number {
  const hashAt = args.indexOf("--hash");
  const publishedHash = hashAt < 0 ? undefined : args[hashAt + 1];
  const [file, ...rest] = args.filter((_, i) => hashAt < 0 || (i !== hashAt && i !== hashAt + 1));
  if (file === undefined || rest.length > 0 || (hashAt >= 0 && !isPublishedHash(publishedHash ?? ""))) {
    complain("用法：npm run draw:verify -- 记录文件.json [--hash 抽选前公布的 64 位哈希值]");
    return 1;
  }
  let record: unknown;
  try {
    record = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    complain(`不能读取 ${file}：${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
  const verification = verifyDraw((bytes) => createHash("sha256").update(bytes).digest(), record, publishedHash);
  const { word, detail } = verificationWords(verification, "zh");
  if (!verification.consistent) {
    say(`${word}：${detail}`);
    return 1;
  }
  say(word);
  say(`记录哈希值：${verification.recordHash}`);
  if (publishedHash === undefined) say("请核对它与抽选前公布的哈希值相同，或者用 --hash 交给本程序核对。");
  say(`${verification.kind === "kaimen-lottery" ? "中签" : "选中"}：${verification.chosen.join("、")}`);
  say(`候补（按顺序）：${verification.alternates.join("、") || "无"}`);
  return 0;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function complain(line: string): void {
  process.stderr.write(`${line}\n`);
}

process.exitCode = main(process.argv.slice(2));
