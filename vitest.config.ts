import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { RunReporter } from "./tests/support/run-reporter";

const app = fileURLToPath(new URL("./app", import.meta.url));
const reporter = new RunReporter();

/** Tests of pure functions and of the source tree. Whatever is not here and not in `tests/browser` gets a database. */
const pure = [
  "app/domain/**/*.test.{ts,tsx}",
  "app/ui/**/*.test.{ts,tsx}",
  "app/gate-client/**/*.test.{ts,tsx}",
  "emails/**/*.test.{ts,tsx}",
  "prisma/seed/texts/**/*.test.ts",
  "tests/*.test.ts",
];
const browser = ["tests/browser/**/*.test.ts"];

// A machine far from Shanghai: whatever computes a day in the zone of the machine goes wrong here.
process.env.TZ = "America/Los_Angeles";

export default defineConfig({
  resolve: { alias: { "~": app } },
  test: {
    // Two cores: more files at once make each slower and the whole no faster.
    maxWorkers: 2,
    reporters: ["default", reporter],
    onConsoleLog: reporter.onConsoleLog,
    setupFiles: ["tests/support/setup.ts"],
    projects: [
      { extends: true, test: { name: "domain", include: pure } },
      {
        extends: true,
        test: {
          name: "database",
          include: ["{app,prisma,tests}/**/*.test.{ts,tsx}"],
          exclude: [...pure, ...browser],
          globalSetup: ["tests/support/database-server.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: "browser",
          include: browser,
          globalSetup: ["tests/support/database-server.ts", "tests/support/chromium.ts"],
          // One browser at a time, after the rest.
          fileParallelism: false,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
