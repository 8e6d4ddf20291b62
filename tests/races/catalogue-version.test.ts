import { beforeEach, describe, expect, it } from "vitest";
import type { PublicCatalogue } from "~/domain/decision/public-shapes";
import { addItem } from "~/features/catalogue/add-item.server";
import { editItem, type EditItem } from "~/features/catalogue/edit-item.server";
import { latestVersion } from "~/features/catalogue/open-catalogue.server";
import { recordPartyConsent } from "~/features/catalogue/record-party-consent.server";
import { addItemForm, editItemForm } from "~/features/catalogue/schema";
import type { Officer } from "~/features/identity/viewer.server";
import { publishRevision } from "~/features/review/publish-revision.server";
import { submitRevision } from "~/features/review/submit-revision.server";
import { readForm } from "~/platform/form.server";
import { project, publications } from "~/publications";
import { buildLedger, must, type Ledger } from "../support/ledger-builder";
import { meetingPoint } from "../support/meeting-point";
import { testPlatform } from "../support/platform";
import { approveBoth } from "../support/reviews";
import { whilePublishing, withoutRowLock } from "../support/while-publishing";

const platform = await testPlatform({ pool: 4 });
const { db } = platform;
const now = platform.clock.now();
const typed = { title: "停车设施布局规划", summary: "怎样布局。", category: "plan", leadUnitId: "supervision", plannedCompletion: "2026-11", procedures: "legalityReview", exclusion: "none" };
const people: Ledger = await buildLedger(platform);
const colleague: Officer = people.colleague;
let year = 2026;
let id: string;

function formOf(values: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.append(name, value);
  return form;
}
function read<Value>(form: { ok: true; value: Value } | { ok: false; fault: unknown }): Value {
  if (!form.ok) throw new Error(JSON.stringify(form.fault));
  return form.value;
}
const planned = () => `${year}-11`;
const edit = (officer: Officer, item: number, change: Record<string, string>) =>
  editItem(platform, now, officer, `${year}-${item}`, read(readForm(formOf({ ...typed, plannedCompletion: planned(), adjustment: "kept", version: "1", ...change }), editItemForm)));
const LATER = () => ({ plannedCompletion: `${year}-12`, adjustment: "rescheduled", adjustmentReason: "上级规划调整" });
const versions = async () => (await db.catalogueVersion.findMany({ where: { catalogueId: id }, orderBy: { number: "asc" } })).map(({ number, publishedAt }) => [number, publishedAt !== null]);
const noun = (kind = publications.catalogue) => ({ kindName: "catalogue", kind, nounId: id });
const publish = (officer = people.publisher) => publishRevision(platform, now, officer, noun(), project);

async function approve(): Promise<void> {
  must(await recordPartyConsent(platform, { now, today: "2026-08-12" }, people.drafter, year, { meeting: "第 7 次办党组会议", on: "2026-08-11", note: "" }));
  must(await submitRevision(platform, now, people.drafter, noun()));
  await approveBoth(platform, now, { kind: "catalogue", nounId: id }, people);
}

/** A year of its own with two items, whose first version is public. */
beforeEach(async () => {
  year += 1;
  for (let item = 0; item < 2; item += 1) must(await addItem(platform, now, people.drafter, year, read(readForm(formOf({ ...typed, summary: `怎样布局（${item + 1}）。`, plannedCompletion: planned(), adjustment: "kept" }), addItemForm))));
  ({ id } = await db.catalogue.findUniqueOrThrow({ where: { year } }));
  await approve();
  must(await publish());
});

describe("two editors who begin the next version at once", () => {
  it("begin one, with both changes in it", async () => {
    expect(await Promise.all([edit(people.drafter, 1, LATER()), edit(colleague, 2, LATER())])).toEqual([{ ok: true, version: 2 }, { ok: true, version: 2 }]);
    expect(await versions()).toEqual([[1, true], [2, false]]);
  });

  it("without the catalogue's lock one of them loses what was typed", async () => {
    const bothHaveLooked = meetingPoint(2);
    const unguarded = (officer: Officer, item: number) =>
      platform.unitOfWork<EditItem>({ now, actor: { kind: "staff", id: officer.id } }, async (work) => {
        const latest = await latestVersion(work.tx, id);
        await bothHaveLooked();
        await work.tx.decision.updateMany({ where: { slug: `${year}-${item}` }, data: { summary: officer.name } });
        await work.tx.catalogueVersion.create({ data: { catalogueId: id, number: (latest?.number ?? 0) + 1, createdAt: now } });
        await work.record({ action: "item.edited", nounKind: "decision", nounId: id });
        return { ok: true, version: 2 };
      });
    const results = await Promise.allSettled([unguarded(people.drafter, 1), unguarded(colleague, 2)]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("two who release the next version at once", () => {
  it("make one version of it, and the next change begins the one after", async () => {
    must(await edit(people.drafter, 1, LATER()));
    await approve();
    const results = await Promise.all([people.publisher, people.secondPublisher].map((person) => publish(person)));
    expect(results.map((result) => (result.ok ? "ok" : result.reason)).sort()).toEqual(["REFUSED", "ok"]);
    expect(await db.publicDocument.count({ where: { kind: "catalogueVersion", parentKey: `catalogue/${year}` } })).toBe(2);
    must(await edit(colleague, 2, LATER()));
    expect(await versions()).toEqual([[1, true], [2, true], [3, false]]);
  });

  it("submit one revision when they send it to review at once", async () => {
    must(await edit(people.drafter, 1, LATER()));
    must(await recordPartyConsent(platform, { now, today: "2026-08-12" }, people.drafter, year, { meeting: "第 8 次办党组会议", on: "2026-08-11", note: "" }));
    const results = await Promise.all([people.drafter, colleague].map((officer) => submitRevision(platform, now, officer, noun())));
    expect(results.map((result) => (result.ok ? "ok" : result.reason)).sort()).toEqual(["NOTHING_CHANGED", "ok"]);
  });
});

describe("an editor who moves an item while the version before it is being released", () => {
  const moveWhileReleasing = async (kind: typeof publications.catalogue) => {
    must(await edit(people.drafter, 1, LATER()));
    await approve();
    must(await whilePublishing(platform, now, people.publisher, noun(kind), () => edit(colleague, 2, LATER())));
  };
  const second = () => db.decision.findUniqueOrThrow({ where: { slug: `${year}-2` }, select: { plannedCompletion: true, adjustment: true, adjustmentReason: true } });
  const released = async () => {
    const { body } = await db.publicDocument.findUniqueOrThrow({ where: { kind_key: { kind: "catalogueVersion", key: `${year}/2` } } });
    return (body as unknown as PublicCatalogue).items.map(({ plannedCompletion }) => plannedCompletion);
  };

  it("waits and changes the version after it, with the reason kept", async () => {
    await moveWhileReleasing(publications.catalogue);
    expect(await released()).toEqual([`${year}-12`, `${year}-11`]);
    expect(await second()).toEqual(LATER());
    expect(await versions()).toEqual([[1, true], [2, true], [3, false]]);
  });

  it("without the lock is moved, and mark and reason are lost with the release", async () => {
    await moveWhileReleasing(withoutRowLock(publications.catalogue) as typeof publications.catalogue);
    expect(await second()).toEqual({ plannedCompletion: `${year}-12`, adjustment: "kept", adjustmentReason: "" });
    expect(await versions()).toEqual([[1, true], [2, true]]);
  });
});
