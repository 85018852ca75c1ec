import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import { viteSingleFile } from "vite-plugin-singlefile";
import { defineConfig } from "vitest/config";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// The page may run its own script and nothing else: a script that came in with the data has another hash. What the
// report's JSON holds is data to the browser and needs no hash.
function allowOwnScript(): Plugin {
  return {
    name: "allow-own-script",
    enforce: "post",
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        const page = bundle["index.html"];
        if (page?.type !== "asset") throw new Error("no index.html");
        const html = String(page.source);
        const scripts = [...html.matchAll(/<script type="module"[^>]*>([\s\S]*?)<\/script>/g)];
        const script = scripts[0]?.[1];
        if (scripts.length !== 1 || script === undefined) throw new Error("the page has one script of its own");
        const hash = createHash("sha256").update(script).digest("base64");
        page.source = html.replace("'own-script'", () => `'sha256-${hash}'`);
      },
    },
  };
}

export default defineConfig({
  plugins: [viteSingleFile({ removeViteModuleLoader: true }), allowOwnScript()],
  build: { target: "es2021", modulePreload: false, reportCompressedSize: false },
  server: { fs: { allow: [here("."), here("../../tests/analysis/viewer")] } },
  test: {
    globals: true,
    environment: "node",
    include: [here("../../tests/analysis/viewer") + "/**/*_test.ts"],
  },
});
