// Opens the built page in Debian's chromium, from a file, with a report in it as the program puts it there; counts checks.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const viewer = fileURLToPath(new URL("../../../analysis/viewer/", import.meta.url));
const { chromium } = createRequire(join(viewer, "package.json"))("playwright-core");

export const template = readFileSync(join(viewer, "dist/index.html"), "utf8");
export const sample = () => JSON.parse(readFileSync(new URL("./sample.json", import.meta.url), "utf8"));

const placeholder = '<script id="kabar-report" type="application/json">null</script>';

/** As the program does it: "<" may end a script, so it is written otherwise. */
export function pageWith(report) {
  assert.equal(template.split(placeholder).length, 2, "the template has one place for the report");
  const json = JSON.stringify(report).replace(/</g, "\\u003c");
  return template.replace(placeholder, () => placeholder.replace("null", () => json));
}

export async function launch() {
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  if (!existsSync(executablePath)) throw new Error(`no browser at ${executablePath}: apt-get install chromium`);
  return chromium.launch({
    executablePath,
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

/** A page, and what it must never do: complain, or ask for anything but itself. */
export class Visit {
  static async open(browser, folder, name, html, { width = 1280, height = 900, hash = "" } = {}) {
    mkdirSync(folder, { recursive: true });
    const file = join(folder, `${name}.html`);
    writeFileSync(file, html);
    const visit = new Visit();
    visit.context = await browser.newContext({ viewport: { width, height }, acceptDownloads: true });
    visit.page = await visit.context.newPage();
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
      [...document.querySelectorAll(".chart")].every((box) => box.querySelector("svg[data-chart]")),
    );
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
