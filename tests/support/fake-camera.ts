import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import QRCode from "qrcode";
import { atFileEnd } from "./at-file-end";

const WIDTH = 640;
const HEIGHT = 480;
const FRAMES = 5;

/** Switches of Chromium for a camera that shows a ticket's QR code to whoever asks for a camera, without a question. */
export function cameraShowing(text: string): string[] {
  return ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", `--use-file-for-fake-video-capture=${qrVideo(text)}`];
}

/** A YUV4MPEG2 file of a few equal pictures, which Chromium plays again and again: a code on white in the middle of a grey room. */
function qrVideo(text: string): string {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: "Q" });
  const scale = Math.floor(360 / (modules.size + 8));
  const side = (modules.size + 8) * scale;
  const [left, top] = [(WIDTH - side) >> 1, (HEIGHT - side) >> 1];
  const luma = Buffer.alloc(WIDTH * HEIGHT, 120);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const [row, column] = [Math.floor(y / scale) - 4, Math.floor(x / scale) - 4];
      const isInside = row >= 0 && column >= 0 && row < modules.size && column < modules.size;
      luma[(top + y) * WIDTH + left + x] = isInside && modules.get(row, column) ? 20 : 235;
    }
  }
  const chroma = Buffer.alloc((WIDTH * HEIGHT) / 2, 128);
  const frame = Buffer.concat([Buffer.from("FRAME\n"), luma, chroma]);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "kaimen-camera-"));
  atFileEnd(() => fs.rmSync(folder, { recursive: true }));
  const file = path.join(folder, "ticket.y4m");
  fs.writeFileSync(file, Buffer.concat([Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F30:1 Ip A1:1 C420jpeg\n`), ...Array.from({ length: FRAMES }, () => frame)]));
  return file;
}
