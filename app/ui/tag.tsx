import type { ReactNode } from "react";
import type { Lang } from "~/domain/text/lang";
import { Symbol, type SymbolName } from "./symbols";
import { uiWords } from "./words";

export type Tone = "brand" | "ink" | "adopted" | "partly" | "not-adopted" | "refused";

export type Status = "upcoming" | "open" | "processing" | "answered" | "closed" | "overdue";

export type Disposition = "adopted" | "partiallyAdopted" | "notAdopted" | "alreadyProvided" | "outOfScope";

const statusLooks: Record<Status, { symbol: SymbolName; tone: Tone }> = {
  upcoming: { symbol: "dotted-ring", tone: "ink" },
  open: { symbol: "ring", tone: "brand" },
  processing: { symbol: "half-ring", tone: "partly" },
  answered: { symbol: "full", tone: "adopted" },
  closed: { symbol: "bar", tone: "ink" },
  overdue: { symbol: "triangle", tone: "refused" },
};

const dispositionLooks: Record<Disposition, { symbol: SymbolName; tone: Tone }> = {
  adopted: { symbol: "square-check", tone: "adopted" },
  partiallyAdopted: { symbol: "square-half", tone: "partly" },
  notAdopted: { symbol: "square-cross", tone: "not-adopted" },
  alreadyProvided: { symbol: "square-lines", tone: "brand" },
  outOfScope: { symbol: "square-dashed", tone: "ink" },
};

/** A word with a shape of its own; the colour only repeats what they say. */
export function Tag({ symbol, tone, children }: { symbol: SymbolName; tone: Tone; children: ReactNode }) {
  return (
    <span className={`tag tone-${tone}`}>
      <Symbol name={symbol} />
      {children}
    </span>
  );
}

/**
 * Where a thing stands. `label` replaces the usual word where a noun has a better one (报名中); `overdueDays` is the
 * number of days past the deadline.
 */
export function StatusTag(props: { lang: Lang; status: Status; label?: string; overdueDays?: number }) {
  const words = uiWords[props.lang];
  const usual =
    props.status === "overdue" && props.overdueDays ? words.overdueDays(props.overdueDays) : words.status[props.status];
  return <Tag {...statusLooks[props.status]}>{props.label ?? usual}</Tag>;
}

/** What became of an opinion. */
export function DispositionTag(props: { lang: Lang; disposition: Disposition; label?: string }) {
  return <Tag {...dispositionLooks[props.disposition]}>{props.label ?? uiWords[props.lang].disposition[props.disposition]}</Tag>;
}
