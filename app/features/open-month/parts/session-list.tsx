import { formatInstant, formatTime } from "~/domain/calendar/shanghai";
import { capacityUnitWords, sessionTimeInWords } from "~/domain/open-month/event.words";
import type { PublicEvent } from "~/domain/open-month/public-shapes";
import type { Lang } from "~/domain/text/lang";
import { localPath } from "~/platform/http";
import { PostForm, SubmitButton } from "~/ui/form";
import { Tag } from "~/ui/tag";
import type { SessionView } from "../public-queries.server";
import { openMonthWords, registrationWindowWords } from "../words";

/** The sessions of an event as rows: when, how many places are left, how long one can register, and a button each. */
export function SessionList({ lang, event, sessions }: { lang: Lang; event: PublicEvent; sessions: SessionView[] }) {
  return (
    <ul className="rows">
      {sessions.map((session) => (
        <SessionRow key={session.id} lang={lang} event={event} session={session} />
      ))}
    </ul>
  );
}

function SessionRow({ lang, event, session }: { lang: Lang; event: PublicEvent; session: SessionView }) {
  const words = openMonthWords[lang];
  const { live, window } = session;
  const when = sessionTimeInWords(session.startsAt, session.endsAt, lang);
  const isInvited = event.admission === "invited";
  const canRegister = !isInvited && window.state === "open";
  return (
    <li className="row row-ends" id={`session-${session.id}`}>
      <div>
        <p className="row-title">{live.cancelledAt ? <s>{when}</s> : when}</p>
        <div className="row-facts">
          {live.cancelledAt ? (
            <Tag shape="square-cross" tone="refused">
              {words.cancelled}
            </Tag>
          ) : (
            <>
              <span>{words.doors(formatTime(session.doorsOpenAt))}</span>
              {session.isOver ? <span>{words.over}</span> : <Seats lang={lang} event={event} session={session} />}
            </>
          )}
        </div>
        {session.isOver || live.cancelledAt ? null : <Rules lang={lang} event={event} session={session} />}
        {session.isOver || isInvited ? null : <p>{registrationWindowWords[lang](window, session.registrationOpensAt, session.registrationClosesAt)}</p>}
      </div>
      {canRegister ? <RegisterForm lang={lang} slug={event.slug} session={session} when={when} /> : null}
    </li>
  );
}

/** How the places of this session are given out, where it is not first come, first served by itself. */
function Rules({ lang, event, session }: { lang: Lang; event: PublicEvent; session: SessionView }) {
  const words = openMonthWords[lang];
  const { live, draw, hall } = session;
  return (
    <>
      {draw && live.drawnAt === null ? <p>{words.lotteryLine(formatInstant(draw.at, lang), draw.source)}</p> : null}
      {live.listFrozenAt ? (
        <p>
          {live.drawnAt ? words.drawn : words.listFrozen} <a href={localPath(lang, `/lotteries/${session.id}`)}>{words.lotteryRecord}</a>
        </p>
      ) : null}
      {hall ? <p>{words.hall(hall.name, hall.seatsLeft, capacityUnitWords[lang][event.capacityUnit](hall.capacity))}</p> : null}
    </>
  );
}

function Seats({ lang, event, session }: { lang: Lang; event: PublicEvent; session: SessionView }) {
  const words = openMonthWords[lang];
  const { live, seatsLeft } = session;
  if (session.draw && live.drawnAt === null) {
    return (
      <>
        <span>{words.lotteryTag}</span>
        <span>{words.places(capacityUnitWords[lang][event.capacityUnit](live.capacity))}</span>
        <span>{words.applied(live.appliedParties)}</span>
      </>
    );
  }
  return (
    <>
      <span>
        {lang === "zh" ? "余 " : ""}
        <strong className="number">{seatsLeft}</strong>
        {lang === "zh" ? ` / ${capacityUnitWords.zh[event.capacityUnit](live.capacity)}` : ` of ${capacityUnitWords.en[event.capacityUnit](live.capacity)} left`}
      </span>
      <span>{live.waitingParties > 0 ? words.waiting(live.waitingParties) : words.noWaiting}</span>
    </>
  );
}

function RegisterForm({ lang, slug, session, when }: { lang: Lang; slug: string; session: SessionView; when: string }) {
  const words = openMonthWords[lang];
  const sizes = Array.from({ length: session.maxPartySize }, (_, index) => index + 1);
  const selectId = `persons-${session.id}`;
  return (
    <PostForm className="session-form" action={localPath(lang, `/events/${slug}/register`)} hidden={{ sessionId: session.id }}>
      {sizes.length === 1 ? (
        <input type="hidden" name="partySize" value="1" />
      ) : (
        <>
          <label htmlFor={selectId}>{words.persons}</label>
          <select id={selectId} className="control" name="partySize" defaultValue="1">
            {sizes.map((size) => (
              <option key={size} value={size}>
                {size}
              </option>
            ))}
          </select>
        </>
      )}
      <SubmitButton>
        {session.draw ? words.apply : session.seatsLeft > 0 ? words.register : words.joinLine}
        <span className="visually-hidden">{` ${when}`}</span>
      </SubmitButton>
    </PostForm>
  );
}
