// The whole page in a real browser: node tests/analysis/viewer/browser.mjs [FOLDER [REPORT.html ...]]
// Screenshots go to FOLDER; reports that `kabar compare --report` wrote are looked at too. Needs the built page
// (npm run build in analysis/viewer) and chromium. The last line is "N passed, N failed".
import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { checkLooks, expectedMarks } from "./browser_check_looks.mjs";
import { checkFont } from "./browser_check_layout.mjs";
import { checkOld } from "./browser_check_old.mjs";
import { checkReach } from "./browser_check_reach.mjs";
import { Checks, families, launch, pageWith, sample, template, Visit } from "./browser_support.mjs";

const folder = resolve(process.argv[2] ?? fileURLToPath(new URL("../../../build/viewer-screenshots", import.meta.url)));
mkdirSync(folder, { recursive: true });
const report = sample();
const checks = new Checks();
const check = checks.check.bind(checks);
const browser = await launch();
const open = (name, html, options) => Visit.open(browser, folder, name, html, options);
const title = (name, lang) => report.strategies.find((one) => one.name === name)[`title_${lang}`];

await checkLooks(check, open, folder, "sample", pageWith(report), report);
for (const file of process.argv.slice(3)) {
  const html = readFileSync(file, "utf8");
  const json = /<script id="kabar-report" type="application\/json">([\s\S]*?)<\/script>/.exec(html)?.[1];
  await checkLooks(check, open, folder, basename(file, ".html"), html, JSON.parse(json ?? "null"));
}

const visit = await open("report", pageWith(report), {});
const { page } = visit;
await visit.drawn();

await check("the language changes on the page and stays in its address", async () => {
  assert.equal(await page.textContent("#ranking-title"), "Strategi mana yang paling menjangkau");
  await page.click("#lang-en");
  assert.equal(await page.getAttribute("html", "lang"), "en");
  assert.equal(await page.textContent("#ranking-title"), "Which strategy reaches most");
  assert.ok((await page.textContent("#answer")).replaceAll("\u00a0", " ").includes(report.answer[0].en));
  assert.equal(await page.evaluate(() => document.activeElement.id), "lang-en");
  await page.reload();
  await visit.drawn();
  assert.equal(await page.getAttribute("html", "lang"), "en");
});

await check("another strategy is looked at: by the list, by the table, by a chart", async () => {
  const shows = async (name) => {
    await visit.drawn();
    assert.equal(await page.inputValue("#strategy"), name);
    assert.ok((await page.textContent("#map figcaption, figure#map figcaption")).includes(title(name, "en")));
    assert.equal(await page.getAttribute(`#pick-${name}`, "aria-pressed"), "true");
    assert.equal(await page.$$eval('.pick[aria-pressed="true"]', (all) => all.length), 1);
    assert.ok((await page.getAttribute("svg[data-chart=ways-flow]", "aria-label")).includes(title(name, "en")));
    assert.match(page.url(), new RegExp(`strategy=${name}`));
  };
  await page.selectOption("#strategy", "kader-visits");
  await shows("kader-visits");
  await page.click("#pick-joint-team");
  await shows("joint-team");
  assert.equal(await page.evaluate(() => document.activeElement.id), "pick-joint-team");
  await page.click('svg[data-chart=ranking-luck] [data-row="iklan-berbayar"]');
  await shows("iklan-berbayar");
  const found = await page.$eval("svg[data-chart=ways-flow]", (svg) => svg.querySelectorAll(".mark").length);
  assert.equal(found, expectedMarks(report, "iklan-berbayar").marks["ways-flow"]);
});

await check("choices change what they say: order, measure, undecided orders, grade, search", async () => {
  const first = () => page.textContent("#ranking-table tbody tr:first-child .pick");
  assert.ok((await first()).startsWith(title("everyone-sees", "en")));
  await page.check("input[name=order][value=cash]");
  assert.ok((await first()).startsWith(title("silence", "en")));
  await page.check("input[name=place-measure][value=eligible_understand]");
  assert.match(await page.textContent("figure#map h3"), /understand/);
  const rows = () => page.$$eval("#orders tbody tr", (all) => all.length);
  const undecided = await rows();
  await page.uncheck("#only-undecided");
  assert.equal(await rows(), report.worlds.orders.filter((one) => one.headline === "poor_aware").length);
  assert.ok((await rows()) > undecided);
  const shown = () => page.$$eval("#assumptions-table tbody tr", (all) => all.length);
  assert.equal(await shown(), report.assumptions.length);
  await page.check("input[name=grade][value=E]");
  assert.equal(await shown(), report.assumptions.filter((one) => one.grade === "E").length);
  await page.check('input[name=grade][value=""]');
  await page.fill("#search-assumptions", "q_N");
  assert.equal(await shown(), 1);
});

await check("charts and tables can be taken away", async () => {
  const take = async (selector) => {
    const [file] = await Promise.all([page.waitForEvent("download"), page.click(selector)]);
    return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
  };
  for (const chart of await page.$$eval("figure", (all) => all.map((one) => one.id))) {
    const svg = await take(`figure#${chart} .under > .tools button:first-child`);
    assert.equal(svg.name, `kabar-${chart}.svg`);
    const text = svg.bytes.toString("utf8");
    const parsed = await page.evaluate((source) => {
      const root = new DOMParser().parseFromString(source, "image/svg+xml").documentElement;
      return { name: root.nodeName, texts: root.querySelectorAll("text").length };
    }, text);
    assert.equal(parsed.name, "svg");
    assert.ok(parsed.texts >= 3 && text.includes(report.digest), chart);
    const png = await take(`figure#${chart} .under > .tools button:last-child`);
    assert.equal(png.bytes.subarray(1, 4).toString("latin1"), "PNG");
    assert.ok(png.bytes.readUInt32BE(16) > 600 && png.bytes.length > 3000, chart);
  }
  const csv = (await take("#ranking-table .tool")).bytes.toString("utf8").trim().split("\r\n");
  assert.equal(csv.length, report.strategies.length + 1);
  const hybrid = csv.find((line) => line.startsWith("hybrid,")).split(",");
  const head = csv[0].split(",");
  const expected = report.strategies.find((one) => one.name === "hybrid");
  assert.equal(Number(hybrid[head.indexOf("poor_ever_aware")]), expected.poor.ever_aware.mean);
  assert.equal(Number(hybrid[head.indexOf("eligible_understands_high")]), expected.eligible.understands.high);
  const json = await take("#download-json");
  assert.equal(json.bytes.toString("utf8"), JSON.stringify(report));
});

await check("on paper: charts at the width of a page, no buttons, nothing cut", async () => {
  await page.emulateMedia({ media: "print" });
  await page.waitForFunction(() =>
    [...document.querySelectorAll("svg[data-chart]")].every((one) => one.getAttribute("width") === "660"),
  );
  for (const gone of [".bar", "nav", ".tools", ".choice"]) assert.equal(await page.isVisible(gone), false, gone);
  assert.ok(await page.isVisible("#limits"));
  const pdf = await page.pdf({ path: join(folder, "print.pdf"), preferCSSPageSize: true });
  assert.ok(pdf.length > 50_000);
  await page.emulateMedia({ media: "screen" });
  await page.waitForFunction(() =>
    [...document.querySelectorAll("svg[data-chart]")].every((one) => one.getAttribute("width") !== "660"),
  );
});

await check("all of that without a complaint or a request", async () => visit.quiet());
await page.addStyleTag({ content: "html { filter: grayscale(1); }" }).catch(() => {});
await page.screenshot({ path: join(folder, "grey.png"), fullPage: true });
await visit.close();

await checkReach(check, open, report, template);
await checkOld(check, open, report, template);
await browser.close();

for (const family of Object.keys(families)) {
  await check(`there is a browser with fonts of ${family} alone`, async () => {
    const other = await launch(family);
    const openIn = (name, html, options) => Visit.open(other, folder, name, html, options);
    await checkFont(check, openIn, folder, family, "sample", pageWith(report), report);
    await other.close();
  });
}
checks.finish();
