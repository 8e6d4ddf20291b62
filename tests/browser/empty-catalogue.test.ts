import { expect, it } from "vitest";
import { SECTION_KINDS } from "~/domain/decision/public-shapes";
import { axe, openBrowser, screenshot } from "../support/browser";
import { demoDatabase } from "../support/demo-database";
import { personAt, release, send, type DeskPeople } from "../support/desk-walk";
import { testPlatform } from "../support/platform";
import { openSite } from "../support/site";

const platform = await testPlatform({ databaseUrl: await demoDatabase(), env: { KAIMEN_DEMO: "1" } });
const { db } = platform;
const origin = await openSite(platform);
const browser = await openBrowser();
const SLUG = "siren-maintenance";
const PERSONAS = { drafter: "drafter2", unitReviewer: "unit-reviewer2", reviewer: "reviewer", publisher: "publisher" } as const;

const pages = Object.fromEntries(await Promise.all(Object.keys(PERSONAS).map(async (who) => [who, await browser.desktop()]))) as unknown as DeskPeople;
/** A day at the office begins with signing in. */
async function onDay(at: string): Promise<void> {
  platform.clock.set(at);
  for (const [who, persona] of Object.entries(PERSONAS)) await personAt(origin, Promise.resolve(pages[who as keyof DeskPeople]), persona);
}

it("from an empty catalogue to a published decision with all nine sections, each through both reviews", async () => {
  const { drafter } = pages;
  const citizen = await browser.noJavaScript();
  await onDay("2026-08-12T09:00:00+08:00");

  // The catalogue of a year that has none yet: one item, the consent, the first version.
  await drafter.goto(`${origin}/desk/catalogues/2027`);
  await axe(drafter);
  await send(drafter, "form:has(input[value=open])", {});
  await axe(drafter);
  await drafter.getByText("填写新事项").click();
  await send(drafter, "form:has(input[value=add])", {
    exclusion: "none", slug: SLUG, title: "滨江市防空警报设施养护办法", summary: "警报器由谁养护、多久检查一次。", category: "policyMeasure",
    leadUnitId: "command", plannedCompletion: "2027-Q2", adjustment: "kept", adjustmentReason: "",
  });
  expect(drafter.url()).toContain(`/desk/decisions/${SLUG}`);
  await axe(drafter);
  const catalogue = await db.catalogue.findUniqueOrThrow({ where: { year: 2027 } });
  await drafter.goto(`${origin}/desk/catalogues/2027`);
  await drafter.getByText("填写第 1 版的登记").click();
  await send(drafter, "form:has(input[value=consent])", { meeting: "2026年第9次办党组会议", on: "2026-08-11", note: "" });
  await release(pages, `${origin}/desk/publications/catalogue/${catalogue.id}`);
  await citizen.goto(`${origin}/decisions/${SLUG}`);
  await axe(citizen);
  expect(await citizen.locator("#decisionOutcome").innerText()).toContain("尚未公开");

  const writeSection = async (kind: (typeof SECTION_KINDS)[number], check: boolean) => {
    await drafter.goto(`${origin}/desk/decisions/${SLUG}/sections/${kind}`);
    await axe(drafter);
    await send(drafter, "form:has([name=presence])", { presence: "text", title: "", body: `这是${kind}栏目的正文。` });
    const { id } = await db.section.findFirstOrThrow({ where: { kind, decision: { slug: SLUG } }, select: { id: true } });
    await release(pages, `${origin}/desk/publications/section/${id}`, check);
  };
  for (const kind of ["draftingExplanation", "draftInterpretation", "riskAssessment", "expertReview"] as const) await writeSection(kind, kind === "draftingExplanation");

  // Draft and window; nobody says anything, and that too ends in a report (V9).
  await drafter.goto(`${origin}/desk/decisions/${SLUG}/draft`);
  await send(drafter, "form:has(input[value=preview])", { text: "滨江市防空警报设施养护办法\n\n第一条　警报设施由设置单位养护。\n\n第二条　每年至少检查两次。\n" });
  await send(drafter, "form:has(input[value=store])", {});
  const version = await db.draftVersion.findFirstOrThrow({ where: { decision: { slug: SLUG } } });
  await release(pages, `${origin}/desk/publications/draft/${version.id}`);
  await drafter.goto(`${origin}/desk/decisions/${SLUG}/window`);
  await send(drafter, "form:has(input[value=plan])", { versionId: version.id, opensOn: "2026-08-12", closesOn: "2026-09-11", channels: "web", contactUnit: "指挥通信处" });
  const window = await db.consultationWindow.findFirstOrThrow({ where: { decision: { slug: SLUG } } });
  await release(pages, `${origin}/desk/publications/window/${window.id}`);
  await onDay("2026-09-14T09:00:00+08:00");
  await drafter.goto(`${origin}/desk/windows/${window.id}/report`);
  await send(drafter, "form:has([name=introduction])", { introduction: "征求意见三十日，没有收到意见。", nextStep: "提交会议讨论。" });
  await release(pages, `${origin}/desk/publications/report/${window.id}`);

  for (const kind of ["representatives", "decisionOutcome", "postDecisionEvaluation"] as const) await writeSection(kind, false);
  for (const [size, open] of [["390", browser.noJavaScript], ["1280", browser.desktop]] as const) {
    const page = await open();
    await page.goto(`${origin}/decisions/${SLUG}`);
    for (const kind of [...SECTION_KINDS, "draftText", "adoptionReport"]) {
      const text = await page.locator(`#${kind}`).innerText();
      expect(text, kind).not.toMatch(/尚未公开|不适用|不予公开/);
      if (kind !== "draftText" && kind !== "adoptionReport") expect(text).toContain(`这是${kind}栏目的正文。`);
    }
    await axe(page);
    await screenshot(page, `decision-with-all-sections-${size}`);
  }
}, 240_000);
