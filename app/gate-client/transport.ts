import type { ScanAnswer } from "../domain/open-month/scan-answer";
import type { KeptScan } from "./scan-store";

export type Session = {
  id: string;
  title: string;
  titleEn: string;
  place: string;
  placeEn: string;
  startsAt: string;
  endsAt: string;
  cancelledAt: string | null;
  expected: number;
  admitted: number;
};

export type Overview = { operator: { name: string; unitName: string }; sessions: Session[] };

/** `unreachable`: no network, no answer in time, or an answer that is not ours, for example a captive portal's page. */
export type Reply<Value> = { kind: "ok"; value: Value; serverTime: Date } | { kind: "signed-out" | "forbidden" | "unreachable" };

const MARK = "door/1";

/** The sessions that this person may open, with how many have come. */
export async function fetchOverview(timeoutMs: number): Promise<Reply<Overview>> {
  return ask("/gate/list.json", { method: "GET" }, timeoutMs, (body) => body as Overview);
}

export type Sender = { deviceId: string; clockOffsetMs: number; mode: "online" | "offline" };

/** Sends scans; the answers come in the same order. A single scan that is refused as such is an answer too. */
export async function postScans(scans: readonly KeptScan[], sender: Sender, timeoutMs: number): Promise<Reply<ScanAnswer[]>> {
  const body = JSON.stringify({
    scans: scans.map(({ answer: _answer, unsent: _unsent, undone: _undone, ...scan }) => ({ ...scan, ...sender })),
  });
  const init = { method: "POST", headers: { "content-type": "application/json" }, body };
  return ask("/api/v1/scans", init, timeoutMs, (answer) => {
    const { results } = answer as { results?: ScanAnswer[] };
    return results?.length === scans.length ? results : null;
  });
}

async function ask<Value>(path: string, init: RequestInit, timeoutMs: number, read: (body: unknown) => Value | null): Promise<Reply<Value>> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), timeoutMs);
  try {
    const response = await fetch(path, { ...init, signal: abort.signal, cache: "no-store", credentials: "same-origin", redirect: "error" });
    if (response.headers.get("x-kaimen") !== MARK) return { kind: "unreachable" };
    if (response.status === 401) return { kind: "signed-out" };
    if (response.status === 403) return { kind: "forbidden" };
    const value = read(await response.json());
    if (value === null) return { kind: "unreachable" };
    return { kind: "ok", value, serverTime: new Date(response.headers.get("x-kaimen-time") ?? NaN) };
  } catch {
    return { kind: "unreachable" };
  } finally {
    clearTimeout(timer);
  }
}
