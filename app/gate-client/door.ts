import { parseTicketCode } from "../domain/codes/ticket-code";
import type { DoorSign } from "../domain/open-month/door-words";
import type { ScanAnswer } from "../domain/open-month/scan-answer";
import type { Lang } from "../domain/text/lang";
import { isLateAdmission } from "./scan-history";
import type { ScanQueue } from "./scan-queue";
import type { KeptScan, ScanStore } from "./scan-store";
import { shownAnswer, shownMalformed, shownUndecided, shownWaiting, type ShownVerdict } from "./shown-verdict";
import { ulid } from "./ulid";
import { gateWords } from "./words";

/** After so long without an answer the screen says that there is none; the scan goes on in the background. */
const PATIENCE_MS = 1500;
/** A longer text is no code of ours, and how it goes on does not matter. */
const LONGEST_KEPT = 240;
/** More than a phone scans in a day. */
const RECOVERED = 10_000;

export type Door = {
  /** Starts a scan, unless one is being decided. `text` is whatever was read or typed. */
  scan(text: string, persons: number): Promise<void>;
  isDeciding(): boolean;
  /** What had no answer when the page was closed was not let in from its screen; the server learns that with the scan. */
  recover(): Promise<void>;
  /** The volunteer is through with what is on the screen. */
  next(): Promise<void>;
  undo(target: KeptScan, reason: string): Promise<void>;
  sayLetIn(target: KeptScan, letIn: boolean): Promise<void>;
  /** The queue got an answer, at once or later. */
  takeAnswer(scan: KeptScan, answer: ScanAnswer): void;
};

type Parts = {
  store: ScanStore;
  queue: ScanQueue;
  lang(): Lang;
  sessionId(): string | null;
  now(): Date;
  random(): Uint8Array;
  later(run: () => void, ms: number): void;
  show(shown: ShownVerdict, onRest: () => void): void;
  hide(): void;
  signal(sign: DoorSign): void;
  /** Kept scans have changed. */
  onChange(): void;
};

type Current = { scan: KeptScan; isDecided: boolean };

/**
 * What happens between a code and a verdict. A scan is kept on the phone before it is sent; no colour, tone or pulse comes before somebody has
 * decided: the server, or the code itself when it is none of ours.
 */
export function openDoor(parts: Parts): Door {
  const { store, queue } = parts;
  let current: Current | null = null;
  let isDeciding = false;
  /** Counts what was shown, so that a timer ends only what it was started for. */
  let shownCount = 0;

  const show = (shown: ShownVerdict, code = "") => {
    const mine = (shownCount += 1);
    parts.show(shown, () => void scan(code, shown.rest));
    if (shown.sign) parts.signal(shown.sign);
    const stays = shown.sign?.staysMs ?? null;
    if (stays !== null && shown.rest === 0) {
      parts.later(() => {
        if (mine === shownCount) void next();
      }, stays);
    }
  };

  /** What was on the screen without a decision was not let in; the server learns that beside its answer. */
  const leave = async () => {
    const left = current;
    current = null;
    if (!left || left.isDecided) return;
    await store.change(left.scan.scanId, (scan) => ({ ...scan, shown: scan.shown ?? "not_prepared", unsent: 1 })).catch(() => null);
    parts.onChange();
    void queue.flush();
  };

  const next: Door["next"] = async () => {
    if (isDeciding) return;
    shownCount += 1;
    parts.hide();
    await leave();
  };

  /** The same code again while its first scan has no answer is the same scan. */
  const findWaiting = async (code: string, persons: number, sessionId: string): Promise<KeptScan | undefined> =>
    (await store.unsent(200)).find((one) => one.type === "entry" && !one.answer && one.code === code && one.persons === persons && one.sessionId === sessionId);

  const scan: Door["scan"] = async (raw, persons) => {
    const sessionId = parts.sessionId();
    if (isDeciding || sessionId === null) return;
    isDeciding = true;
    const words = gateWords[parts.lang()];
    const code = raw.slice(0, LONGEST_KEPT);
    const isOurs = parseTicketCode(raw).ok;
    // Still on the screen without an answer: the same people ask once more.
    const asked = current && !current.isDecided && current.scan.code === code && current.scan.persons === persons ? current.scan : undefined;
    if (!asked) await leave();
    let kept: KeptScan;
    try {
      const at = parts.now();
      const fresh = { scanId: ulid(at, parts.random()), sessionId, type: "entry" as const, code, persons, deviceTime: at.toISOString() };
      const waiting = asked ?? (isOurs ? await findWaiting(code, persons, sessionId) : undefined);
      kept = waiting ?? (await store.add(isOurs ? fresh : { ...fresh, shown: "malformed" }));
    } catch {
      isDeciding = false;
      return show(isOurs ? shownUndecided("not-saved", words) : shownMalformed(parts.lang()));
    }
    current = { scan: kept, isDecided: !isOurs };
    if (isOurs) show(shownWaiting(words));
    else {
      isDeciding = false;
      show(shownMalformed(parts.lang()));
    }
    parts.onChange();
    const { scanId } = kept;
    parts.later(() => giveUpWaiting(scanId), PATIENCE_MS);
    if ((await queue.sendNow(kept)) === null) giveUpWaiting(scanId);
  };

  const giveUpWaiting = (scanId: string) => {
    if (!isDeciding || current?.scan.scanId !== scanId || current.isDecided) return;
    isDeciding = false;
    show(shownUndecided("no-answer", gateWords[parts.lang()]));
  };

  return {
    scan,
    next,
    isDeciding: () => isDeciding,
    async recover() {
      for (const { scanId, type, answer } of await store.unsent(RECOVERED)) {
        if (type === "entry" && !answer) await store.change(scanId, (one) => ({ ...one, shown: one.shown ?? "not_prepared" }));
      }
    },
    takeAnswer(answered, answer) {
      parts.onChange();
      if (answered.type === "undo") {
        if (answer.verdict === "undo_refused") show(shownAnswer(answer, parts.lang(), gateWords[parts.lang()]));
        return;
      }
      if (current?.scan.scanId !== answered.scanId || current.isDecided) return;
      current.isDecided = true;
      isDeciding = false;
      // It had been left without an answer before, and is let in now after all.
      if (isLateAdmission(answered)) void this.sayLetIn(answered, true);
      show(shownAnswer(answer, parts.lang(), gateWords[parts.lang()]), answered.code);
    },
    async undo(target, reason) {
      const at = parts.now();
      const { scanId, sessionId } = target;
      const wanted = { scanId: ulid(at, parts.random()), sessionId, type: "undo" as const, refersTo: scanId, reason, persons: target.persons, deviceTime: at.toISOString() };
      const kept = await store.add(wanted).catch(() => null);
      if (kept === null) return show(shownUndecided("not-saved", gateWords[parts.lang()]));
      parts.onChange();
      await queue.sendNow(kept);
    },
    async sayLetIn(target, letIn) {
      await store.change(target.scanId, (one) => ({ ...one, letIn: one.letIn ?? letIn, unsent: 1 })).catch(() => null);
      parts.onChange();
      await queue.flush();
    },
  };
}
