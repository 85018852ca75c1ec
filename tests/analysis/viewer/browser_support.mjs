// Opens the built page in Debian's chromium, from a file, with a report in it as the program puts it there; counts checks.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const viewer = fileURLToPath(new URL("../../../analysis/viewer/", import.meta.url));
const { chromium } = createRequire(join(viewer, "package.json"))("playwright-core");

export const template = readFileSync(join(viewer, "dist/index.html"), "utf8");
export const sample = () => JSON.parse(readFileSync(new URL("./sample.json", import.meta.url), "utf8"));

const placeholder = '<script id="kabar-report" type="application/json">null</script>';
const answerPlace = '<div id="kabar-answer"></div>';
const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

/** As the program does it: "<" may end a script, so it is written otherwise; the answer stands in the page itself. */
export function pageWith(report) {
  for (const place of [placeholder, answerPlace]) {
    assert.equal(template.split(place).length, 2, `the template has one place for the report: ${place}`);
  }
  const json = JSON.stringify(report).replace(/</g, "\\u003c");
  const said = ["id", "en"].map((lang) => {
    const items = [...report.answer, ...report.flags.map((one) => one.text)].map((one) => `<li>${escaped(one[lang])}</li>`);
    return `<div lang="${lang}"><h1>kabar: ${escaped(report.city)}</h1><ul>${items.join("")}</ul></div>`;
  });
  return template
    .replace(answerPlace, () => `<div class="said">${said.join("")}</div>`)
    .replace(placeholder, () => placeholder.replace("null", () => json));
}

/** Three families that machines have, and the Debian packages that bring them here. */
export const families = { DejaVu: "fonts-dejavu-core", Liberation: "fonts-liberation", Noto: "fonts-noto-core" };

const fontFolder = "/usr/share/fonts";

/**
 * The settings of a machine that has fonts of one family and no others. They say nothing of hinting, so that letters are
 * moved to whole pixels wherever the page allows it.
 */
function onlyFonts(family) {
  const named = new RegExp(`/${family}(Sans|SansMono|Mono)(-[A-Za-z]+)?\\.[a-z]+$`);
  const files = readdirSync(fontFolder, { recursive: true, encoding: "utf8" }).filter((file) => named.test(`/${file}`));
  if (files.length === 0) throw new Error(`no fonts of ${family}: apt-get install ${families[family]}`);
  const mono = family === "Liberation" ? "Liberation Mono" : `${family} Sans Mono`;
  const folder = mkdtempSync(join(tmpdir(), "kabar-fonts-"));
  for (const file of files) symlinkSync(join(fontFolder, file), join(folder, basename(file)));
  const settings = join(folder, "fonts.conf");
  writeFileSync(
    settings,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
    <fontconfig><dir>${folder}</dir><cachedir>${folder}/cache</cachedir>
      <match target="pattern"><edit name="family" mode="append_last"><string>sans-serif</string></edit></match>
      <alias binding="same"><family>monospace</family><prefer><family>${mono}</family></prefer></alias>
      <alias binding="same"><family>sans-serif</family><prefer><family>${family} Sans</family></prefer></alias>
    </fontconfig>`,
  );
  return settings;
}

/** A browser with the fonts of this machine, or with those of one family alone. */
export async function launch(family = null) {
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  if (!existsSync(executablePath)) throw new Error(`no browser at ${executablePath}: apt-get install chromium`);
  return chromium.launch({
    executablePath,
    ...(family ? { env: { ...process.env, FONTCONFIG_FILE: onlyFonts(family) } } : {}),
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** How long a step may take, ms: a picture of the whole page takes a busy machine half a minute. */
const patience = 180_000;

/** A page, and what it must never do: complain, or ask for anything but itself. */
export class Visit {
  /** `before` runs in the page ahead of its own script. */
  static async open(browser, folder, name, html, options = {}) {
    const { width = 1280, height = 900, hash = "", javaScriptEnabled = true, before = null } = options;
    mkdirSync(folder, { recursive: true });
    const file = join(folder, `${name}.html`);
    writeFileSync(file, html);
    const visit = new Visit();
    visit.context = await browser.newContext({ viewport: { width, height }, acceptDownloads: true, javaScriptEnabled });
    visit.folder = folder;
    visit.context.setDefaultTimeout(patience);
    visit.page = await visit.context.newPage();
    if (before) await visit.page.addInitScript(before);
    visit.complaints = [];
    visit.requests = [];
    visit.address = pathToFileURL(file).href;
    visit.page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) visit.complaints.push(message.text());
    });
    visit.page.on("pageerror", (error) => visit.complaints.push(String(error.stack)));
    visit.page.on("request", (request) => visit.requests.push(request.url()));
    await visit.page.goto(visit.address + hash);
    return visit;
  }

  async drawn() {
    await this.page.waitForSelector("main", { state: "attached" });
    await this.page.waitForFunction(() =>
      [...document.querySelectorAll(".chart")].every((box) => {
        const width = box.querySelector("svg[data-chart]")?.getAttribute("width");
        return width && (box.clientWidth === 0 || Number(width) === Math.floor(box.clientWidth));
      }),
    );
  }

  picture(name) {
    return join(this.folder, `${name}.png`);
  }

  /** Own drawings for a download are blobs, the icon is empty data. */
  strangers() {
    return this.requests.filter((url) => url.split("#")[0] !== this.address && !/^(blob|data):/.test(url));
  }

  quiet() {
    assert.deepEqual(this.complaints, []);
    assert.deepEqual(this.strangers(), []);
  }

  async close() {
    await this.context.close();
  }
}

export class Checks {
  passed = 0;
  failed = 0;

  async check(name, run) {
    try {
      await run();
      this.passed += 1;
      console.log(`ok: ${name}`);
    } catch (error) {
      this.failed += 1;
      console.log(
        `FAILED: ${name}\n  ${String(error?.message ?? error)
          .split("\n")
          .slice(0, 12)
          .join("\n  ")}`,
      );
    }
  }

  finish() {
    console.log(`${this.passed} passed, ${this.failed} failed`);
    process.exitCode = this.failed === 0 && this.passed > 0 ? 0 : 1;
  }
}
