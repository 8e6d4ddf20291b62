import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CODE_ALPHABET } from "./alphabet";
import { formatTicketCode, parseTicketCode, TICKET_VERSION, ticketCodeFromMac } from "./ticket-code";

const macOf = (text: string) => new Uint8Array(createHmac("sha256", "test key").update(text).digest());
const sample = ticketCodeFromMac(macOf("party-1/0"), TICKET_VERSION);
const malformed = { ok: false, reason: "MALFORMED" };

describe("a ticket code", () => {
  it("agrees with the published vectors of docs/codes.md", () => {
    expect(ticketCodeFromMac(new Uint8Array(32), "A")).toBe("AAAAAAAAAAAAAAAAAAAAAAAAAA");
    expect(ticketCodeFromMac(new Uint8Array(32).fill(255), "A")).toBe("A999999999999999999999995U");
    expect(sample).toBe("A2TATKDZBDHDDQNBUK9N6KNJF4");
    expect(ticketCodeFromMac(macOf("party-1/0"), "K")).toBe("K2TATKDZBDHDDQNBUK9N6KNJGY");
  });

  it("is the same again for the same party and another one after a reissue", () => {
    expect(ticketCodeFromMac(macOf("party-1/0"), TICKET_VERSION)).toBe(sample);
    expect(ticketCodeFromMac(macOf("party-1/1"), TICKET_VERSION)).not.toBe(sample);
  });

  it("has 26 symbols, reads back, and spreads over all symbols at every place", () => {
    const seen = Array.from({ length: 26 }, () => new Set<string>());
    for (let i = 0; i < 2000; i++) {
      const code = ticketCodeFromMac(macOf(`party-${i}`), TICKET_VERSION);
      expect(parseTicketCode(code)).toEqual({ ok: true, code, version: TICKET_VERSION });
      [...code].forEach((symbol, place) => seen[place]?.add(symbol));
    }
    expect(seen.map((symbols) => symbols.size)).toEqual([1, ...Array.from({ length: 25 }, () => 31)]);
  });

  it("is not made from a key of the wrong size or an unknown kind of version", () => {
    expect(() => ticketCodeFromMac(new Uint8Array(20), "A")).toThrow(RangeError);
    for (const version of ["", "I", "2", "AB", "a"]) expect(() => ticketCodeFromMac(new Uint8Array(32), version)).toThrow(RangeError);
  });
});

describe("a wrong ticket code", () => {
  it("is found for every single wrong symbol at every place", () => {
    for (let n = 0; n < 20; n++) {
      const code = ticketCodeFromMac(macOf(`wrong-${n}`), "K");
      for (let place = 0; place < 26; place++) {
        for (const wrong of CODE_ALPHABET) {
          if (wrong === code.charAt(place)) continue;
          expect(parseTicketCode(code.slice(0, place) + wrong + code.slice(place + 1))).toEqual(malformed);
        }
      }
    }
  });

  it("is found for every swap of unequal neighbours at every place", () => {
    for (let n = 0; n < 500; n++) {
      const code = ticketCodeFromMac(macOf(`swap-${n}`), "K");
      for (let place = 0; place < 25; place++) {
        const [a, b] = [code.charAt(place), code.charAt(place + 1)];
        if (a !== b) expect(parseTicketCode(code.slice(0, place) + b + a + code.slice(place + 2))).toEqual(malformed);
      }
    }
  });
});

describe("what scanners and hands deliver", () => {
  const ok = { ok: true, code: sample, version: TICKET_VERSION };

  it("is read through ECI and AIM prefixes, lower case, full width, groups, spaces and a trailing line end", () => {
    const wide = [...sample].map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join("");
    for (const raw of [
      `\\000026${sample}`,
      `]Q3${sample}`,
      `]Q2\\000026${sample}`,
      `]d2${sample}`,
      `\\000026\\000003${sample}`,
      `］Ｑ３${wide}`,
      sample.toLowerCase(),
      wide,
      wide.toLowerCase(),
      formatTicketCode(sample),
      `  ${formatTicketCode(sample).replaceAll("-", " – ")}\r\n`,
    ]) {
      expect(parseTicketCode(raw)).toEqual(ok);
    }
  });

  it("is refused quietly when it is something else", () => {
    for (const raw of [
      "",
      "AQ==",
      "\u0001\uffff\u0000",
      "\u0000" + sample,
      sample + "\u0007",
      sample.slice(1),
      sample + sample,
      "A".repeat(2953),
      "]Q3",
      "\\000026",
      "\\00002" + sample,
      "🎫".repeat(13),
      "\u202e" + [...sample].reverse().join(""),
      `https://kaimen.example/t/${sample}`,
      "wxp://f2f0AbCdEf",
      JSON.stringify({ code: sample }),
      "' OR 1=1 --",
      "<script>alert(1)</script>",
      "\ud800",
      "\\000026".repeat(40) + sample,
      sample + " ".repeat(400) + "A",
    ]) {
      expect(parseTicketCode(raw)).toEqual(malformed);
    }
  });

  it("never makes the parser fall over", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (raw) => {
        expect(parseTicketCode(raw)).toEqual(malformed);
      }),
    );
  });

  it("prints in groups without losing a symbol", () => {
    expect(formatTicketCode(sample)).toMatch(/^.{6}(-.{5}){4}$/);
    expect(formatTicketCode(sample).replaceAll("-", "")).toBe(sample);
  });
});
