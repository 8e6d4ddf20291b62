import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { httpRefusalWords } from "~/platform/http-refusal.words";
import { doorOperator } from "./door-access.server";

/** Where the door's client lives; the development server makes it from its sources. */
const BUILT = { script: "/gate/gate.js", style: '<link rel="stylesheet" href="/gate/gate.css">' };
const SOURCES = { script: "/app/gate-client/gate.ts", style: "" };

/**
 * `GET /gate`: the shell of the door's client, the same for everybody, so that a phone may keep it. What it shows comes from `/gate/list.json`.
 * Who may not scan is sent to the sign-in page or told so.
 */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { platform } = context;
  // One address for both languages, because the phone keeps what is below it; the page itself changes its language.
  if (new URL(request.url).pathname.startsWith("/en/")) throw redirect("/gate?lang=en");
  const access = await doorOperator(platform, request, platform.clock.now());
  if (!access.ok && access.reason === "SIGN_IN_FIRST") throw redirect("/sign-in?returnTo=/gate");
  if (!access.ok) return html(403, refusalPage);
  return html(200, shell(platform.env.mode === "development" ? SOURCES : BUILT));
}

const shell = ({ script, style }: typeof BUILT) => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="theme-color" content="#000000">
<meta name="robots" content="noindex">
<title>检票 · 开门</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
${style}
<script type="module" src="${script}"></script>
</head>
<body>
<div id="gate"><main><h1>检票 Door</h1><p>正在打开…… Opening…</p><noscript><p>检票页需要浏览器脚本。没有脚本时请使用纸质名单，或者在工作台登记到场。 The door page needs scripts. Without them use the paper list, or admit people at the desk.</p></noscript></main></div>
</body>
</html>
`;

const { zh, en } = httpRefusalWords;
// Nothing of the request goes into this page, so nothing has to be escaped.
const refusalPage = `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${zh.FORBIDDEN.title}</title></head>
<body><main><h1>${zh.FORBIDDEN.title}</h1><p>检票页只对检票员和活动组织者开放。${zh.FORBIDDEN.next}</p>
<p lang="en">${en.FORBIDDEN.title}. The door is for gate staff and organisers. ${en.FORBIDDEN.next}</p><p><a href="/">回到首页 Home</a></p></main></body></html>
`;

function html(status: number, body: string): Response {
  return new Response(body, { status, headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" } });
}
