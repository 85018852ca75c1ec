// Every chart drawn with a mark for every number, nothing cut, in both languages and at the widths of a phone, a tablet, a
// laptop and a projector. Leaves a screenshot of each.
import assert from "node:assert/strict";
import { join } from "node:path";
import { checkLayout, looks } from "./browser_check_layout.mjs";
import { checkNumbers } from "./browser_check_numbers.mjs";

const count = (list, of = () => true) => list.filter(of).length;
const least = 0.004; // of the poor: smaller ways are drawn together

/** How many ribbons the flow has. */
function ribbons(report, strategy) {
  const streams = (end) => {
    const shares = report.ways.map((way) => strategy.poor_ever_aware_by[end][way.id].of_poor.mean);
    const small = count(shares, (one) => one > 0 && one < least);
    return count(shares, (one) => one > 0) - Math.max(0, small - 1);
  };
  return streams("root") + streams("last_hop");
}

/** How many marks each chart must have, from the JSON; for charts of lines, how many lines. */
export function expectedMarks(report, name) {
  const { strategies, kelurahan, access, worlds } = report;
  const selected = strategies.find((one) => one.name === name);
  const sides = name === report.baseline ? 1 : 2;
  const sum = (of) => strategies.reduce((all, one) => all + of(one), 0);
  const defined = (effect) => Number(effect.mean !== null);
  const worthIt = (one) =>
    one.cost_effect && one.may_be_chosen && one.cost_effect.net_benefit.every((worth) => defined(worth.rupiah));
  const pairs = worlds?.orders.filter((one) => one.headline === "poor_aware").length;
  const marks = {
    "hundred-baseline": 100,
    ...(sides === 2 ? { "hundred-selected": 100 } : {}),
    "ranking-luck": sum((one) => defined(one.poor.ever_aware) + defined(one.eligible.understands)),
    ...(worlds ? { "ranking-worlds": worlds.strategies.length, matrix: 2 * pairs } : {}),
    funnel: 5 * sides,
    map: kelurahan.length,
    "left-out": kelurahan.length * access.length,
    access: access.length * sides,
    deciles: selected.by_decile.filter((one) => one.share.mean !== null).length * sides,
    "ways-flow": ribbons(report, selected),
    "cost-scatter": count(strategies, (one) => !one.budget?.exempt || one === selected),
    "ledger-cash": strategies.length,
    "ledger-hours": strategies.length,
    attainable: strategies
      .filter((one) => one.may_be_chosen)
      .reduce((all, { attainable: of }) => all + defined(of.poor_aware) + defined(of.eligible_understand), 0),
  };
  const lines = {
    "time-ever_aware": 2 * sides,
    "time-understands": 2 * sides,
    "net-benefit": count(strategies, worthIt),
    ...(report.ceilings ? { ceilings: count(strategies, (one) => one.may_be_chosen || one === selected) } : {}),
  };
  return { marks, lines };
}

const drawnMarks = (page) =>
  page.$$eval("svg[data-chart]", (all) => {
    const of = (count) => Object.fromEntries(all.map((one) => [one.dataset.chart, count(one)]));
    const isDrawn = (path) => path.getTotalLength() > 50;
    return {
      marks: of((one) => one.querySelectorAll(".mark").length),
      lines: of((one) => [...one.querySelectorAll('[aria-label="line"] path')].filter(isDrawn).length),
    };
  });

export async function checkLooks(check, open, folder, name, html, report) {
  for (const [lang, width] of looks) {
    const visit = await open(name, html, { width, hash: `#lang=${lang}` });
    const { page } = visit;
    const about = `${name}, ${lang}, ${width} px`;
    await check(`${about}: opens, draws and asks for nothing`, async () => {
      await visit.drawn();
      visit.quiet();
      assert.equal(await page.getAttribute("html", "lang"), lang);
    });
    await check(`${about}: every chart is drawn, a mark for every number`, async () => {
      const expected = expectedMarks(report, await page.inputValue("#strategy"));
      const found = await drawnMarks(page);
      for (const kind of ["marks", "lines"]) {
        for (const [chart, number] of Object.entries(expected[kind])) assert.equal(found[kind][chart], number, chart);
      }
      const charts = [...Object.keys(expected.marks), ...Object.keys(expected.lines)];
      assert.deepEqual(Object.keys(found.marks).sort(), charts.sort());
    });
    await checkLayout(check, page, report, about, width);
    await page.screenshot({ path: join(folder, `${name}-${lang}-${width}.png`), fullPage: true });
    if (width === 1280) await checkNumbers(check, page, report, lang, about);
    await visit.close();
  }
}
