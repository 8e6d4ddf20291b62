import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { Unzip, UnzipInflate } from "fflate";
import { checkArchive, MANIFEST, type ArchiveManifest } from "../app/domain/decision/archive-check";
import { archiveFaultSentence } from "../app/domain/decision/archive-check.words";

const USAGE = "用法：npm run archive:verify -- 归档包.zip [--head 登记的 64 位总哈希值]";

/**
 * `npm run archive:verify -- file.zip [--head <noted head>]`: compares every file of an archive package with its manifest and prints 一致, or
 * what differs, line by line. Needs no database and no network. Exit code 0 when it agrees, 1 otherwise.
 */
function main(args: string[]): number {
  const given = readArguments(args);
  if (!given) return complain(USAGE);
  let files: { path: string; content: Uint8Array }[];
  try {
    files = unpack(readFileSync(given.file));
  } catch (error) {
    return complain(`不能读取 ${given.file}：${error instanceof Error ? error.message : String(error)}`);
  }
  const faults = checkArchive(files, given.head);
  if (faults.length > 0) {
    say(`不一致：${faults.length} 处`);
    for (const fault of faults) say(archiveFaultSentence(fault));
    return 1;
  }
  const manifest = JSON.parse(new TextDecoder().decode(files.find(({ path }) => path === MANIFEST)?.content)) as ArchiveManifest;
  say(`一致：《${manifest.decision.title}》，${manifest.files.length} 个文件`);
  say(`总哈希值：${manifest.head}`);
  if (given.head === undefined) say("请核对它与业务系统“归档包”页面登记的相同，或者用 --head 交给本程序核对。");
  return 0;
}

function readArguments(args: string[]): { file: string; head: string | undefined } | null {
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { head: { type: "string" } } });
    const [file] = positionals;
    const fits = file !== undefined && positionals.length === 1 && (values.head === undefined || /^[0-9a-f]{64}$/.test(values.head));
    return fits ? { file, head: values.head } : null;
  } catch {
    return null;
  }
}

/** All entries in their order, names that come twice too: a plain map would hide one of them. @throws when it is no ZIP file */
function unpack(bytes: Uint8Array): { path: string; content: Uint8Array }[] {
  const files: { path: string; content: Uint8Array }[] = [];
  const unzip = new Unzip((entry) => {
    const chunks: Uint8Array[] = [];
    entry.ondata = (error, chunk, final) => {
      if (error) throw error;
      chunks.push(chunk);
      if (final) files.push({ path: entry.name, content: Buffer.concat(chunks) });
    };
    entry.start();
  });
  unzip.register(UnzipInflate);
  unzip.push(bytes, true);
  if (files.length === 0) throw new Error("不是 ZIP 文件，或者已经损坏");
  return files;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function complain(line: string): number {
  process.stderr.write(`${line}\n`);
  return 1;
}

process.exitCode = main(process.argv.slice(2));
