import type { LoaderFunctionArgs } from "@remix-run/node";
import { isRouteErrorResponse, Links, Meta, Outlet, useLoaderData, useRouteError, useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { formatInstant } from "~/domain/calendar/shanghai";
import { isHttpRefusal, langOfPath, type HttpRefusal } from "~/platform/http";
import { httpRefusalWords } from "~/platform/http-refusal.words";
import { langOf } from "~/platform/http.server";
import { elderCookie } from "~/platform/session.server";
import { PublicPage } from "~/routes/page-frame";
import { RefusalPage } from "~/ui/notice";
import stylesHref from "~/ui/styles.css?url";

/** What the frame of every page needs. No person, so that public pages can be cached. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { env, clock } = context.platform;
  const { pathname, search } = new URL(request.url);
  const lang = langOf(request);
  return {
    lang,
    path: pathname + search,
    elder: (await elderCookie.parse(request.headers.get("cookie"))) === "1",
    site: env.site,
    demoClock: env.demo ? formatInstant(clock.now(), lang) : undefined,
  };
}
export type RootData = Awaited<ReturnType<typeof loader>>;

export const links = () => [
  { rel: "stylesheet", href: stylesHref },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
  { rel: "alternate", href: "/feeds/publications.atom", type: "application/atom+xml", title: "最新公开" },
];

export function Layout({ children }: { children: ReactNode }) {
  const root = useRouteLoaderData<typeof loader>("root");
  return (
    <html lang={root?.lang === "en" ? "en" : "zh-CN"} className={root?.elder ? "elder" : undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <Links />
      </head>
      <body>{children}</body>
    </html>
  );
}

export default function App() {
  useLoaderData<typeof loader>();
  return <Outlet />;
}

function reasonOf(error: unknown): HttpRefusal {
  if (!isRouteErrorResponse(error)) return "FAILED";
  const body = error.data as { refusal?: unknown } | null;
  if (isHttpRefusal(body?.refusal)) return body.refusal;
  if (error.status === 404) return "NOT_FOUND";
  return error.status < 500 ? "BROKEN_REQUEST" : "FAILED";
}

/** Every refusal and every failure ends here, with words and a way on. */
export function ErrorBoundary() {
  const error = useRouteError();
  const root = useRouteLoaderData<typeof loader>("root");
  const lang = root?.lang ?? langOfPath("/");
  const reason = reasonOf(error);
  const words = httpRefusalWords[lang][reason];
  const home = lang === "en" ? "/en" : "/";
  const steps = [{ href: home, label: lang === "en" ? "Home" : "回到首页" }];
  if (reason === "SIGN_IN_FIRST") steps.unshift({ href: lang === "en" ? "/en/sign-in" : "/sign-in", label: lang === "en" ? "Sign in" : "登录" });
  return (
    <PublicPage narrow>
      <title>{words.title}</title>
      <RefusalPage lang={lang} title={words.title} sentences={[words.next]} steps={steps} />
    </PublicPage>
  );
}
