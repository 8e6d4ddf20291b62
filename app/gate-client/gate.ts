import { CODE_ALPHABET } from "../domain/codes/alphabet";
import type { Lang } from "../domain/text/lang";
import { openCamera, readPhoto, type CameraState } from "./camera";
import { openDecoder } from "./decoder";
import { openDoor } from "./door";
import "./gate.css";
import { heldCode } from "./held-code";
import { phoneNow } from "./phone-clock";
import { drawHistory } from "./scan-history";
import { drawPage, type PageView } from "./scan-page";
import { scanQueue } from "./scan-queue";
import { openScanStore, type ScanStore } from "./scan-store";
import { openSignals } from "./signals";
import { shownUndecided } from "./shown-verdict";
import { fetchOverview, postScans, type Session } from "./transport";
import { verdictScreen } from "./verdict-screen";
import { wedge } from "./wedge";
import { gateWords } from "./words";

const OVERVIEW_EVERY_MS = 20_000;
const OVERVIEW_TIMEOUT_MS = 10_000;
/** Several answers in a row ask for new figures once. */
const OVERVIEW_SOON_MS = 300;
const HISTORY = 20;

const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));
const later = (run: () => void, ms: number) => void setTimeout(run, ms);

void start(document.getElementById("gate")!);

async function start(root: HTMLElement): Promise<void> {
  const store = await openScanStore().catch(() => brokenStore());
  const deviceId = await deviceIdOf(store);
  const lang = await storedLang(store);
  const view: PageView = { lang, deviceId, connection: "connecting", unsent: 0, dropped: 0, session: null, sessions: [], camera: "off", persons: 1 };
  let openUndo: string | null = null;

  const page = drawPage(root, {
    onLang: (chosen) => {
      view.lang = chosen;
      void store.setSetting("lang", chosen).catch(() => undefined);
      void refresh();
    },
    onSession: (session) => choose(session),
    onChangeSession: () => {
      camera.stop();
      void door.next();
      view.session = null;
      void refresh();
    },
    onRetryList: () => void loadOverview(),
    onCode: (text) => void door.scan(text, takePersons()),
    onPhoto: (file) => void scanPhoto(file),
    onOpenCamera: () => void camera.start(),
    onPersons: (persons) => {
      view.persons = persons;
      page.draw(view);
    },
  });
  const screen = verdictScreen(page.screen, page.live, page.covered);
  const signals = openSignals();
  const queue = scanQueue({
    store, deviceId, post: postScans, now: phoneNow, later,
    onAnswer: (scan, answer) => {
      door.takeAnswer(scan, answer);
      loadOverviewSoon();
    },
    onConnection: (connection) => {
      view.connection = connection;
      page.draw(view);
    },
  });
  const door = openDoor({
    store, queue, now: phoneNow, later,
    random: () => random(16),
    lang: () => view.lang,
    sessionId: () => view.session?.id ?? null,
    show: (shown, onRest) => screen.show(shown, view.lang, { onNext: () => void door.next(), onRest }),
    hide: () => screen.hide(),
    signal: (sign) => signals.give(sign),
    onChange: () => void refresh(),
  });
  const decoder = openDecoder();
  const held = heldCode();
  const camera = openCamera(page.video, decoder, read, (state: CameraState) => {
    view.camera = state;
    page.draw(view);
  });
  const scanner = wedge();

  /** From the camera or a scanner: both repeat themselves. */
  function read(text: string): void {
    const atMs = performance.now();
    if (door.isDeciding() || view.session === null) return held.keep(text, atMs);
    if (held.isNew(text, atMs)) void door.scan(text, takePersons());
  }

  function takePersons(): number {
    const { persons } = view;
    view.persons = 1;
    page.draw(view);
    return persons;
  }

  async function scanPhoto(file: File): Promise<void> {
    const text = await readPhoto(file, decoder);
    if (text !== null) return door.scan(text, takePersons());
    const words = gateWords[view.lang];
    const shown = { ...shownUndecided("no-answer", words), verdict: "no-code", word: words.photoNothing, next: words.photoNothingNext };
    screen.show(shown, view.lang, { onNext: () => void door.next(), onRest: null });
  }

  function choose(session: Session): void {
    view.session = session;
    signals.allow();
    held.forget();
    void camera.start();
    void refresh();
  }

  async function refresh(): Promise<void> {
    const [scans, unsent] = await Promise.all([store.latest(3 * HISTORY).catch(() => []), store.countUnsent().catch(() => 0)]);
    view.unsent = unsent;
    view.dropped = scans.filter((scan) => scan.answer?.verdict === "id_reused" || scan.answer?.verdict === "rejected_protocol").length;
    page.draw(view);
    drawHistory(page.history, scans.filter((scan) => scan.type === "entry").slice(0, HISTORY), { lang: view.lang, now: phoneNow(), openUndo }, {
      onAsk: (scanId) => {
        openUndo = scanId;
        void refresh();
      },
      onUndo: (scan, reason) => {
        openUndo = null;
        void door.undo(scan, reason);
      },
      onLetIn: (scan, letIn) => void door.sayLetIn(scan, letIn),
    });
  }

  let overviewIsPlanned = false;
  function loadOverviewSoon(): void {
    if (overviewIsPlanned) return;
    overviewIsPlanned = true;
    later(() => {
      overviewIsPlanned = false;
      void loadOverview();
    }, OVERVIEW_SOON_MS);
  }

  async function loadOverview(): Promise<void> {
    const reply = await fetchOverview(OVERVIEW_TIMEOUT_MS);
    queue.noteReply(reply.kind, reply.kind === "ok" ? reply.serverTime : undefined);
    if (reply.kind === "ok") {
      view.sessions = reply.value.sessions;
      view.session = view.sessions.find((session) => session.id === view.session?.id) ?? view.session;
      void queue.flush();
    } else if (view.sessions?.length === 0) view.sessions = null;
    page.draw(view);
  }

  document.addEventListener("keydown", (event) => {
    const typesHere = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
    if (event.ctrlKey || event.altKey || event.metaKey || typesHere || view.session === null) return;
    if (event.key === "Escape" && screen.isOpen()) return void door.next();
    const line = scanner.key(event.key, event.timeStamp);
    if (line === null) return;
    // Otherwise the scanner's Enter would also press the button that has the focus.
    event.preventDefault();
    read(line);
  });
  document.addEventListener("pointerdown", () => signals.allow());
  window.addEventListener("online", () => void loadOverview());
  setInterval(() => void loadOverview(), OVERVIEW_EVERY_MS);

  await door.recover().catch(() => undefined);
  await refresh();
  await loadOverview();
}

async function deviceIdOf(store: ScanStore): Promise<string> {
  const known = await store.setting("deviceId").catch(() => null);
  if (known) return known;
  // The last symbols are the name by which people tell the phones apart.
  const made = [...random(10)].map((byte) => CODE_ALPHABET.charAt(byte % CODE_ALPHABET.length)).join("");
  await store.setSetting("deviceId", made).catch(() => undefined);
  return made;
}

async function storedLang(store: ScanStore): Promise<Lang> {
  const stored = new URLSearchParams(location.search).get("lang") ?? (await store.setting("lang").catch(() => null));
  return stored === "en" ? "en" : "zh";
}

/** Where the browser keeps nothing, nothing can be scanned; the page says so at the first scan. */
function brokenStore(): ScanStore {
  const fail = () => Promise.reject(new Error("no storage"));
  return { setting: fail, setSetting: fail, add: fail, change: fail, unsent: fail, countUnsent: fail, latest: fail };
}
