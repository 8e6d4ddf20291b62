/** A code that was out of sight for this long is shown anew. Shorter than that, a blurred frame was between. */
export const GONE_AFTER_MS = 3000;

export type HeldCode = {
  /** Whether a code that was just read starts a scan. */
  isNew(text: string, atMs: number): boolean;
  /** Notes that a code is in view without starting anything, for example while another scan is being decided. */
  keep(text: string, atMs: number): void;
  /** Forgets the code in view, so that it can be scanned again on purpose. */
  forget(): void;
};

/**
 * Tells a new code from one that is still held before the camera, or that a scanner sends twice: the same text counts once for as
 * long as it keeps being seen. Another code counts at once.
 */
export function heldCode(): HeldCode {
  let text: string | null = null;
  let seenAtMs = -Infinity;
  return {
    isNew(read, atMs) {
      const isHeld = read === text && atMs - seenAtMs < GONE_AFTER_MS;
      text = read;
      seenAtMs = atMs;
      return !isHeld;
    },
    keep(read, atMs) {
      if (read === text) seenAtMs = atMs;
    },
    forget() {
      text = null;
    },
  };
}
