import type { Lang } from "~/domain/text/lang";
import { uiWords } from "./words";

export type DiffPart = { kind: "same" | "added" | "removed"; text: string };

/** Two versions in one text: what was added is underlined with ＋, what was removed struck through with －. */
export function InlineDiff({ lang, parts, withoutKey }: { lang: Lang; parts: DiffPart[]; withoutKey?: boolean }) {
  const words = uiWords[lang];
  if (parts.every((part) => part.kind === "same")) return <p className="soft">{words.unchanged}</p>;
  return (
    <div className="stack-tight">
      {withoutKey ? null : <DiffKey lang={lang} />}
      <DiffText lang={lang} parts={parts} />
    </div>
  );
}

/** The same without the key, for many texts below one `DiffKey`. */
export function DiffText({ lang, parts }: { lang: Lang; parts: DiffPart[] }) {
  return (
    <p className="diff">
      {parts.map((part, index) => (
        <Part key={index} lang={lang} part={part} />
      ))}
    </p>
  );
}

/** The old text beside the new one; below each other on narrow screens. */
export function SideBySideDiff(props: { lang: Lang; parts: DiffPart[]; beforeTitle?: string; afterTitle?: string; withoutKey?: boolean }) {
  const words = uiWords[props.lang];
  const sides = [
    { title: props.beforeTitle ?? words.before, parts: props.parts.filter((part) => part.kind !== "added") },
    { title: props.afterTitle ?? words.after, parts: props.parts.filter((part) => part.kind !== "removed") },
  ];
  return (
    <div className="stack-tight">
      {props.withoutKey ? null : <DiffKey lang={props.lang} />}
      <div className="diff-sides">
        {sides.map((side) => (
          <section key={side.title} className="diff-side" aria-label={side.title}>
            <p className="diff-side-title">{side.title}</p>
            <p className="diff">
              {side.parts.map((part, index) => (
                <Part key={index} lang={props.lang} part={part} />
              ))}
            </p>
          </section>
        ))}
      </div>
    </div>
  );
}

/** What the signs mean: beside each difference, or once above many. */
export function DiffKey({ lang }: { lang: Lang }) {
  const words = uiWords[lang];
  return (
    <p className="diff-key">
      <span className="diff-added">
        <span className="diff-sign">＋</span>
        {words.added}
      </span>
      <span className="diff-removed">
        <span className="diff-sign">－</span>
        {words.removed}
      </span>
    </p>
  );
}

function Part({ lang, part }: { lang: Lang; part: DiffPart }) {
  const words = uiWords[lang];
  if (part.kind === "same") return <>{part.text}</>;
  const added = part.kind === "added";
  const Tag = added ? "ins" : "del";
  return (
    <Tag className={added ? "diff-added" : "diff-removed"}>
      <span className="diff-sign" aria-hidden="true">
        {added ? "＋" : "－"}
      </span>
      <span className="visually-hidden">{added ? words.added : words.removed} </span>
      {part.text}
    </Tag>
  );
}
