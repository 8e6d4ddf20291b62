import { load } from "./load";

const REQUESTS = 300;
const AT_ONCE = 10;

const PAGES = [
  "/",
  "/en",
  "/catalogue/2026",
  "/decisions/basement-everyday-use",
  "/decisions/basement-everyday-use/draft",
  "/decisions/basement-everyday-use/opinion?clause=a7",
  "/decisions/siren-test-notice/report",
  "/consultations",
  "/receipts",
  "/open-month/2026",
  "/api/v1/catalogue/2026",
  "/api/v1/decisions/siren-test-notice",
];

/** Requests a second of each public page, its weight on the line, and what it loads of scripts and styles, in bytes. */
export async function measurePages(origin: string) {
  const results = [];
  for (const path of PAGES) {
    const first = await fetch(origin + path, { headers: { "accept-encoding": "gzip" } });
    const html = await first.text();
    const scripts = [...html.matchAll(/<script\b[^>]*?(?:src="([^"]+)")?[^>]*>([\s\S]*?)<\/script>/g)];
    const styles = [...html.matchAll(/<link[^>]+rel="stylesheet"[^>]+href="([^"]+)"/g)].map((match) => match[1] ?? "");
    const { perSecond, p95, statuses } = await load(REQUESTS, AT_ONCE, async () => {
      const response = await fetch(origin + path);
      await response.arrayBuffer();
      return response.status;
    });
    results.push({
      path,
      perSecond,
      p95,
      statuses,
      bytes: Buffer.byteLength(html),
      bytesOnTheLine: await sizeOf(origin + path),
      styleBytesOnTheLine: await total(styles.map((href) => sizeOf(new URL(href, origin).href))),
      scriptBytes: await total(scripts.map((match) => (match[1] ? sizeOf(new URL(match[1], origin).href) : Promise.resolve(Buffer.byteLength(match[2] ?? ""))))),
    });
  }
  return results;
}

async function total(sizes: Promise<number>[]): Promise<number> {
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

/** Bytes of the body as sent, compressed. `fetch` unpacks, so this asks by hand. */
async function sizeOf(url: string): Promise<number> {
  const http = await import("node:http");
  return new Promise((resolve, reject) => {
    http
      .get(url, { headers: { "accept-encoding": "gzip" } }, (response) => {
        let bytes = 0;
        response.on("data", (chunk: Buffer) => (bytes += chunk.length)).on("end", () => resolve(bytes));
      })
      .on("error", reject);
  });
}
