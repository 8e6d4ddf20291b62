import type { Env } from "./env.server";
import { startEmbeddedPostgres } from "./embedded-postgres.server";

/**
 * Runs a short command against the configured database: `DATABASE_URL`, or the embedded server, which is started for
 * the command unless an app has it running already.
 */
export async function withDatabaseUrl(env: Env, command: (url: string) => Promise<void>): Promise<void> {
  if (env.databaseUrl) return command(env.databaseUrl);
  const server = await startEmbeddedPostgres(env.dataDir, (line) => process.stderr.write(`${line}\n`));
  try {
    await command(server.url);
  } finally {
    if (server.startedHere) await server.stop();
  }
}
