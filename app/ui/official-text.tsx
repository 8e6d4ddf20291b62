import type { ReactNode } from "react";

/** An official text in Song type. `numbered` gives article numbers a margin of their own on wide screens. */
export function OfficialText({ title, numbered, children }: { title?: string; numbered?: boolean; children: ReactNode }) {
  return (
    <div className={numbered ? "official official-numbered" : "official"}>
      {title ? <p className="official-title">{title}</p> : null}
      {children}
    </div>
  );
}

/**
 * One article. The number stands in the margin on wide screens and runs into the first paragraph on narrow ones, so
 * that copied text reads 第七条　建设单位应当…… in both. `actions` are links such as a comment button.
 */
export function Clause(props: { id: string; number: string; name?: string; paragraphs: ReactNode[]; actions?: ReactNode }) {
  const [first, ...rest] = props.paragraphs;
  return (
    <article className="clause" id={props.id} aria-label={props.name ? `${props.number} ${props.name}` : props.number}>
      <p className="clause-first">
        <span className="clause-number">{`${props.number}　`}</span>
        {props.name ? <span className="clause-name">{`【${props.name}】`}</span> : null}
        {first}
      </p>
      {rest.map((paragraph, index) => (
        <p key={index}>{paragraph}</p>
      ))}
      {props.actions ? <div className="clause-actions">{props.actions}</div> : null}
    </article>
  );
}

/** A passage of an official text quoted above a form or an answer. */
export function ClauseQuote({ source, children }: { source: string; children: ReactNode }) {
  return (
    <figure className="quote">
      <blockquote>{children}</blockquote>
      <figcaption className="quote-source">{source}</figcaption>
    </figure>
  );
}
