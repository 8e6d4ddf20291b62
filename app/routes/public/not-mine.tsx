import { data, redirect, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { CaseForm } from "~/features/consultation/parts/case-form";
import { findPublicOpinion } from "~/features/consultation/public-queries.server";
import { reportFalseAttribution } from "~/features/consultation/report-false-attribution.server";
import { findReport } from "~/features/consultation/report-queries.server";
import { caseReasonForm, notMineRowForm } from "~/features/consultation/schema-case";
import { caseWords } from "~/features/consultation/words-case";
import { formDataOf, formFault, readForm, type FormFault } from "~/platform/form.server";
import { langOfPath, localPath } from "~/platform/http";
import { langOf, refusal } from "~/platform/http.server";
import { newToken } from "~/platform/keys.server";
import { showChanged } from "~/publications";
import { PublicPage, usePageFrame } from "~/routes/page-frame";
import { emptyForm, singleValue } from "~/ui/form-state";

/** Which of the two is meant: with `?opinion=<round>-<ref>` one opinion that was published alone, else a row of the published table. */
function refOf(request: Request): { round: number; ref: string } | null {
  const found = /^(\d{1,2})-([0-9a-f]{16})$/.exec(new URL(request.url).searchParams.get("opinion") ?? "");
  return found ? { round: Number(found[1]), ref: found[2] ?? "" } : null;
}

// Who goes back finds the typed reason again, and must find the same token beside it: on a page drawn anew it would be a second case.
const formHeaders = { "cache-control": "private, no-cache" };

/** "I did not write this", about an opinion that is public. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { db } = context.platform;
  const slug = params.slug ?? "";
  const query = new URL(request.url).searchParams;
  const alone = refOf(request);
  if (alone) {
    if (!(await findPublicOpinion(db, slug, alone))) throw refusal("NOT_FOUND");
    return data({ slug, opinion: query.get("opinion") ?? "", round: alone.round, row: "", submission: newToken() }, { headers: formHeaders });
  }
  const report = await findReport(db, slug, Number(query.get("round")) || null);
  if (report === null) throw refusal("NOT_FOUND");
  if (report === "withdrawn") throw refusal("GONE");
  return data({ slug, opinion: "", round: report.body.round, row: query.get("row") ?? "", submission: newToken() }, { headers: formHeaders });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { platform, address } = context;
  const lang = langOf(request);
  const slug = params.slug ?? "";
  const alone = refOf(request);
  const sent = await formDataOf(request);
  const form = readForm(sent, alone ? caseReasonForm(lang).transform((value) => ({ ...value, ...alone })) : notMineRowForm(lang));
  const answer = (fault: FormFault, status: number) => data<{ fault: FormFault }>({ fault }, { status });
  if (!form.ok) return answer(form.fault, 422);
  const { reason, submission, ...which } = form.value;
  const reported = await reportFalseAttribution(platform, platform.clock.now(), { opinion: { slug, ...which }, reason, submission, address }, showChanged);
  if (reported.ok) return redirect(localPath(lang, `/cases/${reported.caseNumber}?new=1`), 303);
  if (reported.reason === "TOO_MANY_TRIES") return answer(formFault(form.values, caseWords[lang].tooMany), 429);
  if (alone) throw refusal("NOT_FOUND");
  return answer(formFault(form.values, caseWords[lang].noRow, "row"), 422);
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export const meta: MetaFunction = ({ location }) => [{ title: caseWords[langOfPath(location.pathname)].notMine }, { name: "robots", content: "noindex" }];

export default function NotMine() {
  const { slug, opinion, round, row, submission } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { lang } = usePageFrame();
  const word = caseWords[lang];
  const state = answer?.fault ?? { ...emptyForm, values: { row } };
  const path = localPath(lang, `/decisions/${slug}/not-mine`);
  return (
    <PublicPage narrow>
      <CaseForm
        lang={lang}
        kind="notMine"
        // Another address than the page's own: browsers forget the page when something is sent to it.
        action={`${path}?${opinion === "" ? `round=${round}` : `opinion=${opinion}`}&sent=1`}
        state={state}
        submission={singleValue(state, "submission") || submission}
        row={opinion === "" ? { round } : undefined}
        back={opinion === "" ? { href: localPath(lang, `/decisions/${slug}/report`), label: word.report } : { href: localPath(lang, `/decisions/${slug}/opinions`), label: word.opinions }}
      />
    </PublicPage>
  );
}
