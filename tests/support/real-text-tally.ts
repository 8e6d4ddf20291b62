import type { Reporter } from "vitest/node";

/** What `realText` writes to the console for this tally; the line itself is not shown. */
export const REAL_TEXT_MARK = "real text read: ";

/** Counts the real texts that tests have read and says at the end of the run how many there were. */
export class RealTextTally implements Reporter {
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

  onTestRunEnd(): void {
    if (this.#read.size > 0) process.stdout.write(`Real texts: ${this.#read.size} checked.\n`);
    else if (this.#askedInVain) process.stdout.write("Real texts: not checked (the folder KAIMEN_TEST_DATA is not there).\n");
  }
}
