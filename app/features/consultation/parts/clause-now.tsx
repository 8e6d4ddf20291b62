import type { ClausePlace } from "../clause-places.server";
import { draftWords, markWords } from "../words-draft";

/** What an opinion is about, by its name in the newest public version: 第五条（原第六条）, 已删除条款（原第五条）, 文本已修改 with the way to the difference. */
export function ClauseNow({ label, place }: { label: string | null; place: ClausePlace | undefined }) {
  if (label === null) return <>草案整体</>;
  if (!place) return <>{label}</>;
  const original = draftWords.zh.original(label);
  if (place.label === null) {
    return (
      <>
        {draftWords.zh.deletedTitle}（{original}）
      </>
    );
  }
  return (
    <>
      {place.label}
      {place.label === label ? "" : `（${original}）`}
      {place.isModified ? (
        <>
          {"　"}
          <a href={place.compareHref}>
            {markWords.zh.modified}
            <span className="visually-hidden">：{place.label}</span>
          </a>
        </>
      ) : null}
    </>
  );
}
