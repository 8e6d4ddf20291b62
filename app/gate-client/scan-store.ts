import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import type { Verdict } from "../domain/open-month/door-decision";
import type { ScanAnswer } from "../domain/open-month/scan-answer";

/** One scan as this phone keeps it, before and after the server answered. */
export type KeptScan = {
  scanId: string;
  deviceSeq: number;
  sessionId: string;
  type: "entry" | "undo";
  code?: string;
  persons: number;
  /** ISO 8601, by the phone's clock. */
  deviceTime: string;
  refersTo?: string;
  reason?: string;
  /** What the screen said when the volunteer went on without an answer. */
  shown?: Verdict["verdict"];
  /** Whether the person went in after all. */
  letIn?: boolean;
  answer?: ScanAnswer;
  undone?: boolean;
  /** 1 while the server lacks something of it. */
  unsent: 0 | 1;
};

export type NewScan = Omit<KeptScan, "deviceSeq" | "unsent">;

interface GateSchema extends DBSchema {
  scans: { key: string; value: KeptScan; indexes: { bySeq: number; unsent: [number, number] } };
  settings: { key: string; value: string | number };
}

export type SettingName = "deviceId" | "lang";

/** Sent scans beyond so many are forgotten; unsent ones never. */
const KEPT = 300;

export type ScanStore = {
  setting(name: SettingName): Promise<string | null>;
  setSetting(name: SettingName, value: string): Promise<void>;
  /** Gives the scan its number and keeps it. Resolves when it is on disk, not before. */
  add(scan: NewScan): Promise<KeptScan>;
  /** Changes a scan in one transaction; null when it is not there. */
  change(scanId: string, change: (scan: KeptScan) => KeptScan): Promise<KeptScan | null>;
  /** The oldest unsent ones, in the order of their numbers. */
  unsent(limit: number): Promise<KeptScan[]>;
  countUnsent(): Promise<number>;
  /** The newest first. */
  latest(limit: number): Promise<KeptScan[]>;
};

/** Opens the phone's own store. @throws where the browser gives none, for example in a private window */
export async function openScanStore(): Promise<ScanStore> {
  const db = await openDB<GateSchema>("kaimen-gate", 1, {
    upgrade(created) {
      const scans = created.createObjectStore("scans", { keyPath: "scanId" });
      scans.createIndex("bySeq", "deviceSeq");
      scans.createIndex("unsent", ["unsent", "deviceSeq"]);
      created.createObjectStore("settings");
    },
  });
  const unsentRange = IDBKeyRange.bound([1, 0], [1, Infinity]);

  return {
    setting: async (name) => ((await db.get("settings", name)) as string | undefined) ?? null,
    setSetting: async (name, value) => void (await db.put("settings", value, name)),
    async add(scan) {
      const tx = db.transaction(["scans", "settings"], "readwrite", { durability: "strict" });
      const settings = tx.objectStore("settings");
      const deviceSeq = Number((await settings.get("deviceSeq")) ?? 0) + 1;
      const kept: KeptScan = { ...scan, deviceSeq, unsent: 1 };
      await Promise.all([settings.put(deviceSeq, "deviceSeq"), tx.objectStore("scans").add(kept), tx.done]);
      await prune(db, deviceSeq);
      return kept;
    },
    async change(scanId, change) {
      const tx = db.transaction("scans", "readwrite", { durability: "strict" });
      const before = await tx.store.get(scanId);
      const after = before ? change(before) : null;
      if (after) await tx.store.put(after);
      await tx.done;
      return after;
    },
    unsent: (limit) => db.getAllFromIndex("scans", "unsent", unsentRange, limit),
    countUnsent: () => db.countFromIndex("scans", "unsent", unsentRange),
    async latest(limit) {
      const found: KeptScan[] = [];
      let cursor = await db.transaction("scans").store.index("bySeq").openCursor(null, "prev");
      while (cursor && found.length < limit) {
        found.push(cursor.value);
        cursor = await cursor.continue();
      }
      return found;
    },
  };
}

async function prune(db: IDBPDatabase<GateSchema>, newest: number): Promise<void> {
  if (newest % 50 !== 0) return;
  const tx = db.transaction("scans", "readwrite");
  let cursor = await tx.store.index("bySeq").openCursor(IDBKeyRange.upperBound(newest - KEPT));
  while (cursor) {
    if (cursor.value.unsent === 0) await cursor.delete();
    cursor = await cursor.continue();
  }
  await tx.done;
}
