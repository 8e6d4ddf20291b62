import type { LoaderFunctionArgs } from "@remix-run/node";
import { dayOf } from "~/domain/calendar/shanghai";
import { noteExport } from "~/features/audit/note-export.server";
import { allAuditRows } from "~/features/audit/queries.server";
import { auditSearch } from "~/features/audit/schema";
import { actorKindWords } from "~/features/audit/words";
import { requireOfficer } from "~/features/identity/viewer.server";
import { csvDownload, type ExportCell } from "~/platform/export.server";

const COLUMNS = ["记录号", "时间", "人员类别", "人员编号", "姓名", "操作", "对象类别", "对象编号", "版本", "说明", "链上序号", "前一哈希值", "哈希值", "封存时间"];

/** The trail as a spreadsheet, with the filters of the page; streamed, however long it is. */
export async function loader({ request, context }: LoaderFunctionArgs): Promise<Response> {
  const { platform } = context;
  const now = platform.clock.now();
  const officer = await requireOfficer(platform, request, "audit.read", now);
  const { before: _before, ...filter } = auditSearch.parse(Object.fromEntries(new URL(request.url).searchParams));
  await noteExport(platform, now, officer, filter);
  const rows = async function* (): AsyncGenerator<ExportCell[]> {
    for await (const row of allAuditRows(platform.db, filter)) {
      const { id, at, actorKind, actorId, actorName, action, nounKind, nounId, revisionId, detail, position, previousHash, hash, sealedAt } = row;
      const who = [actorKindWords[actorKind] ?? actorKind, actorId ?? "", actorName ?? ""];
      yield [id, at.toISOString(), ...who, action, nounKind, nounId, revisionId ?? "", detail, position ?? "", previousHash ?? "", hash ?? "", sealedAt?.toISOString() ?? ""];
    }
  };
  const on = dayOf(now);
  const answer = csvDownload({ plain: `audit-${on}`, full: `审计记录-${on}` }, { title: "审计记录", columns: COLUMNS.map((title) => ({ title })), rows: rows() });
  answer.headers.set("cache-control", "no-store");
  return answer;
}
