import type { ReactNode } from "react";
import { isHeading, opinionsBelow, outlineOf, takesComments, withDescendants, type OutlineNode } from "~/domain/consultation/outline";
import type { PublicClause, PublicDraft } from "~/domain/consultation/public-shapes";
import type { Lang } from "~/domain/text/lang";
import { Fold } from "~/ui/fold";
import { Clause, OfficialText } from "~/ui/official-text";
import type { TocEntry } from "~/ui/toc";
import { clauseName } from "../words";
import { draftWords } from "../words-draft";
import { Highlighted } from "./highlighted";
import { MarkTag } from "./mark-tag";

const words = {
  zh: {
    comment: (clause: string) => `对${clause}提意见`,
    count: (n: number) => `已收到 ${n} 条意见`,
    closed: (reason: string) => `本条不征求意见：${reason}`,
    general: "对整个草案提意见",
    parts: "只对其中的一款或一项提意见",
    links: "其中各款、各项的意见和链接",
    linkTo: (clause: string) => `${clause}的链接`,
    appendix: "附件",
    guide: (clause: string) => `${clause}解读`,
  },
  en: {
    comment: (clause: string) => `Comment on ${clause}`,
    count: (n: number) => (n === 1 ? "1 opinion received" : `${n} opinions received`),
    closed: (reason: string) => `This clause takes no comments: ${reason}`,
    general: "Comment on the whole draft",
    parts: "Comment on one paragraph or item only",
    links: "Opinions on its paragraphs and items, and links",
    linkTo: (clause: string) => `Link to ${clause}`,
    appendix: "Annex",
    guide: (clause: string) => `What ${clause} means`,
  },
} satisfies Record<Lang, unknown>;

interface Props {
  lang: Lang;
  draft: PublicDraft;
  /** Opinions by the clause's identity; empty where no window belongs to this version. */
  counts: ReadonlyMap<string, number>;
  /** The address of the opinion form for a clause, `""` for the whole draft; null while nothing can be handed in. */
  formHref: ((anchor: string) => string) | null;
  /** The lasting address of a clause of this version. */
  linkHref: (anchor: string) => string;
  /** Where the clause is compared with the version before; null where there is none to compare with. */
  compareHref: ((anchor: string) => string) | null;
  /** Words to mark in the text; empty for none. */
  query: string;
}

/** The draft in Song type, each article with its visible button, its number of opinions, or the reason why it takes none. */
export function DraftText(props: Props) {
  const { draft } = props;
  return (
    // The text is Chinese on English pages too, and is read out as such.
    <div lang="zh-CN">
      <OfficialText numbered>
        {draft.preamble
          .filter((block) => block !== draft.title)
          .map((block, index) => (
            <p key={index}>{block}</p>
          ))}
        {outlineOf(draft.clauses).map((node) => (
          <Node key={node.clause.identity} node={node} {...props} />
        ))}
        {draft.appendix.length > 0 ? <h2>{words.zh.appendix}</h2> : null}
        {draft.appendix.map((block, index) => (
          <p key={index}>{block}</p>
        ))}
      </OfficialText>
    </div>
  );
}

function Node({ node, ...props }: Props & { node: OutlineNode }): ReactNode {
  const { clause } = node;
  if (!isHeading(clause)) return <ClauseWithActions node={node} {...props} />;
  const Heading = clause.kind === "section" ? "h3" : "h2";
  return (
    <>
      <Heading id={clause.anchor}>
        <Highlighted text={[clause.number, clause.title].filter(Boolean).join("　")} query={props.query} />
      </Heading>
      {clause.text === "" ? null : clause.text.split("\n").map((line, index) => <p key={index}>
              <Highlighted text={line} query={props.query} />
            </p>)}
      <Guides lang={props.lang} clauses={[clause]} />
      {takesComments(clause) ? (
        <div className="clause-actions">
          <Actions node={node} below={[]} {...props} />
        </div>
      ) : null}
      {node.children.map((child) => (
        <Node key={child.clause.identity} node={child} {...props} />
      ))}
    </>
  );
}

function ClauseWithActions({ node, ...props }: Props & { node: OutlineNode }) {
  const { clause } = node;
  const [, ...below] = withDescendants(node);
  return (
    <Clause
      id={clause.anchor}
      number={clause.number ?? ""}
      name={clause.title ?? undefined}
      paragraphs={[
        ...clause.text.split("\n").map((line, index) => <Highlighted key={index} text={line} query={props.query} />),
        ...below.map((child) => (
          <span key={child.clause.identity} id={child.clause.anchor} className="clause-part">
            <Highlighted text={`${child.clause.number ?? ""}${child.clause.title ? `【${child.clause.title}】` : ""}${child.clause.text}`} query={props.query} />
          </span>
        )),
      ]}
      actions={
        <>
          <Guides lang={props.lang} clauses={[clause, ...below.map((child) => child.clause)]} />
          <Actions node={node} below={below} {...props} />
        </>
      }
    />
  );
}

function Actions({ lang, counts, formHref, linkHref, compareHref, node, below }: Props & { node: OutlineNode; below: OutlineNode[] }) {
  const word = words[lang];
  const { clause } = node;
  const name = clauseName(clause, lang);
  const received = opinionsBelow(node, counts);
  const shown = below.filter((child) => child.clause.text !== "");
  const mark = isHeading(clause) ? clause.mark : clause.wholeMark;
  return (
    <div className="cluster" lang={lang === "en" ? "en" : undefined}>
      {node.closedReason ? <span className="soft">{word.closed(node.closedReason)}</span> : null}
      {node.closedReason && formHref ? <a href={formHref("")}>{word.general}</a> : null}
      {formHref && !node.closedReason ? (
        <a className="button button-plain button-small" href={formHref(clause.anchor)}>
          {word.comment(name)}
        </a>
      ) : null}
      {received > 0 ? <span>{word.count(received)}</span> : null}
      {mark && mark !== "unchanged" && compareHref ? (
        <a href={compareHref(clause.anchor)}>
          <MarkTag lang={lang} mark={mark} />
        </a>
      ) : mark ? (
        <MarkTag lang={lang} mark={mark} />
      ) : null}
      {clause.oldLabel ? <span className="soft">{draftWords[lang].original(clause.oldLabel)}</span> : null}
      <a href={linkHref(clause.anchor)}>{word.linkTo(name)}</a>
      {shown.length > 0 ? (
        <Fold summary={formHref && shown.some((child) => child.closedReason === null) ? word.parts : word.links}>
          <ul>
            {shown.map((child) => (
              <Part key={child.clause.identity} lang={lang} node={child} count={counts.get(child.clause.identity) ?? 0} formHref={formHref} linkHref={linkHref} unit={mark} />
            ))}
          </ul>
        </Fold>
      ) : null}
    </div>
  );
}

/** What a clause and its parts mean in plain words, as it was reviewed with the draft. */
function Guides({ lang, clauses }: { lang: Lang; clauses: PublicClause[] }) {
  return clauses.map(({ anchor, label, guideNote }) =>
    guideNote ? (
      <aside key={anchor} className="clause-guide" aria-label={words[lang].guide(label)}>
        <p className="clause-guide-title">{words[lang].guide(label)}</p>
        {guideNote.split("\n").map((line, index) => (
          <p key={index}>{line}</p>
        ))}
      </aside>
    ) : null,
  );
}

/** A paragraph or an item with its own way to comment on it, its opinions, its mark and its link. */
function Part(props: Pick<Props, "lang" | "formHref" | "linkHref"> & { node: OutlineNode; count: number; unit: PublicClause["mark"] }) {
  const { lang, formHref, node } = props;
  const word = words[lang];
  const { clause } = node;
  const name = clauseName(clause, lang);
  // A new article is new with all that is in it, and what is unchanged needs no word of its own.
  const mark = props.unit === "new" || clause.mark === "unchanged" ? null : clause.mark;
  return (
    <li>
      {formHref && node.closedReason === null ? <a href={formHref(clause.anchor)}>{word.comment(name)}</a> : <span>{name}</span>}
      {props.count > 0 ? <span> · {word.count(props.count)}</span> : null}
      {" · "}
      <a href={props.linkHref(clause.anchor)}>{word.linkTo(name)}</a>
      {mark ? (
        <span className="cluster">
          <MarkTag lang={lang} mark={mark} oldLabel={clause.oldLabel} />
        </span>
      ) : null}
      <span className="block soft" lang="zh-CN">
        {beginning(clause)}
      </span>
    </li>
  );
}

/** Enough of a paragraph to know it again. */
function beginning({ number, text }: PublicClause): string {
  const letters = [...text.replace(/\s+/g, "")];
  return `${number ?? ""}${letters.slice(0, 16).join("")}${letters.length > 16 ? "……" : ""}`;
}

/** The contents of a draft: headings with what stands below them, articles by number and title. */
export function draftContents(draft: PublicDraft): TocEntry[] {
  const entry = (node: OutlineNode): TocEntry => ({
    href: `#${node.clause.anchor}`,
    label: [node.clause.number, node.clause.title].filter(Boolean).join("　") || node.clause.label,
    entries: isHeading(node.clause) ? node.children.map(entry) : undefined,
  });
  return outlineOf(draft.clauses).map(entry);
}
