import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { dayOf } from "~/domain/calendar/shanghai";
import { readCatalogueTable, type ImportRow } from "~/domain/decision/catalogue-import";
import type { PlannedRow } from "~/domain/decision/plan-import";
import { cleanLine } from "~/domain/text/clean";
import { sha256Hex } from "~/domain/text/sha256";
import { importCatalogue, previewImport } from "~/features/catalogue/import-catalogue.server";
import { ImportDesk, type ImportDeskState } from "~/features/catalogue/parts/desk-import";
import { deskCatalogue, listUnits } from "~/features/catalogue/queries.server";
import { importForm } from "~/features/catalogue/schema-import";
import { columnsMissing, FAULTY_SENTENCE, fileSentences, importSentences } from "~/features/catalogue/words-import";
import { formDataOf, formFault, readForm } from "~/platform/form.server";
import { refusal } from "~/platform/http.server";
import { readTableFile } from "~/platform/table-file.server";
import { catalogueDesk } from "./catalogue-desk.server";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { platform } = context;
  const { officer, year } = await catalogueDesk(platform, request, params.year);
  const [catalogue, units] = await Promise.all([deskCatalogue(platform.db, officer, year), listUnits(platform.db)]);
  return { year, isPublished: Boolean(catalogue?.published), units };
}

interface Source {
  name: string;
  bytes: Uint8Array;
}

/** A new file, or the one that was looked at before. */
async function sourceOf(form: FormData): Promise<Source> {
  const [file, source, given] = [form.get("file"), form.get("source"), form.get("sourceName")];
  const named = cleanLine(file instanceof File ? file.name : typeof given === "string" ? given : "");
  const name = (named.ok && named.text.slice(0, 120)) || "表格";
  if (file instanceof Blob) return { name, bytes: new Uint8Array(await file.arrayBuffer()) };
  return { name, bytes: typeof source === "string" ? Buffer.from(source, "base64") : new Uint8Array() };
}

async function rowsOf(source: Source, year: number): Promise<{ ok: true; rows: ImportRow[] } | { ok: false; sentence: string }> {
  const file = await readTableFile(source.bytes);
  if (!file.ok) return { ok: false, sentence: fileSentences[file.reason] };
  const table = readCatalogueTable(file.rows, year);
  if (table.ok) return table;
  return { ok: false, sentence: table.reason === "COLUMNS_MISSING" ? columnsMissing(table.columns) : fileSentences[table.reason] };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { platform } = context;
  const { officer, year, now } = await catalogueDesk(platform, request, params.year);
  const form = await formDataOf(request);
  const intent = form.get("intent");
  if (intent !== "preview" && intent !== "check" && intent !== "store") throw refusal("BAD_INPUT");
  const read = readForm(form, importForm);
  if (!read.ok) return data<ImportDeskState>({ state: read.fault, preview: null }, { status: 422 });
  const { value, values } = read;
  if (value.originalOn !== undefined && value.originalOn > dayOf(now)) return data<ImportDeskState>({ state: formFault(values, "原公布日期在今天以后。请填写实际公布的日期。", "originalOn"), preview: null }, { status: 422 });
  const source = await sourceOf(form);
  const table = await rowsOf(source, year);
  if (!table.ok) return data<ImportDeskState>({ state: formFault(values, table.sentence, "file"), preview: null }, { status: 422 });

  const aliases = new Map(value.unknownUnit.flatMap((name, index): [string, string][] => (value.unitFor[index] ? [[name, value.unitFor[index]]] : [])));
  const asked = { rows: table.rows, aliases, commonReason: value.reason };
  const answer = (rows: PlannedRow[], sentence: string | null, status: number) => {
    const names = [...new Set([...aliases.keys(), ...rows.flatMap((row) => row.unknownUnits)])];
    const preview = {
      source: Buffer.from(source.bytes).toString("base64"),
      sourceName: source.name,
      rows,
      skipped: [...value.skip],
      units: names.map((name) => ({ name, unitId: aliases.get(name) ?? "" })),
    };
    const { reason, originalOn, originalAddress } = values;
    const state = { values: { reason, originalOn, originalAddress }, errors: sentence === null ? {} : { "": [sentence] } };
    return data<ImportDeskState>({ state, preview }, { status });
  };
  if (intent !== "store") return answer(await previewImport(platform.db, officer, year, asked), null, 200);

  const original = value.originalOn === undefined ? null : { on: value.originalOn, address: value.originalAddress };
  const result = await importCatalogue(platform, now, officer, year, { ...asked, skipped: value.skip, original, sourceSha256: sha256Hex(source.bytes) });
  // Sent twice, or nothing to do: what the table says is in the catalogue.
  if (result.ok || result.reason === "NOTHING_NEW") return redirect(`/desk/catalogues/${year}?saved=1`, 303);
  if (result.reason === "FAULTY") return answer(result.rows, FAULTY_SENTENCE, 422);
  return answer(await previewImport(platform.db, officer, year, { ...asked, aliases: new Map() }), importSentences[result.reason], result.reason === "NOT_YOURS" ? 403 : 422);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `导入${data?.year ?? ""}年度目录` }];

export default function CatalogueImport() {
  return <ImportDesk {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
