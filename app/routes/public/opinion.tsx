import { randomBytes } from "node:crypto";
import { data, redirect, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findClause, quotedText } from "~/domain/consultation/outline";
import type { PublicClause } from "~/domain/consultation/public-shapes";
import { checkOpenForOpinions } from "~/domain/consultation/window-state";
import { PRIVACY_NOTICE_VERSION } from "~/domain/identity/retention";
import { OpinionForm, opinionTitle } from "~/features/consultation/parts/opinion-form";
import { OpinionRefused } from "~/features/consultation/parts/opinion-refused";
import { findConsultation, findDraft, type PublicConsultation } from "~/features/consultation/public-queries.server";
import { channelOfSource, opinionForm } from "~/features/consultation/schema";
import { submitOpinion, type SubmitRefusal } from "~/features/consultation/submit-opinion.server";
import { clauseName, submitRefusalWords } from "~/features/consultation/words";
import { viewerOf } from "~/features/identity/viewer.server";
import type { Db } from "~/platform/db.server";
import { formDataOf, formFault, readForm, type FormFault } from "~/platform/form.server";
import { localPath } from "~/platform/http";
import { httpRefusalWords } from "~/platform/http-refusal.words";
import { langOf, refusal } from "~/platform/http.server";
import { newToken } from "~/platform/keys.server";
import { PublicPage, usePageFrame } from "~/routes/page-frame";
import { emptyForm, singleValue, type FormState } from "~/ui/form-state";

/** The module of app/page-client: built beside the site, or as it is written while developing. */
const COUNT_SCRIPT = import.meta.env.DEV ? "/app/page-client/count-characters.ts" : "/page/count-characters.js";

interface Target {
  refused: SubmitRefusal | null;
  clause: { clause: PublicClause; quote: string } | null;
  allowsAnonymous: boolean;
  publishesOneByOne: boolean;
}

/** What the form is about, or why there is none: the same checks as at the submission, so that nobody writes in vain. */
async function readTarget(db: Db, { window }: PublicConsultation, anchor: string, now: Date): Promise<Target> {
  const target: Target = { refused: null, clause: null, allowsAnonymous: window?.body.allowsAnonymous ?? true, publishesOneByOne: window?.body.publishDuringWindow ?? false };
  if (!window) return { ...target, refused: { ok: false, reason: "NO_WINDOW" } };
  const open = checkOpenForOpinions(window, now);
  if (!open.ok) return { ...target, refused: { ...open, opensAt: window.opensAt, closesAt: window.closesAt } };
  if (anchor === "") return target;
  const node = findClause((await findDraft(db, window.body.draftKey))?.clauses ?? [], anchor);
  if (!node) return { ...target, refused: { ok: false, reason: "CLAUSE_UNKNOWN" } };
  if (node.closedReason) return { ...target, refused: { ok: false, reason: "CLAUSE_CLOSED", closedReason: node.closedReason } };
  return { ...target, clause: { clause: node.clause, quote: quotedText(node) } };
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { platform } = context;
  const now = platform.clock.now();
  const query = new URL(request.url).searchParams;
  const consultation = await findConsultation(platform.db, params.slug ?? "", now);
  if (!consultation) throw refusal("NOT_FOUND");
  const anchor = query.get("clause") ?? "";
  const target = await readTarget(platform.db, consultation, anchor, now);
  const viewer = await viewerOf(platform, request, now);
  const isSignedIn = viewer.kind === "citizen";
  return data(
    {
      slug: consultation.slug,
      anchor,
      target,
      source: query.get("from") ?? "",
      // Equal words of one confirmed contact are one opinion, whatever page they come from.
      submission: isSignedIn ? "" : newToken(),
      contact: isSignedIn ? viewer.contact : "",
    },
    // Who goes back finds the typed words again, and must find the same token beside them: on a page drawn anew they would be a second opinion.
    { status: target.refused && request.method === "GET" ? 409 : 200, headers: { "cache-control": isSignedIn ? "no-store" : "private, no-cache" } },
  );
}

/** Why the opinion was not taken: what to correct, or why it cannot be taken at all with the words that were typed. */
interface Answer {
  fault: FormFault | null;
  refused: SubmitRefusal | null;
  typed: string;
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { platform } = context;
  const lang = langOf(request);
  const now = platform.clock.now();
  const slug = params.slug ?? "";
  const consultation = await findConsultation(platform.db, slug, now);
  if (!consultation) throw refusal("NOT_FOUND");
  const sent = await formDataOf(request);
  const typed = String(sent.get("body") ?? "");
  const form = readForm(sent, opinionForm(lang, { allowsAnonymous: consultation.window?.body.allowsAnonymous ?? true }));
  const answer = (fault: FormFault | null, refused: SubmitRefusal | null, status: number, more: Record<string, string> = {}) =>
    data<Answer>({ fault, refused, typed }, { status, headers: more });
  if (!form.ok) return answer(form.fault, null, 422);
  const { source, consent, ...opinion } = form.value;
  try {
    const viewer = await viewerOf(platform, request, now);
    const { contact } = opinion;
    const contactConfirmed = viewer.kind === "citizen" && contact !== null && viewer.contactKind === contact.kind && viewer.contact === contact.value;
    const words = { ...opinion, slug, lang, channel: channelOfSource(source), contactConfirmed, consentVersion: consent ? PRIVACY_NOTICE_VERSION : null };
    const result = await submitOpinion(platform, now, words, randomBytes);
    if (result.ok) return redirect(localPath(lang, `/receipts/${result.receiptCode}?new=1`), 303);
    return answer(null, result, 409);
  } catch (error) {
    // A full queue: the words that were typed must not be lost.
    if (!(error instanceof Response && error.status === 503)) throw error;
    const { title, next } = httpRefusalWords[lang].BUSY;
    return answer(formFault(form.values, `${title}${lang === "zh" ? "。" : ". "}${next}`), null, 503, { "retry-after": "10" });
  }
}

export const headers: HeadersFunction = ({ loaderHeaders, actionHeaders }) => {
  const all = new Headers(loaderHeaders);
  actionHeaders.forEach((value, name) => all.set(name, value));
  return all;
};

export const meta: MetaFunction<typeof loader> = ({ data: page, location }) => {
  const lang = location.pathname.startsWith("/en/") ? "en" : "zh";
  const clause = page?.target.clause?.clause;
  return [{ title: opinionTitle(lang, clause ? clauseName(clause, lang) : null) }, { name: "robots", content: "noindex" }];
};

const words = {
  zh: { draft: "回到草案全文", general: "对整个草案提意见", decision: "查看这件决策" },
  en: { draft: "Back to the draft", general: "Comment on the whole draft", decision: "See this decision" },
};

export default function OpinionPage() {
  const { slug, anchor, target, source, submission, contact } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { lang } = usePageFrame();
  const word = words[lang];
  const formPath = localPath(lang, `/decisions/${slug}/opinion`);
  const draftStep = { href: localPath(lang, `/decisions/${slug}/draft`), label: word.draft };
  const refused = answer?.refused ?? target.refused;
  if (refused) {
    const isAboutClause = refused.reason === "CLAUSE_CLOSED" || refused.reason === "CLAUSE_UNKNOWN";
    return (
      <PublicPage narrow>
        <OpinionRefused
          lang={lang}
          {...submitRefusalWords(lang, refused)}
          typed={answer?.typed ?? ""}
          steps={[...(isAboutClause ? [{ href: formPath, label: word.general }] : []), draftStep, { href: localPath(lang, `/decisions/${slug}`), label: word.decision }]}
        />
      </PublicPage>
    );
  }
  const state: FormState = answer?.fault ?? { ...emptyForm, values: { authorKind: "individual", contact } };
  const kept = (name: string, fresh: string) => (state.values[name] === undefined ? fresh : singleValue(state, name));
  const clause = target.clause;
  return (
    <PublicPage narrow>
      <p className="mb-4">
        <a href={`${draftStep.href}${anchor === "" ? "" : `#${anchor}`}`}>{draftStep.label}</a>
      </p>
      <OpinionForm
        lang={lang}
        // Another address than the page's own: browsers forget the page when something is sent to it, and going back would draw it anew.
        action={`${formPath}?${new URLSearchParams({ ...(anchor === "" ? {} : { clause: anchor }), sent: "1" })}`}
        state={state}
        clause={clause && { name: clauseName(clause.clause, lang), label: clause.clause.label, quote: clause.quote }}
        allowsAnonymous={target.allowsAnonymous}
        publishesOneByOne={target.publishesOneByOne}
        hidden={{ clause: kept("clause", anchor), submission: kept("submission", submission), source: kept("source", source) }}
        countScript={COUNT_SCRIPT}
      />
    </PublicPage>
  );
}
