import { diffCharacters } from "~/domain/consultation/clause-diff";
import type { FieldChange } from "~/domain/review/content-diff";
import { DiffKey, DiffText, type DiffPart } from "~/ui/diff";
import { Notice } from "~/ui/notice";
import { isForReaders, pathWords, valueWords } from "../words-content";

/** More fields than this are a new text, which is read as a whole. */
const MOST_SHOWN = 400;

interface Compared {
  from: number;
  to: number;
  changes: FieldChange[];
}

/** The differences between two versions field by field, and the choice of other two. */
export function ContentChanges({ compared, numbers }: { compared: Compared | null; numbers: number[] }) {
  if (numbers.length < 2) return null;
  return (
    <section id="changes">
      <h2>{compared ? `第 ${compared.from} 版到第 ${compared.to} 版的差异` : "版本差异"}</h2>
      {compared ? <Changes changes={compared.changes} /> : <p>以前的版本都没有通过审查。需要时可以选择两个版本比较。</p>}
      <form method="get" className="compare-form" action="#changes">
        <VersionSelect name="from" label="从" numbers={numbers} chosen={compared?.from ?? numbers.at(-1)} />
        <VersionSelect name="to" label="到" numbers={numbers} chosen={compared?.to ?? numbers[0]} />
        <button type="submit" className="button button-plain button-small">
          比较
        </button>
      </form>
    </section>
  );
}

function VersionSelect({ name, label, numbers, chosen }: { name: string; label: string; numbers: number[]; chosen: number | undefined }) {
  return (
    <label>
      {label}{" "}
      <select name={name} defaultValue={chosen} className="control control-short">
        {numbers.map((number) => (
          <option key={number} value={number}>
            第 {number} 版
          </option>
        ))}
      </select>
    </label>
  );
}

function Changes({ changes }: { changes: FieldChange[] }) {
  const readable = changes.filter(({ path }) => isForReaders(path));
  const technical = changes.length - readable.length;
  if (changes.length === 0) return <p>两个版本的内容完全一样。</p>;
  return (
    <>
      <DiffKey lang="zh" />
      <dl className="field-changes">
        {readable.slice(0, MOST_SHOWN).map((change, i) => (
          <div key={i}>
            <dt>{pathWords(change.path)}</dt>
            <dd>
              <DiffText lang="zh" parts={partsOf(change)} />
            </dd>
          </div>
        ))}
      </dl>
      {readable.length > MOST_SHOWN ? (
        <Notice lang="zh" kind="warning" title={`还有 ${readable.length - MOST_SHOWN} 处差异没有列出`}>
          <p>改动很多，请查看下面的全文。</p>
        </Notice>
      ) : null}
      {technical > 0 ? <p className="soft">另有 {technical} 处只涉及编号、短名等系统字段。</p> : null}
    </>
  );
}

function partsOf({ path, before, after }: FieldChange): DiffPart[] {
  const [old, now] = [before, after].map((value) => (value === null ? "" : valueWords(path, value)));
  return diffCharacters(old ?? "", now ?? "");
}

/** A whole version in words, for who reads it the first time. */
export function ContentFields({ fields }: { fields: FieldChange[] }) {
  return (
    <dl className="field-changes">
      {fields
        .filter(({ path }) => isForReaders(path))
        .map(({ path, after }, i) => (
          <div key={i}>
            <dt>{pathWords(path)}</dt>
            <dd className="field-text">{after === null ? "" : valueWords(path, after)}</dd>
          </div>
        ))}
    </dl>
  );
}
