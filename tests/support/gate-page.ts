import type { Page } from "playwright-core";

/** What the page noted about itself while a test ran. */
interface Notes {
  colours: string[];
  tones: number;
  pulses: number;
  answers: number;
}
declare global {
  interface Window {
    doorNotes: Notes;
  }
}

export interface GatePage {
  tab: Page;
  /** Waits until the screen shows this verdict. */
  verdict(name: string): Promise<void>;
  /** The colour on the screen now; null when no verdict is shown. */
  colour(): Promise<string | null>;
  /** Every colour that was on the screen, each change once. */
  colours(): Promise<string[]>;
  signals(): Promise<{ tones: number; pulses: number }>;
  /** Waits until the reader has read the code in so many more pictures; gives how many they were. */
  decodedFrames(more: number): Promise<number>;
  /** Waits until the header says this. */
  figure(name: "admitted" | "unsent", text: string): Promise<void>;
}

/** Opens the door on a tab, signed in, and chooses the session. Colours, tones and pulses are noted from the first moment. */
export async function openGate(tab: Page, origin: string, cookie: string, sessionId: string | null): Promise<GatePage> {
  const [name = "", value = ""] = cookie.split(/=(.*)/s);
  await tab.context().addCookies([{ name, value, url: origin }]);
  await tab.addInitScript(noteSignals);
  await tab.goto(`${origin}/gate`);
  if (sessionId !== null) await tab.locator(`[data-session="${sessionId}"]`).click();
  return {
    tab,
    verdict: (wanted) => tab.locator(`.verdict[data-verdict="${wanted}"]`).waitFor(),
    colour: () => tab.locator(".verdict").evaluate((screen: HTMLElement) => (screen.hidden ? null : (screen.dataset.colour ?? null))),
    colours: () => tab.evaluate(() => window.doorNotes.colours),
    signals: () => tab.evaluate(() => ({ tones: window.doorNotes.tones, pulses: window.doorNotes.pulses })),
    decodedFrames: async (more) => {
      const before = await tab.evaluate(() => window.doorNotes.answers);
      await tab.waitForFunction((wanted) => window.doorNotes.answers >= wanted, before + more, { timeout: 30_000 });
      return (await tab.evaluate(() => window.doorNotes.answers)) - before;
    },
    figure: (figure, text) => tab.locator(`[data-figure="${figure}"]`, { hasText: text }).waitFor(),
  };
}

function noteSignals(): void {
  const notes: Notes = { colours: [], tones: 0, pulses: 0, answers: 0 };
  window.doorNotes = notes;
  const observe = () => {
    new MutationObserver(() => {
      const colour = document.querySelector<HTMLElement>(".verdict")?.dataset.colour;
      if (colour !== undefined && notes.colours.at(-1) !== colour) notes.colours.push(colour);
    }).observe(document.documentElement, { subtree: true, attributes: true, attributeFilter: ["data-colour"] });
  };
  if (document.documentElement) observe();
  else addEventListener("DOMContentLoaded", observe);
  navigator.vibrate = () => {
    notes.pulses += 1;
    return true;
  };
  const { start } = OscillatorNode.prototype;
  OscillatorNode.prototype.start = function (when?: number) {
    notes.tones += 1;
    start.call(this, when);
  };
  const OwnWorker = window.Worker;
  window.Worker = class extends OwnWorker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      this.addEventListener("message", ({ data }: MessageEvent<{ text: string | null }>) => {
        if (data.text !== null) notes.answers += 1;
      });
    }
  };
}
