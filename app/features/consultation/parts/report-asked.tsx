import type { PublicReport } from "~/domain/consultation/public-shapes";
import type { Lang } from "~/domain/text/lang";
import { DataTable } from "~/ui/table";
import { activityName, authorKindName, channelName, reportWords, whenHeld, whoWasHeard } from "../words-report";
import { ReportResults } from "./report-results";

/** How people were asked: the ways on which opinions came, from whom, and the meetings, visits and surveys, each questionnaire with its results. */
export function ReportAsked({ lang, report }: { lang: Lang; report: PublicReport }) {
  const words = reportWords[lang];
  const figures = [
    { caption: words.channel, rows: report.byChannel.map(({ channel, count }) => ({ name: channelName(lang, channel), count })) },
    { caption: words.kind, rows: report.byAuthorKind.map(({ authorKind, count }) => ({ name: authorKindName(lang, authorKind), count })) },
  ];
  return (
    <>
      {report.opinions.counted > 0 ? (
        <div className="split split-2">
          {figures.map(({ caption, rows }) => (
            <table key={caption} className="sum-table">
              <thead>
                <tr>
                  <th scope="col">{caption}</th>
                  <th scope="col">{words.opinions}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map(({ name, count }) => (
                  <tr key={name}>
                    <th scope="row">{name}</th>
                    <td>{count}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          ))}
        </div>
      ) : null}
      {report.activities.length > 0 ? (
        <DataTable
          lang={lang}
          caption={words.activities}
          rows={report.activities.map((activity, index) => ({ ...activity, index }))}
          rowKey={(activity) => String(activity.index)}
          columns={[
            { key: "heldOn", header: words.heldOn, cell: (activity) => whenHeld(lang, activity) },
            { key: "kind", header: words.activity, kind: "nowrap", cell: (activity) => activityName(lang, activity.kind) },
            { key: "place", header: words.place, cell: (activity) => activity.place },
            { key: "people", header: words.people, kind: "number", cell: (activity) => activity.people },
            { key: "audience", header: words.audience, cell: (activity) => whoWasHeard(lang, activity) },
            { key: "opinions", header: words.heard, kind: "number", cell: (activity) => activity.opinions },
            { key: "summary", header: words.summary, cell: (activity) => activity.summary },
          ]}
        />
      ) : null}
      {report.activities.map(({ results }) => (results ? <ReportResults key={results.slug} lang={lang} results={results} /> : null))}
    </>
  );
}
