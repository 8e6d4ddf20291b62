import { createElement as h, type ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Checkbox, CheckboxGroup, RadioGroup } from "./choices";
import { FilterForm } from "./filter-form";
import { ErrorSummary, Field, PostForm, Select, TextArea } from "./form";
import { emptyForm, fieldId, type FormState } from "./form-state";

const sent: FormState = {
  values: {
    name: "王小明",
    text: "第一行\n<script>alert(1)</script>",
    unit: "works",
    kind: "group",
    topics: ["fees", "noise"],
    agree: "on",
    secret: "not to come back",
    proof: "not to come back.pdf",
  },
  errors: {
    "": ["请在截止前提交。"],
    name: ["请填写姓名。"],
    kind: ["请选择身份。"],
    topics: ["请至少选择一项。"],
    agree: ["请先阅读说明。"],
    text: ["请填写 1 至 5000 字的意见。"],
  },
};

const common = { lang: "zh" as const, state: sent };
const options = [
  { value: "works", label: "工程处" },
  { value: "plan", label: "规划处" },
];

const everyControl: ReactElement[] = [
  h(Field, { ...common, name: "name", label: "姓名", hint: "与证件一致" }),
  h(TextArea, { ...common, name: "text", label: "意见", limit: { min: 1, max: 5000 } }),
  h(Select, { ...common, name: "unit", label: "部门", options }),
  h(RadioGroup, { ...common, name: "kind", label: "身份", choices: [{ value: "person", label: "个人" }, { value: "group", label: "单位" }] }),
  h(CheckboxGroup, {
    ...common,
    name: "topics",
    label: "方面",
    choices: [{ value: "fees", label: "收费" }, { value: "care", label: "维护" }, { value: "noise", label: "噪声" }],
  }),
  h(Checkbox, { ...common, name: "agree", label: "我已阅读" }),
  h(Field, { ...common, name: "secret", label: "口令", type: "password" }),
  h(Field, { ...common, name: "proof", label: "附件", type: "file" }),
];

const page = renderToStaticMarkup(
  h(PostForm, { hidden: { clause: "a7", absent: undefined }, children: [h(ErrorSummary, { key: "s", lang: "zh", errors: sent.errors }), ...everyControl.map((c, i) => h("div", { key: i }, c))] }),
);

const tag = (pattern: RegExp): string => pattern.exec(page)?.[0] ?? "";
const ids = [...page.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);

describe("a form that comes back with errors", () => {
  it("keeps what was typed and chosen", () => {
    expect(tag(/<input[^>]*name="name"[^>]*>/)).toContain('value="王小明"');
    expect(page).toContain("第一行\n&lt;script&gt;alert(1)&lt;/script&gt;</textarea>");
    expect(tag(/<option[^>]*value="works"[^>]*>/)).toContain("selected");
    expect(tag(/<input[^>]*value="group"[^>]*>/)).toContain("checked");
    expect(tag(/<input[^>]*value="person"[^>]*>/)).not.toContain("checked");
    expect([...page.matchAll(/<input[^>]*name="topics"[^>]*>/g)].map(([input]) => input.includes("checked"))).toEqual([true, false, true]);
    expect(tag(/<input[^>]*name="agree"[^>]*>/)).toContain("checked");
  });

  it("never sends a password or a file name back, and says that the file is needed again", () => {
    expect(page).not.toContain("not to come back");
    expect(page).toContain("文件需要重新选择");
  });

  it("leads from each line of the summary to a control that exists", () => {
    const targets = [...page.matchAll(/href="#([^"]+)"/g)].map((match) => match[1] ?? "");
    expect(targets).toEqual(["name", "kind", "topics", "agree", "text"].map(fieldId));
    for (const target of targets) expect(page).toMatch(new RegExp(`<(?:input|textarea|select)[^>]* id="${target}"`));
  });

  it("says what concerns the whole form without a link", () => {
    expect(page).toContain("<li>请在截止前提交。</li>");
  });

  it("gives the summary the focus when the page arrives, without a script", () => {
    const summary = tag(/<section[^>]*class="error-summary"[^>]*>/);
    expect(summary).toContain('tabindex="-1"');
    expect(summary).toContain("autofocus");
  });

  it("ties each wrong control to its sentence and its hint", () => {
    const input = tag(/<input[^>]*name="name"[^>]*>/);
    expect(input).toContain('aria-invalid="true"');
    expect(input).toContain('aria-describedby="field-name-hint field-name-error"');
    const described = [...page.matchAll(/aria-describedby="([^"]+)"/g)].flatMap((match) => (match[1] ?? "").split(" "));
    expect(described.length).toBeGreaterThan(5);
    expect(described.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it("names every control by a label and uses no id twice", () => {
    const labelled = new Set([...page.matchAll(/<label[^>]* for="([^"]+)"/g)].map((match) => match[1]));
    const controls = [...page.matchAll(/<(?:input|textarea|select)\b(?![^>]*type="hidden")[^>]* id="([^"]+)"/g)].map((match) => match[1]);
    expect(controls).toHaveLength(11);
    expect(controls.filter((id) => !labelled.has(id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("carries hidden values and leaves out absent ones", () => {
    expect(page).toContain('<input type="hidden" name="clause" value="a7"/>');
    expect(page).not.toContain("absent");
  });
});

describe("a form that is shown for the first time", () => {
  it("has no summary and nothing marked as wrong", () => {
    expect(renderToStaticMarkup(h(ErrorSummary, { lang: "zh", errors: { name: undefined, text: [] } }))).toBe("");
    const field = renderToStaticMarkup(h(Field, { lang: "zh", state: emptyForm, name: "name", label: "姓名" }));
    expect(field).not.toContain("aria-invalid");
    expect(field).not.toContain("aria-describedby");
  });

  it("tells the limit in words and does not cut what is pasted", () => {
    const area = renderToStaticMarkup(h(TextArea, { lang: "zh", state: emptyForm, name: "text", label: "意见", limit: { min: 1, max: 5000 } }));
    expect(area).toContain("1 至 5000 字");
    expect(area).not.toContain("maxlength");
  });

  it("marks what may stay empty, in both languages", () => {
    const field = (lang: "zh" | "en") => renderToStaticMarkup(h(Field, { lang, state: emptyForm, name: "name", label: "x", optional: true }));
    expect(field("zh")).toContain("（选填）");
    expect(field("en")).toContain("(optional)");
    expect(field("zh")).not.toContain("required");
  });
});

it("asks for nothing in a filter form", () => {
  const field = h(Field, { key: "q", lang: "zh", state: emptyForm, name: "q", label: "名称" });
  const filters = renderToStaticMarkup(h(FilterForm, { lang: "zh", action: "/catalogue", clearHref: "/catalogue", children: field }));
  expect(filters).toContain('method="get"');
  expect(filters).not.toContain("required");
  expect(renderToStaticMarkup(field)).toContain("required");
});
