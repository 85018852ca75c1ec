// The numbers of the page, computed once more from the JSON, by other code than the page's.

const minus = "\u2212";
const nb = "\u00a0";

/** Halves go up, of the decimal number as it is written: 56.55 is 56.6, though its binary is a little less. */
function round(value, digits) {
  const written = String(value);
  if (written.includes("e")) return value.toFixed(digits);
  return Number(`${Math.round(Number(`${written}e${digits}`))}e-${digits}`).toFixed(digits);
}

function number(lang, value, digits) {
  const rounded = round(Math.abs(value), digits);
  const [whole, rest] = rounded.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, lang === "id" ? "." : ",");
  const text = rest ? `${grouped}${lang === "id" ? "," : "."}${rest}` : grouped;
  return Number(rounded) === 0 ? text : (value < 0 ? minus : "") + text;
}

export const share = (lang, value) =>
  value !== 0 && Math.abs(value) < 0.0005 ? `<${number(lang, 0.1, 1)}` : number(lang, value * 100, 1);
const sign = (text) => (/^[^\u2212]*[1-9]/.test(text) && !text.startsWith(minus) ? `+${text}` : text);
export const points = (lang, value) => sign(number(lang, value * 100, 1));
export const index = (lang, value) => sign(number(lang, value, 3));
export const ratio = (lang, value) => number(lang, value, 2);
export const signedRatio = (lang, value) => sign(ratio(lang, value));
export const count = (lang, value) => number(lang, value, 0);
export const signedCount = (lang, value) => sign(count(lang, value));

export function rupiah(lang, value) {
  const words = { id: ["juta", "miliar"], en: ["million", "billion"] }[lang];
  const size = Math.abs(value);
  const before = value < 0 && Math.round(size) > 0 ? minus : "";
  if (size < 999950) return `${before}Rp${nb}${number(lang, size, 0)}`;
  const [scale, word] = size < 999.95e6 ? [1e6, words[0]] : [1e9, words[1]];
  return `${before}Rp${nb}${number(lang, size / scale, 1).replace(/[.,]0$/, "")}${nb}${word}`;
}
export const signedRupiah = (lang, value) => (Math.round(value) > 0 ? "+" : "") + rupiah(lang, value);

/** Mean and interval as a cell shows them. */
export function cell(lang, effect, form) {
  if (effect.mean === null) return "\u2013";
  const mean = form(lang, effect.mean);
  if (effect.low === null || effect.high - effect.low <= 1e-3 * Math.abs(effect.mean)) return mean;
  const [low, high] = [form(lang, effect.low), form(lang, effect.high)];
  return `${mean} (${low}${/^[\d.,<]+$/.test(low) ? "\u2013" : "; "}${high})`;
}
