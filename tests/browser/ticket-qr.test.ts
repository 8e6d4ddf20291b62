import { describe, expect, it } from "vitest";
import type { Page } from "playwright-core";
import { PNG } from "pngjs";
import { startWorker } from "~/worker";
import { atFileEnd } from "../support/at-file-end";
import { openBrowser } from "../support/browser";
import { buildEvent, register } from "../support/event-builder";
import { testPlatform } from "../support/platform";
import { readQr, type Picture } from "../support/read-qr";
import { openSite } from "../support/site";
import { startSmtp } from "../support/smtp";

const smtp = await startSmtp();
const platform = await testPlatform({ env: { SMTP_URL: smtp.url }, at: "2026-08-02T10:00:00+08:00" });
const event = await buildEvent(platform, { seasonYear: null });
const worker = await startWorker(platform, platform.databaseUrl, { pollMs: 50, beatMs: 500, silentMs: 5000 });
atFileEnd(() => worker.stop());
const { desktop, phone } = await openBrowser();

async function ticket() {
  const party = await register(platform, platform.clock.now(), event.sessionIds[0]!, 1, { contact: { kind: "email", value: "wang@mail.example" } });
  if (!party.ok) throw new Error(party.reason);
  return party;
}

/** The picture of a mail as a chat or a mail program passes it on: smaller, on a dark ground, as a JPEG of low quality. */
async function passOn(tab: Page, png: Buffer, how: { side: number; ground: string; quality: number }): Promise<Picture> {
  const passed = await tab.evaluate(
    async ({ source, side, ground, quality }) => {
      const load = async (blob: Blob) => createImageBitmap(blob);
      const bytes = Uint8Array.from(atob(source), (symbol) => symbol.charCodeAt(0));
      const picture = await load(new Blob([bytes], { type: "image/png" }));
      const canvas = document.createElement("canvas");
      canvas.width = canvas.height = side + 80;
      const context = canvas.getContext("2d")!;
      context.fillStyle = ground;
      context.fillRect(0, 0, canvas.width, canvas.height);
      context.imageSmoothingQuality = "medium";
      context.drawImage(picture, 40, 40, side, side);
      const jpeg = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", quality));
      context.drawImage(await load(jpeg!), 0, 0);
      return canvas.toDataURL("image/png").replace(/^.*,/, "");
    },
    { source: png.toString("base64"), ...how },
  );
  return pictureOf(Buffer.from(passed, "base64"));
}

function pictureOf(png: Buffer): Picture {
  const { data, width, height } = PNG.sync.read(png);
  return { data: new Uint8ClampedArray(data), width, height };
}

describe("the ticket in the confirmation mail", () => {
  it("E1: is a PNG inside the mail with the typed code beside it, and survives being passed on", async () => {
    const { code } = await ticket();
    const mail = await smtp.waitForMail((each) => each.to.includes("wang@mail.example"));
    const [picture] = mail.parsed.attachments.filter((part) => part.contentType === "image/png");
    expect(picture).toMatchObject({ contentDisposition: "inline" });
    // The mail points to its own part; no svg and no data: address, which mail programs drop.
    const source = mail.source.toString().replace(/=\r\n/g, "").replace(/=3D/g, "=");
    expect(/content-id:\s*<([^>]+)>/i.exec(source)?.[1]).toBe(picture!.cid);
    expect(source).toContain(`src="cid:${picture!.cid}"`);
    expect(source).not.toMatch(/image\/svg|src="?data:/);
    const image = /<img[^>]*>/.exec(source)?.[0] ?? "";
    expect(image).toMatch(/alt="[^"]{2,}"/);
    for (const words of [mail.text, mail.html]) expect(words.replace(/[-\s]/g, "")).toContain(code);

    const tab = await desktop();
    for (const side of [480, 160]) {
      for (const ground of ["#ffffff", "#0b0b0b"]) {
        const read = await readQr(await passOn(tab, picture!.content, { side, ground, quality: 0.4 }));
        expect([read.door, read.foreign], `${side} px on ${ground}`).toEqual([code, code]);
      }
    }
  });
});

describe("the ticket on a page", () => {
  it("is read from the screen of a small phone, in light and dark", async () => {
    const { code } = await ticket();
    const origin = await openSite(platform);
    for (const colorScheme of ["light", "dark"] as const) {
      const tab = await phone({ viewport: { width: 375, height: 667 }, deviceScaleFactor: 1, colorScheme });
      await tab.goto(`${origin}/tickets/${code}`);
      const picture = pictureOf(await tab.locator(".qr").first().screenshot());
      expect(picture.width).toBeGreaterThanOrEqual(260);
      const read = await readQr(picture);
      expect([read.door, read.foreign]).toEqual([code, code]);
    }
  });
});
