import { measureAudit } from "./audit";
import { measureAlignment } from "./alignment";
import { measureLedger } from "./ledger";
import { measureCatalogue } from "./catalogue";
import { measureOpinions } from "./opinions";
import { measurePages } from "./pages";
import { measureRegistrations } from "./registrations";
import { measureScans } from "./scans";
import { startBenchApp, type BenchApp } from "./app";

/**
 * Prints one JSON object: what this build does on this machine. Figures are for comparing within one run (ratios), not for asserting.
 * `npm run bench -- ledger scans` measures those parts alone; `--large` adds a ledger of a million opinions.
 */
const sizes = process.argv.includes("--large") ? [1000, 10_000, 100_000, 1_000_000] : [1000, 10_000, 100_000];
const withApp: Record<string, (app: BenchApp) => Promise<unknown>> = {
  pages: (app) => measurePages(app.origin),
  catalogue: measureCatalogue,
  opinions: measureOpinions,
  ledger: (app) => measureLedger(app, sizes),
  scans: measureScans,
  registrations: measureRegistrations,
  audit: measureAudit,
};
const asked = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const unknown = asked.filter((name) => name !== "alignment" && !(name in withApp));
if (unknown.length > 0) throw new Error(`no such part: ${unknown.join(", ")}; there are alignment, ${Object.keys(withApp).join(", ")}`);
const isAsked = (name: string) => asked.length === 0 || asked.includes(name);

const results: Record<string, unknown> = { node: process.version };
// Before anything else runs on the machine.
if (isAsked("alignment")) results.alignment = measureAlignment();
const parts = Object.keys(withApp).filter(isAsked);
if (parts.length > 0) {
  const app = await startBenchApp();
  try {
    for (const name of parts) results[name] = await withApp[name]!(app);
  } finally {
    await app.stop();
  }
}
process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
