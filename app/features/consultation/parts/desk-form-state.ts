import { emptyForm, singleValue, type FormState } from "~/ui/form-state";

/** What one form of a page with several forms shows: what was sent when it was this one, else what is saved. */
export function stateOf(sent: FormState | undefined, intent: string, saved: FormState["values"] = {}): FormState {
  return sent?.values.intent === intent ? sent : { ...emptyForm, values: saved };
}

/** The version or mark in a form that is shown again: the one sent with it, else the current one. */
export function sentMark(state: FormState, name: string, current: string): string {
  return singleValue(state, name) || current;
}
