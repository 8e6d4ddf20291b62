/**
 * Every `console.error` of a test must have been announced, else the test fails. React, Remix and our own log write
 * there when something is wrong that no assertion looks at.
 */
let seen: string[] = [];
let expected: RegExp[] = [];

/** Announces that this test will cause an error line that matches `pattern`, at least once. */
export function expectConsoleError(pattern: RegExp): void {
  expected.push(pattern);
}

export function noteConsoleError(line: string): void {
  seen.push(line);
}

/** @throws when something was written unannounced, or something announced was not written. */
export function settleConsoleErrors(): void {
  const [lines, patterns] = [seen, expected];
  seen = [];
  expected = [];
  const unexpected = lines.filter((line) => !patterns.some((pattern) => pattern.test(line)));
  if (unexpected.length > 0) throw new Error(`unexpected console.error:\n${unexpected.join("\n")}`);
  const missing = patterns.filter((pattern) => !lines.some((line) => pattern.test(line)));
  if (missing.length > 0) throw new Error(`expected console.error did not come: ${missing.join(", ")}`);
}
