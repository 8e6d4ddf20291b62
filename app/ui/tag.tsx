import type { ReactNode } from "react";
import type { Lang } from "~/domain/text/lang";
import { Shape, type ShapeName } from "./shape";
import { uiWords } from "./words";

export type Tone = "brand" | "ink" | "adopted" | "partly" | "not-adopted" | "refused";

export type Status = "upcoming" | "open" | "processing" | "answered" | "closed" | "overdue";

export type Disposition = "adopted" | "partiallyAdopted" | "notAdopted" | "alreadyProvided" | "outOfScope";

const statusLooks: Record<Status, { shape: ShapeName; tone: Tone }> = {
  upcoming: { shape: "dotted-ring", tone: "ink" },
  open: { shape: "ring", tone: "brand" },
  processing: { shape: "half-ring", tone: "partly" },
  answered: { shape: "full", tone: "adopted" },
  closed: { shape: "bar", tone: "ink" },
  overdue: { shape: "triangle", tone: "refused" },
};

const dispositionLooks: Record<Disposition, { shape: ShapeName; tone: Tone }> = {
  adopted: { shape: "square-check", tone: "adopted" },
  partiallyAdopted: { shape: "square-half", tone: "partly" },
  notAdopted: { shape: "square-cross", tone: "not-adopted" },
  alreadyProvided: { shape: "square-lines", tone: "brand" },
  outOfScope: { shape: "square-dashed", tone: "ink" },
};

/** A word with a shape of its own; the colour only repeats what they say. */
export function Tag({ shape, tone, children }: { shape: ShapeName; tone: Tone; children: ReactNode }) {
  return (
    <span className={`tag tone-${tone}`}>
      <Shape name={shape} />
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
