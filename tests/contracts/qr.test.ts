import { createHmac } from "node:crypto";
import { PNG } from "pngjs";
import QRCode from "qrcode";
import { describe, expect, it } from "vitest";
import { parseTicketCode, TICKET_VERSION, ticketCodeFromMac } from "~/domain/codes/ticket-code";
import { readQr, type Picture } from "../support/read-qr";

const codes = Array.from({ length: 40 }, (_, n) => ticketCodeFromMac(createHmac("sha256", "contract").update(String(n)).digest(), TICKET_VERSION));

async function draw(text: string, scale: number): Promise<Picture> {
  const png = PNG.sync.read(await QRCode.toBuffer(text, { errorCorrectionLevel: "Q", margin: 4, scale }));
  return { data: new Uint8ClampedArray(png.data), width: png.width, height: png.height };
}

/** Light becomes dark and dark becomes light, as in a mail program's dark scheme. */
function inverted({ data, ...size }: Picture): Picture {
  return { ...size, data: data.map((value, index) => (index % 4 === 3 ? value : 255 - value)) };
}

describe("the QR code of a ticket", () => {
  it("holds the 26 symbols in the smallest size that they fit", () => {
    for (const code of codes) expect(QRCode.create(code, { errorCorrectionLevel: "Q" }).version).toBe(2);
  });

  it("is read as the code by the door's reader and by a foreign one, large and small", async () => {
    for (const code of codes) {
      for (const scale of [2, 4, 16]) {
        const read = await readQr(await draw(code, scale));
        expect([read.door, read.foreign], `${code} at ${scale}`).toEqual([code, code]);
        expect(parseTicketCode(read.door ?? "")).toMatchObject({ ok: true, code });
      }
    }
  });

  it("is read by the door also when it is inverted", async () => {
    expect((await readQr(inverted(await draw(codes[0]!, 6)))).door).toBe(codes[0]);
  });

  it("of somebody else is read too, and is no ticket", async () => {
    for (const text of ["https://example.test/t/1", "weixin://wxpay/bizpayurl?pr=abc", "王小明"]) {
      const { door } = await readQr(await draw(text, 6));
      expect(door).toBe(text);
      expect(parseTicketCode(door ?? "")).toEqual({ ok: false, reason: "MALFORMED" });
    }
  });
});
