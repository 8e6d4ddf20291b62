import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { countClauses, type ClauseCounts } from "../app/domain/consultation/clause-tree";
import { readDraft, type ReadRefusal } from "../app/features/consultation/read-draft.server";
import { LARGEST_WORD_BYTES } from "../app/features/consultation/read-word.server";
import { draftRefusalSentence } from "../app/features/consultation/words-window";

const USAGE = `用法 Usage:
  npm run import:draft -- --decision <slug> <file>   把文件存为决策草案的下一个版本 store the file as the next version of the draft
  npm run import:draft -- --dry-run <file>           只清点，不需要数据库 count only; needs no database
文件 File: .docx（不超过 10 MB at most）, .md, .txt（不超过 2 MB at most）`;

/** What the person is told who asked for it, and exit code 1. */
class Refusal extends Error {}

/** `npm run import:draft`: the desk's own command from the command line, also while the app is running. */
async function main(args: string[]): Promise<void> {
  const { decision, dryRun, file } = readArguments(args);
  const bytes = readBytes(file);
  const read = readDraft(bytes);
  if (!read.ok) throw draftRefusal(read);
  if (!dryRun) return store(decision, file, bytes);
  process.stdout.write(countLines(countClauses(read.draft)));
}

function readArguments(args: string[]): { decision: string; dryRun: boolean; file: string } {
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { decision: { type: "string" }, "dry-run": { type: "boolean" } } });
    const dryRun = values["dry-run"] ?? false;
    const [file] = positionals;
    if (file !== undefined && positionals.length === 1 && dryRun === (values.decision === undefined)) return { decision: values.decision ?? "", dryRun, file };
  } catch {
    // An unknown option: the usage says which there are.
  }
  throw new Refusal(USAGE);
}

function readBytes(file: string): Uint8Array {
  try {
    if (fs.statSync(file).size > LARGEST_WORD_BYTES) throw draftRefusal({ reason: /\.docx$/i.test(file) ? "WORD_TOO_LARGE" : "TOO_LARGE" });
    return fs.readFileSync(file);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(`读不到文件 ${file}，请核对路径。\nThe file ${file} cannot be read: ${(error as Error).message}`, { cause: error });
  }
}

async function store(slug: string, file: string, bytes: Uint8Array): Promise<void> {
  // Counting needs no database, so nothing of it is loaded before.
  const [{ importDraft }, { openClock }, { withDatabaseUrl }, { openDb }, { requireEnv }, { createUnitOfWork }, { migrate }] = await Promise.all([
    import("../app/features/consultation/import-draft.server"),
    import("../app/platform/clock.server"),
    import("../app/platform/database-url.server"),
    import("../app/platform/db.server"),
    import("../app/platform/env.server"),
    import("../app/platform/unit-of-work.server"),
    import("./migrate"),
  ]);
  const env = requireEnv(process.env);
  await withDatabaseUrl(env, async (url) => {
    await migrate(url);
    const db = openDb(url, 2);
    try {
      const clock = await openClock(db, env.clockStart);
      const unitOfWork = createUnitOfWork(db, { concurrency: 1, queueLength: 1, clockOffsetMs: clock.offsetMs });
      const result = await importDraft({ unitOfWork }, clock.now(), { actor: { kind: "system" }, unitScope: {} }, { slug, name: path.basename(file), bytes });
      if (result.ok) process.stdout.write(`${result.title}\n第 ${result.number} 版 version ${result.number}\n${countLines(result.counts)}`);
      else if (result.reason === "NOT_FOUND") throw new Refusal(`没有决策事项“${slug}”，请核对它的页面地址。\nThere is no decision "${slug}".`);
      else throw draftRefusal(result);
    } finally {
      await db.$disconnect();
    }
  });
}

function draftRefusal(refusal: ReadRefusal): Refusal {
  return new Refusal(`${draftRefusalSentence(refusal, "zh")}\n${draftRefusalSentence(refusal, "en")}`);
}

function countLines(counts: ClauseCounts): string {
  return (["chapters", "sections", "articles", "paragraphs", "items"] as const).map((kind) => `${kind}: ${counts[kind]}\n`).join("");
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
