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
  ...page("sign-in", "routes/public/sign-in.tsx"),
  route("sign-in/demo", "routes/public/sign-in-demo.tsx"),
  route("sign-out", "routes/public/sign-out.tsx"),
  route("preferences", "routes/public/preferences.tsx"),

  layout("routes/desk/layout.tsx", [
    route("desk", "routes/desk/todo.tsx"),
  ]),

  route("system/health", "routes/system/health.ts"),
  route("*", "routes/public/not-found.tsx"),
] satisfies RouteConfigEntry[];
