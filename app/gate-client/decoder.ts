export type DecodeRequest = { id: number; pixels: ArrayBuffer; width: number; height: number };
export type DecodeAnswer = { id: number; text: string | null; failure?: string };

export type Decoder = {
  /** The text of a QR code in the picture, or null. @throws when the reader did not start */
  decode(picture: ImageData): Promise<string | null>;
};

/** Reads QR codes in a worker, so that a hard picture does not stop the page. */
export function openDecoder(): Decoder {
  const worker = new Worker(new URL("./decode-worker.ts", import.meta.url), { type: "module" });
  const waiting = new Map<number, { resolve: (text: string | null) => void; reject: (error: Error) => void }>();
  let lastId = 0;
  const failAll = (reason: string) => {
    for (const { reject } of waiting.values()) reject(new Error(reason));
    waiting.clear();
  };
  worker.addEventListener("message", ({ data }: MessageEvent<DecodeAnswer>) => {
    const one = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.failure === undefined) one?.resolve(data.text);
    else one?.reject(new Error(data.failure));
  });
  worker.addEventListener("error", (event) => failAll(event.message || "the QR reader did not start"));
  return {
    decode(picture) {
      const id = (lastId += 1);
      const pixels = picture.data.buffer as ArrayBuffer;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        worker.postMessage({ id, pixels, width: picture.width, height: picture.height } satisfies DecodeRequest, [pixels]);
      });
    },
  };
}
