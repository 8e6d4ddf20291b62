import { createCookie } from "@remix-run/node";
import type { Platform } from "./platform.server";

/** How long a session lives without a request, in minutes. GB/T 22239 asks for an idle limit on staff accounts. */
export const STAFF_IDLE_MINUTES = 30;
export const CITIZEN_IDLE_MINUTES = 12 * 60;

/** The cookie holds a random token; whose it is stands in the database under the token's hash. */
export function sessionCookie(platform: Platform) {
  return createCookie("kaimen_session", {
    path: "/",
    httpOnly: true,
    sameSite: "lax",
    secure: platform.env.publicUrl.startsWith("https:"),
  });
}

/** Elder mode (长者版) and nothing else: set by a form, part of every cache key. */
export const elderCookie = createCookie("kaimen_elder", { path: "/", httpOnly: true, sameSite: "lax", maxAge: 31_536_000 });
