import { expect, it } from "vitest";
import { editArticles, seededRandom } from "~/domain/consultation/clause-edits.test-support";
import { parseDraft } from "~/domain/consultation/clause-parse";
import { flattenClauses } from "~/domain/consultation/clause-tree";
import { draftPublication } from "~/features/consultation/draft-publication.server";
import { clausePlaces } from "~/features/consultation/clause-places.server";
import { importDraft } from "~/features/consultation/import-draft.server";
import { addWindow, buildConsultation, publish } from "../support/consultation-builder";
import { visitor } from "../support/http";
import { testPlatform } from "../support/platform";
import { openSite } from "../support/site";

const platform = await testPlatform({ at: "2026-08-12T09:00:00+08:00" });
const { db } = platform;
const origin = await openSite(platform);

const ARTICLES = ["停车要付费，价格由市价格部门核定。", "夜间十时以后停车免费，节日不在此限。", "残疾人车辆停车免费，凭证件当场核验。", "停车场应当设置充电桩，并且每年检查。\n充电价格张贴在入口。", "停车场应当设置人工岗亭，保留现金收费。", "停车费收入用于道路设施的养护。", "经营者应当在三十日内退还多收的费用：\n（一）现金退还；\n（二）按照原路退还。", "违反规定收费的，由市价格部门责令改正。"];
const FIRST = ["滨江市停车收费办法", ...ARTICLES.map((article, index) => `第${"一二三四五六七八"[index]}条　${article}`)].join("\n");

async function release(slug: string, text: string): Promise<string> {
  const imported = await importDraft(platform, platform.clock.now(), { actor: { kind: "system" }, unitScope: {} }, { slug, name: "草案.md", bytes: new TextEncoder().encode(text) });
  if (!imported.ok) throw new Error(imported.reason);
  await publish(db, draftPublication, imported.versionId);
  return imported.versionId;
}

/** Each round is one decision: published, commented on, edited at random by a drafter, published again. */
it.each([1, 2, 3])("no opinion is lost in a random revision, and each is where its clause is (seed %i)", async (seed) => {
  const slug = `kept-${seed}`;
  const built = await buildConsultation(db, { slug, withoutWindow: true });
  await db.publicDocument.deleteMany({ where: { kind: "draft", parentKey: slug } });
  await db.clause.deleteMany({ where: { version: { decisionId: built.decisionId } } });
  await db.draftVersion.deleteMany({ where: { decisionId: built.decisionId } });
  const first = await release(slug, FIRST);
  const windowId = await addWindow(db, built.decisionId, first);
  const random = seededRandom(seed);
  const clauses = await db.clause.findMany({ where: { versionId: first }, orderBy: { position: "asc" } });
  const chosen = Array.from({ length: 6 }, () => clauses[Math.floor(random() * clauses.length)]!);
  const citizen = visitor(origin);
  for (const [index, anchor] of [...chosen.map(({ anchor }) => anchor), ""].entries()) {
    const form = (await citizen.get(`/decisions/${slug}/opinion${anchor === "" ? "" : `?clause=${anchor}`}`)).form("/opinion");
    expect((await citizen.submit(form, { body: `第 ${index} 条建议。` })).status).toBe(303);
  }

  const parsed = parseDraft(FIRST);
  if (!parsed.ok) throw new Error(parsed.reason);
  const { text } = editArticles(parsed.draft, { deleted: 0.2, inserted: 0.2, reworded: 0.2, moved: 0.15, merged: 0.1, split: 0.1 }, random);
  const second = await release(slug, text);
  const now = await db.clause.findMany({ where: { versionId: second } });
  const shown = await citizen.get(`/decisions/${slug}/draft?version=2`);
  const heirs = chosen.map(({ identityId }) => now.filter((clause) => clause.identityId === identityId));
  expect(heirs.every((found) => found.length <= 1)).toBe(true);
  const kept = heirs.filter((found) => found.length === 1).length;
  expect(shown.text).toContain(`以前和本版共收到 7 条意见：本版条款 ${kept} 条，草案整体 1 条，已删除条款 ${6 - kept} 条（7 = ${kept} + 1 + ${6 - kept}）`);
  expect(await db.opinion.count({ where: { windowId } })).toBe(7);

  const places = (await clausePlaces(db, windowId))(chosen.map(({ identityId }) => identityId));
  chosen.forEach((clause, index) => {
    const heir = heirs[index]![0];
    expect(places.get(clause.identityId)?.label).toBe(heir?.label ?? null);
    expect(heir?.oldLabel ?? null).toBe(heir && heir.label !== clause.label ? clause.label : null);
  });
  // Links to the version that people read still lead to what they read.
  const former = await citizen.get(`/decisions/${slug}/draft?version=1`);
  expect(former.status).toBe(200);
  for (const { anchor } of chosen) expect(former.body).toContain(`id="${anchor}"`);
  expect(flattenClauses(parsed.draft).map(({ anchor }) => anchor)).toEqual(clauses.map(({ anchor }) => anchor));
});
