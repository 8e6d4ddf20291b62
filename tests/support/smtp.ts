import type { AddressInfo } from "node:net";
import { simpleParser, type ParsedMail } from "mailparser";
import { SMTPServer } from "smtp-server";
import { atFileEnd } from "./at-file-end";

export interface ReceivedMail {
  /** The envelope: where it really goes. */
  to: string[];
  subject: string;
  text: string;
  html: string;
  messageId: string;
  /** As it came over the line, for foreign parsers. */
  source: Buffer;
  parsed: ParsedMail;
}

export interface TestSmtp {
  /** For `SMTP_URL`. */
  url: string;
  /** All mails so far, in the order of their arrival. */
  mails: ReceivedMail[];
  /** The first mail that fits, whether it is there already or comes within ten seconds. */
  waitForMail(fits: (mail: ReceivedMail) => boolean): Promise<ReceivedMail>;
  /** Refuses the next so many mails with a temporary error, as an overloaded server does. */
  refuseNext(times: number): void;
}

const PATIENCE_MS = 10_000;

/** A real SMTP server on a free port that keeps what it gets, closed when the test file is through. */
export async function startSmtp(): Promise<TestSmtp> {
  const mails: ReceivedMail[] = [];
  const waiting = new Set<() => void>();
  let refusals = 0;

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        if (refusals > 0) {
          refusals -= 1;
          done(Object.assign(new Error("try again later"), { responseCode: 451 }));
          return;
        }
        const source = Buffer.concat(chunks);
        simpleParser(source).then((parsed) => {
          mails.push({
            to: session.envelope.rcptTo.map(({ address }) => address),
            subject: parsed.subject ?? "",
            text: parsed.text ?? "",
            html: parsed.html || "",
            messageId: parsed.messageId ?? "",
            source,
            parsed,
          });
          done();
          for (const look of waiting) look();
        }, done);
      });
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  atFileEnd(() => new Promise<void>((resolve) => server.close(resolve)));

  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    mails,
    refuseNext: (times) => {
      refusals = times;
    },
    waitForMail: (fits) =>
      new Promise((resolve, reject) => {
        const impatient = setTimeout(() => {
          waiting.delete(look);
          reject(new Error(`no such mail within ${PATIENCE_MS / 1000} s; received: ${mails.map((mail) => mail.subject).join(" | ") || "none"}`));
        }, PATIENCE_MS);
        const look = () => {
          const mail = mails.find(fits);
          if (!mail) return;
          clearTimeout(impatient);
          waiting.delete(look);
          resolve(mail);
        };
        waiting.add(look);
        look();
      }),
  };
}
