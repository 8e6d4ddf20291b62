import { measureAudit } from "./audit";
import { measureAlignment } from "./alignment";
import { measureLedger } from "./ledger";
import { measureCatalogue } from "./catalogue";
import { measureOpinions } from "./opinions";
import { measurePages } from "./pages";
import { measureRegistrations } from "./registrations";
import { measureScans } from "./scans";
import { startBenchApp } from "./app";

/**
 * Prints one JSON object: what this build does on this machine. Figures are for comparing within one run (ratios), not
 * for asserting.
 */
// Before anything else runs on the machine.
const alignment = measureAlignment();
const app = await startBenchApp();
try {
  const pages = await measurePages(app.origin);
  const catalogue = await measureCatalogue(app);
  const opinions = await measureOpinions(app);
  const ledger = await measureLedger(app, process.argv.includes("--large") ? [1000, 10_000, 100_000, 1_000_000] : [1000, 10_000, 100_000]);
  const scans = await measureScans(app);
  const registrations = await measureRegistrations(app);
  const audit = await measureAudit(app);
  process.stdout.write(`${JSON.stringify({ node: process.version, alignment, pages, catalogue, opinions, ledger, scans, registrations, audit }, null, 2)}\n`);
} finally {
  await app.stop();
}
