import { prepareZXingModule, readBarcodes, type ReaderOptions } from "zxing-wasm/reader";
import wasmUrl from "zxing-wasm/reader/zxing_reader.wasm?url";
import type { DecodeAnswer, DecodeRequest } from "./decoder";

/** The part of a worker's own scope that is used here; the browser's types are those of a page. */
type WorkerScope = {
  postMessage(message: DecodeAnswer): void;
  addEventListener(type: "message", listen: (event: MessageEvent<DecodeRequest>) => void): void;
};
const scope = globalThis as unknown as WorkerScope;

const OPTIONS: ReaderOptions = { formats: ["QRCode"], tryHarder: true, tryInvert: true, maxNumberOfSymbols: 1 };

// From our own origin: the library's default is another company's server, which neither the policy of this site nor a closed network allows.
prepareZXingModule({ overrides: { locateFile: (file: string, prefix: string) => (file.endsWith(".wasm") ? wasmUrl : prefix + file) } });

scope.addEventListener("message", ({ data: { id, pixels, width, height } }) => {
  readBarcodes(new ImageData(new Uint8ClampedArray(pixels), width, height), OPTIONS).then(
    (found) => scope.postMessage({ id, text: found.find((one) => one.isValid)?.text ?? null }),
    (error: unknown) => scope.postMessage({ id, text: null, failure: String(error) }),
  );
});
