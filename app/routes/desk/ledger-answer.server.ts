import { data, redirect } from "@remix-run/node";
import type { AssignMatching, MatchingPreview } from "~/features/consultation/assign-matching.server";
import type { Theirs } from "~/features/consultation/parts/desk-theme";
import { ledgerSentence } from "~/features/consultation/words-desk";
import { formFault, type FormFault } from "~/platform/form.server";
import { refusal } from "~/platform/http.server";

type LedgerRefused = Parameters<typeof ledgerSentence>[0] | { ok: false; reason: "NOT_FOUND" };

/** What is wrong with what was typed; everything else is a matter of the state that the ledger is in. */
const BAD_INPUT = ["REASON_MISSING", "NOTHING_TO_SPLIT", "TEXT_CHANGED", "NOT_HELD_YET", "RECEIVED_IN_FUTURE", "RECEIVED_BEFORE_OPENING", "CLAUSE_UNKNOWN", "UNIT_UNKNOWN", "DUE_DAY_PAST"];

/** What comes back with a page whose form was refused. `theirs` stands beside it where somebody else saved first. */
export interface LedgerFault extends FormFault {
  theirs?: Theirs;
  /** What a bulk change would do, before it is confirmed. */
  preview?: MatchingPreview;
}

/** A refused change of the ledger as a page: what was typed comes back with the sentence at its field. */
export function refuseLedger(refused: LedgerRefused, values: FormFault["values"], field = "") {
  if (refused.reason === "NOT_FOUND") throw refusal("NOT_FOUND");
  return data<LedgerFault>(formFault(values, ledgerSentence(refused), field), { status: BAD_INPUT.includes(refused.reason) ? 422 : 409 });
}

/** Somebody saved first: what was typed comes back, with the mark of what stands beside it now, so that saving it again is meant. */
export function refuseChanged(refused: Exclude<LedgerRefused, { reason: "NOT_FOUND" }>, values: FormFault["values"], theirs: Theirs) {
  return data<LedgerFault>({ ...formFault(values, ledgerSentence(refused)), theirs }, { status: 409 });
}

/** What was previewed is not what is there now: the new preview comes back to be confirmed, and the form says why. */
export function refuseStale(refused: Extract<AssignMatching, { reason: "CHANGED_SINCE_PREVIEW" }>, values: FormFault["values"]) {
  return data<LedgerFault>({ ...formFault(values, ledgerSentence(refused)), preview: refused.preview }, { status: 409 });
}

/** Back to the page that sent the form, with a word for what has been done; `drop` are conditions that no longer hold. */
export function doneLedger(request: Request, done: string, drop: string[] = []) {
  const url = new URL(request.url);
  for (const name of drop) url.searchParams.delete(name);
  url.searchParams.set("done", done);
  return redirect(url.pathname + url.search, 303);
}
