import { formatInstant } from "~/domain/calendar/shanghai";
import { FieldErrors } from "~/ui/field-frame";
import { ErrorSummary, PostForm, SubmitButton } from "~/ui/form";
import { fieldId, singleValue, type FormState } from "~/ui/form-state";
import { DataTable } from "~/ui/table";
import type { DoorParty, PaperRow } from "../door-queries.server";
import type { DoorStamp } from "./door-parties";

/** The door list on paper: masked name, size of the party, the last four symbols of the code, one box for each person. */
export function PaperList({ rows, session }: { rows: PaperRow[]; session: { title: string; startsAt: Date; doorsOpenAt: Date; place: string } }) {
  return (
    <div className="print-door-list">
      <h1>入场名单：{session.title}</h1>
      <p>
        {formatInstant(session.startsAt, "zh")} 开始，{formatInstant(session.doorsOpenAt, "zh")} 起入场；{session.place}；共 {rows.length} 份报名、{rows.reduce((sum, row) => sum + row.persons, 0)} 人。
      </p>
      <p>进场一人划一个格。名单含个人信息，用后交回组织者补录并销毁。</p>
      <DataTable
        lang="zh"
        caption="入场名单"
        captionHidden
        rows={rows}
        rowKey={(row) => String(row.number)}
        empty="本场还没有人报名。"
        dense
        columns={[
          { key: "number", header: "编号", kind: "index", cell: (row) => row.number },
          { key: "name", header: "姓名", kind: "title", cell: (row) => row.name },
          { key: "code", header: "票码末四位", kind: "nowrap", cell: (row) => <code>{row.lastFour}</code> },
          { key: "persons", header: "人数", kind: "number", cell: (row) => row.persons },
          { key: "boxes", header: "到场", kind: "nowrap", cell: (row) => <span aria-label={`${row.persons} 个空格`}>{"□ ".repeat(row.persons).trim()}</span> },
          { key: "needs", header: "备注", cell: (row) => row.needs },
        ]}
      />
    </div>
  );
}

/** The paper list typed in afterwards. Whoever is in already stands there, so that nobody is counted twice. */
export function PaperEntry({ parties, state, stamp }: { parties: DoorParty[]; state: FormState; stamp: DoorStamp }) {
  return (
    <PostForm hidden={{ ...stamp }}>
      <ErrorSummary lang="zh" errors={state.errors} />
      <DataTable
        lang="zh"
        caption="补录纸质名单"
        captionHidden
        rows={parties}
        rowKey={(party) => party.partyId}
        empty="本场没有已报名的人。"
        dense
        columns={[
          { key: "number", header: "编号", kind: "index", cell: (party) => party.number },
          { key: "name", header: "姓名", kind: "title", cell: (party) => party.name },
          { key: "persons", header: "人数", kind: "number", cell: (party) => party.persons },
          { key: "admitted", header: "已登记到场", kind: "number", cell: (party) => party.admitted },
          {
            key: "arrived",
            header: "纸质名单上到场",
            cell: (party) => {
              const name = `arrived-${party.partyId}`;
              return (
                <>
                  <FieldErrors lang="zh" state={state} name={name} />
                  <input className="control control-short" id={fieldId(name)} name={name} inputMode="numeric" autoComplete="off" defaultValue={singleValue(state, name)} aria-label={`${party.number} 号${party.name}到场人数`} />
                </>
              );
            },
          },
        ]}
      />
      <SubmitButton>补录到场</SubmitButton>
    </PostForm>
  );
}
