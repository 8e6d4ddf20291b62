import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const entry = (name: string) => fileURLToPath(new URL(`./app/verify-client/${name}.ts`, import.meta.url));

/** The modules that check a draw and a receipt in the browser: small files below /verify, apart from the site's own build. */
export default defineConfig({
  publicDir: false,
  build: {
    outDir: "build/client/verify",
    emptyOutDir: true,
    target: ["chrome99", "safari15.4"],
    lib: {
      entry: { "verify-draw": entry("verify-page"), "verify-digest": entry("digest-page") },
      formats: ["es"],
      fileName: (_format, name) => `${name}.js`,
    },
  },
});
