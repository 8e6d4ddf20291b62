import { beforeEach, describe, expect, it } from "vitest";
import type { PublicHearing } from "~/domain/activities/public-shapes";
import { confirmRecord, type ConfirmRecord } from "~/features/activities/confirm-record.server";
import { createHearing } from "~/features/activities/create-hearing.server";
import { editHearing, type EditHearing } from "~/features/activities/edit-hearing.server";
import { listParticipants } from "~/features/activities/list-participants.server";
import { recordMaterials } from "~/features/activities/record-materials.server";
import type { HearingFields } from "~/features/activities/schema";
import { sumUpHearing } from "~/features/activities/sum-up-hearing.server";
import type { Officer } from "~/features/identity/viewer.server";
import { publishRevision } from "~/features/review/publish-revision.server";
import { submitRevision } from "~/features/review/submit-revision.server";
import { project, publications } from "~/publications";
import { buildLedger, must, publishUnreviewed, type Ledger } from "../support/ledger-builder";
import { meetingPoint } from "../support/meeting-point";
import { testPlatform } from "../support/platform";
import { approveBoth } from "../support/reviews";
import { whilePublishing, withoutRowLock } from "../support/while-publishing";

const platform = await testPlatform({ pool: 4 });
const { db } = platform;
const at = (day: string) => new Date(`${day}T09:00:00+08:00`);
const NOTICE: HearingFields = {
  title: "停车设施备案期限听证会", titleEn: "", matter: "备案期限是三十日还是四十五日。", summaryEn: "", requiredBy: "", heldAt: new Date("2026-09-10T14:00:00+08:00"), place: "三楼听证室", noticeDays: 10,
  sides: [{ name: "居民", seats: 2 }, { name: "企业", seats: 2 }], method: "报名。", applicationsOpenAt: at("2026-08-13"), applicationsCloseAt: at("2026-08-20"), observers: 0, media: "", contactPhone: "000-5550 0107", contactEmail: "",
};
const PEOPLE = ["李大山", "王小河"].map((name) => ({ name, side: "居民" })).concat({ name: "赵建业", side: "企业" });
let count = 0;
let ledger: Ledger;
let slug: string;
let id: string;

beforeEach(async () => {
  count += 1;
  slug = `heard-${count}`;
  ledger = await buildLedger(platform, { slug });
  const decision = await db.decision.findUniqueOrThrow({ where: { slug } });
  const section = { decisionId: decision.id, kind: "draftingExplanation", presence: "text", title: "起草说明", body: "为什么。", updatedAt: decision.updatedAt };
  await publishUnreviewed(platform, "section", (await db.section.create({ data: section })).id);
  must(await createHearing(platform, at("2026-08-12"), ledger.drafter, slug, NOTICE));
  ({ id } = await db.hearing.findFirstOrThrow({ where: { decision: { slug } } }));
});

const stored = () => db.hearing.findUniqueOrThrow({ where: { id }, include: { participants: { orderBy: { position: "asc" } } } });
const address = async () => ({ slug, number: 1, version: (await stored()).version });
const noun = (kind = publications.hearing) => ({ kindName: "hearing", kind, nounId: id });

async function approve(day: string): Promise<void> {
  must(await submitRevision(platform, at(day), ledger.drafter, noun()));
  await approveBoth(platform, at(day), { kind: "hearing", nounId: id }, ledger);
}

/** Held and summed up; whoever signed is noted, and the record stands approved. */
async function recordApproved(): Promise<void> {
  const release = async (day: string) => {
    await approve(day);
    must(await publishRevision(platform, at(day), ledger.publisher, noun(), project));
  };
  await release("2026-08-12");
  must(await listParticipants(platform, at("2026-08-21"), ledger.drafter, await address(), PEOPLE));
  must(await recordMaterials(platform, at("2026-09-01"), ledger.drafter, await address(), { sentOn: "2026-09-01", reason: "" }));
  await release("2026-09-02");
  must(await sumUpHearing(platform, at("2026-09-11"), ledger.drafter, await address(), "各方陈述。"));
  const everybody = [1, 2, 3].map((position) => ({ position, confirmation: "confirmed" as const, on: "2026-09-10" as const }));
  must(await confirmRecord(platform, at("2026-09-11"), ledger.drafter, await address(), everybody));
  await approve("2026-09-11");
}

describe("two officials who change one hearing at once", () => {
  it("save one notice each time, and the other is told", async () => {
    for (let round = 0; round < 5; round += 1) {
      const seen = await address();
      const officers = [ledger.drafter, ledger.colleague];
      const results = await Promise.all(officers.map((officer) => editHearing(platform, at("2026-08-12"), officer, seen, { ...NOTICE, place: `${officer.name}定的地点` })));
      const winner = results.findIndex(({ ok }) => ok);
      expect(results[1 - winner]).toEqual({ ok: false, reason: "STALE" });
      expect(await stored()).toMatchObject({ version: seen.version + 1, place: `${officers[winner]!.name}定的地点` });
    }
  });

  it("write one list of participants, not two in one", async () => {
    const seen = await address();
    const lists = [PEOPLE, [{ name: "孙一", side: "居民" }, { name: "周二", side: "企业" }]];
    const results = await Promise.all([ledger.drafter, ledger.colleague].map((officer, n) => listParticipants(platform, at("2026-08-21"), officer, seen, lists[n]!)));
    const winner = results.findIndex(({ ok }) => ok);
    expect(results[1 - winner]).toEqual({ ok: false, reason: "STALE" });
    expect((await stored()).participants.map(({ name, side }) => ({ name, side }))).toEqual(lists[winner]);
  });

  it("without the version's guard both believe that they have saved", async () => {
    const { version } = await stored();
    const bothHaveLooked = meetingPoint(2);
    const unguarded = (officer: Officer) =>
      platform.unitOfWork<EditHearing>({ now: at("2026-08-12"), actor: { kind: "staff", id: officer.id } }, async ({ tx, record }) => {
        const hearing = await tx.hearing.findUniqueOrThrow({ where: { id } });
        await bothHaveLooked();
        if (hearing.version !== version) return { ok: false, reason: "STALE" };
        await tx.hearing.update({ where: { id }, data: { place: officer.name, version: version + 1 } });
        await record({ action: "hearing.edited", nounKind: "hearing", nounId: id });
        return { ok: true };
      });
    expect(await Promise.all([unguarded(ledger.drafter), unguarded(ledger.colleague)])).toEqual([{ ok: true }, { ok: true }]);
    expect((await stored()).version).toBe(version + 1);
  });
});

describe("an official who changes who signed while the record is being published", () => {
  const publishWhileChanging = async (kind: typeof publications.hearing): Promise<ConfirmRecord> => {
    const seen = await address();
    const absent = [{ position: 3, confirmation: "absent" as const, on: "2026-09-10" as const }];
    return whilePublishing(platform, at("2026-09-12"), ledger.publisher, noun(kind), () => confirmRecord(platform, at("2026-09-12"), ledger.colleague, seen, absent));
  };
  const signed = async () => {
    const { body } = await db.publicDocument.findUniqueOrThrow({ where: { kind_key: { kind: "hearing", key: `${slug}/1` } } });
    return [(body as unknown as PublicHearing).record?.confirmed, (await db.activity.findFirstOrThrow({ where: { hearingId: id } })).people];
  };

  it("waits, and the activity counts those whom the published record counts", async () => {
    await recordApproved();
    must(await publishWhileChanging(publications.hearing));
    expect(await signed()).toEqual([3, 3]);
    expect((await stored()).participants[2]?.confirmation).toBe("absent");
  });

  it("without the row's lock makes the activity say another number than the record", async () => {
    await recordApproved();
    must(await publishWhileChanging(withoutRowLock(publications.hearing) as typeof publications.hearing));
    expect(await signed()).toEqual([3, 2]);
  });
});
