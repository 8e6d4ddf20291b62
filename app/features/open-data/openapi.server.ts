import { z } from "zod";
import { apiShapes } from "./schema";

interface Operation {
  path: string;
  summary: string;
  shape: keyof typeof apiShapes;
  parameters?: { name: string; in: "path" | "query"; description: string; schema: object }[];
  refusals?: number[];
}

const text = { type: "string" };
const inPath = (name: string, description: string) => ({ name, in: "path" as const, description, schema: text });

const OPERATIONS: Operation[] = [
  {
    path: "/api/v1/publications",
    summary: "Everything public by its last change, oldest first; withdrawals are tombstones",
    shape: "publications",
    parameters: [
      { name: "after", in: "query", description: "`next` of the page before", schema: text },
      { name: "since", in: "query", description: "Only what changed after this instant", schema: { type: "string", format: "date-time" } },
      { name: "kind", in: "query", description: "Only documents of this kind", schema: text },
      { name: "limit", in: "query", description: "How many, 100 unless told", schema: { type: "integer", minimum: 1, maximum: 500 } },
    ],
    refusals: [422],
  },
  {
    path: "/api/v1/publications/{kind}/{key}",
    summary: "One public document with its content. A slash in the key is written %2F; a withdrawn document answers 410 with its tombstone",
    shape: "publication",
    parameters: [inPath("kind", "Kind of the document"), inPath("key", "Key of the document")],
    refusals: [404],
  },
  { path: "/api/v1/catalogue/{year}", summary: "The catalogue of a year with the standing of each item", shape: "catalogue", parameters: [inPath("year", "Four digits")], refusals: [404] },
  { path: "/api/v1/decisions/{slug}", summary: "One decision: sections, windows, the newest draft clause by clause, the response to opinions", shape: "decision", parameters: [inPath("slug", "The decision's name in its address")], refusals: [404] },
  { path: "/api/v1/events", summary: "Every published open event by its first start", shape: "events" },
  {
    path: "/api/v1/audit/heads",
    summary: "The end of the audit chain of each day, newest first",
    shape: "auditHeads",
    parameters: [{ name: "before", in: "query", description: "`next` of the page before, a day", schema: { type: "string", format: "date" } }],
  },
  { path: "/api/v1/events/{slug}", summary: "One open event with its sessions and the seats left", shape: "event", parameters: [inPath("slug", "The event's name in its address")], refusals: [404] },
];

/** The reading API described in OpenAPI 3.1, made from the same shapes that the tests hold its answers against. */
export function openApi(site: { title: string; publicUrl: string }): object {
  const schemas = Object.fromEntries(Object.entries(apiShapes).map(([name, shape]) => [name, z.toJSONSchema(shape, { target: "draft-2020-12" })]));
  const answer = (shape: keyof typeof apiShapes, description: string) => ({
    description,
    content: { "application/json": { schema: { $ref: `#/components/schemas/${shape}` } } },
  });
  return {
    openapi: "3.1.0",
    info: { title: site.title, version: "1", description: "Read only, no key. The same published content as the pages. Instants are ISO 8601 in UTC." },
    servers: [{ url: site.publicUrl }],
    paths: Object.fromEntries(
      OPERATIONS.map(({ path, summary, shape, parameters = [], refusals = [] }) => [
        path,
        {
          get: {
            operationId: shape,
            summary,
            parameters: parameters.map((parameter) => ({ ...parameter, required: parameter.in === "path" })),
            responses: {
              200: answer(shape, "The answer; send its ETag as If-None-Match to get 304 while nothing changed"),
              ...Object.fromEntries(refusals.map((status) => [status, answer("refusal", "Refused, with words")])),
            },
          },
        },
      ]),
    ),
    components: { schemas },
  };
}
