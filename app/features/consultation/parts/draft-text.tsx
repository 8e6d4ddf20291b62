import type { ReactNode } from "react";
import { isHeading, opinionsBelow, outlineOf, takesComments, withDescendants, type OutlineNode } from "~/domain/consultation/outline";
import type { PublicClause, PublicDraft } from "~/domain/consultation/public-shapes";
import type { Lang } from "~/domain/text/lang";
import { Fold } from "~/ui/fold";
import { Clause, OfficialText } from "~/ui/official-text";
import type { TocEntry } from "~/ui/toc";
import { clauseName } from "../words";
import { Lines } from "./lines";

const words = {
  zh: {
    comment: (clause: string) => `对${clause}提意见`,
    count: (n: number) => `已收到 ${n} 条意见`,
    closed: (reason: string) => `本条不征求意见：${reason}`,
    general: "对整个草案提意见",
    parts: "只对其中的一款或一项提意见",
    appendix: "附件",
  },
  en: {
    comment: (clause: string) => `Comment on ${clause}`,
    count: (n: number) => (n === 1 ? "1 opinion received" : `${n} opinions received`),
    closed: (reason: string) => `This clause takes no comments: ${reason}`,
    general: "Comment on the whole draft",
    parts: "Comment on one paragraph or item only",
    appendix: "Annex",
  },
} satisfies Record<Lang, unknown>;

interface Props {
  lang: Lang;
  draft: PublicDraft;
  /** Opinions by the clause's identity; empty where no window belongs to this version. */
  counts: ReadonlyMap<string, number>;
  /** The address of the opinion form for a clause, `""` for the whole draft; null while nothing can be handed in. */
  formHref: ((anchor: string) => string) | null;
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
      <Heading id={clause.anchor}>{[clause.number, clause.title].filter(Boolean).join("　")}</Heading>
      {clause.text === "" ? null : <Lines text={clause.text} />}
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
        ...clause.text.split("\n"),
        ...below.map((child) => (
          <span key={child.clause.identity} id={child.clause.anchor}>
            {`${child.clause.number ?? ""}${child.clause.title ? `【${child.clause.title}】` : ""}${child.clause.text}`}
          </span>
        )),
      ]}
      actions={<Actions node={node} below={below} {...props} />}
    />
  );
}

function Actions({ lang, counts, formHref, node, below }: Props & { node: OutlineNode; below: OutlineNode[] }) {
  const word = words[lang];
  const received = opinionsBelow(node, counts);
  const count = received > 0 ? <span>{word.count(received)}</span> : null;
  const open = below.filter((child) => child.closedReason === null && child.clause.text !== "");
  return (
    <div className="cluster" lang={lang === "en" ? "en" : undefined}>
      {node.closedReason ? <span className="soft">{word.closed(node.closedReason)}</span> : null}
      {node.closedReason && formHref ? <a href={formHref("")}>{word.general}</a> : null}
      {formHref && !node.closedReason ? (
        <a className="button button-plain button-small" href={formHref(node.clause.anchor)}>
          {word.comment(clauseName(node.clause, lang))}
        </a>
      ) : null}
      {count}
      {formHref && open.length > 0 ? (
        <Fold summary={word.parts}>
          <ul>
            {open.map(({ clause }) => (
              <li key={clause.identity}>
                <a href={formHref(clause.anchor)}>{word.comment(clauseName(clause, lang))}</a>
                {counts.get(clause.identity) ? <span> · {word.count(counts.get(clause.identity) ?? 0)}</span> : null}
                <span className="block soft" lang="zh-CN">
                  {beginning(clause)}
                </span>
              </li>
            ))}
          </ul>
        </Fold>
      ) : null}
    </div>
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
