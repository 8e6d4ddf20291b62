import { expect, it } from "vitest";
import { EMPTY_STEP } from "~/domain/decision/procedure-step";
import { readProcedure } from "~/features/procedure/procedure-facts.server";
import { writeStep, type WriteStep } from "~/features/procedure/write-step.server";
import type { Officer } from "~/features/identity/viewer.server";
import { buildLedger } from "../support/ledger-builder";
import { meetingPoint } from "../support/meeting-point";
import { testPlatform } from "../support/platform";

const platform = await testPlatform({ pool: 4 });
const now = platform.clock.now();
const { slug, drafter, colleague } = await buildLedger(platform);
const stored = () => platform.db.procedureStep.findFirstOrThrow({ where: { kind: "partyReport" } });

const record = (notes: string) => ({ ...EMPTY_STEP, notes });

it("of two officials who save one step at once one wins each time, and the other is told", async () => {
  for (let version = 0; version < 10; version += 1) {
    const results = await Promise.all([drafter, colleague].map((officer) => writeStep(platform, now, officer, { slug, kind: "partyReport", version, record: record(officer.name) })));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results).toContainEqual({ ok: false, reason: "STALE" });
    expect(await stored()).toMatchObject({ version: version + 1, notes: results[0]?.ok ? drafter.name : colleague.name });
  }
});

it("without the lock both believe that they have saved, and one text is lost", async () => {
  const { version } = await stored();
  const bothHaveLooked = meetingPoint(2);
  const unguarded = (officer: Officer) =>
    platform.unitOfWork<WriteStep>({ now, actor: { kind: "staff", id: officer.id } }, async (work) => {
      const procedure = await readProcedure(work.tx, { slug }, now);
      await bothHaveLooked();
      if (!procedure || procedure.versions.partyReport !== version) return { ok: false, reason: "STALE" };
      const { decisionId, round } = procedure;
      await work.tx.procedureStep.update({ where: { decisionId_round_kind: { decisionId, round, kind: "partyReport" } }, data: { notes: officer.name, version: version + 1 } });
      await work.record({ action: "procedure.step-written", nounKind: "decision", nounId: decisionId });
      return { ok: true };
    });
  expect(await Promise.all([unguarded(drafter), unguarded(colleague)])).toEqual([{ ok: true }, { ok: true }]);
  expect((await stored()).version).toBe(version + 1);
});
