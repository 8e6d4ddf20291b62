import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formatWords, parseWords, wordFaultSentence } from "~/domain/review/scan-words";
import { requireOfficer } from "~/features/identity/viewer.server";
import { changeWords, wordsSeen } from "~/features/review/change-words.server";
import { ScanWordsPage } from "~/features/review/parts/scan-words-page";
import { scanWords } from "~/features/review/scan-queries.server";
import { wordsForm } from "~/features/review/schema";
import { changeWordsWords } from "~/features/review/words";
import { formDataOf, formFault, readForm } from "~/platform/form.server";
import { emptyForm } from "~/ui/form-state";

/** The words that the scan before review looks for: read, changed, put in and taken out as one text. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { platform } = context;
  await requireOfficer(platform, request, "security.manage", platform.clock.now());
  const words = await scanWords(platform.db);
  return { text: formatWords(words), seen: wordsSeen(words), count: words.length, saved: new URL(request.url).searchParams.has("saved") };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { platform } = context;
  const now = platform.clock.now();
  const officer = await requireOfficer(platform, request, "security.manage", now);
  const read = readForm(await formDataOf(request), wordsForm);
  if (!read.ok) return data(read.fault, { status: 422 });
  const parsed = parseWords(read.value.words);
  if (!parsed.ok) return data({ values: read.values, errors: { words: parsed.faults.map(wordFaultSentence) } }, { status: 422 });
  const result = await changeWords(platform, now, officer, { words: parsed.words, seen: read.value.seen });
  return result.ok ? redirect("/desk/scan-words?saved=1", 303) : data(formFault(read.values, changeWordsWords[result.reason]), { status: 409 });
}

export const meta = () => [{ title: "扫描词表" }];

export default function ScanWords() {
  return <ScanWordsPage data={useLoaderData<typeof loader>()} state={useActionData<typeof action>() ?? emptyForm} />;
}
