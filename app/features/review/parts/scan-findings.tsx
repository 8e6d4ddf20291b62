import type { FindingPlace, ScanRule } from "~/domain/review/scan";
import { scanRuleWords } from "~/domain/review/scan.words";
import { TextArea } from "~/ui/form";
import type { FormState } from "~/ui/form-state";
import { scanPathWords } from "../words-content";

export interface ShownFinding {
  position: number;
  rule: string;
  match: string;
  places: FindingPlace[];
  reason: string | null;
  acknowledgedAt: Date | null;
}

const SHOWN_PLACES = 5;

/** What the scan found, with the answers that were given; for everybody who sees the publication. */
export function ScanFindings({ findings }: { findings: ShownFinding[] }) {
  return (
    <section id="findings">
      <h2>审查前扫描</h2>
      {findings.length === 0 ? (
        <p>没有发现身份证号码、电话、银行卡号、人防工程位置图纸和词表中的词。扫描不能代替人工审查。</p>
      ) : (
        <>
          <p>发现 {findings.length} 项，由保密审查人逐项说明为什么可以公开，不宜公开的退回修改。</p>
          <ol className="findings">
            {findings.map((finding) => (
              <li key={finding.position}>
                <strong>{titleOf(finding)}</strong>
                <Places places={finding.places} />
                {finding.reason ? <p>说明：{finding.reason}</p> : null}
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

/** One field for each finding, in the secrecy reviewer's form. `earlier`: what was answered on an earlier version, by rule and match. */
export function FindingAnswers({ findings, earlier, state }: { findings: ShownFinding[]; earlier: Record<string, string>; state: FormState }) {
  if (findings.length === 0) return null;
  return (
    <fieldset className="field">
      <legend className="legend">扫描发现的 {findings.length} 项：逐项说明为什么可以公开</legend>
      {findings.map((finding) => {
        const before = earlier[findingKey(finding)];
        return (
          <TextArea
            key={finding.position}
            lang="zh"
            state={state}
            name={`answer-${finding.position}`}
            label={`${finding.position}. ${titleOf(finding)}`}
            hint={`${scanRuleWords[finding.rule as ScanRule].question}审查通过的，必须说明。${before === undefined ? "" : `上一版的说明：${before}`}`}
            rows={2}
            optional
          />
        );
      })}
    </fieldset>
  );
}

export function findingKey({ rule, match }: { rule: string; match: string }): string {
  return `${rule} ${match}`;
}

function titleOf({ rule, match }: ShownFinding): string {
  return `${scanRuleWords[rule as ScanRule].name}：${match}`;
}

function Places({ places }: { places: FindingPlace[] }) {
  return (
    <ul>
      {places.slice(0, SHOWN_PLACES).map(({ path, excerpt }, i) => (
        <li key={i}>
          {scanPathWords(path)}：<q>{excerpt}</q>
        </li>
      ))}
      {places.length > SHOWN_PLACES ? <li>共 {places.length} 处</li> : null}
    </ul>
  );
}
