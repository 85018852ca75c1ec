// Numbers as people of each language write them: 41.000 and 17,3 % in Indonesian, 41,000 and 17.3 % in English.
import type { Effect, Spread } from "./report";
import type { Lang } from "./words";

const locales: Record<Lang, string> = { id: "id-ID", en: "en-GB" };
const space = "\u00a0"; // a number does not part from its unit
const minus = "\u2212";
export const dash = "\u2013";

function plain(lang: Lang, value: number, digits: number, fixed = true): string {
  const text = new Intl.NumberFormat(locales[lang], {
    minimumFractionDigits: fixed ? digits : 0,
    maximumFractionDigits: digits,
  }).format(value);
  // What rounds to zero has no sign.
  return /[1-9]/.test(text) ? text.replace("-", minus) : text.replace("-", "");
}

function signed(text: string, value: number): string {
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

export function count(lang: Lang, value: number): string {
  return plain(lang, value, 0);
}

export function decimal(lang: Lang, value: number, digits: number): string {
  return plain(lang, value, digits);
}

/** A value of an assumption or a break-even: three significant digits, no trailing zeros. */
export function significant(lang: Lang, value: number): string {
  const text = new Intl.NumberFormat(locales[lang], { maximumSignificantDigits: 3 }).format(value);
  return text.replace("-", minus);
}

/** A number does not part from its unit at the end of a line. */
export function unparted(words: string): string {
  return words
    .replace(/(\d) (?=%|juta\b|miliar\b|million\b|billion\b)/g, `$1${space}`)
    .replace(/\bRp (?=\d)/g, `Rp${space}`);
}

/** A share of 0 to 1 as a number of percent, without the sign: for columns whose head has it. */
export function percentNumber(lang: Lang, share: number): string {
  if (share !== 0 && Math.abs(share) < 0.0005) return `<${plain(lang, 0.1, 1)}`;
  return plain(lang, share * 100, 1);
}

export function percent(lang: Lang, share: number): string {
  return `${percentNumber(lang, share)}${space}%`;
}

export function wholePercent(lang: Lang, share: number): string {
  return `${plain(lang, share * 100, 0)}${space}%`;
}

/** A difference of shares in percentage points, signed. */
export function points(lang: Lang, share: number): string {
  return signed(plain(lang, share * 100, 1), share);
}

export function signedDecimal(lang: Lang, value: number, digits: number): string {
  return signed(plain(lang, value, digits), value);
}

export function signedCount(lang: Lang, value: number): string {
  return signed(count(lang, value), value);
}

/** An index, three decimals, signed. */
export function index(lang: Lang, value: number): string {
  return signed(plain(lang, value, 3), value);
}

const scales = [
  { from: 1e9, id: "miliar", en: "billion" },
  { from: 1e6, id: "juta", en: "million" },
] as const;

export function rupiah(lang: Lang, value: number): string {
  const size = Math.abs(value);
  const sign = value < 0 ? minus : "";
  // 999,950 is one million to one decimal.
  const scale = scales.find((one) => size >= one.from * 0.99995);
  if (!scale) return `${Math.round(size) > 0 ? sign : ""}Rp${space}${plain(lang, size, 0)}`;
  return `${sign}Rp${space}${plain(lang, size / scale.from, 1, false)}${space}${scale[lang]}`;
}

export function signedRupiah(lang: Lang, value: number): string {
  return Math.round(value) > 0 ? `+${rupiah(lang, value)}` : rupiah(lang, value);
}

export function millions(lang: Lang, value: number): string {
  return plain(lang, value / 1e6, 1);
}

export function date(lang: Lang, iso: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso);
  if (!parts) return iso;
  const day = new Date(Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])));
  return new Intl.DateTimeFormat(locales[lang], { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).format(day);
}

export type Form = (lang: Lang, value: number) => string;

/** "57,9 (56,8–59,0)"; without an interval the mean alone; undefined is a dash. */
export function effect(lang: Lang, value: Effect, form: Form): string {
  const between = interval(lang, value, form);
  return mean(lang, value, form) + (between ? ` ${between}` : "");
}

export function mean(lang: Lang, value: Effect, form: Form): string {
  return value.mean === null ? dash : form(lang, value.mean);
}

/** "(56,8–59,0)", or nothing where there is no interval, or where it hardly varies, as many costs. */
export function interval(lang: Lang, value: Effect, form: Form): string {
  if (value.mean === null || value.low === null || value.high === null) return "";
  if (value.high - value.low <= 1e-3 * Math.abs(value.mean)) return "";
  return `(${range(form(lang, value.low), form(lang, value.high))})`;
}

/** Between signed or worded numbers a dash would read as a minus. */
export function range(low: string, high: string): string {
  return /^[\d.,<]+$/.test(low) ? `${low}${dash}${high}` : `${low}; ${high}`;
}

export function spread(lang: Lang, value: Spread, form: Form): string {
  const mean = form(lang, value.mean);
  const low = form(lang, value.lowest);
  const high = form(lang, value.highest);
  return low === mean && high === mean ? mean : `${mean} (${range(low, high)})`;
}

/** p to three decimals, and no smaller than it can be read. */
export function probability(lang: Lang, value: number): string {
  return value < 0.001 ? `<${plain(lang, 0.001, 3)}` : plain(lang, value, 3);
}
