import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formatInstant } from "~/domain/calendar/shanghai";
import { noteReading } from "~/features/audit/note-reading.server";
import { recordScans } from "~/features/open-month/record-scans.server";
import { admitForm, undoForm } from "~/features/open-month/schema-door";
import { DoorNumbers } from "~/features/open-month/parts/door-numbers";
import { DoorParties } from "~/features/open-month/parts/door-parties";
import { DoorScans } from "~/features/open-month/parts/door-scans";
import { formDataOf, formFault, readForm } from "~/platform/form.server";
import { refusal } from "~/platform/http.server";
import { ButtonLink, ErrorSummary } from "~/ui/form";
import { emptyForm } from "~/ui/form-state";
import { DESK_DEVICE, doorDesk, doorStamp, undoableScans } from "./door-desk.server";

const LISTED_SCANS = 50;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { platform } = context;
  const { now, session, operator, book } = await doorDesk(platform, request, params.sessionId);
  const { numbers, parties, scans } = await book();
  await noteReading(platform, now, operator, { what: "door-list", nounKind: "session", nounId: session.id, people: parties.length });
  return {
    session,
    numbers,
    parties,
    scans: scans.slice(0, LISTED_SCANS),
    undoable: undoableScans(scans, operator.id, now),
    stamp: await doorStamp(platform, operator.id, now),
  };
}

/** `intent=admit` lets people of a party in by hand, `intent=undo` takes a scan of this desk back. Both are scans like those of the phones. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { platform } = context;
  const { now, session, operator } = await doorDesk(platform, request, params.sessionId);
  const form = await formDataOf(request);
  const intent = form.get("intent");
  if (intent !== "admit" && intent !== "undo") throw refusal("BAD_INPUT");
  const read = intent === "admit" ? readForm(form, admitForm) : readForm(form, undoForm);
  if (!read.ok) return data(read.fault, { status: 422 });
  const { submission, seq, at, ...what } = read.value;
  const own = { scanId: submission, deviceSeq: seq, deviceId: DESK_DEVICE, sessionId: session.id, deviceTime: at, mode: "online" as const, clockOffsetMs: 0 };
  const scan =
    "partyId" in what
      ? { ...own, type: "entry" as const, partyId: what.partyId, persons: what.persons, reason: "other" as const }
      : { ...own, type: "undo" as const, refersTo: what.scanId, persons: 1, reason: what.reason };
  const recorded = await recordScans(platform, now, operator, [{ ok: true, scan }]);
  if (!recorded.ok) throw refusal("TOO_MANY_TRIES");
  const answer = recorded.results[0]!;
  if (answer.verdict === "admit" || answer.verdict === "undone") return redirect(new URL(request.url).pathname, 303);
  return data(formFault(read.values, `${answer.words.zh.word}。${answer.words.zh.next}`), { status: 409 });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `入场：${data.session.title}` : "入场" }];

export default function Door() {
  const { session, numbers, parties, scans, undoable, stamp } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>() ?? emptyForm;
  const path = `/desk/door/${session.id}`;
  return (
    <div className="stack-wide">
      <div className="stack">
        <ErrorSummary lang="zh" errors={state.errors} />
        <h1>入场：{session.title}</h1>
        <p>
          {formatInstant(session.startsAt, "zh")}，{session.place}；{formatInstant(session.doorsOpenAt, "zh")} 至 {formatInstant(session.doorsCloseAt, "zh")} 入场
          {session.cancelledAt ? "；本场已取消" : ""}。
        </p>
        <p className="buttons">
          <ButtonLink href="/gate">打开检票页</ButtonLink>{" "}
          <ButtonLink variant="plain" href={`${path}/list`}>
            打印入场名单
          </ButtonLink>{" "}
          <ButtonLink variant="plain" href={`${path}/paper`}>
            补录纸质名单
          </ButtonLink>{" "}
          <ButtonLink variant="plain" href={`${path}/numbers.csv`}>
            下载数字（CSV）
          </ButtonLink>
        </p>
      </div>
      <DoorNumbers numbers={numbers} />
      <DoorParties parties={parties} stamp={stamp} />
      <DoorScans scans={scans} undoable={undoable} stamp={stamp} />
    </div>
  );
}
