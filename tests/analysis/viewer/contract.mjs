// Whether the page's own description of a report (analysis/viewer/src/report.ts) is that of the reports that kabar writes:
//   node tests/analysis/viewer/contract.mjs REPORT.html|REPORT.json ...
// Each becomes a literal of the type Report, and the compiler says what is missing, of another type or more than the page
// knows. Parts of a list that look alike are checked once. Then faults are planted, each of which must be found.
// The last line is "N passed, N failed".
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const viewer = fileURLToPath(new URL("../../../analysis/viewer", import.meta.url));
const ts = createRequire(join(viewer, "package.json"))("typescript");
const contract = join(viewer, "src/report.ts");

function reportIn(file) {
  const text = readFileSync(file, "utf8");
  if (!file.endsWith(".html")) return JSON.parse(text);
  return JSON.parse(/<script id="kabar-report" type="application\/json">([\s\S]*?)<\/script>/.exec(text)?.[1] ?? "null");
}

/** What a value is made of; words stand for themselves where they may be one of a few. */
function shapeOf(value) {
  if (Array.isArray(value)) return `[${[...new Set(value.map(shapeOf))].sort().join(",")}]`;
  if (value === null || typeof value !== "object") return value === null ? "null" : typeof value;
  return `{${Object.keys(value)
    .sort()
    .map((key) => `${key}:${key === "kind" || key === "headline" ? value[key] : shapeOf(value[key])}`)
    .join(",")}}`;
}

/** The same with one of each shape in every list. */
function thinned(value) {
  if (Array.isArray(value)) {
    const kept = new Map(value.map((one) => [shapeOf(one), one]));
    return [...kept.values()].map(thinned);
  }
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, thinned(one)]));
}

/** By report, what the compiler finds in it. */
function findings(reports) {
  const names = [...reports.keys()].map((_, i) => join(viewer, "src", `contract_${i}.ts`));
  const texts = new Map(
    [...reports.values()].map((report, i) => [
      names[i],
      `import type { Report } from "./report";\nexport const report: Report = ${JSON.stringify(report, null, 1)};\n`,
    ]),
  );
  const options = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (name) => texts.has(name) || fileExists(name);
  host.readFile = (name) => texts.get(name) ?? readFile(name);
  host.getSourceFile = (name, ...more) =>
    texts.has(name) ? ts.createSourceFile(name, texts.get(name), ...more) : getSourceFile(name, ...more);
  const program = ts.createProgram([contract, ...names], options, host);
  return new Map(
    [...reports.keys()].map((key, i) => [
      key,
      ts.getPreEmitDiagnostics(program, program.getSourceFile(names[i])).map((one) => {
        const { line } = one.file.getLineAndCharacterOfPosition(one.start);
        const near = texts.get(names[i]).split("\n")[line].trim();
        return `${near}: ${ts.flattenDiagnosticMessageText(one.messageText, " ")}`;
      }),
    ]),
  );
}

/** Changes of a report of which each breaks the contract. */
const faults = {
  "a part is missing": (report) => delete report.strategies[0].budget,
  "a part has another name": (report) => {
    report.strategies[0].in_time = report.strategies[0].days_to;
    delete report.strategies[0].days_to;
  },
  "there is more than the page knows": (report) => (report.flags[0].because = "x"),
  "a text in place of a number": (report) => (report.strategies[0].poor.reach.mean = "0.5"),
  "an unknown kind of flag": (report) => (report.flags[0].kind = "new_kind"),
  "a measure less": (report) => delete report.strategies[0].poor.reach,
  "a text in one language": (report) => (report.answer[0] = report.answer[0].en),
  "null where there is always a list": (report) => (report.access = null),
};

const files = process.argv.slice(2).map((file) => resolve(file));
let passed = 0;
let failed = 0;
const say = (good, text) => {
  console.log(`${good ? "ok" : "FAILED"}: ${text}`);
  if (good) passed += 1;
  else failed += 1;
};

const reports = new Map(files.map((file) => [basename(file), thinned(reportIn(file))]));
const first = [...reports.values()][0];
const planted = new Map(
  Object.entries(faults).map(([name, plant]) => {
    const report = structuredClone(first);
    plant(report);
    return [name, report];
  }),
);
const found = findings(new Map([...reports, ...planted]));
for (const name of reports.keys()) {
  const problems = found.get(name);
  say(problems.length === 0, `${name} is as the page describes it`);
  for (const problem of problems.slice(0, 20)) console.log(`  ${problem}`);
}
for (const name of planted.keys()) say(found.get(name).length > 0, `found where ${name}`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
