import { describe, expect, it } from "vitest";
import { readEnv as readEnvironment } from "./env.server";

const readEnv = (source: Record<string, string | undefined>) => readEnvironment(source as NodeJS.ProcessEnv);

const long = "0123456789abcdef0123456789abcdef";
const production = {
  NODE_ENV: "production",
  KAIMEN_SECRET: long,
  KAIMEN_TICKET_KEY: long,
  SMTP_URL: "smtp://mail.example",
  MAIL_FROM: "noreply@office.example",
  PUBLIC_URL: "https://kaimen.example",
};
const faultsOf = (source: Record<string, string | undefined>) => {
  const read = readEnv(source);
  return read.ok ? [] : read.faults;
};

describe("the configuration", () => {
  it("needs nothing on a developer's machine", () => {
    const read = readEnv({});
    expect(read).toMatchObject({ ok: true, env: { mode: "development", port: 3000, publicUrl: "http://localhost:3000", demo: false, clockStart: null } });
  });

  it("is complete in production with its secrets, and keeps the machine's clock", () => {
    const read = readEnv({ ...production, PUBLIC_URL: "https://kaimen.example/" });
    expect(read).toMatchObject({ ok: true, env: { publicUrl: "https://kaimen.example", secret: long, clockStart: null, demo: false } });
  });

  it("names every secret that production misses, at once", () => {
    const faults = faultsOf({ NODE_ENV: "production" });
    for (const name of ["KAIMEN_SECRET", "KAIMEN_TICKET_KEY", "SMTP_URL", "MAIL_FROM", "PUBLIC_URL"]) {
      expect(faults.filter((fault) => fault.startsWith(`${name}: missing`))).toHaveLength(1);
    }
    expect(faults).toHaveLength(5);
  });

  it.each(["KAIMEN_SECRET", "KAIMEN_TICKET_KEY", "SMTP_URL", "MAIL_FROM", "PUBLIC_URL"])("takes an empty %s for a missing one", (name) => {
    expect(faultsOf({ ...production, [name]: "" })).toEqual([expect.stringMatching(new RegExp(`^${name}: missing`))]);
  });

  it.each([
    ["PORT", "eighty"],
    ["PORT", "70000"],
    ["PUBLIC_URL", "kaimen.example"],
    ["DATABASE_URL", "mysql://localhost/kaimen"],
    ["KAIMEN_DEMO", "yes"],
    ["KAIMEN_CLOCK", "2026-08-12"],
    ["KAIMEN_CLOCK", "2026-08-12T09:00:00"],
    ["KAIMEN_ROLE", "boss"],
    ["KAIMEN_SECRET", "short"],
    ["NODE_ENV", "staging"],
  ])("names %s when it is %s", (name, value) => {
    expect(faultsOf({ ...production, KAIMEN_CLOCK: undefined, [name]: value })).toEqual([expect.stringMatching(new RegExp(`^${name}: `))]);
  });

  it("names all broken values together", () => {
    expect(faultsOf({ PORT: "eighty", KAIMEN_ROLE: "boss" }).map((fault) => fault.split(":")[0])).toEqual(["PORT", "KAIMEN_ROLE"]);
  });

  it("never prints a secret", () => {
    expect(JSON.stringify(faultsOf({ ...production, KAIMEN_SECRET: "too-short-but-secret" }))).not.toContain("too-short-but-secret");
  });
});

describe("the clock", () => {
  it("cannot be set in production", () => {
    expect(faultsOf({ ...production, KAIMEN_CLOCK: "2026-08-31T23:59:50+08:00" })).toEqual([expect.stringMatching(/^KAIMEN_CLOCK: /)]);
  });

  it("of the demo starts in the season unless told otherwise", () => {
    expect(readEnv({ KAIMEN_DEMO: "1" })).toMatchObject({ env: { clockStart: new Date("2026-08-12T01:00:00Z") } });
    expect(readEnv({ NODE_ENV: "production", KAIMEN_DEMO: "1", KAIMEN_CLOCK: "2026-08-31T23:59:50+08:00" })).toMatchObject({
      env: { clockStart: new Date("2026-08-31T15:59:50Z") },
    });
  });
});

describe("the demo", () => {
  it.each(["http://localhost:3000", "http://127.0.0.1:8080", "http://[::1]:3000"])("runs at %s", (url) => {
    expect(readEnv({ KAIMEN_DEMO: "1", PUBLIC_URL: url }).ok).toBe(true);
  });

  it.each(["https://kaimen.example", "http://192.168.1.20:3000", "http://localhost.kaimen.example", "http://127.0.0.1.nip.example"])(
    "refuses to run at %s",
    (url) => {
      expect(faultsOf({ KAIMEN_DEMO: "1", PUBLIC_URL: url })).toEqual([expect.stringMatching(/^KAIMEN_DEMO: .*PUBLIC_URL/)]);
    },
  );

  it("needs no secrets even with NODE_ENV=production", () => {
    expect(readEnv({ NODE_ENV: "production", KAIMEN_DEMO: "1" }).ok).toBe(true);
  });
});

describe("https of its own", () => {
  it("needs the certificate and its key", () => {
    expect(faultsOf({ KAIMEN_TLS_CERT: "/etc/kaimen/cert.pem" })).toHaveLength(1);
    expect(readEnv({ KAIMEN_TLS_CERT: "/c.pem", KAIMEN_TLS_KEY: "/k.pem" })).toMatchObject({ env: { tls: { certPath: "/c.pem", keyPath: "/k.pem" } } });
  });
});
