import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import { viteSingleFile } from "vite-plugin-singlefile";
import { defineConfig } from "vitest/config";
import { limits } from "./src/limits";
import { languages, say } from "./src/words";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The packages whose code is in the page, with their licences, which ask to go wherever the code goes. */
function licences(modules: string[]): string {
  const packages = new Set(
    modules.map((id) => /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1] ?? "").filter((one) => one !== ""),
  );
  const named = new Map<string, string[]>();
  for (const folder of [...packages].sort()) {
    const file = existsSync(folder) && readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
    if (!file) throw new Error(`${folder} has no licence`);
    const text = readFileSync(join(folder, file), "utf8").trim().replace(/--+/g, "-").replace(/\r/g, "");
    const name = folder.replace(/^.*\/node_modules\//, "");
    named.set(text, [...(named.get(text) ?? []), name]);
  }
  return [...named].map(([text, names]) => `${names.join(", ")}:\n${text}`).join("\n\n");
}

/** What stands in the page without any script: why there are no charts, and the limits of use. */
function limitsInHtml(): Plugin {
  const escaped = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");
  const inside = languages.map((lang) => {
    const items = limits.map((one) => `<li>${escaped(one[lang])}</li>`).join("");
    const words = [say(lang, "needs_script"), say(lang, "limits")].map(escaped);
    return `<div lang="${lang}"><p>${words[0]}</p><h2>${words[1]}</h2><ul>${items}</ul></div>`;
  });
  const place = '<div class="said" id="kabar-limits"></div>';
  return {
    name: "limits-in-html",
    transformIndexHtml: {
      order: "pre",
      handler(html) {
        if (!html.includes(place)) throw new Error("the page has a place for the limits of use");
        return html.replace(place, () => place.replace("></div>", `>${inside.join("")}</div>`));
      },
    },
  };
}

// Before everything is put into the page: which code that is. After: the licences of that code, and a policy under which
// the page may run its own script and nothing else. A script that came in with the data has another hash; what the report's
// JSON holds is data to the browser and needs none.
function finishPage(): Plugin[] {
  let modules: string[] = [];
  const take: Plugin = {
    name: "list-modules",
    generateBundle(_, bundle) {
      modules = Object.values(bundle).flatMap((one) => (one.type === "chunk" ? Object.keys(one.modules) : []));
    },
  };
  const finish: Plugin = {
    name: "finish-page",
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
        const policy =
          `default-src 'none'; script-src 'sha256-${hash}'; style-src 'unsafe-inline'; ` +
          "img-src data: blob:; base-uri 'none'; form-action 'none'";
        const charset = '<meta charset="utf-8" />';
        if (!html.includes(charset)) throw new Error("the page names its charset first");
        page.source = html
          .replace(charset, () => `${charset}\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`)
          .replace("</html>", () => `</html>\n<!--\nThis page holds code of others.\n\n${licences(modules)}\n-->`);
      },
    },
  };
  return [take, finish];
}

const [listModules, finish] = finishPage();

export default defineConfig({
  plugins: [limitsInHtml(), listModules, viteSingleFile({ removeViteModuleLoader: true }), finish],
  // Browsers of 2019, of all code in the page: tests/analysis/viewer/old_test.ts looks at what is built.
  build: { target: ["es2018", "chrome73", "safari12.1", "firefox65"], modulePreload: false, reportCompressedSize: false },
  server: { fs: { allow: [here("."), here("../../tests/analysis/viewer")] } },
  test: {
    globals: true,
    environment: "node",
    testTimeout: 60_000, // a busy machine needs more than the usual five seconds
    include: [here("../../tests/analysis/viewer") + "/**/*_test.ts"],
  },
});
