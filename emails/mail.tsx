import type { InvitationFacts, MessageProps, MessageTemplate, SessionFacts } from "~/domain/messages/templates";
import type { Lang } from "~/domain/text/lang";
import { MailPage, mailText } from "./frame";
import { oneLine, shorten, type Letter, type Letterhead } from "./letter";

/** What the sender adds to a mail: the picture of a ticket code, a calendar part. */
export interface Enclosures {
  /** The 26 symbols for the QR picture that the HTML shows as `cid:ticket-qr`. */
  ticketCode?: string;
  calendar?: { method: "REQUEST" | "CANCEL"; invitation: InvitationFacts; session: SessionFacts };
}

/** One mail of the product. */
export interface Mail<Template extends MessageTemplate> {
  /** One line without control characters. */
  subject(props: MessageProps[Template], lang: Lang): string;
  Html(given: { props: MessageProps[Template]; lang: Lang; letterhead: Letterhead }): JSX.Element;
  text(props: MessageProps[Template], lang: Lang, letterhead: Letterhead): string;
  enclosures(props: MessageProps[Template]): Enclosures;
  /** After this instant the message helps nobody and is not sent any more. */
  uselessAfter(props: MessageProps[Template]): Date | null;
  /** Invented values for tests and for looking at the mail. */
  sample: MessageProps[Template];
}

/** Longer subjects are cut off by every mail program. */
const SUBJECT_CHARACTERS = 80;

/** A mail from its words: the subject, and one letter from which HTML and plain text are both written. */
export function mail<Template extends MessageTemplate>(given: {
  sample: MessageProps[Template];
  subject(props: MessageProps[Template], lang: Lang): string;
  letter(props: MessageProps[Template], lang: Lang): Letter;
  enclosures?(props: MessageProps[Template]): Enclosures;
  uselessAfter?(props: MessageProps[Template]): Date;
}): Mail<Template> {
  return {
    sample: given.sample,
    subject: (props, lang) => shorten(oneLine(given.subject(props, lang)), SUBJECT_CHARACTERS),
    Html: ({ props, lang, letterhead }) => <MailPage letter={given.letter(props, lang)} lang={lang} letterhead={letterhead} />,
    text: (props, lang, letterhead) => mailText({ letter: given.letter(props, lang), lang, letterhead }),
    enclosures: given.enclosures ?? (() => ({})),
    uselessAfter: given.uselessAfter ?? (() => null),
  };
}
