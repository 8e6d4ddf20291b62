import type { Role } from "~/domain/identity/roles";
import type { Officer } from "~/features/identity/viewer.server";
import { publishRevision } from "~/features/review/publish-revision.server";
import { submitRevision } from "~/features/review/submit-revision.server";
import { withdrawPublication } from "~/features/review/withdraw-publication.server";
import { project, publications, withdrawProjection, type PublicationKindName } from "~/publications";
import { must } from "./ledger-builder";
import type { TestPlatform } from "./platform";
import { approveBoth } from "./reviews";

/** An office with three units and the people who bring a catalogue to the public. */
export interface CatalogueOffice {
  drafter: Officer;
  /** Of another unit. */
  drafter2: Officer;
  /** Submission, both reviews and release at the clock's instant, by the real commands. @throws what is refused */
  release(kindName: PublicationKindName, nounId: string): Promise<void>;
  releaseYear(year: number): Promise<void>;
  withdraw(kind: PublicationKindName, nounId: string, reason: string): Promise<void>;
}

export async function buildCatalogueOffice(platform: TestPlatform): Promise<CatalogueOffice> {
  const { db, clock } = platform;
  const units = { supervision: "滨江市国防动员办公室监管中心", command: "指挥通信处", secretariat: "秘书处" };
  for (const [id, name] of Object.entries(units)) await db.unit.create({ data: { id, name, nameEn: id, kind: "innerUnit" } });
  const person = async (persona: string, unitId: keyof typeof units, role: Role): Promise<Officer> => {
    const { id } = await db.staff.create({ data: { email: `${persona}@office.example`, name: persona, persona, unitId, createdAt: clock.now(), roles: { create: [{ role }] } } });
    return { kind: "staff", id, name: persona, unitId, unitName: units[unitId], roles: [role], ownUnitOnly: true, unitScope: { leadUnitId: unitId } };
  };
  const drafter = await person("drafter", "supervision", "drafter");
  const reviewers = { unitReviewer: await person("unit-reviewer", "supervision", "unitReviewer"), reviewer: await person("reviewer", "secretariat", "secrecyReviewer") };
  const publisher = await person("publisher", "secretariat", "publisher");

  const release = async (kindName: PublicationKindName, nounId: string) => {
    const noun = { kindName, kind: publications[kindName], nounId };
    must(await submitRevision(platform, clock.now(), drafter, noun));
    await approveBoth(platform, clock.now(), { kind: kindName, nounId }, reviewers);
    must(await publishRevision(platform, clock.now(), publisher, noun, project));
  };
  return {
    drafter,
    drafter2: await person("drafter2", "command", "drafter"),
    release,
    releaseYear: async (year) => release("catalogue", (await db.catalogue.findUniqueOrThrow({ where: { year } })).id),
    withdraw: async (kind, nounId, reason) => {
      must(await withdrawPublication(platform, clock.now(), publisher, { kind, nounId }, reason, withdrawProjection));
    },
  };
}
