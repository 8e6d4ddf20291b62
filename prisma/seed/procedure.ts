import { EMPTY_STEP } from "../../app/domain/decision/procedure-step";
import type { Officer, StaffViewer } from "../../app/features/identity/viewer.server";
import { takeTurn } from "../../app/features/procedure/take-turn.server";
import { writeMetadata } from "../../app/features/procedure/write-metadata.server";
import { writeStep } from "../../app/features/procedure/write-step.server";
import type { Platform } from "../../app/platform/platform.server";
import { dayAt, instantOf, type DemoStart } from "./moments";
import { publishDemo, type DemoStaff } from "./publish";
import { procedures, type ProcedureText, type StepText } from "./texts/procedure";

/** The procedures of the demo, each step recorded by an official of the lead unit on the day on which it was known. */
export async function fillProcedures(platform: Platform, staff: DemoStaff, start: DemoStart): Promise<void> {
  for (const text of procedures) await fillProcedure(platform, staff, start, text);
}

async function fillProcedure(platform: Platform, staff: DemoStaff, start: DemoStart, text: ProcedureText): Promise<void> {
  const { decision: slug, metadata, implement, publishedOn } = text;
  const { id, leadUnitId } = await platform.db.decision.findUniqueOrThrow({ where: { slug }, select: { id: true, leadUnitId: true } });
  const author = staff.writerOf(leadUnitId);
  const officer = officerOf(author);
  const at = (days: number) => instantOf(start, { days, time: "16:00" });
  if (implement) must(slug, await takeTurn(platform, at(implement.on), officer, { slug, turn: "implement", reason: implement.reason, basis: "", seen: 0 }));
  for (const step of text.steps) must(slug, await writeStep(platform, knownAt(start, step), officer, { slug, kind: step.kind, version: 0, record: recordOf(start, step) }));
  if (metadata) {
    const head = { indexNumber: "", documentNumber: "", subject: metadata.subject, issuedOn: dayAt(start, metadata.issued), validity: metadata.validity, validUntil: null };
    must(slug, await writeMetadata(platform, at(metadata.issued), officer, { slug, version: 0, metadata: head }));
  }
  if (publishedOn !== undefined) await publishDemo(platform, staff, "procedure", id, at(publishedOn), author);
}

/** In the afternoon of the last day that the record names as past, the morning before the demo starts at the latest. */
function knownAt(start: DemoStart, { submitted, done }: StepText): Date {
  return instantOf(start, { days: done ?? submitted ?? -2, time: "15:00" });
}

function recordOf(start: DemoStart, { kind: _kind, submitted, planned, done, ...texts }: StepText) {
  const day = (offset: number | undefined) => (offset === undefined ? null : dayAt(start, offset));
  return { ...EMPTY_STEP, ...texts, submittedOn: day(submitted), plannedOn: day(planned), doneOn: day(done) };
}

function officerOf(author: StaffViewer): Officer {
  return { ...author, ownUnitOnly: true, unitScope: { leadUnitId: author.unitId } };
}

function must(slug: string, result: { ok: boolean }): void {
  if (!result.ok) throw new Error(`${slug}: ${JSON.stringify(result)}`);
}
