import { describe, expect, it } from "vitest";
import { formatReceiptCode } from "~/domain/codes/receipt-code";
import { formatTicketCode } from "~/domain/codes/ticket-code";
import type { MessageProps, MessageTemplate } from "~/domain/messages/templates";
import type { Json } from "~/domain/text/json";
import { LANGS, type Lang } from "~/domain/text/lang";
import { TICKET_QR_CID } from "./frame";
import type { Letterhead } from "./letter";
import { SMS_CHARACTERS } from "./sms";
import { isMessageTemplate, renderMessage, templates } from "./templates";

const letterheads: Record<Lang, Letterhead> = {
  zh: { officeName: "滨江市国防动员办公室", phone: "000-5550 0100", siteUrl: "https://kaimen.example" },
  en: { officeName: "Binjiang City Office for National Defence Mobilisation", phone: "000-5550 0100", siteUrl: "https://kaimen.example/en" },
};
const names = Object.keys(templates) as MessageTemplate[];
const inEveryLanguage = names.flatMap((name) => LANGS.map((lang) => ({ name, lang })));

const sampleOf = (name: MessageTemplate): MessageProps[MessageTemplate] => templates[name].sample;
const inMail = (name: MessageTemplate, lang: Lang, props = sampleOf(name)) => renderMessage(name, props, lang, "mail", letterheads[lang]);
const inSms = (name: MessageTemplate, lang: Lang, props = sampleOf(name)) => renderMessage(name, props, lang, "sms", letterheads[lang]);

/** What the reader must find in a message: every code as it is printed, and every address. */
function codesAndAddresses(props: Json): string[] {
  const found: string[] = [];
  walk(props, (key, value) => {
    if (key === "receiptCode") found.push(formatReceiptCode(value));
    else if (key === "code") found.push(value.length === 26 ? formatTicketCode(value) : value);
    else if (/^(receiptUrl|ticketUrl|reportUrl)$/.test(key)) found.push(value);
  });
  return found;
}

function walk(value: Json, visit: (key: string, value: string) => void, key = ""): void {
  if (typeof value === "string") visit(key, value);
  else if (Array.isArray(value)) for (const one of value) walk(one, visit, key);
  else if (value !== null && typeof value === "object") for (const [inner, one] of Object.entries(value)) walk(one, visit, inner);
}

/** The same facts with `text` in every field that people can write. */
function withFreeText<Props>(props: Props, text: string): Props {
  const free = /^(decisionTitle|clauseLabel|eventTitle|sessionTitle|place|phone|reason)$/;
  return JSON.parse(JSON.stringify(props), (key, value: Json) => (free.test(key) && typeof value === "string" ? text : value)) as Props;
}

function rowsOf(html: string): string[] {
  return Array.from(html.matchAll(/<(?:td|th|h1|div|title)[^>]*>([^<]*)</g), (match) => match[1] ?? "");
}

describe.each(inEveryLanguage)("$name in $lang", ({ name, lang }) => {
  it("tells every code and every address in the plain text and in the HTML", () => {
    const { text, html } = inMail(name, lang);
    const wanted = codesAndAddresses(sampleOf(name) as Json);
    for (const one of wanted) {
      expect(text).toContain(one);
      expect(html).toContain(one);
    }
  });

  it("is signed by the office and says why the reader gets it", () => {
    const { text, html } = inMail(name, lang);
    for (const body of [text, html ?? ""]) {
      expect(body).toContain(letterheads[lang].officeName);
      expect(body).toContain(letterheads[lang].phone);
      expect(body).toContain(lang === "zh" ? "所以您收到这封邮件" : "You get this message because");
    }
  });

  it("has a subject of one line that differs from the other language's", () => {
    const other = lang === "zh" ? "en" : "zh";
    const { subject } = inMail(name, lang);
    expect(subject).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
    expect(subject.length).toBeGreaterThan(3);
    expect(subject).not.toBe(inMail(name, other).subject);
  });

  it("leaves no gap in its words", () => {
    const { subject, text, html } = inMail(name, lang);
    for (const body of [subject, text, html, inSms(name, lang).text]) expect(body).not.toMatch(/undefined|\bnull\b|NaN|Invalid|\[object/);
  });

  it("fetches nothing, runs nothing, and links to the site only", () => {
    const html = inMail(name, lang).html ?? "";
    expect(html).not.toMatch(/<(script|link|style|iframe|object|form|base|svg)\b|data:|url\(|@import|\son\w+=/i);
    for (const [, source] of html.matchAll(/\ssrc="([^"]*)"/g)) expect(source).toBe(`cid:${TICKET_QR_CID}`);
    for (const [, target] of html.matchAll(/\shref="([^"]*)"/g)) expect(target).toMatch(/^https:\/\/kaimen\.example(\/|$)/);
  });

  it("shows hostile words literally and lets them add no line", () => {
    const attack = '<img src=x onerror=alert(1)>"\r\nBcc: all@victim.example\r\n\r\nhttp\u202e&amp;';
    const shown = '<img src=x onerror=alert(1)>" Bcc: all@victim.example http&amp;';
    const calm = inMail(name, lang, withFreeText(sampleOf(name), "普通的名称"));
    const { subject, text, html } = inMail(name, lang, withFreeText(sampleOf(name), attack));
    expect(subject).not.toMatch(/[\r\n\u202e]/);
    expect(html).not.toContain("<img src=x");
    expect(html).not.toMatch(/\u202e/);
    expect(text.split("\n").length).toBe(calm.text.split("\n").length);
    expect(text.split("\n").filter((line) => line.startsWith("Bcc:"))).toEqual([]);
    const escaped = shown.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
    if (calm.text.includes("普通的名称")) {
      expect(text).toContain(shown);
      expect(rowsOf(html ?? "").some((row) => row.includes(escaped))).toBe(true);
    }
  });

  it("fits a text message with its address whole, however long the titles are", () => {
    for (const title of ["活动", "很长的活动名称".repeat(40), "👨‍👩‍👧‍👦家庭日".repeat(30)]) {
      const { text, html } = inSms(name, lang, withFreeText(sampleOf(name), title));
      expect(text.length).toBeLessThanOrEqual(SMS_CHARACTERS[lang]);
      expect(html).toBeNull();
      const address = /https:\/\/\S+/.exec(text)?.[0];
      if (name !== "contact-code") expect(JSON.stringify(sampleOf(name))).toContain(`"${address}"`);
      expect(text).not.toMatch(/[\p{Cs}\n]/u);
    }
  });
});

describe("mails with a ticket", () => {
  it.each(["registration-confirmed", "registration-promoted"] as const)("%s shows the QR picture with words for those who do not see it", (name) => {
    for (const lang of LANGS) {
      const { html, enclosures } = inMail(name, lang);
      expect(html).toMatch(new RegExp(`<img src="cid:${TICKET_QR_CID}"[^>]* alt="[^"]{10,}"`));
      expect(enclosures.ticketCode).toBe(templates[name].sample.code);
    }
  });

  it("says the time in Beijing words, whatever zone the server is in", () => {
    expect(inMail("registration-confirmed", "zh").text).toContain("时间：2026年8月15日（周六）09:00—11:00（北京时间）");
    expect(inMail("registration-confirmed", "en").text).toContain("Time: Saturday, 15 August 2026, 09:00–11:00 (Beijing time)");
  });

  it("names both days of a session that passes midnight", () => {
    const ticket = templates["registration-confirmed"].sample;
    const night = { ...ticket, session: { ...ticket.session, startsAt: "2026-08-15T14:00:00Z", endsAt: "2026-08-15T17:30:00Z" } };
    expect(inMail("registration-confirmed", "zh", night).text).toContain("2026年8月15日（周六）22:00—2026年8月16日（周日）01:30（北京时间）");
  });

  it("says that declining in the calendar does not cancel", () => {
    expect(inMail("registration-confirmed", "zh").text).toContain("在日历里点“拒绝”不会取消报名");
    expect(inMail("registration-confirmed", "en").text).toContain("Declining it in your calendar does not cancel your registration");
  });
});

describe("calendar parts", () => {
  const methodOf = (name: MessageTemplate, props?: MessageProps[MessageTemplate]) => inMail(name, "zh", props).enclosures.calendar?.method;

  it("invites whoever has a place and takes the invitation back when the place is gone", () => {
    expect(methodOf("registration-confirmed")).toBe("REQUEST");
    expect(methodOf("registration-promoted")).toBe("REQUEST");
    expect(methodOf("session-changed")).toBe("REQUEST");
    expect(methodOf("registration-cancelled")).toBe("CANCEL");
    expect(methodOf("event-cancelled")).toBe("CANCEL");
  });

  it("are not sent to people who were only waiting", () => {
    expect(methodOf("registration-waiting")).toBeUndefined();
    expect(methodOf("registration-cancelled", { ...templates["registration-cancelled"].sample, calendar: null })).toBeUndefined();
    expect(methodOf("event-cancelled", { ...templates["event-cancelled"].sample, calendar: null })).toBeUndefined();
    const waiting = { ...templates["session-changed"].sample, calendar: null, code: null };
    expect(methodOf("session-changed", waiting)).toBeUndefined();
    expect(inMail("session-changed", "zh", waiting).text).not.toContain("日历");
  });
});

describe("session-changed", () => {
  it("names the old time only where it changed, and the old place only where it changed", () => {
    const moved = templates["session-changed"].sample;
    expect(inMail("session-changed", "zh").text).toContain("原来的时间：2026年8月15日（周六）09:00—11:00（北京时间）");
    expect(inMail("session-changed", "zh").text).not.toContain("原来的地点");
    const elsewhere = { ...moved, before: { startsAt: moved.session.startsAt, endsAt: moved.session.endsAt, place: "西门" } };
    expect(inMail("session-changed", "zh", elsewhere).text).toContain("原来的地点：西门");
    expect(inMail("session-changed", "zh", elsewhere).text).not.toContain("原来的时间");
  });
});

describe("opinions-answered", () => {
  it("puts all of a person's opinions into one mail, each with what became of it", () => {
    const { text } = inMail("opinions-answered", "zh");
    expect(text).toContain("您提交的意见共 2 份");
    expect(text).toContain("回执编号 K7RSM-2XYHJ\n采纳情况：采纳、已有规定或解释说明");
    expect(text).toContain("回执编号 ASYVN-RCP7U\n采纳情况：未采纳");
  });
});

describe("opinion-receipt", () => {
  it("says by when the answer comes and on which clause the opinion is", () => {
    expect(inMail("opinion-receipt", "zh").text).toContain("2026年9月30日前公布采纳情况");
    expect(inMail("opinion-receipt", "zh").text).toContain("针对条款：第七条");
    const whole = { ...templates["opinion-receipt"].sample, clauseLabel: null };
    expect(inMail("opinion-receipt", "zh", whole).text).not.toContain("针对条款");
  });
});

describe("contact-code", () => {
  it("is worth nothing once the code has expired; other messages keep their worth", () => {
    expect(templates["contact-code"].uselessAfter({ code: "482913", expiresAt: "2026-08-12T01:10:00.000Z" })).toEqual(new Date("2026-08-12T01:10:00Z"));
    expect(templates["opinion-receipt"].uselessAfter(templates["opinion-receipt"].sample)).toBeNull();
  });

  it("warns never to tell anybody", () => {
    expect(inMail("contact-code", "zh").text).toContain("不要把验证码告诉任何人");
    expect(inSms("contact-code", "zh").text).toContain("不要告诉任何人");
    expect(inSms("contact-code", "en").text).toContain("Never tell anybody");
  });
});

describe("text messages", () => {
  it("carry the office's signature and the codes", () => {
    expect(inSms("contact-code", "zh").text).toBe(
      "【滨江市国防动员办公室】验证码 482913，10 分钟内（09:10 前）有效。请不要告诉任何人，工作人员不会向您索要。",
    );
    expect(inSms("receipts-again", "zh").text).toContain("K7RSM-2XYHJ、ASYVN-RCP7U");
  });

  it("keep short titles whole", () => {
    expect(inSms("registration-confirmed", "zh").text).toContain("报名成功：8月15日 09:00 走进地下指挥所 · 上午场，3 人");
  });
});

describe("what is no message", () => {
  it("a name that is no template is told apart, also one that every object has", () => {
    expect(isMessageTemplate("contact-code")).toBe(true);
    expect(isMessageTemplate("no-such-mail")).toBe(false);
    expect(isMessageTemplate("constructor")).toBe(false);
  });

  it("an address that is no web address is never linked", () => {
    const props = { ...templates["opinion-receipt"].sample, receiptUrl: "javascript:alert(1)" };
    expect(() => inMail("opinion-receipt", "zh", props)).toThrow(RangeError);
  });

  it("an office without name or telephone still gets a whole mail", () => {
    const bare = { officeName: "", phone: "", siteUrl: "https://kaimen.example" };
    const { text } = renderMessage("contact-code", templates["contact-code"].sample, "zh", "mail", bare);
    expect(text.startsWith("开门\n\n验证您的联系方式\n\n")).toBe(true);
    expect(text).not.toContain("咨询电话");
  });
});
