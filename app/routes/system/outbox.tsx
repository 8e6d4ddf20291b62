import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { formatInstant } from "~/domain/calendar/shanghai";
import { refusal } from "~/platform/http.server";
import { listMessages } from "~/platform/messages.server";
import { PublicPage } from "~/routes/page-frame";

const SHOWN = 100;

/** The mails and text messages of the demo, newest first. Outside the demo it does not exist. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { platform } = context;
  if (!platform.env.demo) throw refusal("NOT_FOUND");
  const to = new URL(request.url).searchParams.get("to");
  return { messages: await listMessages(platform.db, { take: SHOWN, recipient: to || null }) };
}

export const meta = () => [{ title: "发件箱（演示）" }];

export default function Outbox() {
  const { messages } = useLoaderData<typeof loader>();
  return (
    <PublicPage>
      <h1>发件箱（演示）</h1>
      <p>演示环境不向外发送，邮件和短信都列在这里，最新的在最前。</p>
      {messages.length === 0 ? <p>还没有邮件或短信。</p> : null}
      {messages.map((message) => (
        <article key={message.id} className="outbox-message">
          <h2>{message.subject || message.template}</h2>
          <p>
            {message.channel === "sms" ? "短信" : "邮件"} → {message.recipient} · {formatInstant(message.createdAt, "zh")} ·{" "}
            {message.sentAt ? "已发出" : "待发"}
          </p>
          {/* A scroll area must be reachable by keyboard. */}
          <pre tabIndex={0}>{message.text}</pre>
        </article>
      ))}
    </PublicPage>
  );
}
