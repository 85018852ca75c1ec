// Makes tests/analysis/viewer/sample.json from what the program prints, so that it is small enough to keep: some of the
// strategies, five digits. From the root of the repository:
//   build/release/kabar run scenarios/magelang/city.toml --populations 4 --replicates 3 --without accounts,heads,ties \
//     --out results/sample.h5
//   build/release/kabar run scenarios/magelang/city.toml --populations 4 --replicates 3 --set city.budget=25000000 \
//     --out results/sample25.h5      # and 150000000, sample150.h5
//   build/release/kabar compare results/sample.h5 --credibility analysis/credibility \
//     --ceilings results/sample25.h5 results/sample150.h5 --json |
//     node tests/analysis/viewer/trim.mjs > tests/analysis/viewer/sample.json
import { readFileSync } from "node:fs";

const kept = [
  "silence",
  "status-quo",
  "iklan-berbayar",
  "posko",
  "joint-team",
  "kader-visits",
  "hybrid",
  "everyone-sees",
];
const has = (...names) => names.every((name) => kept.includes(name));

const report = JSON.parse(readFileSync(0, "utf8"));
report.strategies = report.strategies.filter((one) => has(one.name));
for (const one of report.strategies) {
  one.front.dominated_by = one.front.dominated_by.filter((other) => has(other.strategy));
}
report.knock_outs = report.knock_outs.filter((one) => has(one.strategy));
report.flags = report.flags.filter((one) => has(...one.strategies));
for (const one of report.ceilings) {
  one.strategies = one.strategies.filter((strategy) => has(strategy.name));
  for (const leader of Object.values(one.leaders)) {
    if (!kept.includes(leader.strategy)) throw new Error(`${leader.strategy} leads and is not kept`);
    leader.rivals = leader.rivals.filter((name) => kept.includes(name));
  }
}
report.worlds.strategies = report.worlds.strategies.filter((one) => has(one.name));
report.worlds.orders = report.worlds.orders.filter((one) => has(one.a, one.b));

const rounded = (value) => {
  if (typeof value === "number") return Number.isInteger(value) ? value : Number(value.toPrecision(5));
  if (Array.isArray(value)) return value.map(rounded);
  if (value && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, rounded(one)]));
  }
  return value;
};
process.stdout.write(JSON.stringify(rounded(report)) + "\n");
