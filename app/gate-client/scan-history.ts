import { formatTime } from "../domain/calendar/shanghai";
import { UNDO_MINUTES } from "../domain/open-month/scan-facts";
import type { Lang } from "../domain/text/lang";
import { element, fill } from "./element";
import type { KeptScan } from "./scan-store";
import { gateWords } from "./words";

export type HistoryActions = {
  onUndo(scan: KeptScan, reason: string): void;
  /** The volunteer says whether somebody went in whose ticket turned out to be valid later. */
  onLetIn(scan: KeptScan, letIn: boolean): void;
};

/** The latest scans of this phone with what can still be done about each. `openUndo` is the scan whose reasons are asked for. */
export function drawHistory(list: HTMLElement, scans: readonly KeptScan[], view: { lang: Lang; now: Date; openUndo: string | null }, actions: HistoryActions & { onAsk(scanId: string | null): void }): void {
  const words = gateWords[view.lang];
  const entries = scans.filter((scan) => scan.type === "entry");
  if (entries.length === 0) return fill(list, element("li", {}, words.historyEmpty));
  fill(list, ...entries.map((scan) => row(scan)));

  function row(scan: KeptScan): HTMLElement {
    const { answer } = scan;
    const who = answer?.name ?? "";
    const word = scan.undone ? words.undone : answer ? answer.words[view.lang].word : words.waiting;
    const count = answer?.of !== undefined && answer.of > 1 ? ` ${answer.admitted} / ${answer.of}` : "";
    return element("li", { "data-scan": scan.scanId, "data-verdict": answer?.verdict ?? "unsent" },
      element("span", { class: "history-time" }, formatTime(new Date(scan.deviceTime))),
      element("span", { class: "history-word" }, `${word}${count}${who ? ` · ${who}` : ""}`),
      isLateAdmission(scan) ? lateQuestion(scan) : null,
      canUndo(scan) ? undoButton(scan) : null,
    );
  }

  function lateQuestion(scan: KeptScan): HTMLElement {
    if (scan.letIn !== undefined) return element("span", {}, scan.letIn ? words.saidIn : words.saidOut);
    return element("div", { class: "history-question", role: "group", "aria-label": words.lateAdmit },
      element("p", {}, words.lateAdmit),
      element("button", { type: "button", click: () => actions.onLetIn(scan, true) }, words.wentIn),
      element("button", { type: "button", click: () => actions.onLetIn(scan, false) }, words.stayedOut),
    );
  }

  function undoButton(scan: KeptScan): HTMLElement {
    if (view.openUndo !== scan.scanId) return element("button", { type: "button", class: "history-undo", click: () => actions.onAsk(scan.scanId) }, words.undo);
    const reasons = element("select", { "aria-label": words.undoWhy }, ...Object.entries(words.undoReasons).map(([value, label]) => element("option", { value }, label)));
    return element("div", { class: "history-question", role: "group", "aria-label": words.undoWhy },
      element("p", {}, words.undoWhy),
      reasons,
      element("button", { type: "button", click: () => actions.onUndo(scan, reasons.value) }, words.undoConfirm),
      element("button", { type: "button", click: () => actions.onAsk(null) }, words.cancel),
    );
  }

  function canUndo(scan: KeptScan): boolean {
    const isFresh = view.now.getTime() - new Date(scan.deviceTime).getTime() < UNDO_MINUTES * 60_000;
    return isFresh && scan.answer?.verdict === "admit" && !scan.undone && (scan.shown === undefined || scan.letIn === true);
  }
}

/** The server let in what this phone's screen did not. */
export function isLateAdmission(scan: KeptScan): boolean {
  return scan.answer?.verdict === "admit" && scan.shown !== undefined;
}
