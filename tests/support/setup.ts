import { format } from "node:util";
import { afterAll, afterEach } from "vitest";
import { runCleanups } from "./at-file-end";
import { noteConsoleError, settleConsoleErrors } from "./console-errors";

console.error = (...parts: unknown[]) => noteConsoleError(format(...parts));

afterEach(settleConsoleErrors);
afterAll(async () => {
  try {
    await runCleanups();
  } finally {
    settleConsoleErrors();
  }
});
