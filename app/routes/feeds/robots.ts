import type { LoaderFunctionArgs } from "@remix-run/node";

/** `GET /robots.txt`: what is public may be found; pages of one person, the desk and the door are nobody's search result. */
export function loader({ context }: LoaderFunctionArgs) {
  const closed = ["/desk", "/me", "/receipts/", "/tickets/", "/calendar/", "/gate", "/system/", "/sign-in"].flatMap((path) => [path, `/en${path}`]);
  const text = ["User-agent: *", ...closed.map((path) => `Disallow: ${path}`), "", `Sitemap: ${context.platform.env.publicUrl}/sitemap.xml`, ""].join("\n");
  return new Response(text, { headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "public, max-age=3600" } });
}
