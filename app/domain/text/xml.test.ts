import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { childElement, childElements, descendants, readXml } from "./xml";

const W = "urn:words";
const read = (text: string) => readXml(text, new Map([[W, "w"]]));

describe("an XML file", () => {
  it("is read by its namespaces, whatever prefixes it uses", () => {
    for (const text of [`<w:p xmlns:w="${W}"><w:t>一 &amp; &#x4e8c;</w:t></w:p>`, `<?xml version="1.0"?>\n<!-- x --><p xmlns='${W}'><t>一 <![CDATA[&]]> &#20108;</t></p>\n`, `<q:p xmlns:q="${W}"><q:t>一 &amp; 二</q:t></q:p>`]) {
      const root = read(text);
      expect([text, root?.name, childElement(root!, "w:t")?.children.join("")]).toEqual([text, "w:p", "一 & 二"]);
    }
  });

  it("keeps names of other namespaces apart", () => {
    const root = read(`<w:p xmlns:w="${W}" xmlns:a="urn:other"><a:t>x</a:t><w:t w:val="1" a:val='2'/></w:p>`)!;
    expect(childElements(root).map(({ name }) => name)).toEqual(["?a:t", "w:t"]);
    expect([...childElement(root, "w:t")!.attributes]).toEqual([["w:val", "1"], ["?a:val", "2"]]);
    expect(descendants(root, new Set(["w:t"]))).toHaveLength(1);
  });

  it.each([
    ["nothing", ""],
    ["plain text", "第一条"],
    ["an open element", "<a><b></a>"],
    ["two roots", "<a/><b/>"],
    ["text after the root", "<a/>x"],
    ["a broken end", "<a>x</a"],
    ["an unknown prefix", "<w:p/>"],
    ["an unknown entity", "<a>&nbsp;</a>"],
    ["a bare ampersand", "<a>x & y</a>"],
    ["a document type", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
    ["an attribute twice", '<a b="1" b="2"/>'],
    ["endless nesting", "<a>".repeat(5000) + "</a>".repeat(5000)],
  ])("is refused where it is %s", (_what, text) => {
    expect(read(text)).toBeNull();
  });

  it("is read or refused, whatever it holds, and quickly", () => {
    const piece = fc.constantFrom("<a>", "</a>", "<a/>", "<", ">", "&", "&lt;", "x", '"', "<!--", "-->", "<![CDATA[", "]]>", " b='1'", "<a ");
    fc.assert(fc.property(fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join("")), (text) => void read(text)), { numRuns: 500 });
    expect(read(`<a ${"b".repeat(200_000)}`)).toBeNull();
    expect(read("<!--".repeat(20_000))).toBeNull();
    expect(read(`<a ${" ".repeat(100_000)}`)).toBeNull();
  });
});
