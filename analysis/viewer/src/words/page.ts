// Words of the page as a whole, of its charts and tables, and of the answer.
import type { Text } from "../report";
import { t } from "./text";

export const pageWords = {
  page_title: t("Strategi mana yang sampai ke rumah tangga miskin?", "Which strategy reaches poor households?"),
  report_of: t("Laporan kabar", "kabar report"),
  skip: t("Langsung ke isi", "Skip to the content"),
  contents: t("Isi laporan", "Contents"),
  language: t("Bahasa", "Language"),
  facts: t(
    "{days} hari sejak {start} · {households} rumah tangga buatan · {strategies} strategi · {budget}",
    "{days} days from {start} · {households} synthetic households · {strategies} strategies · {budget}",
  ),
  ceiling: t("pagu {rupiah} per strategi", "budget {rupiah} for each strategy"),
  no_ceiling: t("tanpa pagu", "no budget"),
  looked_at: t("Strategi yang dilihat", "Strategy looked at"),
  against: t("dibandingkan dengan {baseline}", "against {baseline}"),
  baseline: t("kondisi sekarang", "baseline"),

  no_report_title: t("Halaman ini belum berisi hasil", "This page holds no result"),
  no_report: t(
    "Buka berkas JSON yang dibuat dengan `kabar compare --json`. Berkas dibaca di peramban ini saja, tidak dikirim ke mana pun.",
    "Open a JSON file made with `kabar compare --json`. It is read in this browser only and sent nowhere.",
  ),
  choose_file: t("Pilih berkas JSON", "Choose a JSON file"),
  or_drop: t("atau seret ke sini", "or drop it here"),
  not_json: t("Berkas ini bukan JSON: {why}", "This file is not JSON: {why}"),
  not_report: t(
    "Ini bukan hasil `kabar compare --json`: {why}",
    "This is not what `kabar compare --json` prints: {why}",
  ),
  other_version: t(
    "Hasil ini berformat versi {version}; halaman ini membaca versi {own}. Buatlah halaman baru dengan kabar yang sama.",
    "This result has format version {version}; this page reads version {own}. Make the page with the same kabar.",
  ),
  page_failed: t(
    "Gambar dan tabel tidak dapat ditampilkan di peramban ini: {why}. Jawabannya dalam kata-kata ada di bawah.",
    "Charts and tables cannot be shown in this browser: {why}. The answer in words is below.",
  ),
  needs_script: t(
    "Gambar dan tabel laporan ini memerlukan JavaScript dan peramban yang lebih baru. Laporan tidak mengambil apa pun dari internet.",
    "The charts and tables of this report need JavaScript and a newer browser. It fetches nothing from the internet.",
  ),

  answer: t("Jawabannya", "The answer"),
  size: t(
    "Dihitung di {populations} kota simulasi × {replicates} ulangan untuk setiap strategi.",
    "From {populations} synthetic cities × {replicates} replicates of each strategy.",
  ),
  before_believing: t("Sebelum percaya pada angka ini", "Before you believe these numbers"),
  no_flags: t("Tidak ada peringatan untuk perbandingan ini.", "No warnings for this comparison."),
  of_hundred: t("{n} dari 100", "{n} of 100"),
  hundred_alt: t(
    "{title}: {aware} dari 100 rumah tangga miskin pernah tahu, {not} belum.",
    "{title}: {aware} of 100 poor households ever became aware, {not} did not.",
  ),
  hundred_note: t(
    "Rumah tangga miskin. Terisi: pernah tahu; kosong: belum. Rata-rata semua program, dibulatkan.",
    "Poor households. Filled: became aware; empty: did not. Mean over all programmes, rounded.",
  ),
  more_flags: t("{n} lagi", "{n} more"),
  flag_too_few_populations: t("Terlalu sedikit kota simulasi", "Too few synthetic cities"),
  flag_within_noise: t("Selisih di dalam variasi acak", "Within the noise"),
  flag_not_decided: t("Belum dapat dipastikan", "Not decided"),
  flag_not_examined: t("Belum diperiksa", "Not examined"),
  flag_audience_exhausted: t("Khalayak sudah habis", "Audience exhausted"),
  flag_pattern_missed: t("Ada pola yang tidak muncul", "A pattern is missed"),
  flag_hangs_on_guess: t("Bergantung pada tebakan", "Hangs on a guess"),
  flag_not_paired: t("Tidak di kota simulasi yang sama", "Not in the same worlds"),
  flag_other_versions: t("Dari versi kabar yang berbeda", "Of different versions of kabar"),
  flag_one_source_varied: t("Hanya satu sumber variasi acak", "One source of chance only"),
  flag_targets_missed: t("Kota simulasi meleset dari tabelnya", "The synthetic city misses its tables"),
  flag_stopped_run: t("Dihentikan sebelum selesai", "Stopped before its end"),
  flag_refused: t("Tidak dijalankan", "Not run"),
  flag_does_nothing: t("Tidak berbuat apa-apa", "Does nothing"),

  share_of_households: t("% rumah tangga", "% of households"),
  share_of_eligible: t("% sasaran program", "% of eligible households"),

  strategy: t("Strategi", "Strategy"),
  difference: t("Selisih", "Difference"),
  points: t("poin persentase", "percentage points"),
  cash: t("Uang", "Cash"),
  staff_hours: t("Jam pegawai", "Staff hours"),
  hours: t("{n} jam", "{n} h"),
  gap_index: t("Indeks kesenjangan", "Gap index"),
  reference: t("pembanding, bukan pilihan", "yardstick, not a choice"),
  exempt: t("boleh melebihi pagu", "may exceed the budget"),
  selected: t("yang dilihat", "looked at"),
  look_at: t("Lihat strategi {title}", "Look at {title}"),

  data_table: t("Data gambar ini sebagai tabel", "This chart's data as a table"),
  download_csv: t("Unduh tabel: {title} (CSV)", "Download table: {title} (CSV)"),
  download_svg: t("Unduh gambar: {title} (SVG)", "Download chart: {title} (SVG)"),
  download_png: t("Unduh gambar: {title} (PNG)", "Download chart: {title} (PNG)"),
  scroll_table: t("Tabel, dapat digeser ke samping", "Table, scrolls sideways"),
  footer: t(
    "Dibuat dengan kabar {version}. Simulasi menurut asumsi tertulis; bukan ramalan, bukan data resmi.",
    "Made with kabar {version}. A simulation under written assumptions; no forecast, no official data.",
  ),
  chart_footer: t(
    "kabar {version} · sidik data {digest} · simulasi, bukan data resmi",
    "kabar {version} · digest {digest} · simulation, not official data",
  ),
} satisfies Record<string, Text>;
