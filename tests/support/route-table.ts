import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import type { Db } from "~/platform/db.server";
import { builtServer } from "./site";

/** Every address pattern of the built site, such as `/decisions/:slug`, without those that only frame others. */
export async function routePatterns(): Promise<string[]> {
  const build = (await import(/* @vite-ignore */ pathToFileURL(builtServer()).href)) as ServerBuild;
  const routes = build.routes;
  const full = (id: string): string => {
    const route = routes[id];
    if (!route) return "";
    const above = route.parentId ? full(route.parentId) : "";
    return route.path ? `${above}/${route.path}` : above;
  };
  const parents = new Set(Object.values(routes).map((route) => route?.parentId));
  const patterns = Object.keys(routes)
    .filter((id) => id !== "root" && !parents.has(id))
    .map((id) => full(id) || "/");
  return [...new Set(patterns)].sort();
}

/** One real thing of the demo world for each parameter, so that every pattern becomes an address that exists. */
export async function demoParameters(db: Db): Promise<(pattern: string) => string> {
  const window = await db.consultationWindow.findFirstOrThrow({ where: { decision: { slug: "public-basement-opening" } }, select: { id: true } }).catch(async () =>
    db.consultationWindow.findFirstOrThrow({ where: { reportedAt: null }, orderBy: { closesAt: "asc" }, select: { id: true } }),
  );
  const theme = await db.theme.findFirstOrThrow({ select: { id: true, windowId: true } });
  const activity = await db.activity.findFirstOrThrow({ where: { windowId: theme.windowId }, select: { id: true } });
  const receipt = await db.opinion.findFirstOrThrow({ where: { withdrawnAt: null, hiddenAt: null }, select: { receiptCode: true } });
  const draft = await db.draftVersion.findFirstOrThrow({ where: { decision: { slug: "basement-everyday-use" } }, select: { id: true } });
  const section = await db.section.findFirstOrThrow({ where: { decision: { slug: "basement-everyday-use" } }, select: { id: true } });
  const staff = await db.staff.findUniqueOrThrow({ where: { persona: "drafter" }, select: { id: true } });
  const session = await db.eventSession.findFirstOrThrow({ orderBy: { startsAt: "asc" }, select: { id: true } });
  const lottery = await db.sessionLottery.findFirstOrThrow({ select: { sessionId: true, session: { select: { event: { select: { slug: true } } } } } });
  const questionnaire = await db.questionnaire.findUniqueOrThrow({ where: { slug: "basement-everyday-use-q1" }, select: { id: true, slug: true } });
  return (pattern) => {
    if (pattern.includes("/lotteries/:sessionId")) return pattern.replace(":sessionId", lottery.sessionId).replace(":slug", lottery.session.event.slug);
    const values: Record<string, string> = {
      ":slug": "basement-everyday-use",
      ":year": "2026",
      ":number": "1",
      ":code": receipt.receiptCode,
      ":kind": pattern.includes("/publications/") ? "draft" : "riskAssessment",
      ":nounId": draft.id,
      ":staffId": staff.id,
      ":themeId": theme.id,
      ":format": "csv",
      ":sessionId": session.id,
      ":id": /:themeId|:activityId/.test(pattern) ? theme.windowId : window.id,
      ":day": "2026-08-11",
      ":activityId": activity.id,
      "*": "no-such-page",
    };
    const special = pattern.includes("/report") && pattern.includes("/decisions/:slug") ? "siren-test-notice" : undefined;
    if (pattern.startsWith("/desk/attachments/")) Object.assign(values, { ":kind": "section", ":nounId": section.id });
    if (pattern.includes("/questionnaires/")) Object.assign(values, { ":id": questionnaire.id, ":slug": questionnaire.slug });
    const call = /\/calls\//.test(pattern) ? "siren-rules-meeting" : undefined;
    if (pattern.includes("/draws/:id")) values[":id"] = "shelter-signs-meeting-1";
    return pattern.replace(/:\w+\??|\*/g, (name) => (name === ":slug" && (call ?? special)) || values[name.replace("?", "")] || "unknown");
  };
}
