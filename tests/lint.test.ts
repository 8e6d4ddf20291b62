import { ESLint, Linter } from "eslint";
import { parser } from "typescript-eslint";
import { describe, expect, it } from "vitest";

const eslint = new ESLint();

/** How many breaches of the rules that hold the design are in `text` when it stands at `file`. */
async function breaches(file: string, text: string): Promise<number> {
  const { rules } = (await eslint.calculateConfigForFile(file)) as { rules: Linter.RulesRecord };
  const config: Linter.Config = { files: ["**/*.ts"], languageOptions: { parser }, rules: { "no-restricted-syntax": rules["no-restricted-syntax"] ?? "off" } };
  return new Linter().verify(text, config, "sample.ts").length;
}

describe("the rules of style that hold the design", () => {
  it.each([
    ["app/domain/board/reply.ts", "const now = new Date();"],
    ["app/features/board/reply.server.ts", "const now = Date.now();"],
    ["app/routes/public/board.tsx", "const id = Math.random();"],
    ["app/worker.ts", "const now = new Date();"],
    ["app/ui/card.tsx", "const year = new Date().getFullYear();"],
    ["emails/receipt.ts", "const now = Date.now();"],
    ["app/features/board/reply.server.ts", "await db.$transaction([]);"],
    ["app/platform/jobs.server.ts", "await db.$transaction(async () => {});"],
    ["app/features/board/reply.server.ts", "const url = process.env.PUBLIC_URL;"],
    ["app/platform/mail.server.ts", "const { SMTP_URL } = process.env;"],
    ["app/root.tsx", "const url = process.env.PUBLIC_URL;"],
    ["app/domain/board/reply.test.ts", "it.only('x', () => {});"],
    ["tests/routes/board.test.ts", "describe.skip('x', () => {});"],
    ["app/features/board/reply.server.test.ts", "it.todo('x');"],
  ])("%s may not say %s", async (file, text) => {
    expect(await breaches(file, text)).toBe(1);
  });

  it.each([
    ["app/domain/board/reply.ts", "const at = new Date(sentAt.getTime() + 1);"],
    ["app/platform/clock.server.ts", "const now = Date.now();"],
    ["app/platform/env.server.ts", "requireEnv(process.env);"],
    ["app/platform/unit-of-work.server.ts", "db.$transaction(async () => {});"],
    ["app/domain/board/reply.test.ts", "const now = new Date(); it.each([1])('x', () => {});"],
    ["prisma/migrate.ts", "requireEnv(process.env);"],
  ])("%s may say %s", async (file, text) => {
    expect(await breaches(file, text)).toBe(0);
  });
});
