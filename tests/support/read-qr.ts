import fs from "node:fs";
import { createRequire } from "node:module";
import jsQR from "jsqr";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";

/** A picture as a canvas has it: red, green, blue, alpha. */
export interface Picture {
  data: Uint8ClampedArray;
  width: number;
  height: number;
}

const wasm = fs.readFileSync(createRequire(import.meta.url).resolve("zxing-wasm/reader/zxing_reader.wasm"));
prepareZXingModule({ overrides: { wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) as ArrayBuffer } });

/** What the door's own reader, with the door's options, and a foreign one read in a picture. */
export async function readQr({ data, width, height }: Picture): Promise<{ door: string | null; foreign: string | null }> {
  const picture = { data: new Uint8ClampedArray(data), width, height, colorSpace: "srgb" as const };
  const found = await readBarcodes(picture as ImageData, { formats: ["QRCode"], tryHarder: true, tryInvert: true, maxNumberOfSymbols: 1 });
  return { door: found[0]?.text ?? null, foreign: jsQR(picture.data, width, height)?.data ?? null };
}
