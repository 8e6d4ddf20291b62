import type { Reporter, TestModule } from "vitest/node";

/** What `realText` writes to the console for this reporter; the line itself is not shown. */
export const REAL_TEXT_MARK = "real text read: ";

/** Closes the run with how many real texts were read and how many tests passed. */
export class RunReporter implements Reporter {
  readonly #read = new Set<string>();
  #askedInVain = false;

  readonly onConsoleLog = (log: string): boolean | undefined => {
    if (!log.startsWith(REAL_TEXT_MARK)) return undefined;
    for (const line of log.trimEnd().split("\n")) {
      const name = line.slice(REAL_TEXT_MARK.length);
      if (name === "") this.#askedInVain = true;
      else this.#read.add(name);
    }
    return false;
  };

  onTestRunEnd(modules: ReadonlyArray<TestModule>): void {
    if (this.#read.size > 0) process.stdout.write(`Real texts: ${this.#read.size} checked.\n`);
    else if (this.#askedInVain) process.stdout.write("Real texts: not checked (the folder KAIMEN_TEST_DATA is not there).\n");
    const count = { passed: 0, failed: 0, skipped: 0, pending: 0 };
    for (const module of modules) {
      let failedTests = 0;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        count[state] += 1;
        if (state === "failed") failedTests += 1;
      }
      // A file that breaks outside its tests has failed as well.
      if (module.state() === "failed" && failedTests === 0) count.failed += 1;
    }
    const skipped = count.skipped + count.pending;
    process.stdout.write(`${count.passed} passed, ${count.failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}\n`);
  }
}
