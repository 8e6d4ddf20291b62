import path from "node:path";
import { z } from "zod";
import { AUDIT_MONTHS } from "~/domain/audit/retention";

const flag = z
  .enum(["0", "1"])
  .default("0")
  .transform((value) => value === "1");

const shape = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(16),
  KAIMEN_DATA_DIR: z.string().min(1).default("./data"),
  KAIMEN_DEMO: flag,
  KAIMEN_CLOCK: z.iso.datetime({ offset: true, local: false }).optional(),
  KAIMEN_ROLE: z.enum(["all", "web", "worker"]).default("all"),
  KAIMEN_AUDIT_MONTHS: z.coerce.number().int().min(AUDIT_MONTHS).max(1200).default(AUDIT_MONTHS),
  KAIMEN_SECRET: z.string().min(32, "must have at least 32 characters").optional(),
  KAIMEN_TICKET_KEY: z.string().min(32, "must have at least 32 characters").optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().min(3).optional(),
  SMS_GATEWAY_URL: z.url({ protocol: /^https?$/ }).optional(),
  TRUST_PROXY: z.string().optional(),
  KAIMEN_TLS_CERT: z.string().optional(),
  KAIMEN_TLS_KEY: z.string().optional(),
  SITE_OFFICE_NAME: z.string().optional(),
  SITE_OFFICE_NAME_EN: z.string().optional(),
  SITE_PHONE: z.string().optional(),
  SITE_ADDRESS: z.string().optional(),
  SITE_POSTCODE: z.string().optional(),
  SITE_IDENTIFIER: z.string().optional(),
  SITE_ICP: z.string().optional(),
  SITE_POLICE: z.string().optional(),
});

/** What the office puts into header and footer; an empty field is not shown. */
export interface Site {
  officeName: string;
  officeNameEn: string;
  phone: string;
  address: string;
  postcode: string;
  siteIdentifier: string;
  icp: string;
  police: string;
}

/** The checked configuration. Read once at start; everything else gets it as an argument. */
export interface Env {
  mode: "development" | "production" | "test";
  port: number;
  /** Without a trailing slash, e.g. `https://kaimen.example`. */
  publicUrl: string;
  databaseUrl: string | null;
  databasePool: number;
  dataDir: string;
  demo: boolean;
  /** The instant at which the clock starts, or null for the machine's own clock. */
  clockStart: Date | null;
  role: "all" | "web" | "worker";
  /** Months for which the audit trail is kept, twelve at least. */
  auditMonths: number;
  /** Key of contact codes and of pseudonyms in rate limits; null until the demo makes one of its own. */
  secret: string | null;
  ticketKey: string | null;
  smtpUrl: string | null;
  mailFrom: string;
  smsGatewayUrl: string | null;
  trustProxy: string | null;
  /** Paths of the PEM files where the app itself speaks https; phones at the door need it for the camera. */
  tls: { certPath: string; keyPath: string } | null;
  site: Site;
}

const DEMO_CLOCK = "2026-08-12T09:00:00+08:00";
const LOCAL_HOSTS = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Reads the environment. Returns every fault at once, in words for the person who starts the program.
 * Secrets have no default outside the demo: a missing one is a fault, never a guess.
 */
export function readEnv(source: Record<string, string | undefined>): { ok: true; env: Env } | { ok: false; faults: string[] } {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = shape.safeParse(given);
  if (!parsed.success) {
    return { ok: false, faults: parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`) };
  }
  const value = parsed.data;
  const publicUrl = (value.PUBLIC_URL ?? `http://localhost:${value.PORT}`).replace(/\/+$/, "");
  const faults: string[] = [];
  if (value.KAIMEN_DEMO && !LOCAL_HOSTS.has(new URL(publicUrl).hostname)) {
    faults.push("KAIMEN_DEMO: the demo signs anybody in and may only run on this machine; PUBLIC_URL must be a local address");
  }
  if ((value.KAIMEN_TLS_CERT === undefined) !== (value.KAIMEN_TLS_KEY === undefined)) {
    faults.push("KAIMEN_TLS_CERT, KAIMEN_TLS_KEY: give both or neither");
  }
  if (!value.KAIMEN_DEMO && value.NODE_ENV === "production") {
    for (const name of ["KAIMEN_SECRET", "KAIMEN_TICKET_KEY", "SMTP_URL", "MAIL_FROM", "PUBLIC_URL"] as const) {
      if (!value[name]) faults.push(`${name}: missing (see .env.example)`);
    }
    if (value.KAIMEN_CLOCK) faults.push("KAIMEN_CLOCK: only the demo and tests may set the clock");
  }
  if (faults.length > 0) return { ok: false, faults };
  const clock = value.KAIMEN_CLOCK ?? (value.KAIMEN_DEMO ? DEMO_CLOCK : undefined);
  return {
    ok: true,
    env: {
      mode: value.NODE_ENV,
      port: value.PORT,
      publicUrl,
      databaseUrl: value.DATABASE_URL ?? null,
      databasePool: value.DATABASE_POOL,
      dataDir: path.resolve(value.KAIMEN_DATA_DIR),
      demo: value.KAIMEN_DEMO,
      clockStart: clock ? new Date(clock) : null,
      role: value.KAIMEN_ROLE,
      auditMonths: value.KAIMEN_AUDIT_MONTHS,
      secret: value.KAIMEN_SECRET ?? null,
      ticketKey: value.KAIMEN_TICKET_KEY ?? null,
      smtpUrl: value.SMTP_URL ?? null,
      mailFrom: value.MAIL_FROM ?? "开门 <noreply@kaimen.example>",
      smsGatewayUrl: value.SMS_GATEWAY_URL ?? null,
      trustProxy: value.TRUST_PROXY ?? null,
      tls: value.KAIMEN_TLS_CERT && value.KAIMEN_TLS_KEY ? { certPath: value.KAIMEN_TLS_CERT, keyPath: value.KAIMEN_TLS_KEY } : null,
      site: {
        officeName: value.SITE_OFFICE_NAME ?? (value.KAIMEN_DEMO ? "滨江市国防动员办公室" : ""),
        officeNameEn:
          value.SITE_OFFICE_NAME_EN ?? (value.KAIMEN_DEMO ? "Binjiang City Office for National Defence Mobilisation" : ""),
        phone: value.SITE_PHONE ?? (value.KAIMEN_DEMO ? "000-5550 0100" : ""),
        address: value.SITE_ADDRESS ?? "",
        postcode: value.SITE_POSTCODE ?? "",
        siteIdentifier: value.SITE_IDENTIFIER ?? "",
        icp: value.SITE_ICP ?? "",
        police: value.SITE_POLICE ?? "",
      },
    },
  };
}

/** `readEnv` for entry points: prints the faults and ends the process with code 1. */
export function requireEnv(source: Record<string, string | undefined>): Env {
  const result = readEnv(source);
  if (result.ok) return result.env;
  process.stderr.write(`Kaimen cannot start:\n${result.faults.map((fault) => `  - ${fault}`).join("\n")}\n`);
  process.exit(1);
}
