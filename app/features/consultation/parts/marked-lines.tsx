import { cutAtPhrase } from "~/domain/ledger/search-tokens";

/** A text as it was typed, with the words that were searched for marked. */
export function MarkedLines({ text, phrase }: { text: string; phrase: string }) {
  return (
    <>
      {text.split("\n").map((line, index) => (
        <p key={index}>{cutAtPhrase(line, phrase).map((piece, at) => (piece.isHit ? <mark key={at}>{piece.text}</mark> : piece.text))}</p>
      ))}
    </>
  );
}
