// Words of ranking, days, places, those not reached, and ways.
import type { Text } from "../report";
import { t } from "./text";

export const reachWords = {
  ranking: t("Strategi mana yang paling menjangkau", "Which strategy reaches most"),
  ranking_luck: t(
    "Hasil setiap strategi, dengan kisaran variasi acak",
    "What each strategy reaches, with luck's intervals",
  ),
  ranking_luck_note: t(
    "Garis: kisaran 95 % karena variasi acak dan susunan penduduk kota simulasi. Ketidakpastian asumsi tidak termasuk; itu di gambar berikutnya. Klik strategi untuk melihatnya.",
    "Bars: 95 % intervals from luck and the make-up of the synthetic cities. They do not hold the uncertainty of assumptions; that is the next chart. Click a strategy to look at it.",
  ),
  ranking_worlds: t(
    "Bila asumsinya lain: hasil di {worlds} kombinasi asumsi yang masuk akal",
    "If assumptions were other: results in {worlds} plausible worlds",
  ),
  ranking_worlds_note: t(
    "Setiap kombinasi adalah undian semua asumsi dalam kisarannya. Wajik: nilai tengah; garis: 90 dari 100 kombinasi. Variasi acak tidak digambar di sini.",
    "Each world is a draw of all assumptions within their ranges. Diamond: median; bar: 90 of 100 worlds. Luck is not drawn here.",
  ),
  ranking_worlds_none: t(
    "Belum diperiksa: laporan ini dibuat tanpa kombinasi asumsi lain yang masuk akal (`--credibility`). Kisaran di atas hanya variasi acak.",
    "Not examined: this report was made without other plausible worlds (`--credibility`). The intervals above are luck alone.",
  ),
  best_in_share: t("Terbaik, % kombinasi", "Best, % of worlds"),
  median: t("nilai tengah", "median"),
  worlds_range: t("5-95 % kombinasi", "5-95 % of worlds"),
  sort_by: t("Urutkan menurut", "Sort by"),
  sort_listed: t("Urutan berkas", "Order of the file"),
  ranking_table: t("Semua strategi dalam angka", "All strategies in numbers"),
  ranking_table_note: t(
    "Dalam kurung: kisaran 95 % karena variasi acak. Selisih terhadap {baseline}, dalam poin persentase. Indeks kesenjangan: 0 = merata, di atas 0 = yang mampu lebih tahu; bukan untuk memeringkat.",
    "In brackets: 95 % intervals of luck. Differences are from {baseline}, in percentage points. Gap index: 0 = even, above 0 = the better-off know more; not to rank by.",
  ),
  difference_from: t("Selisih dari {baseline}", "Difference from {baseline}"),
  tests_table: t("Uji statistik", "Statistical tests"),
  tests_note: t(
    "Yang terbaik menurut Hsu: selisih terhadap strategi lain yang terbaik. p: uji t berpasangan terhadap {baseline}, disesuaikan menurut Holm. Semua hanya tentang variasi acak, bukan tentang asumsi.",
    "Best by Hsu: difference from the best of the others. p: paired t test against {baseline}, adjusted by Holm. All of it is about luck only, not about assumptions.",
  ),
  best_other: t("Selisih dari pesaing terbaik", "Less the best other"),
  may_be_best: t("Mungkin terbaik", "May be best"),
  yes: t("ya", "yes"),
  no: t("tidak", "no"),
  is_best: t("terbaik", "the best"),
  p_value: t("p (Holm)", "p (Holm)"),
  needed: t("Ulangan yang perlu", "Repetitions needed"),
  unit_populations: t("{n} kota simulasi", "{n} synthetic cities"),
  unit_replicates: t("{n} ulangan", "{n} replicates"),

  frequency_table: t("Jangkauan dan frekuensi", "Reach and frequency"),
  frequency_note: t(
    "Terjangkau: kabar sampai, walau belum tentu diperhatikan. Frekuensi: rata-rata berapa kali satu rumah tangga yang terjangkau bertemu kabar satu program.",
    "Reached: the news arrived, noticed or not. Frequency: how often, on average, a household that is reached meets the news of one programme.",
  ),
  reached_all: t("Semua yang terjangkau", "Reached, all"),
  reached_poor: t("Miskin yang terjangkau", "Reached, poor"),
  frequency: t("Frekuensi", "Frequency"),

  funnel: t("Dari terjangkau sampai menerima", "From reached to enrolled"),
  funnel_note: t(
    "Rumah tangga sasaran program. Terisi: {title}. Kosong: {baseline}. Tahu belum berarti menerima: kuota dan layanan yang menentukan.",
    "Eligible households. Filled: {title}. Hollow: {baseline}. Aware is not helped: quotas and service decide.",
  ),
  group: t("Kelompok", "Group"),

  time: t("Dari hari ke hari", "Day by day"),
  time_aware: t("Yang pernah tahu", "Ever aware"),
  time_understand: t("Yang paham", "Understand"),
  time_note: t(
    "Garis penuh: strategi yang dilihat. Garis putus: {baseline}. Bidang: kisaran 95 % karena variasi acak.",
    "Solid: the strategy looked at. Dashed: {baseline}. Band: 95 % interval of luck.",
  ),
  time_none: t(
    "Berkas hasil tidak menyimpan hari-hari (tingkat `summary`). Jalankan ulang dengan `--tier timeseries`.",
    "The result file holds no days (tier `summary`). Run again with `--tier timeseries`.",
  ),
  day: t("hari", "day"),
  day_axis: t("hari sejak {start}", "days from {start}"),
  days_to_table: t("Berapa lama sampai rumah tangga miskin tahu", "How long until poor households are aware"),
  days_to: t("Sampai {share} pernah tahu", "Until {share} became aware"),
  restricted_mean: t("Rata-rata menunggu", "Mean wait"),
  days_to_note: t(
    "Yang tidak pernah tahu dihitung menunggu {days} hari dalam rata-rata. Bila tidak semua ulangan mencapainya, lamanya tidak dapat ditentukan.",
    "In the mean, those who never were wait {days} days. Where not every replicate got there, the time is not defined.",
  ),

  places: t("Per kelurahan", "By kelurahan"),
  estimate: t("perkiraan, bukan data resmi", "estimate, not official data"),
  places_chart: t("{measure} – {title}", "{measure} – {title}"),
  places_note: t(
    "Luas lingkaran: jumlah rumah tangga miskin. Warna: bagian yang {verb}. Arsiran: angka perkiraan. Letak menurut titik tengah kelurahan, digeser agar tidak bertumpuk; titik bukan alamat.",
    "Area of a circle: number of poor households. Shade: share that {verb}. Hatching: an estimate. Placed by the centre of the kelurahan, moved apart where they would overlap; points are no addresses.",
  ),
  places_note_borders: t(
    "Lingkaran: jumlah rumah tangga miskin. Warna: bagian yang {verb}. Arsiran: angka perkiraan. Batas kelurahan dari berkas yang diberikan.",
    "Circle: number of poor households. Shade: share that {verb}. Hatching: an estimate. Borders are from the file that was given.",
  ),
  verb_poor_aware: t("pernah tahu", "became aware"),
  verb_eligible_understand: t("paham", "understands"),
  places_none: t(
    "Berkas-berkas hasil tidak sepakat tentang kelurahan, jadi tidak ada peta.",
    "The result files disagree about the kelurahan, so there is no map.",
  ),
  places_missing: t("Hasil per kelurahan tidak ada dalam berkas.", "The file holds no results by kelurahan."),
  kelurahan: t("Kelurahan", "Kelurahan"),
  households: t("Rumah tangga", "Households"),
  poor_households: t("Rumah tangga miskin", "Poor households"),
  counted_households: t("Rumah tangga yang dihitung", "Households counted"),
  shrunken: t("Diperhalus", "Smoothed"),
  shrunken_note: t(
    "Diperhalus: ditarik ke rata-rata kota menurut derau (empirical Bayes); tidak dihitung di bawah 100 rumah tangga. Urutan tabel bukan peringkat.",
    "Smoothed: drawn towards the mean of the city by its noise (empirical Bayes); not computed below 100 households. The order of the table is no ranking.",
  ),
  measure: t("Ukuran", "Measure"),

  left_out: t("Siapa yang belum terjangkau", "Who is not yet reached"),
  left_out_text: t(
    "Dengan strategi “{title}”, {never} dari {households} rumah tangga miskin sasaran program belum pernah tahu, dan {not} belum paham (rata-rata per program).",
    "With “{title}”, {never} of {households} eligible poor households never became aware, and {not} do not understand (mean over programmes).",
  ),
  left_out_chart: t("Belum terjangkau menurut kelurahan dan akses", "Not yet reached, by kelurahan and access"),
  left_out_note: t(
    "Angka: rumah tangga miskin sasaran program yang belum pernah tahu, rata-rata per program. Makin gelap makin banyak. Perkiraan, bukan data resmi; bukan peringkat kelurahan.",
    "Number: eligible poor households that never became aware, mean over programmes. Darker is more. Estimates, not official data; no ranking of kelurahan.",
  ),
  left_out_none: t(
    "Berkas tidak memuat kelurahan dan akses bersama-sama.",
    "The file does not hold kelurahan and access together.",
  ),
  access: t("Akses", "Access"),
  access_chart: t("Rumah tangga miskin yang pernah tahu, menurut akses", "Poor households ever aware, by access"),
  access_note: t(
    "Lingkaran terisi: {title}. Lingkaran kosong: {baseline}. Garis: kisaran 95 % karena variasi acak.",
    "Filled: {title}. Hollow: {baseline}. Bars: 95 % intervals of luck.",
  ),
  deciles_chart: t("Yang pernah tahu, menurut desil kesejahteraan", "Ever aware, by welfare decile"),
  deciles_note: t(
    "Semua rumah tangga, dari sepersepuluh termiskin sampai termampu; rata-rata semua program. Terisi: {title}. Kosong: {baseline}. Garis: kisaran 95 % karena variasi acak.",
    "All households, from the poorest tenth to the richest; mean over programmes. Filled: {title}. Hollow: {baseline}. Bars: 95 % intervals of luck.",
  ),
  decile_head: t("Desil", "Decile"),
  decile: t("{n}", "{n}"),
  decile_poorest: t("{n} (termiskin)", "{n} (poorest)"),
  decile_richest: t("{n} (termampu)", "{n} (richest)"),
  equity_table: t("Kesenjangan antara yang miskin dan yang tidak", "The gap between the poor and the others"),
  equity_note: t(
    "Pernah tahu; dalam kurung kisaran 95 % karena variasi acak. Selisih, rasio, dan log rasio odds: yang miskin terhadap yang tidak miskin; di atas 0 (rasio: di atas 1) yang miskin lebih tahu. Indeks kesenjangan Erreygers atas desil: 0 = merata, di atas 0 = yang mampu lebih tahu. Bacalah bersama tingkatnya; bukan untuk memeringkat.",
    "Ever aware; in brackets 95 % intervals of luck. Difference, ratio and log odds ratio: the poor against the others; above 0 (ratio: above 1) the poor know more. Erreygers gap index over deciles: 0 = even, above 0 = the better-off know more. Read it beside the level; not to rank by.",
  ),
  of_poor: t("Miskin, %", "Poor, %"),
  of_non_poor: t("Tidak miskin, %", "Not poor, %"),
  gap_difference: t("Selisih, poin persentase", "Difference, percentage points"),
  gap_ratio: t("Rasio", "Ratio"),
  gap_log_odds: t("Log rasio odds", "Log odds ratio"),
  targeting_table: t("Yang belum terjangkau, setiap strategi", "Not yet reached, every strategy"),
  targeting_note: t(
    "Rumah tangga miskin sasaran program, rata-rata per program. Terlewat: sasaran yang belum pernah tahu. Meleset: bukan sasaran, dari semua yang pernah tahu.",
    "Eligible poor households, mean over programmes. Missed: eligible that never became aware. Spilled: not eligible, of all that became aware.",
  ),
  eligible_poor: t("Miskin dan sasaran", "Poor and eligible"),
  never_aware: t("Belum pernah tahu", "Never aware"),
  not_understanding: t("Belum paham", "Do not understand"),
  exclusion: t("Terlewat", "Missed"),
  inclusion: t("Meleset", "Spilled"),

  ways: t("Lewat mana kabar sampai", "How the news arrived"),
  ways_chart: t(
    "Dari asal kabar ke penyampai terakhir – {title}",
    "From where news began to who passed it on – {title}",
  ),
  ways_note: t(
    "Kiri: di mana kabar itu bermula. Kanan: dari siapa rumah tangga miskin pertama kali tahu. Angka: dari 100 rumah tangga miskin. Gambar tidak menyatakan asal mana menuju penyampai mana.",
    "Left: where that news began. Right: by what poor households first became aware. Numbers: of 100 poor households. The picture does not say which origin led to which last step.",
  ),
  roots: t("Asal kabar", "Where it began"),
  last_hops: t("Tahu pertama kali dari", "First became aware by"),
  aware_of_100: t("{n} dari 100 pernah tahu", "{n} of 100 ever aware"),
  way: t("Jalan", "Way"),
  of_100_poor: t("dari 100 miskin", "of 100 poor"),
  of_aware: t("% dari yang pernah tahu", "% of those ever aware"),
  other_ways: t("lainnya", "others"),
  ways_table: t("Asal kabar, setiap strategi", "Where news began, every strategy"),
  ways_table_note: t(
    "Dari 100 rumah tangga miskin; dalam kurung % dari yang pernah tahu.",
    "Of 100 poor households; in brackets % of those ever aware.",
  ),
  ways_nobody: t(
    "Dengan strategi ini tidak ada rumah tangga miskin yang pernah tahu.",
    "With this strategy no poor household became aware.",
  ),
  knock_outs: t("Apa yang hilang bila satu jalan ditiadakan", "What is lost without one way"),
  knock_outs_note: t(
    "Rumah tangga miskin yang pernah tahu: selisih dalam poin persentase bila strategi dijalankan tanpa jalan itu; uangnya tidak dialihkan. Kabar yang sama sering datang lewat beberapa jalan.",
    "Poor households ever aware: difference in percentage points when the strategy runs without that way; its money buys nothing else. The same news often comes by several ways.",
  ),
  knock_outs_none: t(
    "Tidak diperiksa: jalankan `kabar run --without accounts,heads,sessions,ties`.",
    "Not examined: run `kabar run --without accounts,heads,sessions,ties`.",
  ),
  without: t("Tanpa", "Without"),
} satisfies Record<string, Text>;
