import { findInText } from "~/domain/consultation/clause-search";

/** A text in which each place with the query is marked; the text alone where there is no query. */
export function Highlighted({ text, query }: { text: string; query: string }) {
  if (query === "") return <>{text}</>;
  const ranges = findInText(text, query);
  return (
    <>
      {ranges.map(({ start, end }, index) => (
        <span key={start}>
          {text.slice(ranges[index - 1]?.end ?? 0, start)}
          <mark>{text.slice(start, end)}</mark>
        </span>
      ))}
      {text.slice(ranges.at(-1)?.end ?? 0)}
    </>
  );
}
