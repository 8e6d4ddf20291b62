import { describe, expect, it } from "vitest";
import { dutyWords } from "~/domain/ledger/duties.words";
import { startWorker } from "~/worker";
import { axe, openBrowser, screenshot } from "../support/browser";
import { atFileEnd } from "../support/at-file-end";
import { expectConsoleError } from "../support/console-errors";
import { demoDatabase } from "../support/demo-database";
import { approve, personAt, release, send } from "../support/desk-walk";
import { testPlatform } from "../support/platform";
import { realText } from "../support/real-texts";
import { openSite } from "../support/site";
import { startSmtp } from "../support/smtp";

/**
 * The whole line on one decision that has nothing yet: catalogue → draft from a real text → opinion → receipt → themes,
 * answers, review → adoption report, as the different people, with axe after every step.
 */
const smtp = await startSmtp();
const platform = await testPlatform({ databaseUrl: await demoDatabase(), env: { KAIMEN_DEMO: "1", SMTP_URL: smtp.url } });
const origin = await openSite(platform);
const worker = await startWorker(platform, platform.databaseUrl);
atFileEnd(() => worker.stop());
const browser = await openBrowser();

const SLUG = "siren-renewal-plan";
const OWN_TEXT = `某市警报设施更新办法（征求意见稿）\n\n第一章 总则\n\n${Array.from({ length: 12 }, (_, index) => `第${"一二三四五六七八九十"[index] ?? `十${"一二"[index - 10]}`}条 设施更新应当公开、便民，由责任单位按期完成第${index + 1}项工作。`).join("\n\n")}\n`;

describe("the line from the catalogue to the adoption report", () => {
  it("is walked by the people who walk it", async () => {
    // What is refused below comes with its status, which the browser notes in its console.
    expectConsoleError(/status of 4(09|22)/);
    const drafter = await personAt(origin, browser.desktop(), "drafter2");
    const [unitReviewer, reviewer, publisher] = await Promise.all(["unit-reviewer2", "reviewer", "publisher"].map((persona) => personAt(origin, browser.desktop(), persona)));
    const people = { drafter, unitReviewer: unitReviewer!, reviewer: reviewer!, publisher: publisher! };
    const citizen = await browser.noJavaScript();
    const wide = await browser.desktop({ javaScriptEnabled: true });

    // 1. Catalogue → decision page: it says honestly what is not there yet.
    await citizen.goto(`${origin}/catalogue/2026`);
    await axe(citizen);
    await screenshot(citizen, "catalogue-390");
    await citizen.locator(`a[href="/decisions/${SLUG}"]`).click();
    expect(await citizen.locator("#draftText").innerText()).toContain("尚未公开");
    await axe(citizen);
    for (const path of ["/catalogue/2026", "/decisions/basement-everyday-use", "/decisions/basement-everyday-use/draft", "/decisions/siren-test-notice/report"]) {
      await wide.goto(origin + path);
      expect(await wide.locator("script").count(), path).toBe(0);
      await axe(wide);
      await screenshot(wide, `${path.replace(/\W+/g, "-").slice(1)}-1280`);
    }

    // 2. Draft from a real text where there is one.
    const text = realText("laws/上海市人民建议征集若干规定.md") ?? OWN_TEXT;
    await drafter.goto(`${origin}/desk/decisions/${SLUG}/draft`);
    await axe(drafter);
    await send(drafter, "form:has(input[value=preview])", { text });
    await axe(drafter);
    await send(drafter, "form:has(input[value=store])", {});
    const version = await platform.db.draftVersion.findFirstOrThrow({ where: { decision: { slug: SLUG } }, include: { clauses: true } });
    expect(version.clauses.filter((clause) => clause.kind === "article").length).toBeGreaterThanOrEqual(12);
    // Explanation and guide come first, so that the draft never stands alone.
    for (const kind of ["draftingExplanation", "draftInterpretation"]) {
      await drafter.goto(`${origin}/desk/decisions/${SLUG}/sections/${kind}`);
      await send(drafter, "form:has([name=presence])", { presence: "text", title: "说明", body: "为什么要更新，怎么更新，一读就懂。" });
      const section = await platform.db.section.findFirstOrThrow({ where: { kind, decision: { slug: SLUG } }, select: { id: true } });
      await release(people, `${origin}/desk/publications/section/${section.id}`, false);
    }
    await release(people, `${origin}/desk/publications/draft/${version.id}`);

    // The window: too short is refused with words, then for thirty days.
    await drafter.goto(`${origin}/desk/decisions/${SLUG}/window`);
    await axe(drafter);
    const plan = { versionId: version.id, opensOn: "2026-08-12", closesOn: "2026-08-20", channels: "web", contactUnit: "指挥通信处" };
    await send(drafter, "form:has(input[value=plan])", plan);
    const window = await platform.db.consultationWindow.findFirstOrThrow({ where: { decision: { slug: SLUG } } });
    await drafter.goto(`${origin}/desk/publications/window/${window.id}`);
    await send(drafter, "form:has(input[value=submit])", {});
    expect(await drafter.locator("main").innerText()).toContain("30");
    await axe(drafter);
    await drafter.goto(`${origin}/desk/decisions/${SLUG}/window`);
    await send(drafter, "form:has(input[value=plan])", { ...plan, closesOn: "2026-09-11" });
    await release(people, `${origin}/desk/publications/window/${window.id}`);

    // 3. Opinion → receipt, on a phone without JavaScript.
    const receipts: string[] = [];
    for (const [index, body] of ["建议把更新的先后次序张贴在小区门口。", "请给听不清警报的老人多一种提醒方式。", "施工时间请避开午休。"].entries()) {
      await citizen.goto(`${origin}/decisions/${SLUG}/draft`);
      if (index === 0) {
        await axe(citizen);
        await screenshot(citizen, "draft-390");
      }
      await citizen.locator('a[href*="opinion?clause=a"]:visible').nth(index).click();
      await axe(citizen);
      await send(citizen, "form:has([name=body])", { body: "" }, "提交意见");
      expect(await citizen.locator(".error-summary").innerText()).toContain("5000");
      await axe(citizen);
      const contact = index === 2 ? "" : "lin@citizen.example";
      await send(citizen, "form:has([name=body])", { body, authorKind: "individual", name: index === 2 ? "" : "林知秋", contact, ...(contact === "" ? {} : { consent: "on" }) }, "提交意见");
      expect(citizen.url()).toContain("/receipts/");
      await axe(citizen);
      receipts.push(new URL(citizen.url()).pathname.split("/").at(-1)!);
    }
    await screenshot(citizen, "receipt-390");
    const mail = await smtp.waitForMail((each) => JSON.stringify(each).includes("lin@citizen.example"));
    expect(mail.text).toContain(receipts[0]!.slice(0, 5));

    // Lost receipts are sent again.
    await citizen.goto(`${origin}/receipts/resend`);
    await axe(citizen);
    await send(citizen, "form:has([name=contact])", { contact: "lin@citizen.example" });
    await axe(citizen);
    await smtp.waitForMail((each) => (each.text ?? "").includes(receipts[1]!.slice(0, 5)) && (each.text ?? "").includes(receipts[0]!.slice(0, 5)));

    // 4. Desk → adoption report.
    platform.clock.set("2026-09-14T09:00:00+08:00");
    await Promise.all(Object.entries({ drafter: "drafter2", unitReviewer: "unit-reviewer2", reviewer: "reviewer", publisher: "publisher" }).map(([who, persona]) => personAt(origin, Promise.resolve(people[who as keyof typeof people]), persona)));
    await drafter.goto(`${origin}/desk/windows/${window.id}/opinions`);
    await axe(drafter);
    for (const box of await drafter.locator("input[name=points]").all()) await box.check({ force: true });
    await send(drafter, "form:has(input[value=assign])", { newTitle: "告知和施工时间" });
    const theme = await platform.db.theme.findFirstOrThrow({ where: { windowId: window.id } });

    // With a point open the report is refused, by name.
    await drafter.goto(`${origin}/desk/publications/report/${window.id}`);
    await send(drafter, "form:has(input[value=submit])", {});
    expect(await drafter.locator("main").innerText()).toContain("告知和施工时间");
    expect(await platform.db.publication.count({ where: { kind: "report", nounId: window.id } })).toBe(0);

    await drafter.goto(`${origin}/desk/windows/${window.id}/themes/${theme.id}`);
    await axe(drafter);
    await send(drafter, "form:has([name=disposition])", { disposition: "notAdopted", reason: "" });
    expect(await drafter.locator("main").innerText()).toContain("理由");
    await send(drafter, "form:has([name=disposition])", { disposition: "partiallyAdopted", reason: "次序表将在开工前张贴；夜间施工受噪声规定限制，只能安排在白天。" });
    // It concerns firms, so firms or their associations must have been heard (rule V7).
    await drafter.goto(`${origin}/desk/windows/${window.id}/report`);
    await axe(drafter);
    expect(await drafter.locator("main").innerText()).toContain(dutyWords.zh.ENTERPRISES_NOT_HEARD);
    const talk = { kind: "symposium", heldOn: "2026-08-20", place: "办公室三楼", people: "9", audienceKind: "enterprise", audience: "警报设备维护企业", summary: "讨论了更新的次序。" };
    await drafter.getByText("登记一次活动").click();
    await send(drafter, "form:has([name=audienceKind])", talk);
    expect(await drafter.locator("main").innerText()).not.toContain(dutyWords.zh.ENTERPRISES_NOT_HEARD);
    await send(drafter, "form:has([name=introduction])", { introduction: "征求意见三十日，收到意见三件。", nextStep: "修改后送合法性审查。" });

    // Publishing without review is refused, and the receipts still say that it is under way.
    await drafter.goto(`${origin}/desk/publications/report/${window.id}`);
    await send(drafter, "form:has(input[value=submit])", {});
    const unreviewed = await people.publisher.request.post(`${origin}/desk/publications/report/${window.id}`, { form: { intent: "publish" }, maxRedirects: 0 });
    expect(unreviewed.status()).toBe(409);
    expect(await unreviewed.text()).toContain("审查");
    await citizen.goto(`${origin}/receipts/${receipts[0]}`);
    expect(await citizen.locator("main").innerText()).not.toContain("次序表将在开工前张贴");

    const report = `/desk/publications/report/${window.id}`;
    for (const reviewer of [people.unitReviewer, people.reviewer]) {
      await reviewer.goto(origin + report);
      await approve(reviewer);
    }
    await people.publisher.goto(origin + report);
    await send(people.publisher, "form:has(input[value=publish])", {});

    // Everything changes at that moment: the page with both sums, every receipt, one message for each author with a contact.
    await citizen.goto(`${origin}/decisions/${SLUG}/report`);
    const page = await citizen.locator("main").innerText();
    expect(page.replace(/\s+/g, "")).toContain("共收到3件=计入3");
    expect(page.replace(/\s+/g, "")).toContain("意见3条=");
    expect(page).not.toContain("林知秋");
    await axe(citizen);
    await screenshot(citizen, "report-390");
    for (const receipt of receipts) {
      await citizen.goto(`${origin}/receipts/${receipt}`);
      expect(await citizen.locator("main").innerText()).toContain("次序表将在开工前张贴");
    }
    await axe(citizen);
    const told = await smtp.waitForMail((each) => JSON.stringify(each.to ?? "").includes("lin@citizen.example") && (each.text ?? "").includes("部分采纳"));
    expect(told.text).toContain(receipts[0]!.slice(0, 5));
    expect(told.text).toContain(receipts[1]!.slice(0, 5));
    expect(await platform.db.message.count({ where: { template: "opinions-answered", dedupeKey: { contains: window.id } } })).toBe(1);
  }, 300_000);
});
