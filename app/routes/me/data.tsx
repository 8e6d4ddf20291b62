import { data, redirect, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formatInstant } from "~/domain/calendar/shanghai";
import { maskContact } from "~/domain/identity/contact";
import { Lines } from "~/features/consultation/parts/lines";
import { removeIdentity } from "~/features/consultation/remove-identity.server";
import { removeCitizen } from "~/features/identity/remove-citizen.server";
import { removeOwnApplications } from "~/features/representatives/remove-applications.server";
import { viewerOf } from "~/features/identity/viewer.server";
import { removeOwnRegistrations } from "~/features/open-month/own-data.server";
import { formDataOf, formFault, type FormFault } from "~/platform/form.server";
import { langOfPath, localPath } from "~/platform/http";
import { langOf, refusal } from "~/platform/http.server";
import { sessionCookie } from "~/platform/session.server";
import { showChanged } from "~/publications";
import { PublicPage, usePageFrame } from "~/routes/page-frame";
import { Checkbox } from "~/ui/choices";
import { Fold } from "~/ui/fold";
import { ErrorSummary, PostForm, SubmitButton } from "~/ui/form";
import { emptyForm } from "~/ui/form-state";
import { ownData } from "./own-data.server";
import { ownDataWords } from "./own-data.words";

/** Everything that hangs on the contact with which somebody is signed in, to read, to take away and to delete. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { platform } = context;
  const lang = langOf(request);
  const headers = { "cache-control": "no-store" };
  if (new URL(request.url).searchParams.get("deleted") === "1") return data({ deleted: true as const }, { headers });
  const viewer = await viewerOf(platform, request, platform.clock.now());
  if (viewer.kind !== "citizen") throw redirect(`${localPath(lang, "/sign-in/code")}?returnTo=${encodeURIComponent(localPath(lang, "/me/data"))}`, 303);
  const { opinions, follows, registrations, applications, messages } = await ownData(platform, viewer);
  return data(
    {
      deleted: false as const,
      contact: maskContact({ kind: viewer.contactKind, value: viewer.contact }),
      opinions: opinions.map(({ receiptCode, receivedAt, body, clauseLabel, authorName, window }) => ({ receiptCode, receivedAt, body, clauseLabel, authorName, title: window.decision.title })),
      counts: { follows: follows.length, registrations: registrations.length, applications: applications.length, messages: messages.length },
    },
    { headers },
  );
}

/** Deletes the identity; without the tick nothing happens. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { platform } = context;
  const lang = langOf(request);
  const now = platform.clock.now();
  const viewer = await viewerOf(platform, request, now);
  if (viewer.kind !== "citizen") throw refusal("SIGN_IN_FIRST");
  const form = await formDataOf(request);
  if (form.get("confirm") !== "on") return data<{ fault: FormFault }>({ fault: formFault({}, ownDataWords[lang].tickFirst, "confirm") }, { status: 422 });
  const contact = { kind: viewer.contactKind, value: viewer.contact };
  await removeIdentity(platform, now, viewer.id, contact, showChanged);
  await removeOwnRegistrations(platform, now, viewer.id, contact);
  await removeOwnApplications(platform, now, viewer.id);
  await removeCitizen(platform, now, viewer.id, contact);
  return redirect(localPath(lang, "/me/data?deleted=1"), { status: 303, headers: { "set-cookie": await sessionCookie(platform).serialize("", { maxAge: 0 }) } });
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export const meta: MetaFunction = ({ location }) => [{ title: ownDataWords[langOfPath(location.pathname)].title }, { name: "robots", content: "noindex" }];

export default function OwnDataPage() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { lang } = usePageFrame();
  const word = ownDataWords[lang];
  if (page.deleted) {
    return (
      <PublicPage narrow>
        <h1>{word.deleted}</h1>
        <p className="lead">{word.deletedText}</p>
      </PublicPage>
    );
  }
  const { opinions, counts } = page;
  const state = answer?.fault ?? emptyForm;
  return (
    <PublicPage narrow>
      <ErrorSummary lang={lang} errors={state.errors} />
      <h1>{word.title}</h1>
      <p className="lead">{word.lead(page.contact)}</p>
      <p>
        <a href="/me/data.json" download="my-data.json">
          {word.download}
        </a>
      </p>
      <ul className="bullets">
        <li>{word.counts.opinions(opinions.length)}</li>
        <li>{word.counts.registrations(counts.registrations)}</li>
        <li>{word.counts.applications(counts.applications)}</li>
        <li>{word.counts.follows(counts.follows)}</li>
        <li>{word.counts.messages(counts.messages)}</li>
      </ul>
      {opinions.map((opinion) => (
        <Fold key={opinion.receiptCode} summary={`${opinion.title} · ${formatInstant(opinion.receivedAt, lang)}`}>
          <p className="soft">{[opinion.receiptCode, opinion.clauseLabel, opinion.authorName].filter(Boolean).join(" · ")}</p>
          <Lines text={opinion.body} />
        </Fold>
      ))}
      <section className="section stack" aria-labelledby="delete">
        <h2 id="delete">{word.remove}</h2>
        <ul className="bullets">
          {word.consequences.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
        <PostForm action={localPath(lang, "/me/data")}>
          <Checkbox lang={lang} state={state} name="confirm" label={word.confirm} />
          <SubmitButton variant="danger">{word.remove}</SubmitButton>
        </PostForm>
      </section>
      <p>
        <a href={localPath(lang, "/me")}>{word.back}</a>
      </p>
    </PublicPage>
  );
}
