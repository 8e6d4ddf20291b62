import { formatInstant } from "~/domain/calendar/shanghai";
import { gateWords } from "~/domain/open-month/scan-answer";
import { PostForm, SubmitButton } from "~/ui/form";
import { DataTable } from "~/ui/table";
import type { DoorScan } from "../door-queries.server";
import { UNDO_REASONS } from "../schema-door";
import { scanModeWords, scanTypeWords, undoReasonWords, verdictWord } from "../words-door";
import type { DoorStamp } from "./door-parties";

/** The latest scans of all doors; those of this desk can be taken back for a while. */
export function DoorScans({ scans, undoable, stamp }: { scans: DoorScan[]; undoable: string[]; stamp: DoorStamp }) {
  return (
    <section aria-labelledby="door-scans">
      <h2 id="door-scans">最近的扫码</h2>
      <DataTable
        lang="zh"
        caption="最近的扫码"
        captionHidden
        rows={scans}
        rowKey={(scan) => scan.scanId}
        empty="还没有扫码。"
        dense
        columns={[
          { key: "at", header: "时间", kind: "index", cell: (scan) => formatInstant(scan.at, "zh") },
          { key: "what", header: "结果", kind: "title", cell: (scan) => `${scanTypeWords[scan.type]}：${scan.undone ? "已撤销" : verdictWord(scan.verdict)}` },
          { key: "name", header: "姓名", cell: (scan) => scan.name },
          { key: "persons", header: "人数", kind: "number", cell: (scan) => scan.persons },
          { key: "gate", header: "检票机", kind: "nowrap", cell: (scan) => gateWords(scan.gate, "zh").trim() },
          { key: "operator", header: "经手", kind: "nowrap", cell: (scan) => scan.operator },
          { key: "mode", header: "方式", kind: "nowrap", cell: (scan) => scanModeWords[scan.mode] },
          { key: "undo", header: "撤销", cell: (scan) => (undoable.includes(scan.scanId) ? <UndoForm scan={scan} stamp={stamp} /> : null) },
        ]}
      />
    </section>
  );
}

function UndoForm({ scan, stamp }: { scan: DoorScan; stamp: DoorStamp }) {
  return (
    <PostForm className="persona-form" hidden={{ intent: "undo", scanId: scan.scanId, ...stamp }}>
      <select className="control" name="reason" aria-label={`撤销${scan.name}的原因`} defaultValue={UNDO_REASONS[0]}>
        {UNDO_REASONS.map((reason) => (
          <option key={reason} value={reason}>
            {undoReasonWords[reason]}
          </option>
        ))}
      </select>
      <SubmitButton variant="danger" small>
        撤销
      </SubmitButton>
    </PostForm>
  );
}
