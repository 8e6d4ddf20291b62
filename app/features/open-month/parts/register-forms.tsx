import { formatInstant } from "~/domain/calendar/shanghai";
import { capacityUnitWords, sessionTimeInWords } from "~/domain/open-month/event.words";
import type { PublicEvent } from "~/domain/open-month/public-shapes";
import type { Lang } from "~/domain/text/lang";
import { localPath } from "~/platform/http";
import { RadioGroup } from "~/ui/choices";
import { DescriptionList } from "~/ui/description-list";
import { ErrorSummary, Field, PostForm, SubmitButton } from "~/ui/form";
import { singleValue, type FormState } from "~/ui/form-state";
import { RefusalPage } from "~/ui/notice";
import type { SessionView } from "../public-queries.server";
import { openMonthWords, registrationWindowWords } from "../words";
import { registerWords } from "../words-register";

export interface RegisterPageData {
  event: PublicEvent;
  /** Those that one can register for now. */
  sessions: SessionView[];
  chosen: SessionView | null;
  /** The masked contact of who is signed in; null for who is not. */
  signedInAs: string | null;
  /** The page's random token. */
  submission: string;
}

function titleOf(event: PublicEvent, lang: Lang): string {
  return registerWords[lang].title((lang === "en" && event.titleEn) || event.title);
}

/** Who comes, how many, and, for who is not signed in, where the code goes. */
export function RegisterForm({ lang, data, state }: { lang: Lang; data: RegisterPageData; state: FormState }) {
  const words = registerWords[lang];
  const { event, chosen, sessions } = data;
  const filled = withDefaults(state);
  const max = chosen?.maxPartySize ?? Math.max(1, ...sessions.map(({ maxPartySize }) => maxPartySize));
  return (
    <div className="stack">
      <ErrorSummary lang={lang} errors={state.errors} />
      <h1>{titleOf(event, lang)}</h1>
      {chosen ? <SessionFacts lang={lang} event={event} session={chosen} /> : null}
      <PostForm
        action={localPath(lang, `/events/${event.slug}/register`)}
        hidden={{ sessionId: chosen?.id, submission: singleValue(state, "submission") || data.submission, step: "details" }}
      >
        {chosen ? null : (
          <RadioGroup
            lang={lang}
            state={filled}
            name="sessionId"
            label={words.choose}
            choices={sessions.map((session) => ({
              value: session.id,
              label: sessionTimeInWords(session.startsAt, session.endsAt, lang),
              hint: session.draw ? openMonthWords[lang].lotteryTag : openMonthWords[lang].seats(session.seatsLeft, session.live.capacity),
            }))}
          />
        )}
        <Field lang={lang} state={filled} name="name" label={words.name} hint={words.nameHint} autoComplete="name" />
        <Field lang={lang} state={filled} name="partySize" label={words.persons} hint={words.personsHint(max)} type="number" inputMode="numeric" min={1} max={max} width="short" />
        {max > 1 ? (
          <Field lang={lang} state={filled} name="children" label={words.children} hint={words.childrenHint} type="number" inputMode="numeric" min={0} max={max - 1} width="short" optional />
        ) : null}
        <Field lang={lang} state={filled} name="needs" label={words.needs} hint={words.needsHint} optional />
        {chosen?.draw ? null : (
          <RadioGroup
            lang={lang}
            state={filled}
            name="whenFull"
            label={words.whenFull}
            choices={[
              { value: "wait", label: words.wait },
              { value: "refuse", label: words.refuse },
            ]}
          />
        )}
        {data.signedInAs === null ? (
          <Field lang={lang} state={filled} name="contact" label={words.contact} hint={words.contactHint} />
        ) : (
          <p>{words.signedInAs(data.signedInAs)}</p>
        )}
        <SubmitButton>{data.signedInAs === null ? words.next : words.submit}</SubmitButton>
      </PostForm>
      <p>
        <a href={localPath(lang, "/privacy")}>{words.privacy}</a>
        {" · "}
        <a href={localPath(lang, `/events/${event.slug}`)}>{words.toEvent}</a>
      </p>
    </div>
  );
}

function withDefaults(state: FormState): FormState {
  const { partySize, whenFull } = state.values;
  return { ...state, values: { ...state.values, partySize: partySize ?? "1", whenFull: whenFull ?? "wait" } };
}

function SessionFacts({ lang, event, session }: { lang: Lang; event: PublicEvent; session: SessionView }) {
  const words = openMonthWords[lang];
  const { live, window, draw } = session;
  const places = capacityUnitWords[lang][event.capacityUnit](live.capacity);
  return (
    <DescriptionList
      facts={[
        { label: words.sessionTime, value: sessionTimeInWords(session.startsAt, session.endsAt, lang) },
        { label: words.place, value: (lang === "en" && event.placeEn) || event.place },
        {
          label: words.seatsLabel,
          value: draw
            ? `${places} · ${words.applied(live.appliedParties)}`
            : `${words.seatsOf(session.seatsLeft, places)}${live.waitingParties > 0 ? ` · ${words.waiting(live.waitingParties)}` : ""}`,
        },
        { label: words.lotteryTag, value: draw ? words.lotteryLine(formatInstant(draw.at, lang), draw.source) : "" },
        { label: words.register, value: registrationWindowWords[lang](window, session.registrationOpensAt, session.registrationClosesAt) },
      ]}
    />
  );
}

const CARRIED = ["sessionId", "partySize", "children", "name", "needs", "whenFull", "contact", "submission"] as const;

/** The six digits. Everything typed before travels along in the form, never in an address. */
export function CodeForm({ lang, data, state }: { lang: Lang; data: RegisterPageData; state: FormState }) {
  const words = registerWords[lang];
  const path = localPath(lang, `/events/${data.event.slug}/register`);
  const carried = Object.fromEntries(CARRIED.map((name) => [name, singleValue(state, name) || undefined]));
  return (
    <div className="stack">
      <ErrorSummary lang={lang} errors={state.errors} />
      <h1>{words.codeTitle}</h1>
      <p className="lead" role="status">
        {(data.chosen?.draw ? words.codeSentLottery : words.codeSent)(singleValue(state, "contact"))}
      </p>
      {data.chosen ? <SessionFacts lang={lang} event={data.event} session={data.chosen} /> : null}
      <PostForm action={path} hidden={{ ...carried, step: "code" }}>
        <Field lang={lang} state={state} name="code" label={words.code} inputMode="numeric" autoComplete="one-time-code" width="code" />
        <SubmitButton>{words.submit}</SubmitButton>
      </PostForm>
      <PostForm action={path} hidden={{ ...carried, step: "details" }}>
        <SubmitButton variant="plain">{words.again}</SubmitButton>
      </PostForm>
      <PostForm action={path} hidden={{ ...carried, step: "back" }}>
        <SubmitButton variant="plain">{words.back}</SubmitButton>
      </PostForm>
    </div>
  );
}

/** No seat, no right, no time: what it is and what to do instead. */
export function RegisterRefused({ lang, slug, sentence, next }: { lang: Lang; slug: string; sentence: string; next: string }) {
  const words = registerWords[lang];
  return (
    <RefusalPage
      lang={lang}
      title={words.refusedTitle}
      sentences={[sentence, next]}
      steps={[
        { href: localPath(lang, `/events/${slug}`), label: words.toEvent },
        { href: localPath(lang, "/open-month"), label: words.toList },
        { href: localPath(lang, "/tickets/resend"), label: words.toTickets },
      ]}
    />
  );
}
