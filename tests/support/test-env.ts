import { readEnv, type Env } from "~/platform/env.server";

/** Secrets of the tests: the same in every process, so that one may read what another wrote. */
export const TEST_SECRETS = {
  KAIMEN_SECRET: "secret of the tests, secret of the tests",
  KAIMEN_TICKET_KEY: "ticket key of the tests, of the tests",
};

/** A checked configuration for tests. @throws the faults of `env`. */
export function testEnv(env: Record<string, string> = {}): Env {
  const read = readEnv({ NODE_ENV: "test", DATABASE_POOL: "8", ...TEST_SECRETS, ...env });
  if (!read.ok) throw new Error(read.faults.join("\n"));
  return read.env;
}
