// Who can use the page, and what it does with reports that lack something or mean harm.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { tmpdir } from "node:os";
import { pageWith, sample } from "./browser_support.mjs";

export async function checkReach(check, open, report, template) {
  await check("the page is one small file with a policy, and the licences of the code in it", () => {
    assert.ok(template.length < 1_500_000);
    assert.match(
      template,
      /default-src 'none'; script-src 'sha256-[^']+'; style-src 'unsafe-inline'; img-src data: blob:/,
    );
    assert.doesNotMatch(template, /<(script|link|img)[^>]* (src|href)="(?!data:)/);
    assert.match(template, /This page holds code of others[\s\S]*@observablehq\/plot[\s\S]*d3-array/);
  });

  await check("every control is reached by Tab, in order, and shows that it is", async () => {
    const visit = await open("report", pageWith(report), { hash: "#lang=en" });
    const { page } = visit;
    await visit.drawn();
    // One radio button of a group takes part in the order; what is closed or hidden does not.
    const all = await page.evaluate(() => {
      const able = [...document.querySelectorAll("a[href], button, select, input, summary, [tabindex='0']")].filter(
        (one) => one.checkVisibility(),
      );
      able.forEach((one, i) => (one.dataset.place = String(i)));
      return able.filter((one) => one.type !== "radio" || one.checked).map((one) => one.dataset.place);
    });
    await page.evaluate(() => document.body.focus());
    const reached = [];
    const unmarked = [];
    for (let i = 0; i < all.length + 5; ++i) {
      await page.keyboard.press("Tab");
      const at = await page.evaluate(() => {
        const one = document.activeElement;
        const marked = one.type === "radio" ? one.nextElementSibling : one;
        return {
          place: one.dataset.place ?? null,
          name: one.id || one.textContent,
          outline: getComputedStyle(marked).outlineStyle,
        };
      });
      if (at.place === null || reached.includes(at.place)) break;
      reached.push(at.place);
      if (at.outline === "none") unmarked.push(at.name);
    }
    assert.deepEqual(reached, all);
    assert.deepEqual(unmarked, []);
    await visit.close();
  });

  await check("the skip link leads to the answer, the contents to their sections, keys choose", async () => {
    const visit = await open("report", pageWith(report), { hash: "#lang=en" });
    const { page } = visit;
    await visit.drawn();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), "answer-title");
    await page.click("nav a >> nth=6");
    assert.equal(await page.evaluate(() => document.activeElement.id), "cost-title");
    assert.match(page.url(), /section=cost/);
    await page.focus("#pick-joint-team");
    await page.keyboard.press("Enter");
    assert.equal(await page.inputValue("#strategy"), "joint-team");
    await page.focus("input[name=world-measure]");
    await page.keyboard.press("ArrowRight");
    assert.ok(await page.isChecked("input[name=world-measure][value=eligible_understand]"));
    visit.quiet();
    await visit.close();
  });

  await check("a screen reader is told of every chart and table", async () => {
    const visit = await open("report", pageWith(report), {});
    const { page } = visit;
    await visit.drawn();
    const told = await page.evaluate(() => {
      const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
      const charts = [...document.querySelectorAll("svg[data-chart]")];
      return {
        repeated: ids.filter((id, i) => ids.indexOf(id) !== i),
        silent: charts
          .filter((one) => one.getAttribute("role") !== "img" || one.getAttribute("aria-label").length < 40)
          .map((one) => one.dataset.chart),
        noData: charts
          .filter((one) => {
            const shown = one.getAttribute("aria-details");
            const table = shown ? document.getElementById(shown) : one.closest("figure").querySelector("details table");
            return !table || table.querySelectorAll("tbody tr").length === 0;
          })
          .map((one) => one.dataset.chart),
        noCaption: [...document.querySelectorAll("table")].filter((one) => !one.caption?.textContent).length,
        headings: [...document.querySelectorAll("h1, h2, h3, h4")].map((one) => Number(one.tagName[1])),
      };
    });
    assert.deepEqual(told.repeated, []);
    assert.deepEqual(told.silent, []);
    assert.deepEqual(told.noData, []);
    assert.equal(told.noCaption, 0);
    assert.equal(told.headings.filter((level) => level === 1).length, 1);
    await visit.close();
  });

  await check("text in a report stays text, and a foreign script does not run", async () => {
    const evil = sample();
    const markup = '</script><script>window.harmed = 1</script><img src=x onerror="window.harmed = 2">';
    evil.city = markup;
    evil.answer[0] = { id: markup, en: markup };
    for (const one of evil.strategies) one.title_id = one.title_en = `${one.name} ${markup}`;
    for (const one of evil.kelurahan) one.name = markup;
    for (const one of evil.ways) one.name_id = markup;
    evil.flags[0].text.id = markup;
    evil.assumptions[0].source = markup;
    const visit = await open("evil", pageWith(evil), {});
    await visit.drawn();
    assert.equal(await visit.page.evaluate(() => window.harmed ?? null), null);
    assert.equal(await visit.page.$$eval("#page img, #page script", (all) => all.length), 0);
    assert.ok((await visit.page.textContent("#answer .headline")).includes("<img"));
    visit.quiet();
    await visit.close();
    // Even if a script came in, the page's policy would not run it.
    const foreign = pageWith(report).replace("</body>", "<script>window.harmed = 3</script></body>");
    const second = await open("foreign", foreign, {});
    await second.drawn();
    assert.equal(await second.page.evaluate(() => window.harmed ?? null), null);
    assert.ok(
      second.complaints.some((one) => one.includes("Content Security Policy")),
      second.complaints.join(),
    );
    await second.close();
  });

  const lacking = {
    "no worlds, patterns, warnings or other ceilings": [
      (one) => Object.assign(one, { worlds: null, patterns: null, flags: [], ceilings: null }),
      ["#no-worlds"],
    ],
    "no days, no places": [
      (one) => {
        one.kelurahan = null;
        for (const strategy of one.strategies) Object.assign(strategy, { daily: null, by_kelurahan: null });
        for (const strategy of one.strategies) strategy.left_out.where = null;
      },
      ["#time .missing", "#places .missing", "#left_out .missing"],
    ],
    "no ceiling, one city, files that differ": [
      (one) => {
        Object.assign(one, { budget_rupiah: 0, digest: null, knock_outs: [] });
        for (const strategy of one.strategies) {
          strategy.budget = null;
          const reason = { code: "not_paired", id: "tidak berpasangan", en: "not paired" };
          Object.assign(strategy.front, { on_front: null, share_on_front: null, dominated_by: [], reason });
          for (const group of ["poor", "non_poor", "eligible", "all"]) {
            for (const effect of Object.values(strategy[group])) {
              Object.assign(effect, {
                low: null,
                high: null,
                reason: { code: "one_replicate_no_interval", id: "tanpa kisaran", en: "no interval" },
              });
            }
          }
        }
      },
      ["#ways .missing"],
    ],
    "the baseline alone": [
      (one) => {
        one.strategies = one.strategies.filter((strategy) => strategy.name === one.baseline);
        one.strategies[0].front.dominated_by = [];
        for (const ceiling of one.ceilings) {
          ceiling.strategies = ceiling.strategies.filter((strategy) => strategy.name === one.baseline);
        }
        Object.assign(one, { worlds: null, knock_outs: [] });
      },
      ["#no-worlds"],
    ],
    "borders of the kelurahan": [
      (one) => {
        one.boundaries = Object.fromEntries(
          one.kelurahan.map(({ code, lat, lon }) => [
            code,
            [
              [
                [
                  [lon, lat],
                  [lon + 0.005, lat],
                  [lon + 0.005, lat + 0.005],
                  [lon, lat + 0.005],
                  [lon, lat],
                ],
              ],
            ],
          ]),
        );
      },
      ["svg[data-chart=map] path.border"],
    ],
  };
  for (const [name, [change, shown]] of Object.entries(lacking)) {
    await check(`a report with ${name}`, async () => {
      const changed = sample();
      change(changed);
      const visit = await open("lacking", pageWith(changed), { width: 768 });
      await visit.drawn();
      assert.equal(
        await visit.page.$$eval("#ceilings-part, #other-ceilings", (all) => all.length > 0),
        !!changed.ceilings,
      );
      for (const selector of shown) assert.ok(await visit.page.isVisible(selector), selector);
      const text = await visit.page.textContent("main");
      assert.doesNotMatch(text, /NaN|undefined|null|Infinity|\[object/);
      visit.quiet();
      await visit.close();
    });
  }

  await check("the page without a result says so and opens a file", async () => {
    const visit = await open("empty", template, { width: 360 });
    const { page } = visit;
    const text = await page.textContent("main");
    assert.ok(text.includes("Halaman ini belum berisi hasil") && text.includes("This page holds no result"));
    const give = async (name, content) => {
      const path = join(tmpdir(), `kabar-viewer-${process.pid}-${name}`);
      writeFileSync(path, content);
      await page.setInputFiles("#file", path);
    };
    await give("bad.json", "{");
    await page.waitForSelector("[role=alert]");
    assert.match(await page.textContent("[role=alert]"), /bukan JSON.*not JSON/);
    await give("foreign.json", '{"strategies": []}');
    await page.waitForFunction(() => document.querySelector("[role=alert]")?.textContent.includes("kabar compare"));
    await give("report.json", JSON.stringify(report));
    await page.waitForSelector("#ranking-table");
    await visit.drawn();
    assert.ok((await page.textContent("#answer")).replaceAll("\u00a0", " ").includes(report.answer[0].id));
    visit.quiet();
    await visit.close();
  });
}
