import { registrationStateWords } from "~/domain/open-month/registration.words";
import { PostForm, SubmitButton } from "~/ui/form";
import { DataTable } from "~/ui/table";
import type { DoorParty } from "../door-queries.server";

/** A form's stamp, made when the page was drawn. */
export interface DoorStamp {
  submission: string;
  seq: number;
  at: string;
}

/** Who is registered, and a button for whoever stands at the desk without a readable code. */
export function DoorParties({ parties, stamp }: { parties: DoorParty[]; stamp: DoorStamp }) {
  return (
    <section aria-labelledby="door-parties">
      <h2 id="door-parties">名单</h2>
      <p>姓名只显示姓和末字，请与来人核对。没有票码的，核对编号和姓名后在这里登记到场。</p>
      <DataTable
        lang="zh"
        caption="本场报名"
        captionHidden
        rows={parties}
        rowKey={(party) => party.partyId}
        empty="本场还没有人报名。"
        dense
        columns={[
          { key: "number", header: "编号", kind: "index", cell: (party) => party.number },
          { key: "name", header: "姓名", kind: "title", cell: (party) => party.name },
          { key: "state", header: "状态", kind: "nowrap", cell: (party) => registrationStateWords.zh[party.state] },
          { key: "persons", header: "到场", kind: "nowrap", cell: (party) => `${party.admitted} / ${party.persons}` },
          { key: "needs", header: "备注", cell: (party) => party.needs },
          { key: "admit", header: "登记到场", cell: (party) => (party.state === "confirmed" && party.admitted < party.persons ? <AdmitForm party={party} stamp={stamp} /> : null) },
        ]}
      />
    </section>
  );
}

function AdmitForm({ party, stamp }: { party: DoorParty; stamp: DoorStamp }) {
  return (
    <PostForm className="persona-form" hidden={{ intent: "admit", partyId: party.partyId, ...stamp }}>
      <input
        className="control control-short"
        name="persons"
        type="number"
        min={1}
        max={party.persons - party.admitted}
        defaultValue={party.persons - party.admitted}
        aria-label={`${party.number} 号进场人数`}
      />
      <SubmitButton variant="plain" small>
        登记到场
      </SubmitButton>
    </PostForm>
  );
}
