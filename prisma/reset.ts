import pg from "pg";
import { requireEnv } from "../app/platform/env.server";
import { withDatabaseUrl } from "../app/platform/database-url.server";
import { migrate } from "./migrate";

const env = requireEnv(process.env);
if (env.mode === "production" && !env.demo) {
  process.stderr.write("db:reset empties the database and is refused with NODE_ENV=production.\n");
  process.exit(1);
}

await withDatabaseUrl(env, async (url) => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("DROP SCHEMA IF EXISTS graphile_worker CASCADE; DROP SCHEMA public CASCADE; CREATE SCHEMA public;");
  await client.end();
  await migrate(url);
  process.stdout.write("The database is empty and migrated. The next start of the demo fills it again.\n");
});
