import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import {
  badNames,
  foreignFeatureFiles,
  misplacedDatabaseWork,
  ownPeriods,
  prismaOutsideServer,
  projectionWriters,
  publicReadsBesideProjections,
  tooLong,
  wrongImports,
  type SourceFiles,
} from "./support/architecture";

const ROOT = path.resolve(import.meta.dirname, "..");

function readTree(...folders: string[]): SourceFiles {
  const files: SourceFiles = new Map();
  for (const folder of folders.filter((name) => fs.existsSync(path.join(ROOT, name)))) {
    for (const entry of fs.readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })) {
      const file = path.relative(ROOT, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, "/");
      if (entry.isFile() && !file.startsWith("app/platform/generated/")) files.set(file, fs.readFileSync(path.join(ROOT, file), "utf8"));
    }
  }
  return files;
}

const tree = readTree("app", "emails", "prisma", "tests");

/** The tree has no breach, and each planted sample is one. */
function holds(check: (files: SourceFiles) => string[], breaches: [file: string, text: string][], fine: [file: string, text: string][] = []): void {
  it("in the whole tree", () => {
    expect(tree.size).toBeGreaterThan(50);
    expect(check(tree)).toEqual([]);
  });
  it.each(breaches)("and a breach in %s is found (%#)", (file, text) => {
    expect(check(new Map([[file, text]]))).toHaveLength(1);
  });
  if (fine.length > 0) {
    it.each(fine)("while %s is fine (%#)", (file, text) => {
      expect(check(new Map([[file, text]]))).toEqual([]);
    });
  }
}

describe("imports go one way", () => {
  holds(
    wrongImports,
    [
      ["app/domain/board/reply.ts", 'import { z } from "zod";'],
      ["app/domain/board/reply.ts", 'import type { Db } from "~/platform/db.server";'],
      ["app/domain/board/reply.ts", 'import { randomBytes } from "node:crypto";'],
      ["app/platform/mail.server.ts", 'import { frame } from "../../emails/frame";'],
      ["app/platform/mail.server.ts", 'import {\n  a,\n  b,\n} from "~/features/board/schema";'],
      ["app/ui/card.tsx", 'import { words } from "~/features/board/words";'],
      ["app/ui/card.tsx", 'import { Db } from "../platform/db.server";'],
      ["app/features/board/reply.server.ts", 'import { Card } from "~/ui/card";'],
      ["app/features/board/words.ts", 'import { statusOf } from "~/ui/tag";'],
      ["app/features/board/reply.server.ts", 'import { openWindow } from "~/features/consultation/open-window.server";'],
      ["app/features/board/reply.server.ts", 'export { openWindow } from "../consultation/open-window.server";'],
      ["app/features/board/reply.server.ts", 'const later = await import("~/features/review/schema");'],
      ["app/features/board/reply.server.ts", 'import { openSession } from "~/features/identity/open-session.server";'],
      ["app/features/board/reply.server.ts", 'import { loader } from "~/routes/public/home";'],
      ["app/features/board/parts/card.tsx", 'import { Draft } from "~/features/consultation/parts/draft";'],
      ["app/features/board/parts/card.tsx", 'import { listMessages, type Row } from "../queries.server";'],
      ["app/features/board/schema.ts", 'import { openDb } from "~/platform/db.server";'],
      ["app/routes/public/board.tsx", 'import { frame } from "../../../emails/frame";'],
      ["app/routes/public/board.tsx", 'import { migrate } from "../../../prisma/migrate";'],
      ["app/routes/public/board.tsx", 'import { startWorker } from "~/worker";'],
      ["app/gate-client/scan.ts", 'import { scanSchema } from "~/features/open-month/schema";'],
      ["app/page-client/count.ts", 'import { opinionForm } from "~/features/consultation/schema";'],
      ["emails/receipt.tsx", 'import { Card } from "~/ui/card";'],
      ["app/worker.ts", 'import { testDatabase } from "../tests/support/database";'],
    ],
    [
      ["app/domain/text/sha256.ts", 'import { createHash } from "node:crypto";'],
      ["app/features/board/reply.server.ts", 'import { requireOfficer } from "~/features/identity/viewer.server";'],
      ["app/features/board/parts/card.tsx", 'import { type Row, type Db } from "../queries.server";'],
      ["app/features/board/reply.server.test.ts", 'import { testPlatform } from "../../../tests/support/platform";'],
      ["app/routes/public/board.tsx", 'import { listMessages } from "~/features/board/public-queries.server";\nimport { Card } from "~/ui/card";'],
      ["app/features/board/words.ts", 'import type { Status } from "~/ui/tag";'],
      ["app/worker.ts", 'import { receipt } from "../emails/receipt";\nimport { sendMessage } from "./worker/send-message";'],
      ["app/root.tsx", 'import styles from "./ui/styles.css?url";'],
    ],
  );
});

describe("Prisma's types stay where the database is spoken to", () => {
  holds(
    prismaOutsideServer,
    [
      ["app/features/board/words.ts", 'import type { Message } from "~/platform/generated/client";'],
      ["app/routes/public/board.tsx", 'import { PrismaClient } from "@prisma/client";'],
      ["app/domain/board/reply.ts", 'import type { Message } from "../../platform/generated/models/Message";'],
    ],
    [["app/features/board/queries.server.ts", 'import type { Prisma } from "~/platform/generated/client";']],
  );
});

describe("only app/publications.ts writes what the public sees", () => {
  holds(
    projectionWriters,
    [
      ["app/features/board/publish.server.ts", "await work.tx.publicDocument.create({ data });"],
      ["app/features/board/publish.server.ts", "await tx\n  .publicDocument\n  .updateMany({})"],
      ["prisma/seed/demo-world.ts", 'await tx.$executeRaw`INSERT INTO "PublicDocument" VALUES (1)`'],
      ["app/platform/cache.server.ts", 'db.$executeRaw`update "PublicDocument" set "title" = 1`'],
    ],
    [
      ["app/publications.ts", "await work.tx.publicDocument.upsert({})"],
      ["app/features/board/public-queries.server.ts", "await db.publicDocument.findMany({})"],
    ],
  );
});

describe("the public reads projections and numbers", () => {
  holds(
    publicReadsBesideProjections,
    [
      ["app/features/board/public-queries.server.ts", "return db.opinion.findMany({ select: { body: true } });"],
      ["app/features/board/public-queries.server.ts", "return db.$queryRaw`SELECT 1`;"],
      ["app/routes/public/board.tsx", 'import { listAll } from "~/features/board/queries.server";'],
    ],
    [
      ["app/features/board/public-queries.server.ts", 'import type { Db } from "~/platform/db.server";\nreturn [db.publicDocument.findMany(), db.opinion.groupBy({})];'],
      ["app/routes/desk/board.tsx", 'import { listAll } from "~/features/board/queries.server";'],
    ],
  );
});

describe("queries read, commands write, routes do neither", () => {
  holds(
    misplacedDatabaseWork,
    [
      ["app/features/board/queries.server.ts", "await db.message.updateMany({ data });"],
      ["app/features/board/public-queries.server.ts", "await db.$executeRaw`DELETE`;"],
      ["app/routes/desk/board.tsx", "const rows = await context.platform.db.message.findMany();"],
    ],
    [
      ["app/features/board/reply.server.ts", "await work.tx.message.update({ data });"],
      ["app/routes/desk/board.tsx", "const rows = await listMessages(context.platform.db, now);"],
    ],
  );
});

describe("a feature folder holds a closed list of kinds of file", () => {
  holds(
    foreignFeatureFiles,
    [
      ["app/features/board/format-date.ts", ""],
      ["app/features/board/card.tsx", ""],
      ["app/features/board/parts/cards/card.tsx", ""],
      ["app/features/board/jobs/remind.server.ts", ""],
      ["app/features/board.ts", ""],
      ["app/features/board/styles.css", ""],
    ],
    [
      ["app/features/open-month/register-party.server.ts", ""],
      ["app/features/open-month/register-party.server.test.ts", ""],
      ["app/features/open-month/public-queries.server.ts", ""],
      ["app/features/open-month/schema.ts", ""],
      ["app/features/open-month/words.ts", ""],
      ["app/features/open-month/words-desk.ts", ""],
      ["app/features/open-month/parts/seat-bar.tsx", ""],
      ["app/features/open-month/parts/seat-figures.ts", ""],
    ],
  );
});

describe("names say what is inside", () => {
  holds(
    badNames,
    [
      ["app/utils/date.ts", ""],
      ["app/ui/helpers.ts", ""],
      ["app/domain/common/text.ts", ""],
      ["app/ui/hooks/use-focus.ts", ""],
      ["app/ui/index.ts", ""],
      ["app/ui/kit.ts", 'export * from "./form";'],
      ["app/ui/formKit.tsx", ""],
      ["app/ui/Form.tsx", ""],
    ],
    [["app/platform/embedded-postgres.server.test.ts", ""]],
  );
});

describe("files are short enough to be read", () => {
  const lines = (count: number) => "x\n".repeat(count);
  holds(
    tooLong,
    [
      ["app/routes/public/board.tsx", lines(201)],
      ["app/ui/form.tsx", lines(401)],
      ["emails/frame.tsx", lines(401)],
    ],
    [
      ["app/routes/public/board.tsx", lines(200)],
      ["prisma/seed/texts/people.ts", lines(600)],
    ],
  );
});

describe("jobs that remove what has had its time read the retention table", () => {
  const reads = 'import { expiredBefore } from "~/domain/identity/retention";\n';
  const record = 'await record({ action: "retention.applied" });';
  holds(
    ownPeriods,
    [
      ["app/worker/purge-notes.ts", `const NOTE_DAYS = 30;\n${record}`],
      ["app/features/board/purge-notes.server.ts", `${reads}const before = new Date(now.getTime() - 30 * 86_400_000);\n${record}`],
      ["app/features/board/purge-notes.server.ts", `${reads}const before = startOfDay(addDays(dayOf(now), -30));\n${record}`],
    ],
    [["app/features/board/purge-notes.server.ts", `${reads}const before = expiredBefore("message", now);\n${record}`]],
  );
});
