import type { Lang } from "../text/lang";
import type { TicketCodeRefusal } from "./ticket-code";

export const ticketCodeWords: Record<Lang, Record<TicketCodeRefusal, string>> = {
  zh: { MALFORMED: "这不是有效的票码。请扫描票面上的二维码，或者对照票面重新填写 26 位票码。" },
  en: { MALFORMED: "This is not a valid ticket code. Please scan the QR code on the ticket or type its 26 characters again." },
};
