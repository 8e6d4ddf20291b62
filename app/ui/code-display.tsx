import type { Lang } from "~/domain/text/lang";
import { QrCode } from "./qr";
import { uiWords } from "./words";

/**
 * A receipt or ticket code in the groups it was formatted in (`ABCDE-FGHJK`), large. Screen readers get the symbols
 * one by one, because a group is no word.
 */
export function CodeDisplay({ label, code }: { label: string; code: string }) {
  const groups = code.split("-");
  return (
    <div className={groups.length > 3 ? "code-display code-display-long" : "code-display"}>
      <p className="code-display-label">{label}</p>
      <p>
        <span className="code-display-groups" aria-hidden="true">
          {groups.map((group, index) => (
            <span key={index}>{group}</span>
          ))}
        </span>
        <span className="visually-hidden">{groups.map((group) => [...group].join(" ")).join(", ")}</span>
      </p>
    </div>
  );
}

/** The address of the page with its QR code, on paper only. */
export function PrintedAddress({ lang, url }: { lang: Lang; url: string }) {
  const words = uiWords[lang];
  return (
    <div className="printed-address">
      <QrCode text={url} label={words.qrOf(words.pageAddress)} small />
      <p>
        {words.pageAddress}
        <br />
        {url}
      </p>
    </div>
  );
}
