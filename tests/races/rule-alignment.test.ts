import { expect, it } from "vitest";
import { alignVersion } from "~/features/consultation/align-version.server";
import { importDraft } from "~/features/consultation/import-draft.server";
import { ruleAlignment, type RuleAlignment } from "~/features/consultation/rule-alignment.server";
import type { Officer } from "~/features/identity/viewer.server";
import { buildConsultation } from "../support/consultation-builder";
import { meetingPoint } from "../support/meeting-point";
import { testPlatform } from "../support/platform";

const platform = await testPlatform();
const { db } = platform;
const now = platform.clock.now();
const { slug } = await buildConsultation(db, { withoutWindow: true });
const officers = ["shen", "yu"].map((id): Officer => ({ kind: "staff", id, name: id, unitId: "test-office", unitName: "", roles: ["drafter"], ownUnitOnly: true, unitScope: { leadUnitId: "test-office" } }));

/** A version whose first article both officials take for another old one. */
async function twoMinds() {
  const text = ["小区车库使用管理办法", "第一条　车位由居民抽签使用。", "第二条　抽签每年一次。"].join("\n\n");
  const imported = await importDraft(platform, now, { actor: { kind: "system" }, unitScope: {} }, { slug, name: "x.md", bytes: new TextEncoder().encode(text) });
  if (!imported.ok) throw new Error(imported.reason);
  const { versionId } = imported;
  const version = await db.draftVersion.findUniqueOrThrow({ where: { id: versionId } });
  const clause = await db.clause.findFirstOrThrow({ where: { versionId, label: "第一条" } });
  const olds = await db.clause.findMany({ where: { versionId: version.baseId!, kind: "article" }, orderBy: { position: "asc" } });
  return { versionId, baseId: version.baseId!, alignment: version.alignment, clauseId: clause.id, oldIds: [olds[0]!.id, olds[1]!.id] as const };
}

it("of two officials who rule on one alignment at once one wins, and the other is told", async () => {
  for (let round = 0; round < 10; round += 1) {
    const { versionId, alignment, clauseId, oldIds } = await twoMinds();
    const results = await Promise.all(officers.map((officer, i) => ruleAlignment(platform, now, officer, { slug, versionId, alignment, ruling: { kind: "same", clauseId, oldClauseId: oldIds[i]! } })));
    expect(results.map((result) => (result.ok ? "ok" : result.reason)).sort()).toEqual(["STALE", "ok"]);
    const winner = results.findIndex(({ ok }) => ok);
    expect(await db.clauseRuling.findMany({ where: { versionId } })).toMatchObject([{ oldClauseId: oldIds[winner], decidedById: officers[winner]!.id }]);
  }
});

it("without the number of the alignment in the write both believe that they have saved", async () => {
  const { versionId, baseId, clauseId, oldIds } = await twoMinds();
  const meet = meetingPoint(2);
  const results = await Promise.all(
    officers.map((officer, i) =>
      platform.unitOfWork<RuleAlignment>({ now, actor: { kind: "staff", id: officer.id } }, async ({ tx, record }) => {
        await tx.clauseRuling.deleteMany({ where: { versionId, clauseId, isSame: true } });
        await meet();
        await tx.clauseRuling.create({ data: { versionId, clauseId, oldClauseId: oldIds[i]!, isSame: true, decidedById: officer.id, decidedAt: now } });
        await alignVersion(tx, versionId, baseId);
        await record({ action: "draft.alignment-ruled", nounKind: "draft", nounId: versionId });
        return { ok: true, versionNumber: 2 };
      }),
    ),
  );
  expect(results.map(({ ok }) => ok)).toEqual([true, true]);
  expect(await db.clauseRuling.count({ where: { versionId, clauseId, isSame: true } })).toBe(2);
});
