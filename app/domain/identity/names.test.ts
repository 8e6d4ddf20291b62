import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { doorMask, publicAuthor, publicMask } from "./names";

describe("the public mask", () => {
  it("shows the first character and two stars, never more", () => {
    const cases = { 王小明: "王**", 王明: "王**", 王: "王**", 欧阳修: "欧**", 司马相如: "司**", "阿卜杜拉·买买提": "阿**", "Mary Smith": "M**", 𠮷田: "𠮷**" };
    for (const [name, mask] of Object.entries(cases)) expect(publicMask(name)).toBe(mask);
  });

  it("lets no markup, spaces or invisible characters through", () => {
    expect(publicMask("<img src=x onerror=alert(1)>")).toBe("i**");
    expect(publicMask("  \u202e\u200b王小明")).toBe("王**");
    expect(publicMask("=HYPERLINK(1)")).toBe("H**");
    expect(publicMask("Z\u0351\u0366\u036d algo")).toBe("Z**");
    for (const empty of ["", "   ", "😀", "\u0000", "\ud800"]) expect(publicMask(empty)).toBe("**");
  });

  it("is at most one character and two stars for any input", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (name) => {
        const mask = publicMask(name);
        expect(mask.endsWith("**")).toBe(true);
        expect([...mask].length).toBeLessThanOrEqual(3);
      }),
    );
  });

  it("does not hide firms, associations and organisations, and always hides a person", () => {
    expect(publicAuthor("申江物业服务有限公司 ", "firm")).toBe("申江物业服务有限公司");
    expect(publicAuthor("民防工程行业协会", "association")).toBe("民防工程行业协会");
    expect(publicAuthor("某街道第三居委会", "organisation")).toBe("某街道第三居委会");
    expect(publicAuthor("王小明", "individual")).toBe("王**");
  });
});

describe("the door mask", () => {
  it("shows surname and last character with one star between", () => {
    const cases = { 王小明: "王*明", 王李小明: "王*明", "王 小明": "王*明", "王　小明": "王*明", "阿卜杜拉·买买提": "阿*提", 김철수: "김*수" };
    for (const [name, mask] of Object.entries(cases)) expect(doorMask(name)).toBe(mask);
  });

  it("hides the only given character of a two-character name", () => {
    expect(doorMask("王明")).toBe("王*");
    expect(doorMask("欧阳")).toBe("欧*");
    expect(doorMask("王")).toBe("王*");
  });

  it("keeps compound surnames whole", () => {
    const cases = { 欧阳修: "欧阳*", 欧阳小明: "欧阳*明", 司马相如: "司马*如", 上官婉: "上官*", 諸葛孔明: "諸葛*明" };
    for (const [name, mask] of Object.entries(cases)) expect(doorMask(name)).toBe(mask);
  });

  it("gives initials for Latin names and nothing of a name without letters", () => {
    expect(doorMask("Mary Smith")).toBe("M** S**");
    expect(doorMask("Jean-Luc d'Arc")).toBe("J** d**");
    expect(doorMask("<b>x</b>")).toBe("b** x** b**");
    expect(doorMask("  ")).toBe("**");
  });

  it("never shows a middle character, whatever the name", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[王李张陈]明{1,8}[天地]$/), (name) => {
        expect(doorMask(name)).not.toContain("明");
      }),
    );
  });
});
