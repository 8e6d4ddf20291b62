import fs from "node:fs";
import path from "node:path";
import tailwindcss from "@tailwindcss/vite";
import { build, type Rollup } from "vite";
import { beforeAll, describe, expect, it } from "vitest";

const here = import.meta.dirname;
const root = path.resolve(here, "../..");
const tokens = fs.readFileSync(path.join(here, "styles/tokens.css"), "utf8");

/** The browser floor, read from the site's own build. */
const viteConfig = fs.readFileSync(path.join(root, "vite.config.ts"), "utf8");
const cssTarget = JSON.parse(/cssTarget: (\[[^\]]*\])/.exec(viteConfig)?.[1] ?? "[]") as string[];

let css = "";

beforeAll(async () => {
  const result = (await build({
    configFile: false,
    root,
    logLevel: "error",
    plugins: [tailwindcss()],
    build: { write: false, cssTarget, rollupOptions: { input: path.join(here, "styles.css") } },
  })) as Rollup.RollupOutput;
  const sheet = result.output.find((file) => file.fileName.endsWith(".css"));
  css = sheet?.type === "asset" ? String(sheet.source) : "";
});

describe("the built style sheet on the browser floor", () => {
  it("is built for Chromium 99 and Safari 15.4", () => {
    expect(cssTarget).toEqual(["chrome99", "safari15.4"]);
    expect(css.length).toBeGreaterThan(10_000);
  });

  it.each([
    ["colours of newer notations", /\b(?:oklch|oklab|lch|lab|color-mix|light-dark)\(|\bcolor\(/],
    ["nested rules", /&/],
    ["media ranges", /@media[^{]*[<>]/],
    ["container queries", /@container/],
    ["the parent selector", /:has\(/],
    ["scoped rules", /@scope|@starting-style/],
    ["another origin", /url\(["']?(?:https?:)?\/\//],
  ])("uses no %s", (_, pattern) => {
    expect(pattern.exec(css)?.[0]).toBeUndefined();
  });

  it("gives every registered property a value for browsers that cannot register one", () => {
    const fallbacks = /@layer properties\{(.*?)\}\}\}/s.exec(css)?.[1] ?? "";
    const registered = [...css.matchAll(/@property (--[\w-]+)/g)].map((match) => match[1] ?? "");
    expect(registered.filter((name) => !fallbacks.includes(`${name}:`))).toEqual([]);
  });

  it("sets no screen text under 16 px", () => {
    const rootSize = 0.01 * Number(/html\{[^}]*font-size:([\d.]+)%/.exec(css)?.[1]) * 16;
    expect(rootSize).toBe(18);
    const sizes = [...css.matchAll(/font-size:([\d.]+)rem/g)].map((match) => Number(match[1]) * rootSize);
    expect(sizes.length).toBeGreaterThan(20);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(15.99);
  });

  it("never sets text in the colour of light", () => {
    expect(/(?<![\w-])(?:color|fill):var\(--color-light\)/.exec(css)).toBeNull();
  });

  it("has a rule for every class the components write", () => {
    const written = fs
      .readdirSync(here)
      .filter((file) => file.endsWith(".tsx"))
      .flatMap((file) => [...fs.readFileSync(path.join(here, file), "utf8").matchAll(/className="([^"]+)"/g)])
      .flatMap((match) => (match[1] ?? "").split(" "));
    expect(written.length).toBeGreaterThan(80);
    expect([...new Set(written)].filter((name) => !css.includes(`.${name}`))).toEqual([]);
  });
});

describe.each([
  ["light", /@theme static \{([\s\S]*?)\n\}/],
  ["dark", /prefers-color-scheme: dark\) \{([\s\S]*?)\n\}/],
])("contrast in the %s scheme", (_, block) => {
  const light = colorsOf(/@theme static \{([\s\S]*?)\n\}/);
  const colors = { ...light, ...colorsOf(block) };
  const plain = ["ink", "ink-soft", "brand", "adopted", "partly", "not-adopted", "refused"];

  it.each([
    ...plain.map((text) => [text, "paper"]),
    ...plain.map((text) => [text, "mist"]),
    ["ink", "brand-tint"],
    ["brand", "brand-tint"],
    ["ink", "adopted-tint"],
    ["adopted", "adopted-tint"],
    ["ink", "partly-tint"],
    ["partly", "partly-tint"],
    ["ink", "not-adopted-tint"],
    ["not-adopted", "not-adopted-tint"],
    ["ink", "refused-tint"],
    ["refused", "refused-tint"],
    ["on-brand", "brand"],
    ["on-refused", "refused"],
    ["on-deep", "brand-deep"],
    ["on-deep-soft", "brand-deep"],
    ["on-deep", "leaf"],
    ["on-deep-soft", "leaf"],
  ] as [string, string][])("%s on %s reaches 4.5 : 1", (text, ground) => {
    expect(contrast(colors[text], colors[ground])).toBeGreaterThanOrEqual(4.5);
  });

  it.each([
    ["line-strong", "paper"],
    ["line-strong", "mist"],
    ["light", "brand-deep"],
    ["light", "leaf"],
  ] as [string, string][])("the edge %s on %s reaches 3 : 1", (edge, ground) => {
    expect(contrast(colors[edge], colors[ground])).toBeGreaterThanOrEqual(3);
  });
});

function colorsOf(block: RegExp): Record<string, string> {
  const text = block.exec(tokens)?.[1] ?? "";
  return Object.fromEntries([...text.matchAll(/--color-([\w-]+): (#[0-9a-f]{6});/g)].map((match) => [match[1], match[2]]));
}

/** Contrast ratio of two colours `#rrggbb`, WCAG 2.2, from 1 to 21. */
function contrast(a: string | undefined, b: string | undefined): number {
  if (!a || !b) return 0;
  const [darker = 0, lighter = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
