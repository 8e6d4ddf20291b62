import { PDFDocument } from "@cantoo/pdf-lib";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { demoDatabase } from "../support/demo-database";
import type { Page, Visitor } from "../support/http";
import { visitor } from "../support/http";
import { testPlatform } from "../support/platform";
import { approvalFields } from "../support/reviews";
import { openSite } from "../support/site";

const platform = await testPlatform({ databaseUrl: await demoDatabase(), env: { KAIMEN_DEMO: "1" } });
const { db } = platform;
const origin = await openSite(platform);
const anybody = visitor(origin);

async function as(persona: string): Promise<Visitor> {
  const person = visitor(origin);
  expect((await person.post("/sign-in/demo", new URLSearchParams({ persona }))).status).toBe(303);
  return person;
}
const [drafter, other, unitReviewer, reviewer, publisher] = await Promise.all(["drafter", "drafter2", "unit-reviewer", "reviewer", "publisher"].map(as));

const section = await db.section.findFirstOrThrow({ where: { kind: "draftInterpretation", presence: "text", decision: { slug: "basement-everyday-use" } }, select: { id: true } });
const desk = `/desk/attachments/section/${section.id}`;
const noun = { kind: "section", nounId: section.id };

async function paper(author: string): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.addPage([200, 100]).drawText("chart");
  document.setAuthor(author);
  return document.save();
}
const picture = await sharp({ create: { width: 30, height: 20, channels: 3, background: "#0b5a8c" } }).withExif({ IFD3: { GPSLatitude: "31/1 0/1 0/1" } }).jpeg().toBuffer();

/** Uploads through the page's own form, as a browser would. */
async function upload(person: Visitor, bytes: Uint8Array, name: string, fields: Record<string, string>, at = desk): Promise<Page> {
  platform.clock.advance(0.01);
  const page = await person.get(at);
  const form = new FormData();
  form.set("intent", "upload");
  for (const [field, value] of Object.entries(fields)) form.set(field, value);
  form.set("file", new File([new Uint8Array(bytes)], name));
  expect(page.status).toBe(200);
  return person.post(at, form);
}

async function release(): Promise<void> {
  const path = `/desk/publications/section/${section.id}`;
  expect((await drafter!.post(path, new URLSearchParams({ intent: "submit" }))).status).toBe(303);
  for (const person of [unitReviewer!, reviewer!]) expect((await person.post(path, new URLSearchParams(await approvalFields(db, noun)))).status).toBe(303);
  expect((await publisher!.post(path, new URLSearchParams({ intent: "publish" }))).status).toBe(303);
}
const newest = () => db.attachment.findFirstOrThrow({ where: { ownerId: section.id }, orderBy: { createdAt: "desc" } });

describe("a file on a section", () => {
  it("is cleaned on the way in, waits for the review with its section, and is public with it", async () => {
    expect((await upload(drafter!, await paper("某起草人"), "..\\图 解.pdf", { title: "一图读懂" })).status).toBe(303);
    const attachment = await newest();
    expect(attachment).toMatchObject({ fileName: "图 解.pdf", mediaType: "application/pdf", removed: ["author"] });
    const address = `/files/${attachment.id}/${encodeURIComponent("图 解.pdf")}`;
    expect((await anybody.get(address)).status).toBe(404);
    expect((await anybody.get(`/desk/files/${attachment.id}`)).status).toBe(302);
    expect((await other!.get(`/desk/files/${attachment.id}`)).status).toBe(404);
    for (const person of [drafter!, unitReviewer!, reviewer!, publisher!]) expect((await person.get(`/desk/files/${attachment.id}`)).status).toBe(200);
    await release();
    const page = await anybody.get("/decisions/basement-everyday-use");
    expect(page.body).toContain(address);
    expect(page.text).toContain("一图读懂 （PDF，");
    const answer = await fetch(origin + address);
    expect(answer.headers.get("content-disposition")).toBe(`inline; filename*=UTF-8''${encodeURIComponent("图 解.pdf")}`);
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect((await PDFDocument.load(bytes, { updateMetadata: false })).getAuthor()).toBeUndefined();
    expect((await anybody.get(address, { "if-none-match": answer.headers.get("etag")! })).status).toBe(304);
    expect(JSON.stringify((await platform.db.publicDocument.findMany({ where: { kind: "file" } })).map(({ body }) => body))).not.toContain("createdById");
  });

  it("voids the approval when it comes or goes after it", async () => {
    const path = `/desk/publications/section/${section.id}`;
    await db.section.update({ where: { id: section.id }, data: { body: "新的解读。" } });
    expect((await drafter!.post(path, new URLSearchParams({ intent: "submit" }))).status).toBe(303);
    for (const person of [unitReviewer!, reviewer!]) expect((await person.post(path, new URLSearchParams(await approvalFields(db, noun)))).status).toBe(303);
    expect((await upload(drafter!, picture, "现场.jpg", { title: "现场", alt: "改造后的地下停车场入口" })).status).toBe(303);
    const refused = await publisher!.post(path, new URLSearchParams({ intent: "publish" }));
    expect(refused.status).toBe(409);
    expect((await anybody.get("/decisions/basement-everyday-use")).text).not.toContain("新的解读");
    const { id } = await newest();
    expect((await anybody.get(`/files/${id}/x.jpg`)).status).toBe(404);
    await release();
    const page = await anybody.get("/decisions/basement-everyday-use");
    expect(page.body).toContain(`alt="改造后的地下停车场入口"`);
  });

  it("is gone from the public with the release that does not name it, and its record stays", async () => {
    const { id, fileName, sha256 } = await newest();
    const address = `/files/${id}/${encodeURIComponent(fileName)}`;
    expect((await anybody.get(address)).status).toBe(200);
    expect((await drafter!.post(desk, new URLSearchParams({ intent: "remove", attachmentId: id }))).status).toBe(303);
    expect((await anybody.get(address)).status).toBe(200);
    await release();
    expect((await anybody.get(address)).status).toBe(410);
    expect(await db.storedFile.count({ where: { sha256 } })).toBe(1);
  });

  it("leaves no bytes behind when it never went to review", async () => {
    await upload(drafter!, await sharp(picture).negate().jpeg().toBuffer(), "错.jpg", { title: "传错的图", alt: "传错的图" });
    const { id, sha256 } = await newest();
    expect((await drafter!.post(desk, new URLSearchParams({ intent: "remove", attachmentId: id }))).status).toBe(303);
    expect(await db.storedFile.count({ where: { sha256 } })).toBe(0);
    expect((await drafter!.post(desk, new URLSearchParams({ intent: "remove", attachmentId: id }))).status).toBe(409);
  });

  it.each([
    ["a script that calls itself a picture", () => Buffer.from("<script>alert(1)</script>"), "x.jpg", { title: "图片", alt: "图" }, 422, "判断依据是文件内容"],
    ["a picture that nobody described", () => picture, "x.jpg", { title: "图片" }, 422, "请填写图片说明"],
    ["no file at all", () => Buffer.alloc(0), "", { title: "附件名称" }, 422, "没有收到文件"],
    ["a file without a name for readers", () => picture, "x.jpg", { title: "", alt: "图" }, 422, "附件名称"],
  ])("is refused: %s, with words and what was typed", async (_what, bytes, name, fields, status, words) => {
    const before = await db.attachment.count();
    const page = await upload(drafter!, bytes(), name, fields);
    expect([page.status, page.text]).toEqual([status, expect.stringContaining(words)]);
    if (fields.title) expect(page.body).toContain(`value="${fields.title}"`);
    expect(await db.attachment.count()).toBe(before);
  });

  it("is taken once, and only twenty of them, also when many come at once", async () => {
    const many = await Promise.all(Array.from({ length: 26 }, (_, index) => sharp({ create: { width: 10 + index, height: 10, channels: 3, background: "#fff" } }).png().toBuffer()));
    const answers = await Promise.all(many.map((bytes, index) => upload(drafter!, bytes, `${index}.png`, { title: `图${index}号`, alt: "白色方块" })));
    expect(await db.attachment.count({ where: { ownerId: section.id } })).toBe(20);
    expect(answers.filter(({ status }) => status === 409).length).toBeGreaterThan(5);
    const first = many.at(answers.findIndex(({ status }) => status === 303))!;
    expect((await upload(drafter!, first, "again.png", { title: "再传一次", alt: "白色方块" })).text).toContain("完全相同");
  });

  it("is nobody's business in another unit, and hangs on nothing that takes no files", async () => {
    expect((await other!.get(desk)).status).toBe(404);
    expect((await other!.post(desk, new URLSearchParams({ intent: "remove", attachmentId: section.id }))).status).toBe(404);
    expect((await reviewer!.get(desk)).status).toBe(404);
    expect((await drafter!.get(`/desk/attachments/window/${section.id}`)).status).toBe(404);
  });
});
