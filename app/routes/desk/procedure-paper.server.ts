import type { LoaderFunctionArgs } from "@remix-run/node";
import { dayOf } from "~/domain/calendar/shanghai";
import { requireOfficer } from "~/features/identity/viewer.server";
import { checklistOf } from "~/features/procedure/parts/checklist-lines";
import { procedurePaper } from "~/features/procedure/parts/procedure-paper";
import { procedureForDesk } from "~/features/procedure/queries.server";
import { refusal } from "~/platform/http.server";

/** The submission pack of the decision in the address, the same for page and word processor. @throws the refusal of who may not see it */
export async function readPaper({ request, params, context }: Pick<LoaderFunctionArgs, "request" | "params" | "context">) {
  const { platform } = context;
  const now = platform.clock.now();
  const officer = await requireOfficer(platform, request, "procedure.write", now);
  const procedure = await procedureForDesk(platform.db, officer, params.slug ?? "", now);
  if (!procedure) throw refusal("NOT_FOUND");
  const checklist = checklistOf(procedure.rules, procedure.papers);
  return { slug: procedure.slug, today: dayOf(now), paper: procedurePaper(procedure, checklist, dayOf(now)), isComplete: checklist.pack.isComplete };
}
