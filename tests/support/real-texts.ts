import fs from "node:fs";
import path from "node:path";
import { REAL_TEXT_MARK } from "./run-reporter";

/** Where the real texts are, if they are there. */
export const REAL_TEXTS = path.resolve(import.meta.dirname, "../..", process.env.KAIMEN_TEST_DATA ?? "../shared/data");

/**
 * One real text below `KAIMEN_TEST_DATA` (default `../shared/data`), for example `realText("laws/人民防空法.md")`; null where
 * it is not there, and then the test has nothing to check. The run prints how many were read.
 */
export function realText(name: string): string | null {
  const file = path.join(REAL_TEXTS, name);
  const found = fs.existsSync(file);
  console.info(`${REAL_TEXT_MARK}${found ? name : ""}`);
  return found ? fs.readFileSync(file, "utf8") : null;
}

/** The names of the real texts in one folder, for `it.each`; none where it is not there. */
export function realTextNames(folder: string): string[] {
  const dir = path.join(REAL_TEXTS, folder);
  if (fs.existsSync(dir)) return fs.readdirSync(dir).sort().map((name) => `${folder}/${name}`);
  console.info(REAL_TEXT_MARK);
  return [];
}
