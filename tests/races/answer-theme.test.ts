import { expect, it } from "vitest";
import { addTheme } from "~/features/consultation/add-theme.server";
import { answerTheme, type AnswerTheme } from "~/features/consultation/answer-theme.server";
import { themeAsItStands } from "~/features/consultation/ledger-queries.server";
import type { Officer } from "~/features/identity/viewer.server";
import { buildLedger, must } from "../support/ledger-builder";
import { meetingPoint } from "../support/meeting-point";
import { testPlatform } from "../support/platform";

const platform = await testPlatform();
const now = platform.clock.now();
const ledger = await buildLedger(platform);
const { windowId } = ledger;
let themes = 0;

type Answer = (officer: Officer, input: { themeId: string; reason: string }) => Promise<AnswerTheme>;

/** Both officials read version 1 of a new theme and save at once. */
async function bothAnswer(answer: Answer) {
  themes += 1;
  const { themeId } = must(await addTheme(platform, now, ledger.drafter, { windowId, title: `主题 ${themes}`, summary: "" }));
  const results = await Promise.all([
    answer(ledger.drafter, { themeId, reason: "沈的理由" }),
    answer(ledger.colleague, { themeId, reason: "于的理由" }),
  ]);
  const stored = await themeAsItStands(platform.db, windowId, themeId);
  return { results, stored };
}

it("E25: of two officials who answer one theme at once one wins, and the other is shown the winner's words", async () => {
  for (let round = 0; round < 20; round += 1) {
    const { results, stored } = await bothAnswer((officer, input) =>
      answerTheme(platform, now, officer, { windowId, version: 1, disposition: "notAdopted", changedClause: "", ...input }),
    );
    const winner = results[0]?.ok ? { savedBy: "沈知行", reason: "沈的理由" } : { savedBy: "于思明", reason: "于的理由" };
    expect(results.filter((result) => result.ok)).toEqual([{ ok: true, version: 2 }]);
    expect(results.find((result) => !result.ok)).toMatchObject({ reason: "CHANGED_MEANWHILE", theirs: winner });
    expect(stored).toMatchObject({ version: 2, ...winner });
  }
});

it("without the version in the write both believe that they have saved, and one text is lost", async () => {
  const bothHaveLooked = meetingPoint(2);
  const unguarded: Answer = (officer, { themeId, reason }) =>
    platform.unitOfWork<AnswerTheme>({ now, actor: { kind: "staff", id: officer.id } }, async (work) => {
      const theme = await work.tx.theme.findUniqueOrThrow({ where: { id: themeId } });
      await bothHaveLooked();
      if (theme.version !== 1) return { ok: false, reason: "THEME_GONE" };
      await work.tx.theme.update({ where: { id: themeId }, data: { disposition: "notAdopted", reason, version: theme.version + 1 } });
      await work.record({ action: "theme.answered", nounKind: "theme", nounId: themeId });
      return { ok: true, version: theme.version + 1 };
    });
  const { results, stored } = await bothAnswer(unguarded);
  expect(results).toEqual([{ ok: true, version: 2 }, { ok: true, version: 2 }]);
  expect(["沈的理由", "于的理由"]).toContain(stored?.reason);
});
