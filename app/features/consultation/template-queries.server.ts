import type { Officer } from "~/features/identity/viewer.server";
import type { Db } from "~/platform/db.server";

export interface AnswerTemplate {
  id: string;
  title: string;
  body: string;
}

/** The wordings of the officer's unit, by name. */
export async function listTemplates(db: Db, officer: Officer): Promise<AnswerTemplate[]> {
  return db.answerTemplate.findMany({ where: { unitId: officer.unitId }, orderBy: { title: "asc" }, select: { id: true, title: true, body: true } });
}

/** Units that can be asked to answer. */
export async function listUnits(db: Db): Promise<{ id: string; name: string }[]> {
  return db.unit.findMany({ orderBy: [{ position: "asc" }, { id: "asc" }], select: { id: true, name: true } });
}
