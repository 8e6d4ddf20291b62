import fs from "node:fs";
import path from "node:path";
import jsQR from "jsqr";
import { createElement as h } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { CodeDisplay } from "./code-display";
import { Countdown } from "./countdown";
import { DateBlock } from "./date-block";
import { InlineDiff, SideBySideDiff, type DiffPart } from "./diff";
import { RefusalPage } from "./notice";
import { QrCode } from "./qr";
import { SumBar, SumLine, type SumPart } from "./sum-bar";
import { DataTable, Pagination } from "./table";
import { DispositionTag, StatusTag, type Disposition, type Status } from "./tag";
import { Timeline } from "./timeline";
import { uiWords } from "./words";

const text = (html: string) => html.replace(/<[^>]+>/g, "").replace(/\s+/g, " ").trim();

describe("tags", () => {
  const statuses: Status[] = ["upcoming", "open", "processing", "answered", "closed", "overdue"];
  const dispositions: Disposition[] = ["adopted", "partiallyAdopted", "notAdopted", "alreadyProvided", "outOfScope"];
  const tags = [
    ...statuses.map((status) => renderToStaticMarkup(h(StatusTag, { lang: "zh", status }))),
    ...dispositions.map((disposition) => renderToStaticMarkup(h(DispositionTag, { lang: "zh", disposition }))),
  ];

  it("have a word and a shape of their own, so that colour is never alone", () => {
    expect(new Set(tags.map(text)).size).toBe(11);
    expect(new Set(tags.map((tag) => /<svg.*<\/svg>/.exec(tag)?.[0])).size).toBe(11);
  });

  it("say how late something is", () => {
    expect(text(renderToStaticMarkup(h(StatusTag, { lang: "zh", status: "overdue", overdueDays: 3 })))).toBe("逾期 3 天");
    expect(text(renderToStaticMarkup(h(StatusTag, { lang: "en", status: "overdue", overdueDays: 1 })))).toBe("1 day overdue");
  });
});

describe("a countdown", () => {
  const words = (daysLeft: number | null, lang: "zh" | "en" = "zh") =>
    text(renderToStaticMarkup(h(Countdown, { lang, closes: lang === "zh" ? "2026年8月31日 24:00" : "31 August 2026, 24:00", daysLeft })));

  it("always writes the deadline out", () => {
    expect(words(19)).toBe("2026年8月31日 24:00 截止 还剩 19 天");
    expect(words(0)).toBe("2026年8月31日 24:00 截止 今天截止");
    expect(words(null)).toBe("已于 2026年8月31日 24:00 截止");
  });

  it("counts in plain English", () => {
    expect(words(1, "en")).toBe("Closes 31 August 2026, 24:00 1 day left");
    expect(words(2, "en")).toBe("Closes 31 August 2026, 24:00 2 days left");
  });
});

it("a day has its month and weekday", () => {
  expect(text(renderToStaticMarkup(h(DateBlock, { lang: "zh", on: "2026-08-15" })))).toBe("8月15星期六");
  expect(text(renderToStaticMarkup(h(DateBlock, { lang: "en", on: "2024-02-29" })))).toBe("Feb29Thu");
});

describe("a comparison of two versions", () => {
  const parts: DiffPart[] = [
    { kind: "same", text: "自竣工验收之日起" },
    { kind: "removed", text: "三十日" },
    { kind: "added", text: "二十日" },
    { kind: "same", text: "内" },
  ];

  it("marks changes by element, sign and word", () => {
    const inline = renderToStaticMarkup(h(InlineDiff, { lang: "zh", parts }));
    expect(inline).toMatch(/<ins[^>]*>.*＋.*新增.*二十日<\/ins>/);
    expect(inline).toMatch(/<del[^>]*>.*－.*删除.*三十日<\/del>/);
  });

  it("shows each side whole and without the other's words", () => {
    const sides = renderToStaticMarkup(h(SideBySideDiff, { lang: "zh", parts }));
    const [before = "", after = ""] = [...sides.matchAll(/<section.*?<\/section>/gs)].map(([side]) => side);
    expect(before).toContain("三十日");
    expect(before).not.toContain("二十日");
    expect(after).toContain("二十日");
    expect(after).not.toContain("三十日");
  });

  it("says when nothing changed", () => {
    expect(text(renderToStaticMarkup(h(InlineDiff, { lang: "zh", parts: [{ kind: "same", text: "内" }] })))).toBe("两个版本没有不同。");
  });
});

describe("the sums of a report", () => {
  const parts: SumPart[] = [
    { key: "adopted", label: "采纳", count: 41, pattern: "solid", tone: "adopted" },
    { key: "not", label: "未采纳", count: 90, pattern: "cross", tone: "not-adopted" },
    { key: "scope", label: "不属于范围", count: 0, pattern: "blank", tone: "ink" },
  ];
  const bar = renderToStaticMarkup(h(SumBar, { lang: "zh", id: "points", title: "处理结果", total: 131, parts }));

  it("are written as an equation", () => {
    const line = renderToStaticMarkup(h(SumLine, { totalLabel: "意见", total: 131, unit: "条", parts }));
    expect(text(line).replace(/ /g, "")).toBe("意见131条=采纳41+未采纳90+不属于范围0");
  });

  it("fill the bar from end to end without gaps", () => {
    const rects = [...bar.matchAll(/<rect x="([\d.]+)%" y="0" width="([\d.]+)%"/g)].map((match) => [Number(match[1]), Number(match[2])] as const);
    expect(rects).toHaveLength(2);
    let end = 0;
    for (const [x, width] of rects) {
      expect(x).toBeCloseTo(end, 6);
      end = x + width;
    }
    expect(end).toBeCloseTo(100, 6);
  });

  it("stand in a table too, with nothing left out", () => {
    const rows = [...bar.matchAll(/<th scope="row">.*?<\/tr>/gs)].map(([row]) => text(row));
    expect(rows).toEqual(["采纳4131.3%", "未采纳9068.7%", "不属于范围00.0%"]);
  });
});

describe("a table", () => {
  const table = renderToStaticMarkup(
    h(DataTable<{ id: string; unit: string | null }>, {
      lang: "zh",
      caption: "事项",
      rows: [{ id: "甲", unit: "工程处" }, { id: "乙", unit: null }],
      rowKey: (row) => row.id,
      columns: [
        { key: "id", header: "事项名称", kind: "title", cell: (row) => row.id },
        { key: "unit", header: "部门", cell: (row) => row.unit },
      ],
    }),
  );

  it("has headers with a scope and gives each cell the same word for narrow screens", () => {
    expect(table.match(/scope="col"/g)).toHaveLength(2);
    expect(table.match(/scope="row"/g)).toHaveLength(2);
    expect(table.match(/data-label="部门"/g)).toHaveLength(2);
    expect(table).toContain("<caption>事项</caption>");
  });

  it("leaves an empty cell out of the card but not out of the row", () => {
    expect(table).toMatch(/class="cell-blank"[^>]*><span>—<\/span>/);
  });

  it("says so when there is nothing", () => {
    const empty = renderToStaticMarkup(h(DataTable<string>, { lang: "zh", caption: "事项", rows: [], rowKey: (row) => row, columns: [] }));
    expect(text(empty)).toBe("没有符合条件的内容。");
  });
});

describe("page links", () => {
  const links = (page: number, pages: number) => renderToStaticMarkup(h(Pagination, { lang: "zh", page, pages, hrefFor: (n) => `/x?page=${n}` }));

  it("are left out for one page", () => {
    expect(links(1, 1)).toBe("");
  });

  it("lead to the neighbours, the first and the last, and mark the gaps", () => {
    expect(text(links(5, 9))).toBe("上一页1…456…9下一页");
    expect(text(links(1, 2))).toBe("12下一页");
    expect(links(5, 9)).toContain('<span aria-current="page">5</span>');
  });
});

describe("codes", () => {
  it("are spelled out for screen readers and grouped for the eye", () => {
    const code = renderToStaticMarkup(h(CodeDisplay, { label: "回执编号", code: "ABCDE-FGHJ9" }));
    expect(code).toContain('<span class="visually-hidden">A B C D E, F G H J 9</span>');
    expect(code).toContain("<span>ABCDE</span><span>FGHJ9</span>");
  });

  it.each(["https://kaimen.example/receipts/ABCDEFGHJ9", "A2TATKDZBDHDDQNBUK9N6KNJF4", "中文也可以"])("the drawn QR code reads %s", (content) => {
    const svg = renderToStaticMarkup(h(QrCode, { text: content, label: "二维码" }));
    expect(readQr(svg)).toBe(content);
  });
});

it("a refusal takes the focus and offers a next step", () => {
  const page = renderToStaticMarkup(h(RefusalPage, { lang: "zh", title: "名额已满", sentences: ["您可以排队。"], steps: [{ href: "/wait", label: "排队" }] }));
  expect(page).toMatch(/<h1 tabindex="-1" autofocus="">名额已满<\/h1>/);
  expect(page).toContain('<a href="/wait"><span>排队</span></a>');
});

it("a procedure says done, now and to come in words and marks the current step", () => {
  const steps = [
    { name: "列入目录", state: "done" as const, date: "2026年3月31日" },
    { name: "征求意见", state: "now" as const, law: "第十五条" },
    { name: "决定", state: "toCome" as const },
  ];
  const line = renderToStaticMarkup(h(Timeline, { lang: "zh", steps }));
  expect(text(line)).toBe("列入目录已完成2026年3月31日征求意见进行中依据第十五条决定待开展");
  expect(line.match(/aria-current="step"/g)).toHaveLength(1);
});

it("both languages have every word", () => {
  expect(Object.keys(uiWords.en)).toEqual(Object.keys(uiWords.zh));
});

it("needs no script in the browser", () => {
  const sources = fs.readdirSync(import.meta.dirname).filter((file) => file.endsWith(".tsx"));
  const offending = sources.filter((file) =>
    /\bon[A-Z]\w*=|useEffect|useState|useRef|@remix-run|<script/.test(fs.readFileSync(path.join(import.meta.dirname, file), "utf8")),
  );
  expect(sources.length).toBeGreaterThan(20);
  expect(offending).toEqual([]);
});

/** Paints the runs of the drawn path, four pixels a module, and reads them as a scanner would. */
function readQr(svg: string): string | undefined {
  const scale = 4;
  const side = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]) * scale;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  const runs = /<path d="([^"]*)" fill="#000000"/.exec(svg)?.[1] ?? "";
  for (const [, x = 0, y = 0, width = 0] of [...runs.matchAll(/M(\d+) (\d+)h(\d+)v1/g)].map((match) => match.map(Number))) {
    for (let row = y * scale; row < (y + 1) * scale; row++) {
      for (let column = x * scale; column < (x + width) * scale; column++) pixels.fill(0, (row * side + column) * 4, (row * side + column) * 4 + 3);
    }
  }
  return jsQR(pixels, side, side)?.data;
}
