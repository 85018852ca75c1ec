// Why a number is undefined, in the reader's language. The program says it in English; what is not known here is shown as
// the program said it.
import type { Lang } from "./words";

const inIndonesian: [RegExp, string][] = [
  [
    /^a cost does not vary with luck: one population has no interval$/,
    "biaya tidak berubah karena kebetulan: satu kota buatan tidak memberi kisaran",
  ],
  [/^this is the baseline$/, "ini kondisi sekarang"],
  [/^not paired: other worlds or another seed$/, "tidak berpasangan: dunia atau benih acak lain"],
  [/^the strategies share no complete replicate$/, "tidak ada ulangan lengkap yang dimiliki semua strategi"],
  [/^population (\d+) has no household of this group$/, "kota buatan $1 tidak punya rumah tangga kelompok ini"],
  [/^population (\d+): no household of this group$/, "kota buatan $1 tidak punya rumah tangga kelompok ini"],
  [
    /^population (\d+): in a replicate nobody was reached$/,
    "di kota buatan $1 ada ulangan yang tak seorang pun terjangkau",
  ],
  [/^population (\d+): no eligible poor household$/, "kota buatan $1 tidak punya rumah tangga miskin sasaran"],
  [/^population (\d+): in a replicate nobody became aware$/, "di kota buatan $1 ada ulangan yang tak seorang pun tahu"],
  [
    /^no poor household became aware in one of the populations or replicates$/,
    "di satu kota buatan atau ulangan tidak ada rumah tangga miskin yang tahu",
  ],
  [/^not reached within (\d+) days$/, "tidak tercapai dalam $1 hari"],
  [/^fewer than (\d+) households$/, "kurang dari $1 rumah tangga"],
  [/^fewer than 3 parts have a share in common$/, "kurang dari 3 bagian untuk dibandingkan"],
  [/^it reaches nobody$/, "tidak menjangkau siapa pun"],
  [/^it may cost more than the ceiling$/, "boleh melebihi plafon"],
  [/^there is no other strategy$/, "tidak ada strategi lain"],
  [/^no strategy takes part$/, "tidak ada strategi yang ikut"],
  [/^there is no strategy (.+)$/, "tidak ada strategi $1"],
  [/^floor and ceiling cannot be told apart$/, "batas bawah dan atas tidak dapat dibedakan"],
  [/^the interval of what it is divided by covers 0$/, "kisaran tambahan hasilnya mencakup 0"],
  [
    /^no more households understand than under the baseline$/,
    "yang paham tidak lebih banyak daripada dengan strategi pembanding",
  ],
  [/^no difference at all$/, "tidak ada selisih sama sekali"],
  [/^the difference does not vary$/, "selisihnya tidak berubah-ubah"],
  [/^nothing varies$/, "tidak ada yang berubah-ubah"],
  [/^the file holds no days$/, "berkas tidak menyimpan hari-hari"],
  [/^no households$/, "tidak ada rumah tangga"],
  [/^no values$/, "tidak ada nilai"],
  [/^the mean is 0$/, "rata-ratanya 0"],
  [/^the mean is 1$/, "rata-ratanya 1"],
  [/^a share is 0$/, "ada bagian yang 0"],
  [/^a share is 1$/, "ada bagian yang 1"],
  [/^a value is 0$/, "ada nilai 0"],
  [/^all values are 0$/, "semua nilai 0"],
  [/^the non-poor share is 0$/, "bagian yang tidak miskin 0"],
  [/^no complete replicate$/, "tidak ada ulangan yang lengkap"],
  [/^not a finite number$/, "bukan bilangan berhingga"],
  [/^one replicate of one population has no interval$/, "satu ulangan di satu kota buatan tidak memberi kisaran"],
  [/^one of the two has a single population: no interval$/, "salah satunya hanya satu kota buatan: tanpa kisaran"],
  [/^the two share no complete replicate$/, "keduanya tidak punya ulangan lengkap yang sama"],
  [/^one replicate of one population has no variance$/, "satu ulangan di satu kota buatan tidak punya ragam"],
  [/^the paired difference does not vary$/, "selisih berpasangan tidak berubah-ubah"],
  [/^no difference was seen$/, "tidak tampak selisih"],
  [/^more than a thousand million would be needed$/, "perlu lebih dari satu miliar"],
];

export function reason(lang: Lang, text: string | undefined): string {
  if (!text) return "";
  if (lang === "en") return text;
  for (const [pattern, words] of inIndonesian) {
    if (pattern.test(text)) return text.replace(pattern, words);
  }
  return text;
}
