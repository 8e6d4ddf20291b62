import type { Decoder } from "./decoder";

export type CameraState = "off" | "starting" | "running" | "needs-https" | "denied" | "missing" | "busy" | "decoder-failed";

export type Camera = {
  start(): Promise<void>;
  stop(): void;
};

/** The middle of the picture, at most 720 pixels square: what the volunteer aims with, and small enough for an old phone. */
const CROP = 720;
/** A pause between two pictures; ten a second are enough to aim and leave the phone cool. */
const PAUSE_MS = 100;

/**
 * Shows the back camera and reads codes from it for as long as the page is visible; a stream that went on while the page was hidden is
 * dead on many phones, so it is opened anew.
 */
export function openCamera(video: HTMLVideoElement, decoder: Decoder, onText: (text: string) => void, onState: (state: CameraState) => void): Camera {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d", { willReadFrequently: true });
  let stream: MediaStream | null = null;
  let isWanted = false;
  /** Each start has its own number; a loop or an opening of an earlier one ends itself. */
  let run = 0;

  const close = () => {
    run += 1;
    for (const track of stream?.getTracks() ?? []) track.stop();
    stream = null;
    video.srcObject = null;
  };

  const open = async () => {
    close();
    const mine = run;
    if (!window.isSecureContext || !navigator.mediaDevices?.getUserMedia) return onState("needs-https");
    onState("starting");
    try {
      const opened = await navigator.mediaDevices.getUserMedia({
        audio: false,
        video: { facingMode: { ideal: "environment" }, width: { ideal: 1280 }, height: { ideal: 720 } },
      });
      if (mine !== run) {
        for (const track of opened.getTracks()) track.stop();
        return;
      }
      stream = opened;
      video.srcObject = opened;
      await video.play();
    } catch (error) {
      if (mine !== run) return;
      close();
      return onState(stateOf(error));
    }
    if (mine !== run) return;
    onState("running");
    void look(mine);
  };

  const look = async (mine: number) => {
    while (mine === run) {
      const picture = takePicture();
      if (picture) {
        try {
          const text = await decoder.decode(picture);
          if (mine === run && text !== null) onText(text);
        } catch {
          if (mine === run) onState("decoder-failed");
          return;
        }
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  };

  const takePicture = (): ImageData | null => {
    const { videoWidth, videoHeight } = video;
    const side = Math.min(videoWidth, videoHeight);
    if (!context || side === 0 || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return null;
    canvas.width = canvas.height = Math.min(side, CROP);
    context.drawImage(video, (videoWidth - side) / 2, (videoHeight - side) / 2, side, side, 0, 0, canvas.width, canvas.height);
    return context.getImageData(0, 0, canvas.width, canvas.height);
  };

  document.addEventListener("visibilitychange", () => {
    if (!isWanted) return;
    if (document.visibilityState === "visible") void open();
    else close();
  });

  return {
    start() {
      isWanted = true;
      return open();
    },
    stop() {
      isWanted = false;
      close();
      onState("off");
    },
  };
}

function stateOf(error: unknown): CameraState {
  const name = error instanceof Error ? error.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") return "denied";
  if (name === "NotFoundError" || name === "OverconstrainedError") return "missing";
  return "busy";
}

const PHOTO_SIDES = [1280, 720, 2000];

/** The code in a photo, tried in several sizes: a sharp photo of a small code and a blurred one of a large code want different ones. */
export async function readPhoto(file: Blob, decoder: Decoder): Promise<string | null> {
  const picture = await createImageBitmap(file).catch(() => null);
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!picture || !context) return null;
  for (const side of PHOTO_SIDES) {
    const scale = Math.min(1, side / Math.max(picture.width, picture.height));
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const text = await decoder.decode(context.getImageData(0, 0, canvas.width, canvas.height)).catch(() => null);
    if (text !== null) return text;
  }
  return null;
}
