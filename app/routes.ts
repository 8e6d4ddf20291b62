import { index, layout, route, type RouteConfigEntry } from "@remix-run/route-config";

/** A public page in both languages: Chinese at the path, English below /en. */
function page(path: string, file: string): RouteConfigEntry[] {
  const id = file.replace(/\.tsx?$/, "");
  return path === ""
    ? [index(file, { id }), route("en", file, { id: `${id}.en` })]
    : [route(path, file, { id }), route(`en/${path}`, file, { id: `${id}.en` })];
}

/** Every URL of the site. */
export default [
  ...page("", "routes/public/home.tsx"),
  ...page("catalogue", "routes/public/catalogue-current.tsx"),
  ...page("catalogue/:year", "routes/public/catalogue.tsx"),
  ...page("decisions/:slug", "routes/public/decision.tsx"),
  ...page("decisions/:slug/draft", "routes/public/draft.tsx"),
  ...page("decisions/:slug/opinion", "routes/public/opinion.tsx"),
  ...page("consultations", "routes/public/consultations.tsx"),
  ...page("receipts", "routes/public/receipts.tsx"),
  ...page("receipts/resend", "routes/public/receipts-resend.tsx"),
  ...page("receipts/:code", "routes/public/receipt.tsx"),
  ...page("receipts/:code/withdraw", "routes/public/receipt-withdraw.tsx"),
  ...page("privacy", "routes/public/privacy.tsx"),
  ...page("decisions/:slug/report", "routes/public/report.tsx"),
  route("decisions/:slug/report.csv", "routes/public/report-export.ts"),
  ...page("open-month", "routes/public/open-month-current.tsx"),
  ...page("open-month/:year", "routes/public/open-month.tsx"),
  ...page("open-month/:year.ics", "routes/feeds/season-calendar.ts"),
  ...page("events/:slug", "routes/public/event.tsx"),
  ...page("events/:slug.ics", "routes/feeds/event-calendar.ts"),
  ...page("events/:slug/register", "routes/public/register.tsx"),
  ...page("tickets/resend", "routes/public/tickets-resend.tsx"),
  ...page("tickets/:code", "routes/public/ticket.tsx"),
  ...page("tickets/:code.ics", "routes/feeds/ticket-calendar.ts"),
  ...page("tickets/:code/change", "routes/public/ticket-change.tsx"),
  ...page("calendar/:token.ics", "routes/feeds/personal-calendar.ts"),
  ...page("calls/:slug", "routes/public/call.tsx"),
  ...page("calls/:slug/apply", "routes/public/apply.tsx"),
  ...page("calls/:slug/mine", "routes/public/application.tsx"),
  ...page("draws/:id", "routes/public/draw.tsx"),
  route("draws/:id/record.json", "routes/public/draw-record.ts"),
  ...page("sign-in", "routes/public/sign-in.tsx"),
  ...page("sign-in/code", "routes/public/sign-in-code.tsx"),
  ...page("me", "routes/me/me.tsx"),
  ...page("me/calendar", "routes/me/calendar.tsx"),
  route("sign-in/demo", "routes/public/sign-in-demo.tsx"),
  route("sign-out", "routes/public/sign-out.tsx"),
  route("preferences", "routes/public/preferences.tsx"),

  layout("routes/desk/layout.tsx", [
    route("desk", "routes/desk/todo.tsx"),
    route("desk/review", "routes/desk/review-queue.tsx"),
    route("desk/publications/:kind/:nounId", "routes/desk/publication.tsx"),
    route("desk/catalogues/:year?", "routes/desk/catalogue.tsx"),
    route("desk/decisions/:slug", "routes/desk/decision.tsx"),
    route("desk/decisions/:slug/item", "routes/desk/decision-item.tsx"),
    route("desk/decisions/:slug/draft", "routes/desk/draft.tsx"),
    route("desk/decisions/:slug/window", "routes/desk/window.tsx"),
    route("desk/decisions/:slug/sections/:kind", "routes/desk/section.tsx"),
    route("desk/windows", "routes/desk/windows.tsx"),
    route("desk/windows/:id/opinions", "routes/desk/opinions.tsx"),
    route("desk/windows/:id/themes/:themeId", "routes/desk/theme.tsx"),
    route("desk/windows/:id/report", "routes/desk/report.tsx"),
    route("desk/windows/:id/enter", "routes/desk/enter-opinion.tsx"),
    route("desk/calls", "routes/desk/calls.tsx"),
    route("desk/calls/:slug", "routes/desk/call.tsx"),
    route("desk/calls/:slug/pool", "routes/desk/call-pool.tsx"),
  ]),

  ...page("gate", "routes/gate/shell.ts"),
  route("gate/list.json", "routes/gate/list.ts"),
  route("api/v1/scans", "routes/api/scans.ts"),
  route("api/v1/events", "routes/api/events.ts"),
  route("api/v1/events/:slug", "routes/api/event.ts"),
  route("api/v1/catalogue/:year", "routes/api/catalogue.ts"),
  route("api/v1/decisions/:slug", "routes/api/decision.ts"),
  route("system/health", "routes/system/health.ts"),
  route("system/outbox", "routes/system/outbox.tsx"),
  route("*", "routes/public/not-found.tsx"),
] satisfies RouteConfigEntry[];
