import type { Lang } from "../domain/text/lang";
import { element, fill } from "./element";
import { symbolOf } from "./symbols";
import type { ShownVerdict } from "./shown-verdict";
import { gateWords } from "./words";

export type VerdictScreen = {
  /** Covers the controls; the live region reads the verdict out. `onRest` is there where more of the party may go in. */
  show(shown: ShownVerdict, lang: Lang, actions: { onNext: () => void; onRest: (() => void) | null }): void;
  hide(): void;
  isOpen(): boolean;
};

/**
 * One verdict that fills the screen. It takes the focus from the controls that it covers and gives it back, and is read out by a live region
 * of its own, because a region that appears together with its text is not read by every screen reader.
 */
export function verdictScreen(screen: HTMLElement, live: HTMLElement, covered: HTMLElement): VerdictScreen {
  let returnTo: HTMLElement | null = null;
  let isOpen = false;
  return {
    isOpen: () => isOpen,
    show(shown, lang, { onNext, onRest }) {
      const words = gateWords[lang];
      if (!isOpen) returnTo = document.activeElement instanceof HTMLElement && covered.contains(document.activeElement) ? document.activeElement : null;
      isOpen = true;
      screen.dataset.verdict = shown.verdict;
      screen.dataset.colour = shown.colour;
      const next = element("button", { type: "button", class: "verdict-button", click: onNext }, words.next);
      fill(
        screen,
        element("div", { class: "verdict-text", click: onNext },
          symbolOf(shown.symbol),
          element("p", { class: "verdict-word" }, shown.word),
          shown.name || shown.count
            ? element("p", { class: "verdict-name" },
                shown.name ? element("span", {}, shown.name) : null,
                shown.count ? element("span", { class: "verdict-count" }, shown.count) : null)
            : null,
          element("p", { class: "verdict-next" }, shown.next),
          ...shown.notes.map((note) => element("p", { class: "verdict-note" }, note)),
        ),
        element("div", { class: "verdict-actions" },
          onRest && shown.rest > 0 ? element("button", { type: "button", class: "verdict-button", click: onRest }, words.rest(shown.rest)) : null,
          shown.verdict === "waiting" ? null : next,
        ),
      );
      screen.hidden = false;
      covered.inert = true;
      live.textContent = [shown.word, shown.name, shown.count, shown.next, ...shown.notes].filter(Boolean).join("。");
      if (shown.verdict === "waiting") screen.focus();
      else if (returnTo !== null || document.activeElement === document.body || document.activeElement === screen) next.focus();
    },
    hide() {
      if (!isOpen) return;
      isOpen = false;
      screen.hidden = true;
      covered.inert = false;
      delete screen.dataset.verdict;
      delete screen.dataset.colour;
      returnTo?.focus();
      returnTo = null;
    },
  };
}
