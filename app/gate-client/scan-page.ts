import { formatInstant } from "../domain/calendar/shanghai";
import { gateTag } from "../domain/open-month/scan-answer";
import type { Lang } from "../domain/text/lang";
import type { CameraState } from "./camera";
import { element, fill } from "./element";
import type { Connection } from "./scan-queue";
import type { Session } from "./transport";
import { gateWords, type GateWords } from "./words";

export type PageActions = {
  onLang(lang: Lang): void;
  onSession(session: Session): void;
  onChangeSession(): void;
  onRetryList(): void;
  onCode(text: string): void;
  onPhoto(file: File): void;
  onOpenCamera(): void;
  onPersons(persons: number): void;
};

export type PageView = {
  lang: Lang;
  deviceId: string;
  connection: Connection;
  unsent: number;
  dropped: number;
  session: Session | null;
  sessions: Session[] | null;
  camera: CameraState;
  persons: number;
};

/** The parts of the page that stay, so that redrawing what changes takes no focus and no half-typed code away. */
export type Page = {
  draw(view: PageView): void;
  video: HTMLVideoElement;
  history: HTMLElement;
  covered: HTMLElement;
  screen: HTMLElement;
  live: HTMLElement;
};

const LARGEST_PARTY = 20;

export function drawPage(root: HTMLElement, actions: PageActions): Page {
  const header = element("header", { class: "gate-header" });
  const notices = element("div", {});
  const chooser = element("section", {});
  const video = element("video", { playsinline: true, muted: true, autoplay: true });
  video.muted = true;
  const cameraNote = element("div", { class: "camera-note" });
  const camera = element("div", { class: "camera" }, video, cameraNote);
  const persons = element("fieldset", { class: "persons" });
  const codeInput = element("input", { id: "code", name: "code", autocomplete: "off", autocapitalize: "characters", spellcheck: "false", enterkeyhint: "go", "aria-describedby": "code-hint" });
  const codeLabel = element("label", { for: "code" });
  const codeHint = element("p", { class: "hint", id: "code-hint" });
  const codeButton = element("button", { type: "submit" });
  const submitCode = (event: Event) => {
    event.preventDefault();
    const text = codeInput.value;
    codeInput.value = "";
    if (text.trim() !== "") actions.onCode(text);
  };
  const codeForm = element("form", { class: "code-form", submit: submitCode }, codeLabel, codeHint, element("div", { class: "line" }, codeInput, codeButton));
  const photoInput = element("input", { type: "file", accept: "image/*", capture: "environment", class: "visually-hidden", change: () => takePhoto() });
  const photoWord = element("span", {});
  const photo = element("label", { class: "photo" }, photoWord, photoInput);
  const historyTitle = element("h2", {});
  const history = element("ul", {});
  const covered = element("div", { class: "gate-main" }, camera, persons, codeForm, element("div", {}, photo), element("section", { class: "history" }, historyTitle, history));
  const screen = element("section", { class: "verdict", hidden: true, tabindex: "-1" });
  const stage = element("main", { class: "gate-stage" }, notices, chooser, covered, screen);
  const live = element("p", { class: "visually-hidden", role: "status", "aria-live": "assertive" });
  fill(root, element("div", { class: "gate" }, header, stage, live));
  // The verdict begins below the header, however many lines that has.
  new ResizeObserver(() => root.style.setProperty("--header", `${header.offsetHeight}px`)).observe(header);

  function takePhoto() {
    const [file] = photoInput.files ?? [];
    photoInput.value = "";
    if (file) actions.onPhoto(file);
  }

  let drawn = "";
  /** Redraws a part only when what it shows has changed, so that focus stays where it is. */
  const parts = new Map<string, string>();
  const redraw = (name: string, state: unknown, draw: () => void) => {
    const now = JSON.stringify([drawn, state]);
    if (parts.get(name) === now) return;
    parts.set(name, now);
    draw();
  };

  return {
    video, history, covered, screen, live,
    draw(view) {
      const words = gateWords[view.lang];
      drawn = view.lang;
      document.documentElement.lang = view.lang === "zh" ? "zh-CN" : "en";
      document.title = `${words.title} · ${view.lang === "zh" ? "开门" : "Kaimen"}`;
      screen.setAttribute("aria-label", words.title);
      chooser.hidden = view.session !== null;
      covered.hidden = view.session === null;
      redraw("header", [view.session, view.connection, view.unsent, view.deviceId], () => drawHeader(header, view, words, actions));
      redraw("notices", [view.connection, view.dropped], () => drawNotices(notices, view, words));
      redraw("chooser", view.sessions, () => drawChooser(chooser, view, words, actions));
      redraw("camera", view.camera, () => drawCamera(video, cameraNote, view.camera, words, actions));
      redraw("persons", view.persons, () => drawPersons(persons, view.persons, words, actions));
      codeLabel.textContent = words.typeCode;
      codeHint.textContent = words.typeHint;
      codeButton.textContent = words.check;
      photoWord.textContent = words.photo;
      historyTitle.textContent = words.history;
    },
  };
}

function titleOf(session: Session, lang: Lang): string {
  return (lang === "en" && session.titleEn) || session.title;
}

function drawHeader(header: HTMLElement, view: PageView, words: GateWords, actions: PageActions): void {
  const { session, lang } = view;
  const other = lang === "zh" ? "en" : "zh";
  const hadFocus = header.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset.key : undefined;
  fill(
    header,
    element("h1", {}, session ? `${titleOf(session, lang)} · ${formatInstant(new Date(session.startsAt), lang)}` : words.title),
    element("span", { class: "connection", "data-connection": view.connection }, connectionWord(view.connection, words)),
    session ? element("strong", { "data-figure": "admitted" }, words.admitted(session.admitted, session.expected)) : null,
    element("span", { "data-figure": "unsent" }, words.unsent(view.unsent)),
    element("span", { class: "small" }, words.phone(gateTag(view.deviceId))),
    session ? element("button", { type: "button", class: "push", "data-key": "change", click: actions.onChangeSession }, words.change) : null,
    element("button", { type: "button", class: session ? "" : "push", lang: other === "zh" ? "zh-CN" : "en", "data-key": "lang", click: () => actions.onLang(other) }, words.otherLanguage),
  );
  if (hadFocus) header.querySelector<HTMLElement>(`[data-key="${hadFocus}"]`)?.focus();
}

function connectionWord(connection: Connection, words: GateWords): string {
  if (connection === "signed-out" || connection === "forbidden") return words.signedOut;
  return words[connection];
}

function drawNotices(notices: HTMLElement, view: PageView, words: GateWords): void {
  const isOut = view.connection === "signed-out" || view.connection === "forbidden";
  fill(
    notices,
    isOut
      ? element("div", { class: "notice", role: "alert" },
          element("p", {}, view.connection === "forbidden" ? words.forbidden : words.signInAgain),
          element("p", {}, element("a", { href: "/sign-in?returnTo=/gate" }, words.signIn)))
      : null,
    view.dropped > 0 ? element("div", { class: "notice", role: "alert" }, element("p", {}, words.dropped(view.dropped))) : null,
  );
}

function drawChooser(chooser: HTMLElement, view: PageView, words: GateWords, actions: PageActions): void {
  const { sessions, lang } = view;
  if (sessions === null) {
    fill(chooser, element("p", { class: "notice" }, words.listFailed), element("p", {}, element("button", { type: "button", click: actions.onRetryList }, words.retry)));
    return;
  }
  if (sessions.length === 0) return fill(chooser, element("p", { class: "notice" }, words.noSessions));
  fill(
    chooser,
    element("div", { class: "gate-main" },
      element("div", {},
        element("h2", {}, words.choose),
        element("p", {}, words.chooseHint),
        element("ul", { class: "sessions" },
          ...sessions.map((session) =>
            element("li", {},
              element("button", { type: "button", "data-session": session.id, click: () => actions.onSession(session) },
                element("strong", {}, `${titleOf(session, lang)}${session.cancelledAt ? `（${words.sessionCancelled}）` : ""}`),
                element("span", {}, `${formatInstant(new Date(session.startsAt), lang)} · ${(lang === "en" && session.placeEn) || session.place}`),
                element("span", {}, words.admitted(session.admitted, session.expected)),
              ))))),
    ),
  );
}

function drawCamera(video: HTMLVideoElement, note: HTMLElement, state: CameraState, words: GateWords, actions: PageActions): void {
  const sentences: Record<CameraState, string> = {
    off: words.readyNoCamera,
    starting: words.cameraStarting,
    running: words.ready,
    "needs-https": words.cameraNeedsHttps,
    denied: words.cameraDenied,
    missing: words.cameraMissing,
    busy: words.cameraBusy,
    "decoder-failed": words.decoderFailed,
  };
  video.hidden = state !== "running";
  video.setAttribute("aria-label", words.video);
  note.dataset.camera = state;
  const canRetry = state === "denied" || state === "missing" || state === "busy" || state === "off";
  fill(note, element("p", {}, sentences[state]), canRetry ? element("button", { type: "button", click: actions.onOpenCamera }, words.openCamera) : null);
}

function drawPersons(fieldset: HTMLElement, persons: number, words: GateWords, actions: PageActions): void {
  const focused = fieldset.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset.key : undefined;
  fill(
    fieldset,
    element("legend", {}, words.persons),
    element("button", { type: "button", "data-key": "less", "aria-label": `${words.persons} −1`, disabled: persons <= 1, click: () => actions.onPersons(persons - 1) }, "−"),
    element("output", { "aria-live": "polite" }, String(persons)),
    element("button", { type: "button", "data-key": "more", "aria-label": `${words.persons} +1`, disabled: persons >= LARGEST_PARTY, click: () => actions.onPersons(persons + 1) }, "+"),
  );
  if (focused) fieldset.querySelector<HTMLElement>(`[data-key="${focused}"]`)?.focus();
}
