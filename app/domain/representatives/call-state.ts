/** announced: not open yet; open; closed: being screened; frozen: waits for the public value; drawn. */
export type CallState = "announced" | "open" | "closed" | "frozen" | "drawn";

/** When a call takes applications, `[opensAt, closesAt)`. */
export interface CallWindow {
  opensAt: Date;
  closesAt: Date;
}

/** Where a call stands, computed when it is read. A draw that exists is stronger than the window. */
export function callState(window: CallWindow, draw: { isDrawn: boolean } | null, now: Date): CallState {
  if (draw) return draw.isDrawn ? "drawn" : "frozen";
  if (now < window.opensAt) return "announced";
  return now < window.closesAt ? "open" : "closed";
}

export type WindowCheck = { ok: true } | { ok: false; reason: "NOT_OPEN_YET" | "CLOSED" };

/** Whether an application may come in or be withdrawn at this instant. */
export function checkOpenForApplications(window: CallWindow, now: Date): WindowCheck {
  if (now < window.opensAt) return { ok: false, reason: "NOT_OPEN_YET" };
  return now < window.closesAt ? { ok: true } : { ok: false, reason: "CLOSED" };
}
