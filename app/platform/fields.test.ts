import { describe, expect, it } from "vitest";
import { z } from "zod";
import { lineField, optionalLine, optionalText, textField } from "./fields";
import { readForm } from "./form.server";

function read(values: Record<string, string | string[]>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) for (const one of [value].flat()) form.append(name, one);
  const schema = z.object({
    name: lineField("zh", "姓名", { min: 1, max: 5 }),
    story: textField("zh", "经过", { min: 1, max: 10 }),
    remark: optionalText("zh", "备注", 5),
    address: optionalLine("zh", "地址", 5),
  });
  const result = readForm(form, schema);
  return result.ok ? result.value : result.fault.errors;
}
const typed = { name: "王小明", story: "第一行\n第二行" };

describe("a text that may be left out", () => {
  it("is empty when it is not sent, sent empty, or only space", () => {
    const nothing = { ...typed, remark: "", address: "" };
    expect(read(typed)).toEqual(nothing);
    expect(read({ ...typed, remark: "", address: "" })).toEqual(nothing);
    expect(read({ ...typed, remark: " \n", address: "　" })).toEqual(nothing);
  });

  it("keeps its limit when there is one", () => {
    expect(read({ ...typed, remark: "写了五个字", address: "一号" })).toEqual({ ...typed, remark: "写了五个字", address: "一号" });
    expect(read({ ...typed, remark: "写了六个字啦" })).toEqual({ remark: ["备注最多 5 字，现有 6 字。请删去 1 字后再提交。"] });
    expect(read({ ...typed, address: ["一号", "二号"] })).toEqual({ address: ["请只填写一项文字。"] });
  });
});

describe("a text that is needed", () => {
  it("says what to write when it is left out or sent empty", () => {
    const sentences = { name: ["请填写 1 至 5 字的姓名。"], story: ["请填写 1 至 10 字的经过。"] };
    expect(read({})).toEqual(sentences);
    expect(read({ name: "", story: " " })).toEqual(sentences);
  });
});
