import fs from "node:fs";
import { chainFaultSentence } from "../app/domain/audit/chain.words";
import { keptHeads } from "../app/features/audit/schema";
import { verifyChain } from "../app/features/audit/verify-chain.server";
import { withDatabaseUrl } from "../app/platform/database-url.server";
import { openDb } from "../app/platform/db.server";
import { requireEnv } from "../app/platform/env.server";

const USAGE = `npm run audit:verify [-- <heads.json>]
Computes the audit chain of the database again. With a file of GET /api/v1/audit/heads that was kept elsewhere, holds the chain against it too.
Exit code 0: 一致. 1: 不一致, with the first bad row. 2: the file cannot be read.`;

const [file, ...more] = process.argv.slice(2);
const parsed = file === undefined ? { success: true as const, data: { heads: [] } } : keptHeads.safeParse(readJson(file));
if (more.length > 0 || !parsed.success) {
  process.stderr.write(`${USAGE}\n`);
  process.exit(2);
}

await withDatabaseUrl(requireEnv(process.env), async (url) => {
  const db = openDb(url, 2);
  try {
    const { fault, rowsChecked, unsealed, checkpoint, end } = await verifyChain(db, parsed.data.heads);
    if (fault) {
      process.stdout.write(`不一致\n${chainFaultSentence(fault)}\n${JSON.stringify(fault)}\n`);
      process.exitCode = 1;
    } else {
      process.stdout.write(`一致\n校验 ${rowsChecked} 条（第 ${checkpoint.position} 位之后），末端第 ${end.position} 位 ${end.hash}，等待封存 ${unsealed} 条，另核对外存链首 ${parsed.data.heads.length} 个。\n`);
    }
  } finally {
    await db.$disconnect();
  }
});

function readJson(path: string): unknown {
  try {
    return JSON.parse(fs.readFileSync(path, "utf8"));
  } catch {
    return null;
  }
}
