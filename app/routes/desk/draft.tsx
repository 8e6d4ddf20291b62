import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { flattenClauses } from "~/domain/consultation/clause-tree";
import { cleanLine } from "~/domain/text/clean";
import { closeClause } from "~/features/consultation/close-clause.server";
import { clausesOf, draftVersions } from "~/features/consultation/draft-queries.server";
import { importDraft, previewDraft } from "~/features/consultation/import-draft.server";
import { DraftDesk, type DraftDeskState } from "~/features/consultation/parts/desk-draft";
import { noteClause } from "~/features/consultation/note-clause.server";
import { closeClauseForm, noteClauseForm, reopenClauseForm } from "~/features/consultation/schema-window";
import { closeClauseSentences, draftRefusalSentence, wordNoteSentences } from "~/features/consultation/words-window";
import { actorOf, requireOfficer } from "~/features/identity/viewer.server";
import { formDataOf, formFault, readForm, type FormFault } from "~/platform/form.server";
import { refusal } from "~/platform/http.server";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { db, clock } = context.platform;
  const officer = await requireOfficer(context.platform, request, "draft.write", clock.now());
  const draft = await draftVersions(db, officer, params.slug ?? "");
  if (!draft) throw refusal("NOT_FOUND");
  const { searchParams } = new URL(request.url);
  const wished = searchParams.get("version");
  const version = wished === null ? (draft.drafts[0] ?? null) : (draft.drafts.find(({ number }) => String(number) === wished) ?? null);
  if (wished !== null && !version) throw refusal("NOT_FOUND");
  const clauses = version ? await clausesOf(db, version.id) : [];
  const clause = version?.isPublished ? null : (clauses.find(({ id }) => id === searchParams.get("clause")) ?? null);
  const noted = version?.isPublished ? null : (clauses.find(({ id }) => id === searchParams.get("note")) ?? null);
  return { draft, version, clauses, clause, noted, savedNumber: searchParams.has("saved") ? (version?.number ?? null) : null };
}

/** The text that was sent: exactly what was previewed, a file, or what was pasted. */
async function sourceOf(form: FormData): Promise<{ name: string; bytes: Uint8Array }> {
  const [source, file, text] = [form.get("source"), form.get("file"), form.get("text")];
  if (typeof source === "string" && source !== "") return { name: nameOf(form.get("sourceName")), bytes: Buffer.from(source, "base64") };
  if (file instanceof Blob && file.size > 0) return { name: nameOf(file instanceof File ? file.name : null), bytes: new Uint8Array(await file.arrayBuffer()) };
  const pasted = typeof text === "string" ? text.replace(/\r\n/g, "\n") : "";
  return { name: PASTED, bytes: new TextEncoder().encode(pasted) };
}

const PASTED = "粘贴的文字";

function nameOf(given: FormDataEntryValue | null): string {
  const cleaned = cleanLine(typeof given === "string" ? given : "");
  return (cleaned.ok && cleaned.text.slice(0, 200)) || PASTED;
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { platform } = context;
  const now = platform.clock.now();
  const slug = params.slug ?? "";
  const officer = await requireOfficer(platform, request, "draft.write", now);
  const draft = await draftVersions(platform.db, officer, slug);
  if (!draft) throw refusal("NOT_FOUND");
  const form = await formDataOf(request);
  const intent = form.get("intent");
  const refuse = (state: FormFault, status: number) => data<DraftDeskState>({ state, preview: null }, { status });

  if (intent === "preview" || intent === "store") {
    const source = await sourceOf(form);
    const values = { text: form.get("text")?.toString() };
    const where = source.name === PASTED ? "text" : "file";
    if (intent === "preview") {
      const result = await previewDraft(platform.db, { decisionId: draft.id, number: (draft.drafts[0]?.number ?? 0) + 1 }, source.bytes);
      if (!result.ok) return refuse(formFault(values, draftRefusalSentence(result, "zh"), where), 422);
      const { title, preamble, appendix } = result.draft;
      const headings = flattenClauses(result.draft)
        .filter(({ node }) => ["part", "chapter", "section", "article"].includes(node.kind))
        .map(({ node }) => [node.number, node.title].filter(Boolean).join("　"));
      const { counts, compared } = result;
      const notes = result.notes ? wordNoteSentences(result.notes) : [];
      const preview = { source: Buffer.from(source.bytes).toString("base64"), sourceName: source.name, title, preamble, appendix, headings, counts, compared, notes };
      return data<DraftDeskState>({ state: { values: {}, errors: {} }, preview });
    }
    const result = await importDraft(platform, now, { actor: actorOf(officer), unitScope: officer.unitScope }, { slug, ...source });
    if (result.ok) return redirect(`/desk/decisions/${slug}/draft?version=${result.number}&saved=1`, 303);
    if (result.reason === "NOT_FOUND") throw refusal("NOT_FOUND");
    return refuse(formFault(values, draftRefusalSentence(result, "zh"), where), 422);
  }
  if (intent === "note") {
    const read = readForm(form, noteClauseForm);
    if (!read.ok) return refuse(read.fault, 422);
    const result = await noteClause(platform, now, officer, { slug, ...read.value });
    if (result.ok) return redirect(`/desk/decisions/${slug}/draft?version=${result.versionNumber}#clauses`, 303);
    if (result.reason === "NOT_FOUND") throw refusal("NOT_FOUND");
    return refuse(formFault(read.values, closeClauseSentences[result.reason]), 409);
  }
  if (intent === "close" || intent === "reopen") {
    const read = readForm(form, intent === "close" ? closeClauseForm : reopenClauseForm);
    if (!read.ok) return refuse(read.fault, 422);
    const result = await closeClause(platform, now, officer, { slug, ...read.value });
    if (result.ok) return redirect(`/desk/decisions/${slug}/draft?version=${result.versionNumber}#clauses`, 303);
    if (result.reason === "NOT_FOUND") throw refusal("NOT_FOUND");
    return refuse(formFault(read.values, closeClauseSentences[result.reason]), 409);
  }
  throw refusal("BAD_INPUT");
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `决策草案：${data.draft.title}` : "决策草案" }];

export default function Draft() {
  return <DraftDesk data={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
