import type { Officer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";
import { lockQuestionnaire, type QuestionnaireAddress, type QuestionnaireRefusal } from "./lock-questionnaire.server";
import type { QuestionnaireFields } from "./schema";

export type EditQuestionnaire = { ok: true } | QuestionnaireRefusal;

/** Saves title, introduction and times. The public reads the old ones until the new ones are reviewed and published. */
export async function editQuestionnaire(platform: Pick<Platform, "unitOfWork">, now: Date, officer: Officer, address: QuestionnaireAddress, fields: QuestionnaireFields): Promise<EditQuestionnaire> {
  return platform.unitOfWork<EditQuestionnaire>({ now, actor: { kind: "staff", id: officer.id } }, async (work) => {
    const locked = await lockQuestionnaire(work, officer, address);
    if (!locked.ok) return locked;
    await work.tx.questionnaire.update({ where: { id: address.id }, data: fields });
    await work.record({ action: "questionnaire.edited", nounKind: "questionnaire", nounId: address.id, detail: { version: address.version + 1 } });
    return { ok: true };
  });
}
