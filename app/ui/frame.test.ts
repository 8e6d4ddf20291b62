import { createElement as h } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { DeskPage } from "./desk-layout";
import { pathInLang, type PageFrame } from "./frame";
import { Page } from "./layout";

const frame: PageFrame = {
  lang: "zh",
  elder: false,
  path: "/decisions/7?tab=draft",
  site: { officeName: "示范市民防办公室", phone: "021-6000 0000", icp: "", siteIdentifierCode: "  " },
  nav: [
    { href: "/catalogue", label: "目录" },
    { href: "/decisions", label: "决策" },
  ],
};
const render = (over: Partial<PageFrame>) => renderToStaticMarkup(h(Page, { frame: { ...frame, ...over }, children: h("h1", null, "标题") }));

describe("the same page in the other language", () => {
  it.each([
    ["/", "/en"],
    ["/?month=8", "/en?month=8"],
    ["/catalogue?year=2026", "/en/catalogue?year=2026"],
    ["/english-corner", "/en/english-corner"],
    ["/enquiries", "/en/enquiries"],
  ])("%s is %s in English and back", (zh, en) => {
    expect(pathInLang(zh, "en")).toBe(en);
    expect(pathInLang(en, "zh")).toBe(zh);
    expect(pathInLang(zh, "zh")).toBe(zh);
    expect(pathInLang(en, "en")).toBe(en);
  });
});

describe("the frame of a public page", () => {
  it("leads past the header, has one main landmark and marks where the reader is", () => {
    const page = render({});
    expect(page).toContain('href="#content"');
    expect(page.match(/<main/g)).toHaveLength(1);
    expect(page).toContain('id="content"');
    expect(page).toContain('<a href="/decisions" aria-current="page">决策</a>');
    expect(page.match(/aria-current/g)).toHaveLength(1);
  });

  it("switches the language to the same page with its query", () => {
    expect(render({})).toContain('href="/en/decisions/7?tab=draft"');
  });

  it("switches the elder mode by a form that returns to the same page", () => {
    const page = render({});
    expect(page).toContain('<form method="post" action="/preferences">');
    expect(page).toContain('<input type="hidden" name="elder" value="1"/>');
    expect(page).toContain('<input type="hidden" name="returnTo" value="/decisions/7?tab=draft"/>');
    expect(render({ elder: true })).toContain('<input type="hidden" name="elder" value="0"/>');
  });

  it("shows only what the office has configured", () => {
    const page = render({});
    expect(page).toContain("电话");
    expect(page).not.toContain("ICP");
    expect(page).not.toContain("网站标识码");
    expect(page).not.toContain("公安备案");
    expect(render({ site: { ...frame.site, icp: "（填写示例）" } })).toContain("ICP 备案号");
  });

  it("keeps the telephone in view in elder mode", () => {
    expect(render({ elder: true })).toMatch(/class="phone-bar"[^>]*><a href="tel:02160000000">/);
    expect(render({})).not.toContain("phone-bar");
    expect(render({ elder: true, site: { officeName: "示范市民防办公室" } })).not.toContain("phone-bar");
  });

  it("shows the demo's clock in the demo alone", () => {
    expect(render({ demoClock: "2026年8月12日 09:00" })).toContain("演示时钟：2026年8月12日 09:00");
    expect(render({})).not.toContain("演示");
  });
});

it("marks one link of the desk's navigation, the nearest", () => {
  const groups = [{ links: [{ href: "/desk", label: "待办", count: 3 }, { href: "/desk/opinions", label: "意见" }] }];
  const page = (path: string) =>
    renderToStaticMarkup(h(DeskPage, { frame: { ...frame, path }, groups, person: "周明", signOutAction: "/sign-out", children: null }));
  expect(page("/desk/opinions/5?page=2")).toContain('<a href="/desk/opinions" aria-current="page">');
  expect(page("/desk/opinions/5?page=2").match(/aria-current/g)).toHaveLength(1);
  expect(page("/desk")).toContain('<a href="/desk" aria-current="page">');
});
