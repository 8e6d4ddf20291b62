import { publishAuditHead } from "../../app/features/audit/publish-head.server";
import { sealAuditRows } from "../../app/features/audit/seal-rows.server";
import { projectAuditHead, projectNumbers } from "../../app/publications";
import type { Platform } from "../../app/platform/platform.server";
import { DEMO_REPRESENTATIVE } from "../../app/domain/identity/demo-citizen";
import { publishDigests } from "../../app/features/consultation/publish-digests.server";
import { hashPassword } from "../../app/features/identity/sign-in-staff.server";
import { fillCalls } from "./call";
import { fillCases } from "./cases";
import { fillCatalogues } from "./catalogue";
import { fillConsultations } from "./consultations";
import { fillHearings } from "./hearings";
import { fillProcedures } from "./procedure";
import { fillQuestionnaires } from "./questionnaires";
import { readDemoStaff } from "./publish";
import { fillSeason } from "./season";
import { fillWaiting } from "./waiting";
import { units } from "./texts/offices";
import { citizens, colleagues, personas, publicPersonas } from "./texts/people";

const staff = [...personas, ...colleagues];

/** The password that every demo persona has besides the one-click sign-in. */
const DEMO_PASSWORD = "Kaimen-demo-2026";

/**
 * Fills an empty database with the demo world; a database that has people already is left as it is. All through the
 * product's own commands where there is one, so that every demo object could have been made by hand.
 */
export async function fillDemoWorld(platform: Platform, say: (line: string) => void): Promise<void> {
  if ((await platform.db.staff.count()) > 0) return;
  say("Filling the demo world …");
  await fillPeople(platform);
  const start = { at: platform.clock.now() };
  const demoStaff = await readDemoStaff(platform);
  await fillCatalogues(platform, demoStaff, start);
  await fillConsultations(platform, demoStaff, start);
  await fillCases(platform, demoStaff, start);
  await fillHearings(platform, demoStaff, start);
  await fillQuestionnaires(platform, demoStaff, start);
  await fillProcedures(platform, demoStaff, start);
  await fillCalls(platform, demoStaff, start);
  await fillSeason(platform, start);
  await fillWaiting(platform, demoStaff, start);
  await nameRepresentative(platform, start.at);
  await publishDigests(platform, start.at, projectNumbers);
  await sealAuditRows(platform.db, platform.clock.now());
  await publishAuditHead(platform, platform.clock.now(), projectAuditHead);
}

/** One of the residents who applied is the persona `representative` of the sign-in page. */
async function nameRepresentative(platform: Platform, now: Date): Promise<void> {
  const persona = publicPersonas.find((each) => each.persona === "representative");
  const resident = citizens.find((each) => each.key === persona?.citizen);
  if (!resident) throw new Error("the demo has no representative");
  const { contactKind, contact, name } = resident;
  await platform.db.citizen.upsert({
    where: { contactKind_contact: { contactKind, contact } },
    create: { contactKind, contact, name, createdAt: now, demoNumber: DEMO_REPRESENTATIVE },
    update: { name, demoNumber: DEMO_REPRESENTATIVE },
  });
}

async function fillPeople(platform: Platform): Promise<void> {
  const now = platform.clock.now();
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  await platform.unitOfWork({ now, actor: { kind: "system" } }, async (work) => {
    for (const [position, unit] of units.entries()) {
      const { slug: id, name, nameEn, kind, parent: parentId, phone, address, email } = unit;
      await work.tx.unit.create({ data: { id, name, nameEn, kind, parentId, phone, address, email, position } });
    }
    for (const person of staff) {
      await work.tx.staff.create({
        data: {
          email: person.email,
          name: person.name,
          unitId: person.unit,
          persona: person.persona,
          passwordHash,
          createdAt: now,
          roles: { create: person.roles.map((role) => ({ role })) },
        },
      });
    }
    await work.record({ action: "demo.filled", nounKind: "demo", nounId: "people" });
    return { ok: true };
  });
}

/** The lines printed at the start of the demo. */
export function describePersonas(publicUrl: string): string {
  const personas = staff.flatMap((person) => (person.persona ? [`  ${person.persona.padEnd(14)} ${person.name}  ${person.canDo.zh}`] : []));
  return [`Sign in at ${publicUrl}/sign-in with one click as:`, `  ${"citizen".padEnd(14)} any of 100,000 demo citizens`, `  ${"representative".padEnd(14)} ${publicPersonas[1]?.canDo.zh ?? ""}`, ...personas].join("\n");
}
