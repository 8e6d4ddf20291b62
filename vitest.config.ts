import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const app = fileURLToPath(new URL("./app", import.meta.url));

export default defineConfig({
  resolve: { alias: { "~": app } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "domain",
          include: ["app/domain/**/*.test.ts", "emails/**/*.test.tsx", "app/ui/**/*.test.ts", "tests/architecture.test.ts"],
        },
      },
    ],
  },
});
