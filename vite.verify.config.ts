import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

/** The module that checks a draw in the browser: one small file below /verify, apart from the site's own build. */
export default defineConfig({
  publicDir: false,
  build: {
    outDir: "build/client/verify",
    emptyOutDir: true,
    target: ["chrome99", "safari15.4"],
    lib: { entry: fileURLToPath(new URL("./app/verify-client/verify-page.ts", import.meta.url)), formats: ["es"], fileName: () => "verify-draw.js" },
  },
});
