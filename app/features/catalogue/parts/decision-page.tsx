import type { ReactNode } from "react";
import { formatClosing, formatDay, formatInstant, dayOf } from "~/domain/calendar/shanghai";
import { standingSentence } from "~/domain/consultation/window.words";
import { windowState } from "~/domain/consultation/window-state";
import {
  categoryWords,
  plannedCompletionWords,
  procedureWords,
  type DecisionCategory,
  type Procedure,
} from "~/domain/decision/catalogue.words";
import { SECTION_KINDS, type PublicUnit, type SectionKind } from "~/domain/decision/public-shapes";
import { sectionWords } from "~/domain/decision/section.words";
import type { Lang } from "~/domain/text/lang";
import { localPath } from "~/platform/http";
import { Countdown } from "~/ui/countdown";
import { DescriptionList, MetadataBlock } from "~/ui/description-list";
import { FileList } from "~/ui/file-list";
import { ButtonLink } from "~/ui/form";
import { MarkdownText } from "~/ui/markdown";
import { StatusTag } from "~/ui/tag";
import { Timeline } from "~/ui/timeline";
import { TableOfContents } from "~/ui/toc";
import type { PublicDecisionPage } from "../public-queries.server";
import { catalogueWords, decisionWords, statusTags, statusWords } from "../words";
import { procedureWords as furtherWords } from "../words-procedure";
import { CarriedNote } from "./carried-note";
import { EvaluationFacts, metadataFacts, ProcedureNotices, SharePage } from "./procedure-facts";
import { procedureSteps } from "./procedure-steps";

export type ShownDecision = Omit<PublicDecisionPage, "drafts"> & { drafts: { key: string; title: string; publishedAt: Date }[] };
interface Props {
  lang: Lang;
  page: ShownDecision;
  /** Calls for representatives who sit in on the meeting about this decision. */
  calls: { slug: string; title: string; titleEn: string }[];
  now: Date;
}

const FIXED: readonly (SectionKind | "draftText" | "adoptionReport")[] = [
  "draftText",
  "draftingExplanation",
  "draftInterpretation",
  "adoptionReport",
  "representatives",
  "decisionOutcome",
];
const OPTIONAL = SECTION_KINDS.filter((kind) => !FIXED.includes(kind));

/** The integrated page of one decision: six fixed sections, each there or honestly not, and three where they apply. */
export function DecisionPage({ lang, page, calls, now, publicUrl }: Props & { publicUrl: string }) {
  const words = decisionWords[lang];
  const { decision } = page;
  const name = (unit: PublicUnit) => (lang === "zh" ? unit.name : unit.nameEn || unit.name);
  const shown = [...FIXED, ...OPTIONAL.filter((kind) => page.sections.some((section) => section.kind === kind) || (kind === "postDecisionEvaluation" && page.procedure?.evaluation))];
  const head = metadataFacts(lang, page.procedure);
  return (
    <>
      <p className="kicker">
        <a href={localPath(lang, `/catalogue/${decision.year}`)}>{catalogueWords[lang].title(decision.year)}</a>
      </p>
      <h1>{(lang === "en" && decision.titleEn) || decision.title}</h1>
      <p className="lead">{(lang === "en" && decision.summaryEn) || decision.summary}</p>
      <p className="tag-line">
        <StatusTag lang={lang} status={statusTags[page.standing.status]} label={statusWords[lang][page.standing.status]} />
        <span>
          {words.leadUnit}：{name(decision.leadUnit)}
        </span>
      </p>
      <ProcedureNotices lang={lang} procedure={page.procedure} />
      <CarriedNote lang={lang} decision={decision} continuedIn={page.continuedIn} />
      <Invitation lang={lang} page={page} now={now} />
      <section aria-labelledby="procedure">
        <h2 id="procedure">{words.procedure}</h2>
        <Timeline lang={lang} steps={procedureSteps(lang, page, now)} />
      </section>
      <TableOfContents
        lang={lang}
        folded
        title={words.sections}
        entries={shown.map((kind) => ({ href: `#${kind}`, label: sectionWords[lang][kind] }))}
      />
      {shown.map((kind) => (
        <section key={kind} id={kind} className="decision-section" aria-labelledby={`${kind}-title`}>
          <h2 id={`${kind}-title`}>{sectionWords[lang][kind]}</h2>
          <SectionBody lang={lang} page={page} now={now} kind={kind} />
          {kind === "representatives" && calls.length > 0 ? (
            <ul className="plain-list">
              {calls.map((call) => (
                <li key={call.slug}>
                  <a href={localPath(lang, `/calls/${call.slug}`)}>{(lang === "en" && call.titleEn) || call.title}</a>
                </li>
              ))}
            </ul>
          ) : null}
        </section>
      ))}
      <DescriptionList
        facts={[
          { label: words.coUnits, value: decision.coUnits.map(name).join("、") },
          { label: words.category, value: categoryWords[lang][decision.category as DecisionCategory] },
          { label: words.planned, value: plannedCompletionWords(decision.plannedCompletion, lang) },
          { label: words.legalBasis, value: decision.legalBasis },
          { label: words.procedures, value: decision.procedures.map((kind) => procedureWords[lang][kind as Procedure]).join("、") },
          {
            label: words.flags,
            value: [decision.affectsEnterprises ? words.enterprises : "", decision.affectsLivelihood ? words.livelihood : ""].filter(Boolean).join("、"),
          },
          { label: words.contact, value: decision.contact },
        ]}
      />
      <MetadataBlock
        lang={lang}
        facts={[
          ...head.before,
          { label: words.owner, value: name(decision.leadUnit) },
          ...head.after,
          { label: words.attribute, value: words.proactive },
          { label: words.published, value: formatDay(dayOf(page.publishedAt), lang) },
          { label: words.updated, value: formatInstant(page.updatedAt, lang) },
        ]}
      />
      <SharePage lang={lang} url={`${publicUrl}/d/${decision.slug}`} />
    </>
  );
}

/** What one can do now, and how long. */
function Invitation({ lang, page, now }: Omit<Props, "calls">) {
  const words = decisionWords[lang];
  const window = page.windows.at(-1);
  if (!window || page.standing.status === "notStarted") return null;
  const closesAt = new Date(window.body.closesAt);
  const isOpen = page.standing.status === "open";
  return (
    <div className="invitation">
      <Countdown lang={lang} closes={formatClosing(closesAt, lang)} daysLeft={isOpen ? page.standing.daysLeft : null} large />
      <p>{standingSentence(standingOf(page, now), lang)}</p>
      {window.body.shortenedReason ? <p>{words.shortened(window.body.shortenedReason)}</p> : null}
      {isOpen ? (
        <ButtonLink href={localPath(lang, `/decisions/${page.decision.slug}/draft`)}>{words.giveOpinion}</ButtonLink>
      ) : page.reports.length > 0 ? (
        <ButtonLink href={localPath(lang, `/decisions/${page.decision.slug}/report`)}>{words.readReport}</ButtonLink>
      ) : null}
    </div>
  );
}

function standingOf(page: ShownDecision, now: Date) {
  const window = page.windows.at(-1)!.body;
  const report = page.reports.find((each) => each.body.round === window.round);
  return windowState(
    { opensAt: new Date(window.opensAt), closesAt: new Date(window.closesAt), replyDays: window.replyDays, reportedAt: report?.publishedAt ?? null },
    now,
  );
}

function SectionBody({ lang, page, now, kind }: Omit<Props, "calls"> & { kind: SectionKind | "draftText" | "adoptionReport" }): ReactNode {
  const words = decisionWords[lang];
  const { decision } = page;
  if (kind === "draftText") {
    const newest = page.drafts.at(-1);
    if (!newest) return <p className="absence">{isFromBefore(page) ? furtherWords[lang].elsewhere : words.noDraft}</p>;
    return (
      <>
        <p>
          《{newest.title}》 {words.on(formatDay(dayOf(newest.publishedAt), lang))} · {words.versions(page.drafts.length)}
        </p>
        <ButtonLink variant="plain" href={localPath(lang, `/decisions/${decision.slug}/draft`)}>
          {words.readDraft}
        </ButtonLink>
        {page.drafts.length > 1 ? (
          <p>
            <a href={localPath(lang, `/decisions/${decision.slug}/draft/compare`)}>{words.compareDrafts}</a>
          </p>
        ) : null}
      </>
    );
  }
  if (kind === "adoptionReport") {
    const report = page.reports.at(-1);
    const outside = page.procedure?.outsideReport;
    if (!report && outside) return <p>{furtherWords[lang].outsideReport(outside.title, formatDay(outside.on, lang))}</p>;
    if (!report) {
      const isWaiting = page.windows.length > 0;
      return <p className="absence">{isWaiting ? words.notYetReport(standingSentence(standingOf(page, now), lang)) : words.noReport}</p>;
    }
    return (
      <>
        <p>{report.body.introduction}</p>
        <ButtonLink variant="plain" href={localPath(lang, `/decisions/${decision.slug}/report`)}>
          {words.readReport}
        </ButtonLink>
      </>
    );
  }
  const section = page.sections.find((each) => each.kind === kind);
  const isEvaluated = kind === "postDecisionEvaluation" && page.procedure?.evaluation;
  // What was evaluated since stands for a section that still says when it will be.
  if (isEvaluated && section?.presence !== "text") return <EvaluationFacts lang={lang} procedure={page.procedure} />;
  if (!section && isFromBefore(page)) return <p className="absence">{furtherWords[lang].elsewhere}</p>;
  if (!section) return <p className="absence">{words.notYetPlanned(plannedCompletionWords(decision.plannedCompletion, lang))}</p>;
  const basis = section.basis ? `${words.basis}${section.basis}` : "";
  if (section.presence === "notPublic") return <Absence text={words.notPublic} body={section.body} basis={basis} />;
  if (section.presence === "notApplicable") return <Absence text={words.notApplicable} body={section.body} basis={basis} />;
  if (section.presence === "notYet") return <Absence text={words.notYet} body={section.body} basis={basis} />;
  return (
    <>
      <p className="section-date">{words.on(formatDay(dayOf(section.publishedAt), lang))}</p>
      {isEvaluated ? <EvaluationFacts lang={lang} procedure={page.procedure} /> : null}
      <MarkdownText>{section.body}</MarkdownText>
      <FileList lang={lang} files={section.files} />
      {/* Art. 32: what was decided is published together with what became of the opinions. */}
      {kind === "decisionOutcome" && page.reports.length > 0 ? (
        <p>
          <a href={localPath(lang, `/decisions/${decision.slug}/report`)}>{furtherWords[lang].reportLink}</a>
        </p>
      ) : null}
    </>
  );
}

/** Asked and decided before the office came to this site: what is missing here is not still to come. */
function isFromBefore(page: ShownDecision): boolean {
  return page.windows.length === 0 && Boolean(page.procedure?.outsideReport) && page.sections.some(({ kind, presence }) => kind === "decisionOutcome" && presence === "text");
}

function Absence({ text, body, basis }: { text: string; body: string; basis: string }) {
  return (
    <div className="absence">
      <p>
        <strong>{text}</strong> {body}
      </p>
      {basis ? <p>{basis}</p> : null}
    </div>
  );
}
