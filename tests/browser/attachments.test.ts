import { PDFDocument } from "@cantoo/pdf-lib";
import sharp from "sharp";
import { expect, it } from "vitest";
import { axe, openBrowser, screenshot } from "../support/browser";
import { expectConsoleError } from "../support/console-errors";
import { demoDatabase } from "../support/demo-database";
import { testPlatform } from "../support/platform";
import { approveBoth } from "../support/reviews";
import { openSite } from "../support/site";
import { readDemoStaff } from "../../prisma/seed/publish";
import { publishRevision } from "~/features/review/publish-revision.server";
import { submitRevision } from "~/features/review/submit-revision.server";
import { project, publications } from "~/publications";

const platform = await testPlatform({ databaseUrl: await demoDatabase(), env: { KAIMEN_DEMO: "1" } });
const origin = await openSite(platform);
const { desktop, phone, noJavaScript } = await openBrowser();
const section = await platform.db.section.findFirstOrThrow({
  where: { kind: "draftInterpretation", presence: "text", decision: { slug: "basement-everyday-use" } },
  select: { id: true, decision: { select: { leadUnitId: true } } },
});

it("a file is uploaded without JavaScript, with mistakes on the way, and shows on the decision's page on every screen", async () => {
  const tab = await noJavaScript();
  await tab.goto(`${origin}/sign-in`);
  await tab.getByRole("button", { name: /（drafter）/ }).click();
  await tab.goto(`${origin}/desk/attachments/section/${section.id}`);
  await axe(tab);
  const paper = await PDFDocument.create();
  paper.addPage([200, 100]).drawText("chart");
  const files = [
    { name: "现场.jpg", mimeType: "image/jpeg", buffer: await sharp({ create: { width: 320, height: 200, channels: 3, background: "#0b5a8c" } }).jpeg().toBuffer() },
    { name: "意见汇总表.pdf", mimeType: "application/pdf", buffer: Buffer.from(await paper.save()) },
  ];
  const send = async (file: (typeof files)[number] | undefined, title: string, alt: string) => {
    if (file) await tab.getByLabel("文件", { exact: true }).setInputFiles(file);
    await tab.getByLabel("附件名称").fill(title);
    await tab.getByLabel("图片说明").fill(alt);
    await tab.getByRole("button", { name: "上传" }).click();
  };
  expectConsoleError(/status of 422/);
  await send(files[0], "改造后的入口", "");
  await tab.getByRole("link", { name: "请填写图片说明，用一句话说明图上是什么。" }).waitFor();
  expect(await tab.getByLabel("附件名称").inputValue()).toBe("改造后的入口");
  await axe(tab);
  await send(files[0], "改造后的入口", "地下停车场入口的新坡道");
  await tab.getByText("已上传并清理").waitFor();
  await send(files[1], "意见征集情况汇总表", "");
  await tab.getByRole("link", { name: "意见征集情况汇总表" }).waitFor();
  await axe(tab);
  await screenshot(tab, "attachments-desk-390");

  const staff = await readDemoStaff(platform);
  const now = platform.clock.now();
  const noun = { kindName: "section", kind: publications.section, nounId: section.id };
  expect(await submitRevision(platform, now, staff.writerOf(section.decision.leadUnitId), noun)).toMatchObject({ ok: true });
  await approveBoth(platform, now, { kind: "section", nounId: section.id }, { unitReviewer: staff.unitReviewerOf(section.decision.leadUnitId), reviewer: staff.reviewer });
  expect(await publishRevision(platform, now, staff.publisher, noun, project)).toMatchObject({ ok: true });
  for (const [size, open] of [["390", phone], ["1280", desktop]] as const) {
    const page = await open();
    await page.goto(`${origin}/decisions/basement-everyday-use#draftInterpretation`);
    await page.getByAltText("地下停车场入口的新坡道").scrollIntoViewIfNeeded();
    await page.getByRole("link", { name: "意见征集情况汇总表" }).waitFor();
    await axe(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    await screenshot(page, `attachments-public-${size}`);
  }
});
