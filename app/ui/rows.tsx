import type { ReactNode } from "react";
import type { Lang } from "~/domain/text/lang";
import { DateBlock } from "./date-block";

/** Things to open, one below the other, with a line between them. */
export function Rows({ children }: { children: ReactNode }) {
  return <ul className="rows">{children}</ul>;
}

/** One thing to open: its title, what matters about it, and at the end a tag or a button. */
export function Row(props: { href?: string; title: ReactNode; facts?: ReactNode; end?: ReactNode; children?: ReactNode }) {
  return (
    <li className={props.end ? "row row-ends" : "row"}>
      <div>
        <p className="row-title">{props.href ? <a href={props.href}>{props.title}</a> : props.title}</p>
        {props.facts ? <div className="row-facts">{props.facts}</div> : null}
        {props.children}
      </div>
      {props.end ? <div>{props.end}</div> : null}
    </li>
  );
}

/** A thing that happens on a day. `on` is `YYYY-MM-DD`. */
export function DatedRow(props: { lang: Lang; on: string; href?: string; title: ReactNode; facts?: ReactNode; children?: ReactNode }) {
  return (
    <li className="row row-dated">
      <DateBlock lang={props.lang} on={props.on} />
      <div>
        <p className="row-title">{props.href ? <a href={props.href}>{props.title}</a> : props.title}</p>
        {props.facts ? <div className="row-facts">{props.facts}</div> : null}
        {props.children}
      </div>
    </li>
  );
}
