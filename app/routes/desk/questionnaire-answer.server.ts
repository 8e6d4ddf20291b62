import { data } from "@remix-run/node";
import { questionnaireSentence, type QuestionnaireRefused } from "~/features/questionnaires/words-desk";
import { formFault, type FormFault } from "~/platform/form.server";
import { refusal } from "~/platform/http.server";

/** A refused change as a page: what was typed comes back, with the version that stands now where somebody else saved first. */
export function refuseQuestionnaire(refused: { ok: false; reason: QuestionnaireRefused | "NOT_FOUND" }, values: FormFault["values"], current?: number) {
  if (refused.reason === "NOT_FOUND") throw refusal("NOT_FOUND");
  const [field, sentence] = questionnaireSentence(refused.reason);
  const shown = current === undefined ? values : { ...values, version: String(current) };
  return data<FormFault>(formFault(shown, sentence, field), { status: refused.reason === "WINDOW_UNKNOWN" ? 422 : 409 });
}
