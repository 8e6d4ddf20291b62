import type { ScanAnswer } from "../domain/open-month/scan-answer";
import type { KeptScan, ScanStore } from "./scan-store";
import type { Reply, Sender } from "./transport";

export type Connection = "connecting" | "online" | "offline" | "signed-out" | "forbidden";

export type ScanQueue = {
  /** Sends a scan that has just been kept. Resolves with the answer, or null when there is none now; it stays in the queue then. */
  sendNow(scan: KeptScan): Promise<ScanAnswer | null>;
  /** Sends what is waiting, unless that is under way. */
  flush(): Promise<void>;
  /** Notes how another request went; a success brings waiting scans on their way. */
  noteReply(kind: Reply<unknown>["kind"], serverTime?: Date): void;
};

type Parts = {
  store: ScanStore;
  deviceId: string;
  post(scans: readonly KeptScan[], sender: Sender, timeoutMs: number): Promise<Reply<ScanAnswer[]>>;
  now(): Date;
  /** Runs later; the queue tries again after growing pauses. */
  later(run: () => void, ms: number): void;
  onAnswer(scan: KeptScan, answer: ScanAnswer): void;
  onConnection(connection: Connection): void;
};

const FIRST_TIMEOUT_MS = 8000;
const FLUSH_TIMEOUT_MS = 30_000;
const AT_ONCE = 50;
const FIRST_PAUSE_MS = 2000;
const LONGEST_PAUSE_MS = 30_000;

/**
 * Brings kept scans to the server. A scan goes out under its own id until the server has answered it, so that one whose answer got lost is
 * answered again and never counted twice. Nothing is dropped: without the right to scan the queue stands still.
 */
export function scanQueue(parts: Parts): ScanQueue {
  const { store } = parts;
  const underway = new Set<string>();
  let clockOffsetMs = 0;
  let pauseMs = FIRST_PAUSE_MS;
  let isFlushing = false;
  let retryIsPlanned = false;
  let isPaused = false;

  const sender = (mode: Sender["mode"]): Sender => ({ deviceId: parts.deviceId, clockOffsetMs, mode });

  const noteReply: ScanQueue["noteReply"] = (kind, serverTime) => {
    isPaused = kind === "signed-out" || kind === "forbidden";
    if (kind === "ok") {
      if (serverTime && !Number.isNaN(serverTime.getTime())) clockOffsetMs = Math.round(parts.now().getTime() - serverTime.getTime());
      pauseMs = FIRST_PAUSE_MS;
      parts.onConnection("online");
    } else {
      parts.onConnection(kind === "unreachable" ? "offline" : kind);
      if (!isPaused) planRetry();
    }
  };

  const planRetry = () => {
    if (retryIsPlanned) return;
    retryIsPlanned = true;
    parts.later(() => {
      retryIsPlanned = false;
      void flush();
    }, pauseMs);
    pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
  };

  const take = async (scans: KeptScan[], mode: Sender["mode"], timeoutMs: number): Promise<ScanAnswer[] | null> => {
    for (const { scanId } of scans) underway.add(scanId);
    try {
      const reply = await parts.post(scans, sender(mode), timeoutMs);
      noteReply(reply.kind, reply.kind === "ok" ? reply.serverTime : undefined);
      if (reply.kind !== "ok") return null;
      for (const [index, sent] of scans.entries()) await settle(sent, reply.value[index]!);
      return reply.value;
    } finally {
      for (const { scanId } of scans) underway.delete(scanId);
    }
  };

  const settle = async (sent: KeptScan, answer: ScanAnswer) => {
    // What the volunteer said while the request was under way has not been sent yet.
    // A store that has failed meanwhile leaves the scan unsent: it is asked for again and answered the same.
    const kept = await store
      .change(sent.scanId, (now) => ({ ...now, answer, unsent: now.shown === sent.shown && now.letIn === sent.letIn ? 0 : 1 }))
      .catch(() => null);
    if (answer.verdict === "undone" && sent.refersTo) await store.change(sent.refersTo, (target) => ({ ...target, undone: true })).catch(() => null);
    parts.onAnswer(kept ?? sent, answer);
  };

  const flush = async () => {
    if (isFlushing || isPaused) return;
    isFlushing = true;
    try {
      for (;;) {
        const waiting = (await store.unsent(AT_ONCE).catch(() => [])).filter((scan) => !underway.has(scan.scanId));
        if (waiting.length === 0 || (await take(waiting, "offline", FLUSH_TIMEOUT_MS)) === null) return;
        if ((await store.unsent(1).catch(() => []))[0]?.scanId === waiting[0]?.scanId) return planRetry();
      }
    } finally {
      isFlushing = false;
    }
  };

  return {
    noteReply,
    flush,
    async sendNow(scan) {
      const answers = await take([scan], "online", FIRST_TIMEOUT_MS);
      if (answers) void flush();
      return answers?.[0] ?? null;
    },
  };
}
