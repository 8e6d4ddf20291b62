import { createHearing } from "../../app/features/activities/create-hearing.server";
import { listParticipants } from "../../app/features/activities/list-participants.server";
import { recordMaterials } from "../../app/features/activities/record-materials.server";
import type { Officer } from "../../app/features/identity/viewer.server";
import type { Platform } from "../../app/platform/platform.server";
import { dayAt, instantOf, type DemoStart } from "./moments";
import { publishDemo, type DemoStaff } from "./publish";
import { hearingText } from "./texts/hearing";

/** One hearing that is to come: its notice was published before applications opened, the list after they had closed. */
export async function fillHearings(platform: Platform, staff: DemoStaff, start: DemoStart): Promise<void> {
  const { decision: slug, people, heldAt, applicationsOpenAt, applicationsCloseAt, noticeAt, listAt, materialsOn, ...fields } = hearingText;
  const { leadUnitId } = await platform.db.decision.findUniqueOrThrow({ where: { slug }, select: { leadUnitId: true } });
  const author = staff.writerOf(leadUnitId);
  const officer: Officer = { ...author, ownUnitOnly: true, unitScope: { leadUnitId: author.unitId } };
  const times = { heldAt: instantOf(start, heldAt), applicationsOpenAt: instantOf(start, applicationsOpenAt), applicationsCloseAt: instantOf(start, applicationsCloseAt) };
  const writtenAt = new Date(instantOf(start, noticeAt).getTime() - 2 * 3_600_000);
  const created = await createHearing(platform, writtenAt, officer, slug, { ...fields, ...times });
  if (!created.ok) throw new Error(`hearing: ${created.reason}`);
  const { id } = await platform.db.hearing.findFirstOrThrow({ where: { decision: { slug }, number: created.number }, select: { id: true } });
  await publishDemo(platform, staff, "hearing", id, instantOf(start, noticeAt), author);

  const address = { slug, number: created.number };
  const listedAt = new Date(instantOf(start, listAt).getTime() - 2 * 3_600_000);
  must(await listParticipants(platform, listedAt, officer, { ...address, version: 1 }, people));
  must(await recordMaterials(platform, listedAt, officer, { ...address, version: 2 }, { sentOn: dayAt(start, materialsOn), reason: "" }));
  await publishDemo(platform, staff, "hearing", id, instantOf(start, listAt), author);
}

function must(result: { ok: boolean }): void {
  if (!result.ok) throw new Error(`hearing: ${JSON.stringify(result)}`);
}
