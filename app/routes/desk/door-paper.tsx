import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { sha256Hex } from "~/domain/text/sha256";
import { noteReading } from "~/features/audit/note-reading.server";
import { recordScans } from "~/features/open-month/record-scans.server";
import { paperStamp, readArrivals, type ScanItem } from "~/features/open-month/schema-door";
import { PaperEntry } from "~/features/open-month/parts/door-paper";
import { formDataOf, readForm } from "~/platform/form.server";
import { refusal } from "~/platform/http.server";
import { emptyForm } from "~/ui/form-state";
import { DESK_DEVICE, doorDesk, doorStamp } from "./door-desk.server";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { platform } = context;
  const { now, session, operator, book } = await doorDesk(platform, request, params.sessionId);
  const parties = (await book()).parties.filter((party) => party.state === "confirmed");
  await noteReading(platform, now, operator, { what: "door-list", nounKind: "session", nounId: session.id, people: parties.length });
  return { session, parties, stamp: await doorStamp(platform, operator.id, now) };
}

/** Each row of the paper becomes a scan with `mode: paper`, as if it had been made while the doors were open. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { platform } = context;
  const { now, session, operator } = await doorDesk(platform, request, params.sessionId);
  const form = await formDataOf(request);
  const stamp = readForm(form, paperStamp);
  if (!stamp.ok) throw refusal("BAD_INPUT");
  const read = readArrivals(form);
  if (!read.ok) return data({ values: stamp.values, errors: read.errors }, { status: 422 });
  const { submission, seq, at } = stamp.value;
  const items = read.arrivals.map(({ partyId, persons }, index): ScanItem => ({
    ok: true,
    scan: {
      // A form that is sent twice names the same scans.
      scanId: sha256Hex(`${submission}/${partyId}`),
      deviceSeq: seq + index,
      deviceId: DESK_DEVICE,
      sessionId: session.id,
      type: "entry",
      partyId,
      persons,
      deviceTime: at,
      mode: "paper",
      clockOffsetMs: 0,
      reason: "other",
    },
  }));
  const recorded = await recordScans(platform, now, operator, items);
  if (!recorded.ok) throw refusal("TOO_MANY_TRIES");
  return redirect(`/desk/door/${session.id}`, 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `补录纸质名单：${data.session.title}` : "补录纸质名单" }];

export default function DoorPaper() {
  const { session, parties, stamp } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>() ?? emptyForm;
  return (
    <>
      <h1>补录纸质名单：{session.title}</h1>
      <p>
        按纸质名单填写每份报名到场的人数，没有来的留空。检票机已经登记过的不要重复填写，否则会列为待核对。<a href={`/desk/door/${session.id}`}>返回入场页</a>
      </p>
      <PaperEntry parties={parties} state={state} stamp={stamp} />
    </>
  );
}
