import { PDFDocument, PDFName, PDFString, StandardFonts } from "@cantoo/pdf-lib";
import { CommentRangeEnd, CommentRangeStart, CommentReference, DeletedTextRun, Document, ImageRun, Packer, Paragraph, TextRun } from "docx";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import mammoth from "mammoth";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { storedName } from "~/domain/files/attachment";
import { cleanFile } from "./clean-file.server";

const NAME = "Wang Xiaoming of the drafting unit";
const holds = (bytes: Uint8Array, text: string) => Buffer.from(bytes).includes(text) || Buffer.from(bytes).includes(Buffer.from(text, "utf16le"));

/** A photograph as a phone makes it: turned by a mark, with place, maker and a comment. */
async function photograph(): Promise<Buffer> {
  const pixels = await sharp({ create: { width: 40, height: 20, channels: 3, background: "#123456" } }).jpeg().toBuffer();
  const exif = { IFD0: { Make: "Phone of the tests", Artist: NAME }, IFD3: { GPSLatitudeRef: "N", GPSLatitude: "31/1 13/1 48/1", GPSLongitudeRef: "E", GPSLongitude: "121/1 28/1 0/1" } };
  const marked = await sharp(pixels).withExif(exif).withMetadata({ orientation: 6 }).jpeg().toBuffer();
  const comment = Buffer.from(`\xff\xfe\x00${String.fromCharCode(2 + NAME.length)}${NAME}`, "latin1");
  return Buffer.concat([marked.subarray(0, 2), comment, marked.subarray(2), Buffer.from("behind the picture")]);
}

async function ok(bytes: Uint8Array) {
  const cleaned = await cleanFile(bytes);
  if (!cleaned.ok) throw new Error(cleaned.reason);
  return cleaned;
}

describe("a photograph", () => {
  it("loses place, camera, people and comments, and stands as it was meant", async () => {
    const upload = await photograph();
    const before = await sharp(upload).metadata();
    expect(before.exif).toBeDefined();
    expect(before.orientation).toBe(6);
    const { bytes, removed, mediaType } = await ok(upload);
    expect(mediaType).toBe("image/jpeg");
    expect(removed).toEqual(expect.arrayContaining(["location", "camera"]));
    const after = await sharp(bytes).metadata();
    expect([after.exif, after.xmp, after.iptc, after.comments, after.orientation]).toEqual([undefined, undefined, undefined, undefined, undefined]);
    expect([after.width, after.height]).toEqual([20, 40]);
    for (const text of [NAME, "Phone of the tests", "behind the picture"]) expect(holds(bytes, text)).toBe(false);
    expect(await ok(bytes)).toMatchObject({ removed: [] });
  });

  it("is refused when it is broken or too large to be drawn", async () => {
    const upload = await photograph();
    expect(await cleanFile(upload.subarray(0, 300))).toEqual({ ok: false, reason: "BROKEN" });
    const wide = await sharp({ create: { width: 16_000, height: 4_000, channels: 3, background: "#fff" } }).png().toBuffer();
    expect(await cleanFile(wide)).toEqual({ ok: false, reason: "TOO_MANY_PIXELS" });
  });
});

describe("a PDF", () => {
  async function paper(): Promise<PDFDocument> {
    const document = await PDFDocument.create();
    const font = await document.embedFont(StandardFonts.Helvetica);
    const page = document.addPage([300, 200]);
    page.drawText("What the page shows", { x: 20, y: 100, font });
    page.drawImage(await document.embedJpg(await photograph()), { x: 10, y: 10, width: 20, height: 40 });
    document.setAuthor(NAME);
    document.setTitle("A title");
    await document.attach(strToU8("secret table"), "secret.txt", { mimeType: "text/plain" });
    document.addJavaScript("greet", `app.alert("${NAME}")`);
    const { context } = document;
    const note = context.register(context.obj({ Type: "Annot", Subtype: "Text", Rect: [0, 0, 10, 10], Contents: PDFString.of("delete this sentence"), T: PDFString.of(NAME) }));
    const link = context.register(context.obj({ Type: "Annot", Subtype: "Link", Rect: [0, 0, 10, 10], A: { S: "URI", URI: PDFString.of("https://open.example/") } }));
    page.node.set(PDFName.of("Annots"), context.obj([note, link]));
    // What an earlier save left behind: no page leads to it.
    context.register(context.stream("the sentence that was deleted"));
    return document;
  }

  it("loses author, comments, scripts, embedded files, deleted content and the place of its photographs, and keeps its page and links", async () => {
    const upload = await (await paper()).save({ useObjectStreams: false });
    for (const text of [NAME, "Phone of the tests", "the sentence that was deleted", "secret.txt"]) expect(holds(upload, text), text).toBe(true);
    const { bytes, removed, left } = await ok(upload);
    expect([...removed].sort()).toEqual(["author", "camera", "comments", "files", "history", "scripts"]);
    expect(left).toEqual(["textOfPictures"]);
    // Objects are packed in streams; read them as a program would.
    const read = await PDFDocument.load(bytes, { updateMetadata: false });
    const plain = await read.save({ useObjectStreams: false, rewrite: true });
    for (const text of [NAME, "Phone of the tests", "the sentence that was deleted", "secret.txt", "delete this sentence", "app.alert"]) expect(holds(plain, text), text).toBe(false);
    expect(holds(plain, "https://open.example/")).toBe(true);
    expect([read.getPageCount(), read.getAuthor(), read.getTitle()]).toEqual([1, undefined, undefined]);
    expect(plain.length).toBeGreaterThan(1000);
  });

  it("gives the same bytes for the same upload", async () => {
    const upload = await (await paper()).save();
    expect(Buffer.from((await ok(upload)).bytes).equals(Buffer.from((await ok(upload)).bytes))).toBe(true);
  });

  it("is refused when it is locked or broken", async () => {
    const locked = await PDFDocument.create();
    locked.addPage();
    await locked.encrypt({ userPassword: "secret", ownerPassword: "secret" });
    expect(await cleanFile(await locked.save())).toEqual({ ok: false, reason: "ENCRYPTED" });
    expect(await cleanFile(strToU8("%PDF-1.7\nnothing of the kind"))).toEqual({ ok: false, reason: "BROKEN" });
  });
});

describe("a Word document", () => {
  async function letter(children: ConstructorParameters<typeof Paragraph>[0] = {}): Promise<Uint8Array> {
    const document = new Document({
      creator: NAME,
      lastModifiedBy: NAME,
      comments: { children: [{ id: 0, author: NAME, date: new Date(0), children: [new Paragraph("strike this")] }] },
      sections: [
        {
          children: [
            new Paragraph({
              children: [
                new CommentRangeStart(0),
                new TextRun("第一条　为了规范管理，制定本规定。"),
                new CommentRangeEnd(0),
                new TextRun({ children: [new CommentReference(0)] }),
                new ImageRun({ type: "jpg", data: await photograph(), transformation: { width: 20, height: 40 } }),
              ],
            }),
            new Paragraph(children),
          ],
        },
      ],
    });
    return new Uint8Array(await Packer.toBuffer(document));
  }

  it("loses author and comments, its photographs lose their place, and the text stays", async () => {
    const upload = await letter();
    const { bytes, removed, left, text } = await ok(upload);
    expect([...removed].sort()).toEqual(["author", "camera", "comments", "location"]);
    expect(left).toEqual([]);
    expect(text).toContain("第一条　为了规范管理，制定本规定。");
    const parts = unzipSync(bytes);
    for (const [name, part] of Object.entries(parts)) for (const trace of [NAME, "strike this", "Phone of the tests"]) expect(holds(part, trace), `${name}: ${trace}`).toBe(false);
    // No relation and no content type points at a part that is gone, or Word calls the file damaged.
    for (const [, target] of strFromU8(parts["word/_rels/document.xml.rels"]!).matchAll(/Target="([^":]+)"/g)) expect(parts[`word/${target}`], target).toBeDefined();
    for (const [, name] of strFromU8(parts["[Content_Types].xml"]!).matchAll(/PartName="\/([^"]+)"/g)) expect(parts[name!], name).toBeDefined();
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) });
    expect(value).toContain("第一条");
    expect(value).toContain("<img");
  });

  it("is refused with tracked changes, with macros, and when it unpacks to too much", async () => {
    const tracked = await letter({ children: [new DeletedTextRun({ text: "原来的三十日", id: 1, author: NAME, date: "2026-08-01T00:00:00Z" })] });
    expect(await cleanFile(tracked)).toEqual({ ok: false, reason: "TRACKED_CHANGES" });
    const parts = unzipSync(await letter());
    const repack = (more: Record<string, Uint8Array>) => zipSync({ ...parts, ...more }, { level: 9 });
    expect(await cleanFile(repack({ "word/vbaProject.bin": strToU8("macro") }))).toEqual({ ok: false, reason: "HAS_MACROS" });
    expect(await cleanFile(repack({ "word/media/zeros.bmp": new Uint8Array(210 * 1024 * 1024) }))).toEqual({ ok: false, reason: "TOO_COMPRESSED" });
  });

  it("says what it cannot clean", async () => {
    const parts = unzipSync(await letter({ children: [new TextRun({ text: "hidden", vanish: true })] }));
    const { left } = await ok(zipSync({ ...parts, "word/embeddings/sheet1.xlsx": strToU8("x"), "word/media/plan.emf": strToU8("x"), "customXml/item1.xml": strToU8("<a/>") }));
    expect([...left].sort()).toEqual(["customData", "embeddedObjects", "hiddenText", "otherImages"]);
  });
});

describe("anything else", () => {
  it("is not taken, whatever its name says", async () => {
    const refused = { ok: false, reason: "TYPE_NOT_ALLOWED" };
    expect(await cleanFile(strToU8("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"))).toEqual(refused);
    expect(await cleanFile(strToU8("<!doctype html><script>alert(1)</script>"))).toEqual(refused);
    expect(await cleanFile(zipSync({ "a.txt": strToU8("text") }))).toEqual(refused);
    expect(await cleanFile(strToU8("GIF89a\x01\x00\x01\x00"))).toEqual(refused);
    expect(await cleanFile(new Uint8Array())).toEqual({ ok: false, reason: "EMPTY" });
    expect(await cleanFile(new Uint8Array(20 * 1024 * 1024 + 1))).toEqual({ ok: false, reason: "TOO_LARGE" });
  });

  it("gets a name that every system can store, with the ending of what it is", () => {
    expect(storedName("..\\..\\照片 (1).PNG.exe", "image/jpeg")).toBe("照片 (1).PNG.jpg");
    expect(storedName("/etc/passwd\u0000\u202e<b>", "application/pdf")).toBe("passwdb.pdf");
    expect(storedName("   ", "application/pdf")).toBe("file.pdf");
    expect([...storedName("长".repeat(300), "image/png")]).toHaveLength(84);
  });
});
