import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";

const FOLDER = "gate";

/**
 * The door's client: a build of its own with names that stay, so that the shell and a phone without a network know them. `precache.json` lists
 * every file with its SHA-256.
 */
export default defineConfig({
  publicDir: false,
  plugins: [precacheList()],
  worker: { rollupOptions: { output: namesIn(FOLDER) } },
  build: {
    outDir: "build/client",
    emptyOutDir: false,
    target: ["chrome99", "safari15.4"],
    cssTarget: ["chrome99", "safari15.4"],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: { gate: fileURLToPath(new URL("./app/gate-client/gate.ts", import.meta.url)) },
      output: namesIn(FOLDER),
    },
  },
});

function namesIn(folder: string) {
  return { entryFileNames: `${folder}/[name].js`, chunkFileNames: `${folder}/[name].js`, assetFileNames: `${folder}/[name][extname]` };
}

function precacheList(): Plugin {
  return {
    name: "kaimen-precache-list",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const files = Object.values(bundle).map((file) => ({
          url: `/${file.fileName}`,
          sha256: createHash("sha256").update(file.type === "chunk" ? file.code : file.source).digest("hex"),
        }));
        files.sort((a, b) => (a.url < b.url ? -1 : 1));
        this.emitFile({ type: "asset", fileName: `${FOLDER}/precache.json`, source: `${JSON.stringify(files, null, 2)}\n` });
      },
    },
  };
}
