import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maskContact, parseContact } from "./contact";
import { contactWords } from "./contact.words";

const phone = (value: string) => ({ ok: true, contact: { kind: "phone", value } });
const email = (value: string) => ({ ok: true, contact: { kind: "email", value } });
const refused = (reason: string) => ({ ok: false, reason });

describe("a mobile number", () => {
  it("is one identity however it is written", () => {
    for (const typed of [
      "13800000001",
      " 138 0000 0001 ",
      "138-0000-0001",
      "+8613800000001",
      "+86 138 0000 0001",
      "(+86) 138-0000-0001",
      "008613800000001",
      "8613800000001",
      "１３８０００００００１",
      "＋８６ 138—0000—0001",
      "\u202d138\u200b00000001\u202c",
    ]) {
      expect(parseContact(typed)).toEqual(phone("13800000001"));
    }
  });

  it("is told apart from a landline, a foreign number and a wrong one", () => {
    for (const typed of ["021-60000000", "02160000000", "60000000", "+86 21 6000 0000", "400-0000000", "0571 8000 0000"]) {
      expect(parseContact(typed)).toEqual(refused("PHONE_LANDLINE"));
    }
    for (const typed of ["+85250000000", "+1 415 555 0100", "00447700900000"]) expect(parseContact(typed)).toEqual(refused("PHONE_FOREIGN"));
    for (const typed of ["1380000000", "138000000011", "12800000001", "138#0000001", "一三八", "1".repeat(5000)]) {
      expect(parseContact(typed)).toEqual(refused("PHONE_MALFORMED"));
    }
  });
});

describe("an e-mail address", () => {
  it("is one identity in any case and width", () => {
    for (const typed of ["Wang@X.example", " wang@x.example ", "ｗａｎｇ＠x．example"]) expect(parseContact(typed)).toEqual(email("wang@x.example"));
    expect(parseContact("wang+kaimen@x.example")).toEqual(email("wang+kaimen@x.example"));
  });

  it("is refused when mail could not reach it or it carries something else along", () => {
    for (const typed of [
      "wang",
      "wang@",
      "@x.example",
      "wang@x",
      "wang@@x.example",
      "a..b@x.example",
      ".a@x.example",
      "wang@-x.example",
      "wang@x..example",
      "wang@[127.0.0.1]",
      "wang@x.example\r\nBcc: li@x.example",
      '"<script>"@x.example',
      "wang@x.example, li@x.example",
      `${"a".repeat(65)}@x.example`,
      `a@${"x.".repeat(200)}example`,
    ]) {
      expect(parseContact(typed)).toEqual(refused("EMAIL_MALFORMED"));
    }
  });
});

it("an empty contact is asked for", () => {
  for (const typed of ["", "  ", "\u3000", "\u200b"]) expect(parseContact(typed)).toEqual(refused("EMPTY"));
});

it("a contact read once reads back as the same identity, and nothing makes the reader fall over", () => {
  fc.assert(
    fc.property(fc.oneof(fc.emailAddress(), fc.string({ unit: "binary" }), fc.stringMatching(/^1[3-9]\d{9}$/)), (typed) => {
      const read = parseContact(typed);
      if (read.ok) expect(parseContact(read.contact.value)).toEqual(read);
    }),
  );
});

it("the masked form hides the middle of a number and the name of an address", () => {
  expect(maskContact({ kind: "phone", value: "13800000001" })).toBe("138****0001");
  expect(maskContact({ kind: "email", value: "wang@x.example" })).toBe("w***@x.example");
  expect(maskContact({ kind: "email", value: "w@x.example" })).toBe("w***@x.example");
});

it("every refusal says in both languages what to do next", () => {
  for (const words of Object.values(contactWords.zh)) expect(words).toMatch(/请/);
  for (const words of Object.values(contactWords.en)) expect(words).toMatch(/Please/);
});
