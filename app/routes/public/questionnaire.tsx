import { data, redirect, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formatClosing, formatInstant } from "~/domain/calendar/shanghai";
import { questionnairePhase } from "~/domain/questionnaire/question";
import { answerSentence } from "~/domain/questionnaire/questionnaire.words";
import { AnswerForm, TypedAnswers, TypedTexts } from "~/features/questionnaires/parts/answer-form";
import { findQuestionnaire, publicResultsPath } from "~/features/questionnaires/public-queries.server";
import { submitAnswer } from "~/features/questionnaires/submit-answer.server";
import { questionnaireWords } from "~/features/questionnaires/words";
import { formDataOf, formFault, type FormFault } from "~/platform/form.server";
import { localPath } from "~/platform/http";
import { httpRefusalWords } from "~/platform/http-refusal.words";
import { langOf, refusal } from "~/platform/http.server";
import { newToken } from "~/platform/keys.server";
import { rateLimits } from "~/platform/rate-limit.server";
import { PublicPage, usePageFrame } from "~/routes/page-frame";
import { ErrorSummary } from "~/ui/form";
import { emptyForm, singleValue, type FormState } from "~/ui/form-state";
import { RefusalPage } from "~/ui/notice";

/** The page stays at its address before the opening and after the closing: it says when, and where the results are. Only an answer is refused then. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { db, clock } = context.platform;
  const questionnaire = await findQuestionnaire(db, params.slug ?? "");
  if (questionnaire === null) throw refusal("NOT_FOUND");
  const headers = { "cache-control": "no-store" };
  // Nothing of what was taken off is sent, not even its title.
  if (questionnaire === "withdrawn") return data({ questionnaire: null, phase: "closed" as const, submission: "", results: null }, { status: 410, headers });
  const phase = questionnairePhase(questionnaire, clock.now());
  const results = phase === "closed" ? await publicResultsPath(db, questionnaire) : null;
  // Who goes back finds the answers again, and must find the same token beside them: on a page drawn anew they would be a second answer.
  return data({ questionnaire, phase, submission: newToken(), results }, { headers: phase === "open" ? { "cache-control": "private, no-cache" } : headers });
}

/** `q1` to `q30` in the order of the questions: the place of the choice from 1 (several for a multiple choice), 1 to 5, or a text. `submission`: the token of the page. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { platform } = context;
  const now = platform.clock.now();
  const lang = langOf(request);
  const words = questionnaireWords[lang];
  const slug = params.slug ?? "";
  const form = await formDataOf(request);
  const typed = (field: string) => form.getAll(field).filter((value) => typeof value === "string");
  const values: FormFault["values"] = Object.fromEntries([...new Set(form.keys())].map((name) => [name, typed(name)]));
  const again = (fault: FormFault, status: number, headers: Record<string, string> = {}) => data({ fault, isTooLate: false }, { status, headers });
  const submission = typed("submission")[0] ?? "";
  if (!/^[\w-]{16,128}$/.test(submission)) return again(formFault({ ...values, submission: undefined }, words.reload), 422);
  if (!(await platform.rateLimiter.use(rateLimits.questionnaireAnswer, context.address, now))) return again(formFault(values, words.tooMany), 429, { "retry-after": "3600" });
  try {
    const result = await submitAnswer(platform, now, { slug, submission, lang, typed });
    if (result.ok) return redirect(localPath(lang, `/questionnaires/${slug}/thanks${result.isNew ? "" : "?before=1"}`), 303);
    if (result.reason === "NOT_FOUND") throw refusal("NOT_FOUND");
    if (result.reason === "WITHDRAWN") return data({ fault: { values, errors: {} }, isTooLate: true }, { status: 410 });
    if (result.reason !== "ANSWERS_REFUSED") return data({ fault: { values, errors: {} }, isTooLate: true }, { status: 409 });
    return again({ values, errors: Object.fromEntries(result.refusals.map(({ field, reason }) => [field, [answerSentence(lang, field, reason)]])) }, 422);
  } catch (error) {
    // A full queue: what was filled in must not be lost.
    if (!(error instanceof Response && error.status === 503)) throw error;
    const { title, next } = httpRefusalWords[lang].BUSY;
    return again(formFault(values, `${title}${lang === "zh" ? "。" : ". "}${next}`), 503, { "retry-after": "10" });
  }
}

export const headers: HeadersFunction = ({ loaderHeaders, actionHeaders }) => {
  const all = new Headers(loaderHeaders);
  actionHeaders.forEach((value, name) => all.set(name, value));
  return all;
};

export const meta: MetaFunction<typeof loader> = ({ data: page, location }) => [
  { title: (location.pathname.startsWith("/en/") && page?.questionnaire?.titleEn) || page?.questionnaire?.title || questionnaireWords[location.pathname.startsWith("/en/") ? "en" : "zh"].questionnaires },
];

export default function QuestionnairePage() {
  const { questionnaire, phase, submission, results } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { lang } = usePageFrame();
  const words = questionnaireWords[lang];
  const state: FormState = answer?.fault ?? emptyForm;
  if (questionnaire === null) {
    return (
      <PublicPage narrow>
        <RefusalPage lang={lang} title={words.withdrawn} sentences={[words.withdrawnNext]} steps={[{ href: localPath(lang, "/consultations"), label: words.consultations }]}>
          <TypedTexts lang={lang} state={state} />
        </RefusalPage>
      </PublicPage>
    );
  }
  const decision = localPath(lang, `/decisions/${questionnaire.decisionSlug}`);
  const opens = formatInstant(new Date(questionnaire.opensAt), lang);
  const closes = formatClosing(new Date(questionnaire.closesAt), lang);
  if (answer?.isTooLate || phase !== "open") {
    const isEarly = phase === "before";
    return (
      <PublicPage narrow>
        <RefusalPage
          lang={lang}
          title={isEarly ? words.notOpen : words.closed}
          sentences={[isEarly ? words.notOpenNext(opens) : results ? words.reported : words.closedNext]}
          steps={[...(results ? [{ href: localPath(lang, results), label: words.results }] : []), { href: decision, label: words.decision }]}
        >
          <TypedAnswers lang={lang} questionnaire={questionnaire} state={state} />
        </RefusalPage>
      </PublicPage>
    );
  }
  const isTranslated = lang === "en" && questionnaire.introductionEn !== "";
  return (
    <PublicPage narrow>
      <ErrorSummary lang={lang} errors={state.errors} />
      <p className="mb-4">
        <a href={decision}>{(lang === "en" && questionnaire.decisionTitleEn) || questionnaire.decisionTitle}</a>
      </p>
      <h1>{(lang === "en" && questionnaire.titleEn) || questionnaire.title}</h1>
      {(isTranslated ? questionnaire.introductionEn : questionnaire.introduction).split("\n").filter(Boolean).map((line, index) => (
        <p key={index} lang={lang === "en" && !isTranslated ? "zh-CN" : undefined}>{line}</p>
      ))}
      <p>{words.open(opens, closes)}</p>
      <p>{words.unnamed} {words.optional}</p>
      <AnswerForm lang={lang} questions={questionnaire.questions} state={state} submission={singleValue(state, "submission") || submission} />
    </PublicPage>
  );
}
