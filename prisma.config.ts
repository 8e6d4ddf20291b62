import { defineConfig } from "prisma/config";

// `prisma generate` needs no schema engine but looks for one and would download it. On a closed network that
// fails, so for this one verb it is pointed at a file that exists.
if (process.argv.includes("generate")) process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({ schema: "prisma/schema", migrations: { path: "prisma/migrations" } });
