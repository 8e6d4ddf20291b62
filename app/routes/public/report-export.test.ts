import { describe, expect, it } from "vitest";
import { answeredTheme, buildLedger, publishReport, seedOpinions } from "../../../tests/support/ledger-builder";
import { parseCsv } from "../../../tests/support/parse-csv";
import { testPlatform } from "../../../tests/support/platform";
import { loader } from "./report-export";

const platform = await testPlatform();
const ledger = await buildLedger(platform);
const opinions = await seedOpinions(platform, ledger, [
  { body: "=HYPERLINK(\"http://evil.test\",\"点我\")", name: '<img src=x onerror=alert(1)>' },
  { body: "建议：\n一、三十日改为四十五日，\n二、写明“自收到之日起”。", name: "申江物业服务有限公司", authorKind: "firm" },
  { body: "+8613800000001 请回电", name: null, article: null },
  { body: "同意", name: "李大山" },
]);
const points = opinions.map(({ pointId }) => pointId);
await answeredTheme(platform, ledger, { title: "期限", pointIds: points.slice(0, 2), disposition: "adopted", changedClause: "第三条" });
await answeredTheme(platform, ledger, { title: "其他", pointIds: points.slice(2), disposition: "notAdopted", reason: "-不在本次征集范围\"内\"" });
await publishReport(platform, platform.clock.now(), ledger);

const download = (search = "", slug = ledger.slug) =>
  loader({ request: new Request(`http://localhost/decisions/${slug}/report.csv${search}`), params: { slug }, context: { platform, address: "test" } });
const status = (response: Promise<Response>) => response.then(({ status: ok }) => ok, (thrown: Response) => thrown.status);
/** The bytes as Excel gets them. */
const read = async (response: Response) => {
  const bytes = new Uint8Array(await response.arrayBuffer());
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  return parseCsv(new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(bytes));
};

describe("the table of a published report", () => {
  it("E30: opens in Excel: byte order mark, the six columns, the rows of the page in its order, no formula, no full name", async () => {
    expect(await read(await download())).toEqual([
      ["序号", "意见人", "条款", "意见内容", "是否采纳", "理由"],
      ["1", "i**", "第三条", "'=HYPERLINK(\"http://evil.test\",\"点我\")", "采纳", ""],
      ["2", "申江物业服务有限公司", "第三条", "建议：\n一、三十日改为四十五日，\n二、写明“自收到之日起”。", "采纳", ""],
      ["3", "匿名", "草案整体", "'+8613800000001 请回电", "未采纳", "'-不在本次征集范围\"内\""],
      ["4", "李**", "第三条", "同意", "未采纳", "'-不在本次征集范围\"内\""],
    ]);
  });

  it("E30: has the day of publication in its name", async () => {
    const disposition = (await download()).headers.get("content-disposition") ?? "";
    expect(disposition).toContain('filename="report-parking-2026-08-12.csv"');
    expect(decodeURIComponent(disposition.split("filename*=UTF-8''")[1] ?? "")).toBe("意见采纳情况-停车设施管理规定-2026-08-12.csv");
  });

  it("is limited as the page is, and ignores what is no condition", async () => {
    expect((await read(await download("?disposition=notAdopted"))).map(([number]) => number)).toEqual(["序号", "3", "4"]);
    expect((await read(await download("?phrase=四十五日"))).map(([number]) => number)).toEqual(["序号", "2"]);
    expect(await read(await download("?disposition=everything&page=7&x=1"))).toHaveLength(5);
  });

  it("is not there before the report is, and gone when it is withdrawn", async () => {
    const other = await buildLedger(platform, { slug: "other" });
    expect(await status(download("", other.slug))).toBe(404);
    expect(await status(download("", "nothing"))).toBe(404);
    expect(await status(download("?round=2"))).toBe(404);
    await platform.db.publicDocument.updateMany({ where: { kind: "report" }, data: { withdrawnAt: platform.clock.now(), body: {} } });
    expect(await status(download())).toBe(410);
  });
});
