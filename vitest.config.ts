import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { RealTextTally } from "./tests/support/real-text-tally";

const app = fileURLToPath(new URL("./app", import.meta.url));
const tally = new RealTextTally();

// A machine far from Shanghai: whatever computes a day in the zone of the machine goes wrong here.
process.env.TZ = "America/Los_Angeles";

export default defineConfig({
  resolve: { alias: { "~": app } },
  test: {
    // Two cores: more files at once make each slower and the whole no faster.
    maxWorkers: 2,
    reporters: ["default", tally],
    onConsoleLog: tally.onConsoleLog,
    setupFiles: ["tests/support/setup.ts"],
    projects: [
      {
        extends: true,
        test: {
          name: "domain",
          include: [
            "app/domain/**/*.test.ts",
            "app/ui/**/*.test.{ts,tsx}",
            "app/gate-client/**/*.test.ts",
            "emails/**/*.test.{ts,tsx}",
            "prisma/seed/texts/**/*.test.ts",
            "tests/*.test.ts",
          ],
        },
      },
      {
        extends: true,
        test: {
          name: "database",
          include: [
            "app/*.test.{ts,tsx}",
            "app/features/**/*.test.{ts,tsx}",
            "app/platform/**/*.test.ts",
            "app/routes/**/*.test.{ts,tsx}",
            "prisma/**/*.test.ts",
            "tests/{support,routes,races,contracts}/**/*.test.ts",
          ],
          exclude: ["prisma/seed/texts/**"],
          globalSetup: ["tests/support/database-server.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "browser",
          include: ["tests/browser/**/*.test.ts"],
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
