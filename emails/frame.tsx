import type { CSSProperties, ReactNode } from "react";
import type { Lang } from "~/domain/text/lang";
import { colon, oneLine, type Block, type Letter, type Letterhead, type Reason, type Row } from "./letter";

/** The content id of the picture of the ticket's QR code. */
export const TICKET_QR_CID = "ticket-qr";

const reasonWords: Record<Lang, Record<Reason, string>> = {
  zh: {
    contact: "有人在本网站填写了这个邮箱，所以您收到这封邮件。如果不是您本人填写的，不必理会：没有验证码，谁也不能用您的邮箱办理任何事项。",
    opinion: "您在提交意见时留下了这个邮箱，所以您收到这封邮件。邮箱只用于告诉您这些意见的办理情况，不会公开。",
    follow: "您用这个邮箱关注了这件决策，所以您收到这封邮件。点邮件中的“不再关注”即可停止，不需要登录。",
    registration: "您用这个邮箱报名参加开放活动，所以您收到这封邮件。邮箱只用于告诉您这次报名的情况，不会公开。",
  },
  en: {
    contact:
      "You get this message because somebody entered this address on our site. If it was not you, there is nothing to do: without the code nobody can act with your address.",
    opinion:
      "You get this message because you left this address with an opinion. We use it only to tell you what becomes of your opinions, and it is never published.",
    follow: "You get this message because you follow this decision with this address. The link above ends it without signing in.",
    registration:
      "You get this message because you registered for an open-day event with this address. We use it only for this registration, and it is never published.",
  },
};

const footerWords: Record<Lang, { automatic: string; phone: string; site: string; product: string }> = {
  zh: { automatic: "本邮件由系统自动发出，直接回复没有人处理。", phone: "咨询电话", site: "网站", product: "开门" },
  en: {
    automatic: "This message was sent automatically and replies are not read.",
    phone: "Telephone",
    site: "Website",
    product: "Kaimen",
  },
};

/*
 * Mail programs know tables and inline styles. Text keeps the program's own colours, so that a dark scheme stays readable; only the button
 * brings both of its colours, and the picture of the QR code its own white edge.
 */
const styles = {
  body: { margin: 0, padding: 0 },
  outer: { width: "100%", borderCollapse: "collapse" },
  inner: {
    width: "100%",
    maxWidth: "560px",
    borderCollapse: "collapse",
    textAlign: "left",
    fontFamily: "'PingFang SC','HarmonyOS Sans SC','Noto Sans SC','Microsoft YaHei',system-ui,sans-serif",
    fontSize: "18px",
    lineHeight: "1.7",
  },
  office: { padding: "0 0 12px", borderBottom: "3px solid #ffc83d", fontWeight: "bold" },
  heading: { margin: 0, padding: "24px 0 0", fontSize: "24px", lineHeight: "1.4", fontWeight: "bold" },
  block: { padding: "16px 0 0" },
  label: { fontSize: "16px" },
  code: { fontFamily: "Consolas,Menlo,'Courier New',monospace", fontSize: "26px", fontWeight: "bold", letterSpacing: "1px", wordBreak: "break-word" },
  rowLabel: { padding: "6px 16px 6px 0", borderTop: "1px solid #cfd9e1", verticalAlign: "top", whiteSpace: "nowrap", fontSize: "16px" },
  rowValue: { padding: "6px 0", borderTop: "1px solid #cfd9e1", verticalAlign: "top", width: "100%", wordBreak: "break-word" },
  entryTitle: { fontWeight: "bold", wordBreak: "break-word" },
  button: {
    display: "inline-block",
    padding: "12px 24px",
    backgroundColor: "#0b5a8c",
    color: "#ffffff",
    fontWeight: "bold",
    textDecoration: "none",
    borderRadius: "4px",
  },
  address: { fontSize: "16px", color: "inherit", wordBreak: "break-all" },
  picture: { display: "block", width: "264px", height: "264px", border: "0" },
  footer: { padding: "24px 0 0", fontSize: "16px", lineHeight: "1.6" },
  footerLine: { borderTop: "1px solid #cfd9e1", padding: "12px 0 0" },
} satisfies Record<string, CSSProperties>;

interface Framed {
  letter: Letter;
  lang: Lang;
  letterhead: Letterhead;
}

/** The whole mail as a page: the office on top, the letter, then why the reader gets it. Nothing in it is fetched from anywhere. */
export function MailPage({ letter, lang, letterhead }: Framed) {
  const words = footerWords[lang];
  return (
    <html lang={lang === "zh" ? "zh-CN" : "en"}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{oneLine(letter.heading)}</title>
      </head>
      <body style={styles.body}>
        <Table style={styles.outer}>
          <tr>
            <td align="center" style={{ padding: "24px 16px" }}>
              <Table style={styles.inner}>
                <Line style={styles.office}>{nameOf(letterhead, lang)}</Line>
                <tr>
                  <td>
                    <h1 style={styles.heading}>{oneLine(letter.heading)}</h1>
                  </td>
                </tr>
                {letter.blocks.map((block, i) => (
                  <Line key={i} style={styles.block}>
                    <BlockView block={block} lang={lang} />
                  </Line>
                ))}
                <Line style={styles.footer}>
                  <div style={styles.footerLine}>{reasonWords[lang][letter.reason]}</div>
                  <div>{words.automatic}</div>
                  {letterhead.phone !== "" && <div>{`${words.phone}${colon[lang]}${letterhead.phone}`}</div>}
                  <div>
                    {`${words.site}${colon[lang]}`}
                    <Address url={letterhead.siteUrl} />
                  </div>
                </Line>
              </Table>
            </td>
          </tr>
        </Table>
      </body>
    </html>
  );
}

/** The same mail for programs and people that read plain text. Lines end in `\n`. */
export function mailText({ letter, lang, letterhead }: Framed): string {
  const words = footerWords[lang];
  const footer = [
    reasonWords[lang][letter.reason],
    words.automatic,
    ...(letterhead.phone === "" ? [] : [`${words.phone}${colon[lang]}${oneLine(letterhead.phone)}`]),
    `${words.site}${colon[lang]}${letterhead.siteUrl}`,
  ].join("\n");
  const pieces = [nameOf(letterhead, lang), oneLine(letter.heading), ...letter.blocks.map((block) => blockText(block, lang)), `-- \n${footer}`];
  return `${pieces.filter(Boolean).join("\n\n")}\n`;
}

function BlockView({ block, lang }: { block: Block; lang: Lang }) {
  switch (block.kind) {
    case "paragraph":
      return <>{oneLine(block.text)}</>;
    case "code":
      return (
        <>
          <div style={styles.label}>{block.label}</div>
          <div style={styles.code}>{block.code}</div>
        </>
      );
    case "ticketQr":
      return <img src={`cid:${TICKET_QR_CID}`} width={264} height={264} alt={block.alt} style={styles.picture} />;
    case "facts":
      return <Rows rows={block.rows} />;
    case "button":
      return (
        <>
          <div>
            <a href={ownAddress(block.url)} style={styles.button}>
              {block.label}
            </a>
          </div>
          <div style={{ paddingTop: "8px" }}>
            <Address url={block.url} />
          </div>
        </>
      );
    case "entries":
      return (
        <>
          {block.entries.map((entry, i) => (
            <div key={i} style={{ padding: i === 0 ? "0" : "24px 0 0" }}>
              <div style={styles.entryTitle}>{oneLine(entry.title)}</div>
              <Rows rows={entry.rows} />
              <div>{`${entry.label}${colon[lang].trimEnd()}`}</div>
              <div>
                <Address url={entry.url} />
              </div>
            </div>
          ))}
        </>
      );
  }
}

function blockText(block: Block, lang: Lang): string {
  const line = ([label, value]: Row) => `${label}${colon[lang]}${oneLine(value)}`.trimEnd();
  switch (block.kind) {
    case "paragraph":
      return oneLine(block.text);
    case "code":
      return `${block.label}${colon[lang].trimEnd()}\n    ${block.code}`;
    case "ticketQr":
      return "";
    case "facts":
      return block.rows.map(line).join("\n");
    case "button":
      return `${block.label}${colon[lang].trimEnd()}\n${block.url}`;
    case "entries":
      return block.entries
        .map((entry) => [oneLine(entry.title), ...entry.rows.map(line), `${entry.label}${colon[lang]}${entry.url}`].join("\n"))
        .join("\n\n");
  }
}

function Table({ style, children }: { style: CSSProperties; children: ReactNode }) {
  return (
    <table role="presentation" cellPadding={0} cellSpacing={0} style={style}>
      <tbody>{children}</tbody>
    </table>
  );
}

function Line({ style, children }: { style: CSSProperties; children: ReactNode }) {
  return (
    <tr>
      <td style={style}>{children}</td>
    </tr>
  );
}

function Rows({ rows }: { rows: readonly Row[] }) {
  return (
    <table cellPadding={0} cellSpacing={0} style={{ width: "100%", borderCollapse: "collapse" }}>
      <tbody>
        {rows.map(([label, value]) => (
          <tr key={label}>
            <th scope="row" align="left" style={{ ...styles.rowLabel, fontWeight: "normal" }}>
              {label}
            </th>
            <td style={styles.rowValue}>{oneLine(value)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** An address written out, so that the reader sees where it leads before following it. */
function Address({ url }: { url: string }) {
  return (
    <a href={ownAddress(url)} style={styles.address}>
      {url}
    </a>
  );
}

/** @throws RangeError for anything but an http or https address: a mail of ours links to nothing else. */
function ownAddress(url: string): string {
  if (!/^https?:\/\/[^\s"'<>\\]+$/.test(url)) throw new RangeError("a mail links only to web addresses");
  return url;
}

function nameOf(letterhead: Letterhead, lang: Lang): string {
  return oneLine(letterhead.officeName) || footerWords[lang].product;
}
