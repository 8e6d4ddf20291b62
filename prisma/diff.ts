import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, type ErrorCapturingSqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import { requireEnv } from "../app/platform/env.server";
import { withDatabaseUrl } from "../app/platform/database-url.server";

interface SchemaEngineInstance {
  diff(input: unknown): Promise<{ stdout: string | null; exitCode: number }>;
  free(): void;
}
interface SchemaEngineModule {
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
  SchemaEngine: {
    new: (options: unknown, log: (line: string) => void, adapter: ErrorCapturingSqlMigrationAwareDriverAdapterFactory) => Promise<SchemaEngineInstance>;
  };
}

/**
 * The SQL that brings a database of the schema in `previousFolder` (null: an empty database) to what `prisma/schema`
 * says. Uses Prisma's own schema engine in its WebAssembly form, so no native engine has to be downloaded; the engine
 * wants a reachable server although it reads nothing from it.
 */
export async function schemaScript(databaseUrl: string, previousFolder: string | null): Promise<string> {
  const require = createRequire(import.meta.url);
  const folder = path.dirname(require.resolve("@prisma/schema-engine-wasm"));
  const engine = (await import(pathToFileURL(path.join(folder, "schema_engine_bg.js")).href)) as SchemaEngineModule;
  const wasm = await WebAssembly.instantiate(fs.readFileSync(path.join(folder, "schema_engine_bg.wasm")), {
    "./schema_engine_bg.js": engine as unknown as WebAssembly.ModuleImports,
  });
  engine.__wbg_set_wasm(wasm.instance.exports);
  const start = wasm.instance.exports.__wbindgen_start;
  if (typeof start === "function") (start as () => void)();

  const files = schemaFiles(fileURLToPath(new URL("./schema", import.meta.url)));
  const factory = bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString: databaseUrl }));
  const session = await engine.SchemaEngine.new({ datamodels: files.map((file) => [file.path, file.content]) }, () => {}, factory);
  try {
    const result = await session.diff({
      from: previousFolder ? { tag: "schemaDatamodel", files: schemaFiles(previousFolder) } : { tag: "empty" },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    const sql = (result.stdout ?? "").trim();
    return /^-- This is an empty migration\.?$/.test(sql) ? "" : sql;
  } finally {
    session.free();
  }
}

function schemaFiles(folder: string): { path: string; content: string }[] {
  return fs
    .readdirSync(folder)
    .sort()
    .map((name) => ({ path: path.join(folder, name), content: fs.readFileSync(path.join(folder, name), "utf8") }));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await withDatabaseUrl(requireEnv(process.env), async (url) => {
    process.stdout.write(`${await schemaScript(url, process.argv[2] ?? null)}\n`);
  });
}
