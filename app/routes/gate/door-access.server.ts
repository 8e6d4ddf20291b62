import { requireOfficer } from "~/features/identity/viewer.server";
import { httpRefusalWords } from "~/platform/http-refusal.words";
import type { Platform } from "~/platform/platform.server";

/** The mark of an answer of ours: a captive portal answers 200 too, and must not be taken for us. */
export const SCAN_ANSWER_HEADERS = { "x-kaimen": "door/1", "cache-control": "no-store" };

export type DoorAccess =
  | { ok: true; operator: { id: string; name: string; unitName: string; scope: { unitId?: string } } }
  | { ok: false; reason: "SIGN_IN_FIRST" | "FORBIDDEN" };

/** Who asks for the door's data, and whose sessions that person may see. Never a redirect: a script cannot use one. */
export async function doorOperator(platform: Platform, request: Request, now: Date): Promise<DoorAccess> {
  try {
    const officer = await requireOfficer(platform, request, "door.scan", now);
    return { ok: true, operator: { id: officer.id, name: officer.name, unitName: officer.unitName, scope: officer.ownUnitOnly ? { unitId: officer.unitId } : {} } };
  } catch (refused) {
    if (!(refused instanceof Response)) throw refused;
    return { ok: false, reason: refused.status === 403 ? "FORBIDDEN" : "SIGN_IN_FIRST" };
  }
}

const STATUS = {
  SIGN_IN_FIRST: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  BROKEN_BODY: 400,
  NO_SCANS: 400,
  TOO_MANY_SCANS: 400,
  ID_REUSED: 409,
  TOO_MANY_TRIES: 429,
} as const;

export type DoorRefusal = keyof typeof STATUS;

const messages: Record<DoorRefusal, string> = {
  SIGN_IN_FIRST: both("SIGN_IN_FIRST"),
  FORBIDDEN: both("FORBIDDEN"),
  NOT_FOUND: "没有找到。场次可能不存在，或者不属于您的单位，请在检票页重新选择；扫码记录只能发送，不能读取。 Not found. The session does not exist or belongs to another unit, choose again; scans are sent and cannot be read.",
  BROKEN_BODY: "请求内容不是可识别的扫码记录，没有登记。请按接口说明检查后再发送。 The body is not a readable list of scans; nothing was recorded. Check it against the description of the interface.",
  NO_SCANS: "请求里没有扫码记录。请至少放入一条。 The list of scans is empty. Send at least one.",
  TOO_MANY_SCANS: "一次最多发送 200 条扫码记录，本次没有登记。请分批发送。 At most 200 scans at a time; nothing was recorded. Send them in parts.",
  ID_REUSED: "这个扫码编号已经用于另一次扫码，没有登记。请换一个新编号。 This scan id belongs to another scan; nothing was recorded. Use a new id.",
  TOO_MANY_TRIES: "一分钟内不存在的票码过多，已暂停核对。请一分钟后再试，并检查扫码设备。 Too many codes that do not exist; checking is paused. Try again in a minute and check the scanner.",
};

/** A refusal of the door's interface, in the shape `{ error: { reason, message } }`. */
export function doorRefusal(reason: DoorRefusal, results?: unknown): Response {
  const headers: Record<string, string> = { ...SCAN_ANSWER_HEADERS };
  if (reason === "TOO_MANY_TRIES") headers["retry-after"] = "60";
  return Response.json({ error: { reason, message: messages[reason] }, ...(results ? { results } : {}) }, { status: STATUS[reason], headers });
}

function both(reason: "SIGN_IN_FIRST" | "FORBIDDEN"): string {
  const { zh, en } = httpRefusalWords;
  return `${zh[reason].title}。${zh[reason].next} ${en[reason].title}. ${en[reason].next}`;
}
