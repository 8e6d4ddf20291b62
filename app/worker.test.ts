import { spawn } from "node:child_process";
import http from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import ICAL from "ical.js";
import jsQR from "jsqr";
import { simpleParser } from "mailparser";
import { PNG } from "pngjs";
import { SMTPServer } from "smtp-server";
import { describe, expect, it } from "vitest";
import type { MessageProps, MessageTemplate } from "~/domain/messages/templates";
import { queueMessage, SEND_MESSAGE, type NewMessage } from "~/platform/messages.server";
import { templates } from "../emails/templates";
import { atFileEnd } from "../tests/support/at-file-end";
import { expectConsoleError } from "../tests/support/console-errors";
import { testPlatform, type TestPlatform } from "../tests/support/platform";
import { startSmtp } from "../tests/support/smtp";
import { startWorker } from "./worker";

const quick = { pollMs: 50, beatMs: 100, silentMs: 1500 };
const root = path.resolve(import.meta.dirname, "..");

async function worker(platform: TestPlatform) {
  const running = await startWorker(platform, platform.databaseUrl, quick);
  let stopped: Promise<void> | null = null;
  const stop = () => (stopped ??= running.stop());
  atFileEnd(stop);
  return { stop };
}

/** A mail with the sample facts of its template, or others. */
function mailTo<Template extends MessageTemplate>(recipient: string, template: Template, props?: Partial<MessageProps[Template]>): NewMessage<Template> {
  return {
    channel: "mail",
    template,
    recipient,
    lang: "zh",
    props: { ...templates[template].sample, ...props },
    dedupeKey: `${template}:${recipient}`,
  };
}

/** Queues as a command does; `fails` makes the command refuse after it has queued. */
async function queue<Template extends MessageTemplate>(platform: TestPlatform, message: NewMessage<Template>, { fails = false } = {}) {
  return platform.unitOfWork<{ ok: true } | { ok: false; reason: string }>({ now: platform.clock.now(), actor: { kind: "system" } }, async (work) => {
    await queueMessage(work, message);
    await work.record({ action: "test.done", nounKind: "test", nounId: message.dedupeKey });
    return fails ? { ok: false, reason: "REFUSED" } : { ok: true };
  });
}

const jobsOf = (platform: TestPlatform) =>
  platform.db.$queryRaw<{ id: bigint; attempts: number; last_error: string | null; locked: boolean }[]>`
    SELECT id, attempts, last_error, locked_by IS NOT NULL AS locked FROM graphile_worker.jobs WHERE task_identifier = ${SEND_MESSAGE}`;

/** Asks until the answer is yes; the test's own limit ends it. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 20));
}
const allDone = (platform: TestPlatform) => until(async () => (await jobsOf(platform)).length === 0);
const tryAgainNow = (platform: TestPlatform) =>
  platform.db.$executeRaw`SELECT graphile_worker.reschedule_jobs(ARRAY(SELECT id FROM graphile_worker.jobs), run_at => now())`;

describe("a queued message", () => {
  it("is sent once, and the row keeps what was sent", async () => {
    const smtp = await startSmtp();
    const platform = await testPlatform({ env: { SMTP_URL: smtp.url, PUBLIC_URL: "https://kaimen.example" } });
    await queue(platform, mailTo("wang@mail.example", "opinion-receipt"));
    const queued = await platform.db.message.findFirstOrThrow();
    expect(queued).toMatchObject({ subject: null, text: null, html: null, sentAt: null, attempts: 0 });

    await worker(platform);
    const mail = await smtp.waitForMail(({ to }) => to.includes("wang@mail.example"));
    await allDone(platform);
    expect(mail.subject).toBe("已收到您的意见，回执编号 K7RSM-2XYHJ");
    expect(mail.messageId).toBe(`<${queued.id}@kaimen.example>`);
    expect(mail.html).toContain("K7RSM-2XYHJ");
    const sent = await platform.db.message.findFirstOrThrow();
    expect(sent).toMatchObject({ subject: mail.subject, attempts: 1, sentAt: platform.clock.now() });
    expect(sent.text?.trim()).toBe(mail.text.trim());
  });

  it("does not exist where the command that queued it was refused", async () => {
    const platform = await testPlatform();
    expect(await queue(platform, mailTo("wang@mail.example", "contact-code"), { fails: true })).toEqual({ ok: false, reason: "REFUSED" });
    expect(await platform.db.message.count()).toBe(0);
    expect(await jobsOf(platform)).toEqual([]);
  });

  it("is one message for one key, also when two commands queue it at the same moment", async () => {
    const smtp = await startSmtp();
    const platform = await testPlatform({ env: { SMTP_URL: smtp.url } });
    const message = mailTo("wang@mail.example", "opinion-receipt");
    await Promise.all(Array.from({ length: 6 }, () => queue(platform, message)));
    expect(await platform.db.message.count()).toBe(1);
    expect(await jobsOf(platform)).toHaveLength(1);
    expect(await platform.db.auditRow.count({ where: { action: "message.queued" } })).toBe(1);
    await worker(platform);
    await allDone(platform);
    expect(smtp.mails).toHaveLength(1);
  });

  it("goes out once although its job runs several times, one after the other and at the same time", async () => {
    const smtp = await startSmtp();
    const platform = await testPlatform({ env: { SMTP_URL: smtp.url } });
    await queue(platform, mailTo("wang@mail.example", "opinion-receipt"));
    const { id } = await platform.db.message.findFirstOrThrow();
    const runAgain = () => platform.db.$executeRaw`SELECT graphile_worker.add_job(${SEND_MESSAGE}, payload := ${JSON.stringify({ id })}::json)`;
    for (let n = 0; n < 3; n += 1) await runAgain();
    const lines: string[] = [];
    platform.log.error = (event, error) => void lines.push(`${event} ${String(error)}`);
    await worker(platform);
    await until(async () => {
      await tryAgainNow(platform);
      return (await jobsOf(platform)).length === 0;
    });
    await runAgain();
    await allDone(platform);
    expect(smtp.mails).toHaveLength(1);
    // Whoever came second while the first was sending was told so and came again.
    expect(lines.filter((line) => !/^job\.failed Error: message:.* is being done by somebody else$/.test(line))).toEqual([]);
  });

  it("leaves no person in the trail or in the job", async () => {
    const platform = await testPlatform();
    await queue(platform, mailTo("wang@mail.example", "opinion-receipt"));
    const rows = await platform.db.auditRow.findMany({ where: { action: "message.queued" } });
    const jobs = await platform.db.$queryRaw<{ payload: unknown }[]>`SELECT payload FROM graphile_worker._private_jobs`;
    expect(rows.map((row) => row.detail)).toEqual([{ channel: "mail", template: "opinion-receipt" }]);
    expect(JSON.stringify([rows.map((row) => row.detail), jobs])).not.toMatch(/wang|K7RSM/);
  });
});

describe("a contact code", () => {
  it("is not sent any more when it has expired on the way", async () => {
    const smtp = await startSmtp();
    const platform = await testPlatform({ at: "2026-08-12T09:00:00+08:00", env: { SMTP_URL: smtp.url } });
    const expiresAt = "2026-08-12T09:10:00+08:00";
    await queue(platform, mailTo("late@mail.example", "contact-code", { code: "111111", expiresAt }));
    platform.clock.advance(10);
    await queue(platform, mailTo("wang@mail.example", "contact-code", { code: "222222", expiresAt: "2026-08-12T09:20:00+08:00" }));
    await worker(platform);
    await allDone(platform);
    expect(smtp.mails.map((mail) => mail.subject)).toEqual(["验证码 222222"]);
    expect(await platform.db.message.findFirst({ where: { recipient: "late@mail.example" } })).toMatchObject({ sentAt: null });
  });
});

describe("when the mail server is away", () => {
  it("every mail arrives once after it is back, and no address is in the log", async () => {
    const back = await startSmtp();
    const platform = await testPlatform({ env: { SMTP_URL: back.url } });
    back.refuseNext(3);
    expectConsoleError(/"event":"job\.failed"(?!.*mail\.example)(?!.*K7RSM).*"task":"send-message"/);
    const people = ["wang@mail.example", "li@mail.example", "zhao@mail.example"];
    for (const person of people) await queue(platform, mailTo(person, "opinion-receipt"));
    await worker(platform);
    await until(async () => (await jobsOf(platform)).every((job) => !job.locked && job.last_error !== null));
    expect((await jobsOf(platform)).map((job) => job.last_error).join()).not.toContain("mail.example");
    await tryAgainNow(platform);
    await allDone(platform);
    expect(back.mails.map((mail) => mail.to[0]).sort()).toEqual([...people].sort());
    expect(await platform.db.message.count({ where: { sentAt: null } })).toBe(0);
  });
});

describe("a worker killed after the server took a mail and before it was noted", () => {
  it("delays it by seconds and repeats it once at most, with the same Message-ID", async () => {
    const received: { messageId: string; to: string }[] = [];
    let onFirst: () => void = () => {};
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ["STARTTLS"],
      onData: (stream, session, done) => {
        void simpleParser(stream).then((mail) => {
          received.push({ messageId: mail.messageId ?? "", to: session.envelope.rcptTo[0]?.address ?? "" });
          // The mail is taken; the process that sent it dies before it hears so.
          if (received.length === 1) onFirst();
          done();
        });
      },
    });
    server.on("error", () => {});
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    atFileEnd(() => new Promise<void>((resolve) => server.close(resolve)));
    const smtpUrl = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;

    const platform = await testPlatform({ env: { SMTP_URL: smtpUrl } });
    await queue(platform, mailTo("wang@mail.example", "opinion-receipt"));
    const child = spawn(process.execPath, ["--import", "tsx", "server.ts"], {
      cwd: root,
      env: {
        PATH: process.env.PATH,
        NODE_ENV: "test",
        KAIMEN_ROLE: "worker",
        DATABASE_URL: platform.databaseUrl,
        SMTP_URL: smtpUrl,
        KAIMEN_SECRET: "secret of the tests, secret of the tests",
        KAIMEN_TICKET_KEY: "ticket key of the tests, of the tests",
      },
      stdio: "ignore",
    });
    atFileEnd(() => child.kill("SIGKILL"));
    const died = new Promise<string | null>((resolve) => child.once("exit", (_code, signal) => resolve(signal)));
    onFirst = () => child.kill("SIGKILL");
    expect(await died).toBe("SIGKILL");
    const [held] = await jobsOf(platform);
    expect(held?.locked).toBe(true);
    expect(await platform.db.message.findFirstOrThrow()).toMatchObject({ sentAt: null, attempts: 1 });

    await worker(platform);
    await allDone(platform);
    expect(received.map((mail) => mail.to)).toEqual(["wang@mail.example", "wang@mail.example"]);
    expect(received[1]?.messageId).toBe(received[0]?.messageId);
    expect(await platform.db.message.findFirstOrThrow()).toMatchObject({ sentAt: platform.clock.now(), attempts: 2 });
  });
});

describe("a ticket by mail", () => {
  const openFrom = async (template: MessageTemplate, props?: Partial<MessageProps[MessageTemplate]>) => {
    const smtp = await startSmtp();
    const platform = await testPlatform({ env: { SMTP_URL: smtp.url, MAIL_FROM: "开门 <open@office.example>", SITE_OFFICE_NAME: '滨江市"国防动员"办公室' } });
    await queue(platform, mailTo("wang@mail.example", template, props));
    await worker(platform);
    const mail = await smtp.waitForMail(() => true);
    await allDone(platform);
    return mail;
  };
  /** The calendar parts as mail programs see them: the content type with its parameters, and the bytes. */
  const calendarsIn = (source: string) => {
    const parts = source.split(/\r\n(?=Content-Type: )/).filter((part) => /^Content-Type: (text\/calendar|application\/ics)/.test(part));
    return parts.map((part) => {
      const [head = "", body = ""] = part.split(/\r\n\r\n(.*)/s);
      const encoded = body.split(/\r\n--/)[0] ?? "";
      const octets = /transfer-encoding: base64/i.test(head) ? Buffer.from(encoded, "base64") : fromQuotedPrintable(encoded);
      return { head: head.replace(/\r\n\s+/g, " "), body: octets.toString("utf8") };
    });
  };
  const fromQuotedPrintable = (text: string) =>
    Buffer.from(text.replace(/=\r\n/g, "").replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))), "latin1");

  it("carries the QR code as a picture inside the mail that scanners read, and the code in letters", async () => {
    const mail = await openFrom("registration-confirmed");
    const { code } = templates["registration-confirmed"].sample;
    const picture = mail.parsed.attachments.find((attachment) => attachment.cid === "ticket-qr");
    expect(picture?.contentType).toBe("image/png");
    expect(mail.source.toString()).toMatch(/content-id: <ticket-qr>/i);
    expect(mail.source.toString()).toMatch(/content-disposition: inline/i);
    const png = PNG.sync.read(picture?.content ?? Buffer.alloc(0));
    expect(jsQR(new Uint8ClampedArray(png.data), png.width, png.height)?.data).toBe(code);
    // Four modules of white all round, inside the picture.
    const module = png.width / (25 + 2 * 4);
    for (let n = 0; n < 4 * module; n += 1) expect(png.data[(n * png.width + n) * 4]).toBe(255);
    expect(mail.text).toContain("AT2VZ6-PP5KG-YP3ZT-CN2QB-9ASRU");
  });

  it("invites to the session: the method of the part is that of the file, and the reader is the only guest", async () => {
    const mail = await openFrom("registration-confirmed");
    const parts = calendarsIn(mail.source.toString());
    expect(parts).toHaveLength(2);
    expect(parts[0]?.head).toMatch(/text\/calendar; charset=utf-8; method=REQUEST/i);
    expect(parts[1]?.body).toBe(parts[0]?.body);
    expect(parts[1]?.head).toContain("invite.ics");
    const calendar = new ICAL.Component(ICAL.parse(parts[0]?.body ?? ""));
    expect(calendar.getFirstPropertyValue("method")).toBe("REQUEST");
    const event = calendar.getFirstSubcomponent("vevent");
    expect(event?.getAllProperties("attendee").map((guest) => String(guest.getFirstValue()).toLowerCase())).toEqual(["mailto:wang@mail.example"]);
    expect(event?.getFirstPropertyValue("organizer")).toBe("mailto:open@office.example");
    expect(event?.getFirstPropertyValue("summary")).toBe("走进地下指挥所 · 上午场");
    expect(String(event?.getFirstPropertyValue("dtstart"))).toBe("2026-08-15T01:00:00Z");
    expect(event?.getFirstPropertyValue("uid")).toBe(templates["registration-confirmed"].sample.calendar.uid);
  });

  it("takes the invitation back when the event is cancelled", async () => {
    const mail = await openFrom("event-cancelled");
    const parts = calendarsIn(mail.source.toString());
    expect(parts[0]?.head).toMatch(/method=CANCEL/i);
    const calendar = new ICAL.Component(ICAL.parse(parts[0]?.body ?? ""));
    expect(calendar.getFirstPropertyValue("method")).toBe("CANCEL");
    const event = calendar.getFirstSubcomponent("vevent");
    expect(event?.getFirstPropertyValue("status")).toBe("CANCELLED");
    expect(event?.getFirstPropertyValue("sequence")).toBe(2);
  });

  it("lets a title add no header, no recipient and no line to the calendar", async () => {
    const sample = templates["registration-confirmed"].sample;
    const eventTitle = "开放日\r\nBcc: all@victim.example\r\nATTENDEE:mailto:all@victim.example";
    const mail = await openFrom("registration-confirmed", { session: { ...sample.session, eventTitle } });
    expect(mail.to).toEqual(["wang@mail.example"]);
    expect(mail.parsed.headers.has("bcc")).toBe(false);
    expect(mail.subject).toContain("开放日 Bcc: all@victim.example");
    const calendar = new ICAL.Component(ICAL.parse(calendarsIn(mail.source.toString())[0]?.body ?? ""));
    expect(calendar.getFirstSubcomponent("vevent")?.getAllProperties("attendee")).toHaveLength(1);
  });
});

describe("a text message", () => {
  it("goes to the gateway, and a gateway that refuses gets it again", async () => {
    const got: unknown[] = [];
    let refusals = 1;
    const gateway = http.createServer((request, response) => {
      let body = "";
      request.on("data", (chunk) => (body += chunk));
      request.on("end", () => {
        response.statusCode = refusals > 0 ? 503 : 200;
        if (refusals > 0) refusals -= 1;
        else got.push(JSON.parse(body));
        response.end();
      });
    });
    await new Promise<void>((resolve) => gateway.listen(0, "127.0.0.1", resolve));
    atFileEnd(() => new Promise((resolve) => gateway.close(resolve)));
    const platform = await testPlatform({ env: { SMS_GATEWAY_URL: `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/` } });
    expectConsoleError(/the sms was not taken \(the SMS gateway answered 503\)(?!.*13800000001)/);
    await queue(platform, {
      channel: "sms",
      template: "contact-code",
      recipient: "13800000001",
      lang: "zh",
      props: { code: "482913", expiresAt: "2026-08-12T09:10:00+08:00" },
      dedupeKey: "contact-code:1",
    });
    await worker(platform);
    await until(async () => (await jobsOf(platform)).every((job) => job.last_error !== null));
    await tryAgainNow(platform);
    await allDone(platform);
    expect(got).toEqual([{ to: "13800000001", text: expect.stringContaining("验证码 482913") as string }]);
    expect(await platform.db.message.findFirstOrThrow()).toMatchObject({ html: null, sentAt: platform.clock.now() });
  });
});

describe("what has had its time", () => {
  it("is removed, what has not stays, and the trail knows the numbers", async () => {
    const platform = await testPlatform({ at: "2026-08-12T09:00:00+08:00" });
    const now = platform.clock.now();
    const at = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
    await platform.db.session.createMany({
      data: [
        { tokenHash: "over", createdAt: at(-2), lastSeenAt: at(-1), expiresAt: now },
        { tokenHash: "good", createdAt: at(-2), lastSeenAt: at(0), expiresAt: at(1) },
      ],
    });
    await platform.db.contactCode.createMany({
      data: [-2, 0].map((hours) => ({
        contactKind: "email",
        contact: `${hours}@mail.example`,
        purpose: "test",
        codeHash: "x",
        expiresAt: at(hours),
        createdAt: at(-3),
      })),
    });
    await platform.db.rateCounter.createMany({
      data: [
        { key: "old", windowStartsAt: at(-25) },
        { key: "new", windowStartsAt: at(-1) },
      ],
    });
    const message = { channel: "mail", template: "contact-code", recipient: "wang@mail.example", lang: "zh", props: {} };
    await platform.db.message.createMany({
      data: [
        { ...message, dedupeKey: "old", createdAt: at(-24 * 91) },
        { ...message, dedupeKey: "new", createdAt: at(-24 * 89) },
      ],
    });
    await worker(platform);
    const purge = () => platform.db.$executeRaw`SELECT graphile_worker.add_job('purge-expired', payload := '{}'::json)`;
    const nothingWaits = async () => (await platform.db.$queryRaw<unknown[]>`SELECT 1 AS one FROM graphile_worker.jobs`).length === 0;
    await purge();
    await until(nothingWaits);
    expect((await platform.db.session.findMany()).map((row) => row.tokenHash)).toEqual(["good"]);
    expect((await platform.db.contactCode.findMany()).map((row) => row.contact)).toEqual(["0@mail.example"]);
    expect((await platform.db.rateCounter.findMany()).map((row) => row.key)).toEqual(["new"]);
    expect((await platform.db.message.findMany()).map((row) => row.dedupeKey)).toEqual(["new"]);
    await purge();
    await until(nothingWaits);
    const trail = await platform.db.auditRow.findMany({ where: { action: "retention.applied" } });
    expect(trail.map((row) => row.detail)).toEqual([{ sessions: 1, contactCodes: 1, rateCounters: 1, messages: 1, citizens: 0 }]);
  });
});
