import fs from "node:fs";
import path from "node:path";
import axeCore, { type AxeResults } from "axe-core";
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type CDPSession, type Page } from "playwright-core";
import { inject } from "vitest";
import { atFileEnd } from "./at-file-end";

const RESULTS = path.resolve(import.meta.dirname, "../../test-results");
const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/**
 * The switch of each page without JavaScript. It is ours and not the context's option, because the option cannot be
 * turned back for axe-core.
 */
const scriptSwitches = new WeakMap<Page, CDPSession>();

export interface TestBrowser {
  browser: Browser;
  /** 1280 × 900. */
  desktop(options?: BrowserContextOptions): Promise<Page>;
  /** 390 × 844 with touch, as a phone of today. */
  phone(options?: BrowserContextOptions): Promise<Page>;
  /** A phone whose JavaScript is off. */
  noJavaScript(options?: BrowserContextOptions): Promise<Page>;
}

/**
 * Chromium, closed when the test file is through. Every page fails the test on an error in its console, on an uncaught
 * exception, and on a request to another site.
 *
 * @param options.args more switches of Chromium, for example for a camera that plays a file
 */
export async function openBrowser(options: { args?: string[] } = {}): Promise<TestBrowser> {
  const { executable, env } = inject("chromium");
  const browser = await chromium.launch({
    executablePath: executable,
    env: { ...definedEnv(), ...env },
    args: ["--no-sandbox", "--no-zygote", "--disable-background-networking", "--font-render-hinting=none", "--disable-gpu", ...(options.args ?? [])],
  });
  atFileEnd(() => browser.close());
  const open = async (options: BrowserContextOptions): Promise<Page> => {
    const context = await browser.newContext({ locale: "zh-CN", ...options });
    context.setDefaultTimeout(10_000);
    watch(context);
    return context.newPage();
  };
  const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };
  return {
    browser,
    desktop: (options) => open({ viewport: { width: 1280, height: 900 }, ...options }),
    phone: (options) => open({ ...phone, ...options }),
    noJavaScript: async (options) => {
      const page = await open({ ...phone, ...options });
      const session = await page.context().newCDPSession(page);
      await session.send("Emulation.setScriptExecutionDisabled", { value: true });
      scriptSwitches.set(page, session);
      return page;
    },
  };
}

function definedEnv(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

function watch(context: BrowserContext): void {
  context.on("weberror", (error) => console.error(`uncaught in the page: ${error.error().message}`));
  context.on("console", (message) => {
    if (message.type() === "error") console.error(`console of the page: ${message.text()} (${message.location().url})`);
  });
  context.on("request", (request) => {
    const { protocol, hostname } = new URL(request.url());
    const own = ["data:", "blob:", "about:"].includes(protocol) || ["127.0.0.1", "localhost"].includes(hostname);
    if (!own) console.error(`the page asked another site: ${request.url()}`);
  });
}

/**
 * Looks for breaches of WCAG 2.2 AA on the page as it is now, with axe-core.
 *
 * @throws when there are any, one line each.
 */
export async function axe(page: Page): Promise<void> {
  const results = await withScripts(page, async () => {
    await page.evaluate(axeCore.source);
    return page.evaluate(
      (tags) => (window as unknown as { axe: typeof axeCore }).axe.run(document, { runOnly: { type: "tag", values: tags } }),
      WCAG,
    );
  });
  const violations = describeViolations(results);
  if (violations.length > 0) throw new Error(`not accessible: ${page.url().slice(0, 200)}\n${violations.join("\n")}`);
}

/**
 * axe-core waits on timers, which stand still where JavaScript is off. The page has been read without its scripts by now
 * and does not run them later, so JavaScript may be on while `look` looks.
 */
async function withScripts<Result>(page: Page, look: () => Promise<Result>): Promise<Result> {
  const session = scriptSwitches.get(page);
  if (!session) return look();
  await session.send("Emulation.setScriptExecutionDisabled", { value: false });
  try {
    return await look();
  } finally {
    await session.send("Emulation.setScriptExecutionDisabled", { value: true });
  }
}

/** One line a breach: rule, what is wrong, where. */
function describeViolations(results: AxeResults): string[] {
  return results.violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id} (${violation.help}) at ${node.target.join(" ")}: ${node.html.slice(0, 160)} — ${node.failureSummary ?? ""}`),
  );
}

/** Writes test-results/<name>.png: the whole page. Returns its path. */
export async function screenshot(page: Page, name: string): Promise<string> {
  fs.mkdirSync(RESULTS, { recursive: true });
  const file = path.join(RESULTS, `${name}.png`);
  await page.screenshot({ path: file, fullPage: true });
  return file;
}
