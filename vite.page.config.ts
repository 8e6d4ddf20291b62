import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const entry = (name: string) => fileURLToPath(new URL(`./app/page-client/${name}.ts`, import.meta.url));

/** The modules of single pages, which check a draw or a receipt or count what is typed: small files below /page, apart from the site's own build. */
export default defineConfig({
  publicDir: false,
  build: {
    outDir: "build/client/page",
    emptyOutDir: true,
    target: ["chrome99", "safari15.4"],
    lib: {
      entry: { "verify-draw": entry("verify-page"), "verify-digest": entry("digest-page"), "count-characters": entry("count-characters") },
      formats: ["es"],
      fileName: (_format, name) => `${name}.js`,
    },
  },
});
