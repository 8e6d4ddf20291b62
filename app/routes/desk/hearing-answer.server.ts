import { data } from "@remix-run/node";
import { hearingSentence, type HearingRefused } from "~/features/activities/words";
import { formFault, type FormFault } from "~/platform/form.server";
import { refusal } from "~/platform/http.server";

/** The address of the form for a hearing that does not exist yet. */
export const NEW = "new";

/** The number in an address; 0, which no hearing has, for anything else. */
export function hearingNumber(typed: string | undefined): number {
  return /^[1-9]\d{0,3}$/.test(typed ?? "") ? Number(typed) : 0;
}

const CONFLICTS = ["STALE", "HEARING_HELD", "NOT_HELD_YET"];

/** A refused change as a page: what was typed comes back, with the version that stands now where somebody else saved first. */
export function refuseHearing(refused: HearingRefused | { ok: false; reason: "NOT_FOUND" }, values: FormFault["values"], current: number) {
  if (refused.reason === "NOT_FOUND") throw refusal("NOT_FOUND");
  const [field, sentence] = hearingSentence(refused);
  return data<FormFault>(formFault({ ...values, version: String(current) }, sentence, field), { status: CONFLICTS.includes(refused.reason) ? 409 : 422 });
}
