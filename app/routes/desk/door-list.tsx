import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { noteReading } from "~/features/audit/note-reading.server";
import { paperList } from "~/features/open-month/door-queries.server";
import { PaperList } from "~/features/open-month/parts/door-paper";
import { doorDesk } from "./door-desk.server";

/** The door list on paper, for a door without network or phone. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { platform } = context;
  const { now, session, operator } = await doorDesk(platform, request, params.sessionId);
  const rows = await paperList(platform.db, platform.keys.ticketKey, session.id);
  await noteReading(platform, now, operator, { what: "door-list", nounKind: "session", nounId: session.id, people: rows.length });
  return { session, rows };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `入场名单：${data.session.title}` : "入场名单" }];

export default function DoorList() {
  const { session, rows } = useLoaderData<typeof loader>();
  return (
    <>
      <p className="no-print">
        请用浏览器的“打印”输出 A4 纸。<a href={`/desk/door/${session.id}`}>返回入场页</a>
      </p>
      <PaperList rows={rows} session={session} />
    </>
  );
}
