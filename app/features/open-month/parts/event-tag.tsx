import type { Lang } from "~/domain/text/lang";
import { Tag, StatusTag } from "~/ui/tag";
import type { EventView } from "../public-queries.server";
import { openMonthWords } from "../words";

/** Where an event stands for somebody who may want to come, as word and shape. */
export function EventTag({ lang, view }: { lang: Lang; view: EventView }) {
  const words = openMonthWords[lang];
  const { event, sessions } = view;
  const ahead = sessions.filter(({ isOver }) => !isOver);
  if (view.isCancelled) {
    return (
      <Tag shape="square-cross" tone="refused">
        {words.cancelled}
      </Tag>
    );
  }
  if (view.isOver) return <StatusTag lang={lang} status={event.recap ? "answered" : "closed"} label={event.recap ? words.recap : words.over} />;
  if (event.admission === "invited") return <StatusTag lang={lang} status="closed" label={words.invited} />;
  const open = ahead.filter(({ window }) => window.state === "open");
  if (open.length > 0 && open.every(({ draw }) => draw !== null)) return <StatusTag lang={lang} status="open" label={`${words.open} · ${words.lotteryTag}`} />;
  if (open.some(({ seatsLeft }) => seatsLeft > 0)) return <StatusTag lang={lang} status="open" label={words.open} />;
  if (open.length > 0) return <StatusTag lang={lang} status="processing" label={`${words.full} · ${words.joinLine}`} />;
  if (ahead.some(({ window }) => window.state === "not-open-yet")) return <StatusTag lang={lang} status="upcoming" label={words.notOpen} />;
  return <StatusTag lang={lang} status="closed" label={words.closed} />;
}

/** A sign beside whatever may still change. */
export function ProvisionalTag({ lang }: { lang: Lang }) {
  return (
    <Tag shape="dotted-ring" tone="partly">
      {openMonthWords[lang].provisional}
    </Tag>
  );
}
