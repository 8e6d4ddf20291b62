import { measureOpinions } from "./opinions";
import { measurePages } from "./pages";
import { startBenchApp } from "./app";

/**
 * Prints one JSON object: what this build does on this machine. Figures are for comparing within one run (ratios), not
 * for asserting.
 */
const app = await startBenchApp();
try {
  const pages = await measurePages(app.origin);
  const opinions = await measureOpinions(app);
  process.stdout.write(`${JSON.stringify({ node: process.version, pages, opinions }, null, 2)}\n`);
} finally {
  await app.stop();
}
