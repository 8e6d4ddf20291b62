import type { Role } from "~/domain/identity/roles";
import type { StaffViewer } from "~/features/identity/viewer.server";
import { submitRevision } from "~/features/review/submit-revision.server";
import type { Platform } from "~/platform/platform.server";
import { publications } from "~/publications";
import { must } from "./ledger-builder";
import { approveBoth } from "./reviews";

/** Everybody around what a unit publishes: two of each, so that one can be away, be the author, or race the other. */
export type ReviewOffice = Record<"author" | "colleague" | "unitReviewer" | "unitReviewer2" | "outsideReviewer" | "reviewer" | "reviewer2" | "publisher" | "publisher2" | "admin", StaffViewer>;

const PEOPLE: Record<keyof ReviewOffice, { unitId: string; roles: Role[] }> = {
  author: { unitId: "publicity", roles: ["organiser"] },
  colleague: { unitId: "publicity", roles: ["organiser", "unitReviewer"] },
  unitReviewer: { unitId: "publicity", roles: ["unitReviewer"] },
  unitReviewer2: { unitId: "publicity", roles: ["unitReviewer"] },
  outsideReviewer: { unitId: "works", roles: ["unitReviewer"] },
  reviewer: { unitId: "secretariat", roles: ["secrecyReviewer"] },
  reviewer2: { unitId: "secretariat", roles: ["secrecyReviewer"] },
  publisher: { unitId: "information", roles: ["publisher"] },
  publisher2: { unitId: "information", roles: ["publisher"] },
  admin: { unitId: "information", roles: ["systemAdmin"] },
};

export async function buildReviewOffice(platform: Platform): Promise<ReviewOffice> {
  const createdAt = platform.clock.now();
  const people: [string, StaffViewer][] = [];
  for (const [persona, { unitId, roles }] of Object.entries(PEOPLE)) {
    await platform.db.unit.upsert({ where: { id: unitId }, create: { id: unitId, name: `${unitId}处`, nameEn: unitId, kind: "innerUnit" }, update: {} });
    const data = { email: `${persona}@office.example`, name: persona, persona, unitId, createdAt, roles: { create: roles.map((role) => ({ role })) } };
    const { id } = await platform.db.staff.create({ data, select: { id: true } });
    people.push([persona, { kind: "staff", id, name: persona, unitId, unitName: `${unitId}处`, roles }]);
  }
  return Object.fromEntries(people) as ReviewOffice;
}

/** A noun with little around it: the open month of a year, with what the scan should find in its introduction. */
export async function writtenSeason(platform: Platform, year: number, introduction = "欢迎来看。") {
  const at = platform.clock.now();
  const texts = { title: `${year}开放月`, introduction, startsOn: `${year}-08-01`, endsOn: `${year}-08-31` };
  await platform.db.season.upsert({
    where: { year },
    create: { year, unitId: "publicity", titleEn: "", theme: "", themeEn: "", slogan: "", sloganEn: "", introductionEn: "", registrationLimit: 3, phone: "", createdAt: at, updatedAt: at, ...texts },
    update: texts,
  });
  return { kindName: "season", kind: publications.season, nounId: String(year) } as const;
}

/** The same, submitted by the author. */
export async function submittedSeason(platform: Platform, office: ReviewOffice, year: number, introduction?: string) {
  const noun = await writtenSeason(platform, year, introduction);
  must(await submitRevision(platform, platform.clock.now(), office.author, noun));
  return noun;
}

/** The same, with both approvals. */
export async function approvedSeason(platform: Platform, office: ReviewOffice, year: number, introduction?: string) {
  const noun = await submittedSeason(platform, office, year, introduction);
  await approveBoth(platform, platform.clock.now(), { kind: "season", nounId: noun.nounId }, office);
  return noun;
}
