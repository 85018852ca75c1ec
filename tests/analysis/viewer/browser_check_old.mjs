// Browsers that run no script, or are of 2019: the answer stands in the page itself, and what a browser of 2019 knows is
// enough to draw all of it.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { pageWith, sample } from "./browser_support.mjs";

const viewer = fileURLToPath(new URL("../../../analysis/viewer/", import.meta.url));
const ts = createRequire(join(viewer, "package.json"))("typescript");

/** Signs and forms that no browser read before 2020. */
function newSyntax(source) {
  const kinds = ts.SyntaxKind;
  const later = new Set([
    kinds.QuestionDotToken,
    kinds.QuestionQuestionToken,
    kinds.QuestionQuestionEqualsToken,
    kinds.BarBarEqualsToken,
    kinds.AmpersandAmpersandEqualsToken,
    kinds.PrivateIdentifier,
    kinds.PropertyDeclaration,
    kinds.ClassStaticBlockDeclaration,
    kinds.BigIntLiteral,
  ]);
  const found = [];
  const file = ts.createSourceFile("page.js", source, ts.ScriptTarget.Latest, false, ts.ScriptKind.JS);
  const walk = (node) => {
    const separated = node.kind === kinds.NumericLiteral && node.getText(file).includes("_");
    if (later.has(node.kind) || separated) found.push(node.getText(file).slice(0, 60));
    ts.forEachChild(node, walk);
  };
  walk(file);
  return found;
}

/** What came after 2019, taken away before the page's own script runs. */
function forget() {
  const gone = {
    "Array.prototype": ["at", "findLast", "findLastIndex", "toSorted", "toReversed", "toSpliced", "with"],
    "String.prototype": ["at", "replaceAll", "isWellFormed", "toWellFormed"],
    "Element.prototype": ["replaceChildren", "checkVisibility"],
    "Document.prototype": ["replaceChildren"],
    "DocumentFragment.prototype": ["replaceChildren"],
    "Blob.prototype": ["text", "arrayBuffer", "stream"],
    "MediaQueryList.prototype": ["addEventListener", "removeEventListener"],
    Object: ["hasOwn", "groupBy"],
    Promise: ["any", "allSettled", "withResolvers"],
    window: ["ResizeObserver", "structuredClone", "WeakRef", "FinalizationRegistry", "OffscreenCanvas"],
  };
  for (const [owner, names] of Object.entries(gone)) {
    const of = owner.split(".").reduce((value, name) => value[name], window);
    for (const name of names) delete of[name];
  }
  // It is inherited.
  MediaQueryList.prototype.addEventListener = undefined;
  const { Proto } = { Proto: Object.getPrototypeOf(Int8Array.prototype) };
  delete Proto.at;
}

const plain = (text) => text.replace(/[\u00a0\s]+/g, " ");

/** What stands in the page without any script, in both languages. */
function assertSaid(text, report) {
  for (const lang of ["id", "en"]) {
    for (const one of report.answer) assert.ok(text.includes(plain(one[lang])), one[lang]);
    for (const one of report.flags) assert.ok(text.includes(plain(one.text[lang])), one.text[lang]);
  }
  assert.ok(text.includes("Batas penggunaan") && text.includes("Limits of use"));
  assert.ok(text.includes("memerlukan JavaScript") && text.includes("need JavaScript"));
}

export async function checkOld(check, open, report, template) {
  await check("the page's code is of signs and forms that browsers of 2019 read", () => {
    const script = /<script type="module"[^>]*>([\s\S]*?)<\/script>/.exec(template)?.[1] ?? "";
    assert.ok(script.length > 100_000);
    assert.deepEqual(newSyntax(script), []);
    assert.deepEqual(newSyntax("a?.b; a ?? b; class A { x = 1 }; 1_000; 1n"), ["?.", "??", "x = 1", "1_000", "1n"]);
  });

  await check("with scripts off the answer, the warnings and the limits stand there", async () => {
    const visit = await open("no-script", pageWith(report), { width: 360, javaScriptEnabled: false });
    assertSaid(plain(await visit.page.locator("body").innerText()), report);
    await visit.page.screenshot({ path: visit.picture("no-script"), fullPage: true });
    await visit.close();
  });

  await check("a browser of 2019 draws all of it", async () => {
    const visit = await open("report", pageWith(report), { width: 768, before: forget });
    await visit.drawn();
    assert.equal(await visit.page.evaluate(() => [].at ?? "".replaceAll ?? window.ResizeObserver ?? null), null);
    await visit.page.selectOption("#strategy", "kader-visits");
    await visit.page.click("#lang-en");
    await visit.drawn();
    assert.ok((await visit.page.$$("svg[data-chart]")).length > 15);
    await visit.page.setViewportSize({ width: 500, height: 900 });
    await visit.drawn();
    visit.quiet();
    await visit.close();
  });

  await check("where the script fails the answer stays, with a line that says why there is no more", async () => {
    const failing = sample();
    delete failing.strategies[0].left_out; // a section cannot be drawn
    const visit = await open("failing", pageWith(failing), { width: 768 });
    const text = plain(await visit.page.locator("body").innerText());
    assertSaid(text, report);
    assert.match(text, /tidak dapat ditampilkan.*cannot be shown/);
    assert.doesNotMatch(text, /belum berisi hasil|holds no result/);
    await visit.close();
    // A browser that does not know the language of the script at all.
    const broken = pageWith(report).replace(/(<script type="module"[^>]*>)/, "$1)");
    const second = await open("broken", broken, { width: 768 });
    assertSaid(plain(await second.page.locator("body").innerText()), report);
    await second.close();
  });
}
