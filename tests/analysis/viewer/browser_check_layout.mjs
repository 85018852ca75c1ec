// Nothing is cut, covered or wider than the screen: in the fonts of this machine, and in each of three families alone.
import assert from "node:assert/strict";
import { join } from "node:path";

/** Language and width of a phone, a tablet, a laptop and a projector. */
export const looks = [
  ["id", 360],
  ["en", 360],
  ["id", 768],
  ["id", 1280],
  ["en", 1280],
  ["id", 1920],
  ["en", 1920],
];

/** Words of charts that stick out of them, and pairs of words that stand on each other. */
export const wordsOfCharts = (page) =>
  page.$$eval("svg[data-chart]", (all) => {
    const cut = [];
    const covered = [];
    for (const svg of all) {
      const box = svg.getBoundingClientRect();
      const texts = [...svg.querySelectorAll("text")]
        .filter((text) => text.textContent.trim() && !text.querySelector("text"))
        .map((text) => ({ words: `${svg.dataset.chart}: ${text.textContent}`, at: text.getBoundingClientRect() }))
        .filter(({ at }) => at.width > 0);
      for (const { words, at } of texts) {
        if (at.left < box.left - 1 || at.right > box.right + 1 || at.top < box.top - 2 || at.bottom > box.bottom + 2) {
          cut.push(words);
        }
      }
      texts.forEach((one, i) => {
        for (const other of texts.slice(i + 1)) {
          const across = Math.min(one.at.right, other.at.right) - Math.max(one.at.left, other.at.left);
          const down = Math.min(one.at.bottom, other.at.bottom) - Math.max(one.at.top, other.at.top);
          // Boxes of letters hold room above and below them, which may be shared.
          if (across > 2 && down > 0.45 * Math.min(one.at.height, other.at.height)) {
            covered.push(`${one.words} / ${other.words}`);
          }
        }
      });
    }
    return { cut, covered };
  });

export async function checkLayout(check, page, report, about, width) {
  await check(`${about}: nothing is wider than the screen, no word of a chart is cut or covered`, async () => {
    const [content, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
    assert.ok(content <= screen, `${content} > ${screen}`);
    const words = await wordsOfCharts(page);
    assert.deepEqual(words.cut, []);
    assert.deepEqual(words.covered, []);
  });
  if (width !== 1280) return;
  await check(`${about}: the ranking needs no scrolling sideways`, async () => {
    const room = await page.$$eval("#ranking-table .scroll, #ceilings-table .scroll, #equity-table .scroll", (all) =>
      all.map((one) => one.scrollWidth - one.clientWidth),
    );
    assert.deepEqual(room, report.ceilings ? [0, 0, 0] : [0, 0]);
  });
}

/** The fonts in which the page is drawn. */
async function fontsOf(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("DOM.enable");
  await session.send("CSS.enable");
  const { root } = await session.send("DOM.getDocument", { depth: 0 });
  const fonts = new Set();
  for (const selector of ["h1", "#ranking-table td", "svg[data-chart=ranking-luck]"]) {
    const { nodeId } = await session.send("DOM.querySelector", { nodeId: root.nodeId, selector });
    const { fonts: used } = await session.send("CSS.getPlatformFontsForNode", { nodeId });
    for (const one of used) fonts.add(one.familyName);
  }
  await session.detach();
  return [...fonts];
}

/** All looks in one visit a language: what is drawn is drawn anew at every width, as when a window is made narrower. */
export async function checkFont(check, open, folder, family, name, html, report) {
  for (const lang of ["id", "en"]) {
    const widths = looks.filter((look) => look[0] === lang).map((look) => look[1]);
    const visit = await open(`${name}-fonts`, html, { width: widths[0], hash: `#lang=${lang}` });
    const { page } = visit;
    await visit.drawn();
    await check(`${name}, ${family}, ${lang}: the page is drawn in that font`, async () => {
      const fonts = await fontsOf(page);
      assert.ok(fonts.length > 0 && fonts.every((one) => one === `${family} Sans`), fonts.join(", "));
    });
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      await visit.drawn();
      await checkLayout(check, page, report, `${name}, ${family}, ${lang}, ${width} px`, width);
      if (lang === "id" && [360, 1280].includes(width)) {
        await page.screenshot({ path: join(folder, `${name}-${family}-${lang}-${width}.png`), fullPage: true });
      }
    }
    await visit.close();
  }
}
