// What the page says against what the JSON says.
import assert from "node:assert/strict";
import {
  cell,
  count,
  index,
  points,
  ratio,
  rupiah,
  share,
  signedCount,
  signedRatio,
  signedRupiah,
} from "./browser_numbers.mjs";

/** Rows of a table by key; of a cell only its own text and its interval, not the small print under it. */
const readTable = (page, id) =>
  page.$eval(`#${id} table`, (table) =>
    Object.fromEntries(
      [...table.querySelectorAll("tbody tr")].map((row) => [
        row.dataset.key,
        [...row.children].slice(1).map((one) =>
          [...one.childNodes]
            .filter((node) => node.nodeName !== "SMALL" || node.className === "interval")
            .map((node) => node.textContent)
            .join(""),
        ),
      ]),
    ),
  );

export async function checkNumbers(check, page, report, lang, about) {
  const effect = (one, form) => cell(lang, one, form);
  const each = async (id, rows, expected) => {
    const found = await readTable(page, id);
    assert.deepEqual(Object.keys(found).sort(), rows.map((one) => one.name).sort());
    for (const one of rows) assert.deepEqual(found[one.name], expected(one), one.name);
  };

  await check(`${about}: every number of the ranking is the JSON's`, () =>
    each("ranking-table", report.strategies, (one) => {
      const against = (value) => (one.name === report.baseline ? "\u2013" : effect(value, points));
      return [
        effect(one.poor.ever_aware, share),
        against(one.difference.poor.ever_aware),
        effect(one.eligible.understands, share),
        against(one.difference.eligible.understands),
        effect(one.cost.cash_rupiah, rupiah),
        effect(one.cost.staff_hours, count),
        effect(one.erreygers, index),
      ];
    }),
  );

  await check(`${about}: every number of those not reached`, () =>
    each("left-out-table", report.strategies, (one) => [
      effect(one.left_out.households, count),
      effect(one.left_out.never_aware, count),
      effect(one.left_out.not_understanding, count),
      effect(one.targeting.exclusion, share),
      effect(one.targeting.inclusion, share),
    ]),
  );

  await check(`${about}: every number of the gap, of deciles, of reach and frequency`, async () => {
    await each("equity-table", report.strategies, (one) => [
      effect(one.poor.ever_aware, share),
      effect(one.non_poor.ever_aware, share),
      effect(one.gap.difference, points),
      effect(one.gap.ratio, ratio),
      effect(one.gap.log_odds_ratio, signedRatio),
      effect(one.erreygers, index),
    ]);
    await each("frequency-table", report.strategies, (one) => [
      effect(one.all.reach, share),
      effect(one.poor.reach, share),
      effect(one.frequency, ratio),
    ]);
    const selected = await page.inputValue("#strategy");
    const shown = report.strategies.find((one) => one.name === selected);
    const baseline = report.strategies.find((one) => one.name === report.baseline);
    const rows = await readTable(page, "deciles-table");
    assert.equal(Object.keys(rows).length, 10);
    shown.by_decile.forEach((one, i) =>
      assert.deepEqual(rows[i + 1], [
        count(lang, one.households),
        effect(one.share, share),
        effect(baseline.by_decile[i].share, share),
      ]),
    );
  });

  if (report.ceilings) {
    await check(`${about}: every number of the ceilings, and who leads`, async () => {
      await each("ceilings-table", report.strategies, ({ name }) =>
        report.ceilings.map(({ strategies }) => {
          const one = strategies.find((strategy) => strategy.name === name);
          return one ? effect(one.shares.poor_aware, share) : "\u2013";
        }),
      );
      const leading = await page.$$eval("#ceilings-table td:has(.lead-mark)", (all) =>
        all.map((cell) => `${cell.parentElement.dataset.key} ${[...cell.parentElement.children].indexOf(cell) - 1}`),
      );
      const expected = report.ceilings.flatMap(({ leaders: { poor_aware: one } }, i) =>
        [one.strategy, ...one.rivals].map((name) => `${name} ${i}`),
      );
      assert.deepEqual(leading.sort(), expected.sort());
    });
  }

  await check(`${about}: every number of what more money buys`, () => {
    const undefinedWord = lang === "id" ? "tidak dapat ditentukan" : "not defined";
    return each(
      "cost-table",
      report.strategies.filter((one) => one.cost_effect),
      ({ cost_effect: one }) => [
        effect(one.more_households, signedCount),
        effect(one.more_rupiah, signedRupiah),
        effect(one.more_staff_hours, signedCount),
        one.rupiah_per_household.mean === null || one.more_households.high < 0
          ? undefinedWord
          : effect(one.rupiah_per_household, rupiah),
      ],
    );
  });

  await check(`${about}: every number of the plausible worlds`, async () => {
    if (!report.worlds) {
      // Those that are kept were made by another engine: nothing of them is shown.
      assert.equal(await page.locator("#no-worlds").count(), 1);
      assert.equal(await page.locator("#ranking-worlds-table").count(), 0);
      return;
    }
    const worlds = report.worlds.strategies;
    const names = report.strategies.filter((one) => worlds.some((world) => world.name === one.name));
    await each("ranking-worlds-table", names, ({ name }) =>
      ["poor_aware", "eligible_understand"].flatMap((headline) => {
        const one = worlds.find((world) => world.name === name && world.headline === headline);
        return [
          effect({ mean: one.median, low: one.low, high: one.high }, share),
          one.best_in === null ? "\u2013" : share(lang, one.best_in),
        ];
      }),
    );
  });

  await check(`${about}: every kelurahan, in the order of the file`, async () => {
    const selected = await page.inputValue("#strategy");
    const shown = report.strategies.find((one) => one.name === selected);
    const found = await page.$$eval("#places-table tbody tr", (all) => all.map((row) => row.dataset.key));
    assert.deepEqual(
      found,
      report.kelurahan.map((one) => one.code),
    );
    const rows = await readTable(page, "places-table");
    report.kelurahan.forEach((one, i) => {
      const part = shown.by_kelurahan.poor_aware[i];
      assert.deepEqual(rows[one.code], [
        count(lang, part.households),
        effect(part.share, share),
        effect(shown.by_kelurahan.non_poor_aware[i].share, share),
        effect(part.shrunken, share),
      ]);
    });
  });

  await check(`${about}: what an undefined number is missing is said beside it`, async () => {
    const bare = await page.$$eval("#days-to td, #cost-table td, #places-table td", (all) =>
      all.filter((one) => /^\u2013$/.test(one.textContent.trim())).map((one) => one.parentElement.dataset.key),
    );
    assert.deepEqual(bare, []);
    const said = await page.$$eval("#days-to small.why", (all) => all.map((one) => one.textContent));
    const expected =
      lang === "id" ? `tidak tercapai dalam ${report.days} hari` : `not reached within ${report.days} days`;
    assert.ok(said.length > 0);
    assert.deepEqual([...new Set(said)], [expected]);
  });

  await check(`${about}: answer, warnings, digest and limits are there`, async () => {
    const text = (await page.textContent("main")).replaceAll("\u00a0", " ");
    for (const one of report.answer) assert.ok(text.includes(one[lang]), one[lang]);
    for (const one of report.flags) assert.ok(text.includes(one.text[lang]), one.text[lang]);
    const { populations, replicates } = report.strategies[0];
    assert.match(await page.textContent("#size"), new RegExp(`\\b${populations} .* × ${replicates} `));
    assert.equal(await page.textContent("#digest"), report.digest);
    assert.ok(text.includes(report.files[0].command_line));
    assert.equal(await page.$$eval("#limits li", (all) => all.length), 8);
  });
}
