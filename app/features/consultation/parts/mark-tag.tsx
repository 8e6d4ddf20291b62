import type { ClauseMark } from "~/domain/consultation/clause-mark";
import type { Lang } from "~/domain/text/lang";
import type { ShapeName } from "~/ui/shape";
import { Tag, type Tone } from "~/ui/tag";
import { draftWords, markWords } from "../words-draft";

const looks: Record<ClauseMark, { shape: ShapeName; tone: Tone }> = {
  unchanged: { shape: "equals", tone: "ink" },
  modified: { shape: "pencil", tone: "partly" },
  moved: { shape: "arrows", tone: "brand" },
  new: { shape: "plus", tone: "adopted" },
  deleted: { shape: "cross", tone: "refused" },
};

/** What became of a clause, as a word with a shape, and what it was called. */
export function MarkTag({ lang, mark, oldLabel }: { lang: Lang; mark: ClauseMark; oldLabel?: string | null }) {
  return (
    <>
      <Tag {...looks[mark]}>{markWords[lang][mark]}</Tag>
      {oldLabel ? <span className="soft">{draftWords[lang].original(oldLabel)}</span> : null}
    </>
  );
}
