import { describe, expect, it } from "vitest";
import { confirmContactCode } from "~/features/identity/confirm-contact-code.server";
import { requestContactCode } from "~/features/identity/request-contact-code.server";
import { signInCitizen } from "~/features/identity/sign-in-citizen.server";
import { meetingPoint } from "../support/meeting-point";
import { testPlatform, type TestPlatform } from "../support/platform";
import { guessUnguarded } from "./contact-code.unguarded";

const now = new Date("2026-08-12T09:00:00+08:00");
const contact = { kind: "phone", value: "13800000001" } as const;
const GUESSES = 20;

async function withCode(): Promise<{ platform: TestPlatform; right: string; wrong: string }> {
  const platform = await testPlatform({ pool: 30 });
  await requestContactCode(platform, now, { contact, purpose: "sign-in", lang: "zh", address: "192.0.2.1" });
  const { props } = await platform.db.message.findFirstOrThrow();
  const right = (props as { code: string }).code;
  return { platform, right, wrong: right === "000000" ? "000001" : "000000" };
}
const atOnce = <Result>(run: () => Promise<Result>) => Promise.all(Array.from({ length: GUESSES }, run));

describe("twenty guesses at a contact code at once", () => {
  it("are five guesses; after them the right code is worth nothing", async () => {
    const { platform, right, wrong } = await withCode();
    const answers = await atOnce(() => confirmContactCode(platform, now, { contact, purpose: "sign-in", code: wrong }));
    const count = (reason: string) => answers.filter((answer) => !answer.ok && answer.reason === reason).length;
    expect([count("WRONG_CODE"), count("CODE_GONE")]).toEqual([5, 15]);
    expect(await confirmContactCode(platform, now, { contact, purpose: "sign-in", code: right })).toEqual({ ok: false, reason: "CODE_GONE" });
  });

  it("with the right code open one session", async () => {
    const { platform, right } = await withCode();
    const answers = await atOnce(() => signInCitizen(platform, now, { contact, code: right }));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect([await platform.db.session.count(), await platform.db.citizen.count()]).toEqual([1, 1]);
  });

  it("are more than five where tries are read first and written then", async () => {
    const { platform } = await withCode();
    const looked = meetingPoint(8);
    const answers = await atOnce(() => guessUnguarded(platform, now, looked));
    expect(answers.filter((answer) => answer === "compared").length).toBeGreaterThan(5);
  });
});
