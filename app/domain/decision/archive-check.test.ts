import { describe, expect, it } from "vitest";
import { canonicalJson } from "../text/canonical-json";
import { sha256Hex } from "../text/sha256";
import { archiveHead, checkArchive, makeManifest, MANIFEST, revisionFileName, type ArchiveManifest } from "./archive-check";
import { archiveFaultSentence } from "./archive-check.words";

const bytes = (text: string) => new TextEncoder().encode(text);
const reviewed = '{"body":"第一条"}';
const revision = `publications/section/${revisionFileName(1, sha256Hex(reviewed))}`;
const texts: Record<string, string> = { "opinions/round-1.jsonl": "{}\n", [revision]: reviewed, "说明.txt": "归档包" };

function pack(given: Record<string, string> = texts, change: (manifest: ArchiveManifest) => unknown = (manifest) => manifest) {
  const files = Object.entries(given).map(([path, text]) => ({ path, content: bytes(text) }));
  const manifest = makeManifest({ slug: "x", title: "某办法" }, files.map(({ path, content }) => ({ path, bytes: content.length, sha256: sha256Hex(content) })));
  return { manifest, files: [...files, { path: MANIFEST, content: bytes(canonicalJson(change(manifest))) }] };
}
const reasons = (files: { path: string; content: Uint8Array }[], head?: string) => checkArchive(files, head).map((fault) => ("path" in fault ? `${fault.reason} ${fault.path}` : fault.reason));

describe("a package", () => {
  it("that nobody touched is whole, with and without the noted head", () => {
    const { files, manifest } = pack();
    expect(checkArchive(files)).toEqual([]);
    expect(checkArchive(files, manifest.head)).toEqual([]);
  });

  it("names the file that was changed, taken out, put in or put in twice", () => {
    const { files } = pack();
    const changed = files.map((file) => (file.path === "说明.txt" ? { ...file, content: bytes("归档袋") } : file));
    expect(reasons(changed)).toEqual(["CHANGED 说明.txt"]);
    expect(reasons(files.filter(({ path }) => path !== "说明.txt"))).toEqual(["MISSING 说明.txt"]);
    expect(reasons([...files, { path: "more.txt", content: bytes("") }])).toEqual(["NOT_LISTED more.txt"]);
    expect(reasons([...files, files[0]!])).toEqual(["TWICE opinions/round-1.jsonl"]);
    expect(archiveFaultSentence({ reason: "CHANGED", path: "说明.txt" })).toContain("说明.txt");
  });

  it("shows that its list of files was changed", () => {
    expect(reasons(pack(texts, (manifest) => ({ ...manifest, head: "0".repeat(64) })).files)).toEqual(["HEAD_DIFFERS"]);
    expect(reasons(pack(texts, () => [1]).files)).toEqual(["MANIFEST_UNREADABLE"]);
    expect(reasons(pack().files.filter(({ path }) => path !== MANIFEST))).toEqual(["MANIFEST_MISSING"]);
  });

  it("that was changed and sealed again is found by the name of the revision, and by the noted head", () => {
    const { manifest } = pack();
    const forged = pack({ ...texts, [revision]: '{"body":"第二条"}' });
    expect(reasons(forged.files)).toEqual([`REVISION_DIFFERS ${revision}`]);
    const withOther = pack({ ...texts, "说明.txt": "归档袋" });
    expect(reasons(withOther.files)).toEqual([]);
    expect(reasons(withOther.files, manifest.head)).toEqual(["NOT_THE_NOTED_HEAD"]);
  });

  it("has the same head in whatever order its files come", () => {
    const { manifest } = pack();
    expect(archiveHead([...manifest.files].reverse())).toBe(manifest.head);
  });
});
