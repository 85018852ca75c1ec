// Words of cost and what it buys.
import type { Text } from "../report";
import { t } from "./text";

export const costWords = {
  cost: t("Biaya dan hasilnya", "Cost and what it buys"),
  cost_chart: t("Uang dan sasaran program yang paham", "Cash, and eligible households that understand"),
  cost_note: t(
    "Terisi: tidak ada strategi lain yang sama baik dalam ketiganya (sasaran yang paham, semua yang terjangkau, uang) dan lebih baik dalam satu. Kosong: ada.",
    "Filled: no other strategy is as good in all three (eligible who understand, reach of all, cash) and better in one. Hollow: there is one.",
  ),
  on_front: t("tidak kalah unggul", "on the front"),
  dominated: t("kalah unggul", "dominated"),
  cost_beyond: t("Di luar gambar: {title} ({cash}; {share}).", "Not in the picture: {title} ({cash}; {share})."),
  cash_millions: t("uang, Rp juta", "cash, Rp million"),
  ceilings_chart: t(
    "Rumah tangga miskin yang pernah tahu, menurut pagu",
    "Poor households ever aware, by budget",
  ),
  ceilings_note: t(
    "Setiap titik: strategi yang sama di kota simulasi yang sama dengan pagu itu. Tebal: strategi yang dilihat; tabel di bawah menyebut semuanya. Garis mendatar: uang lebih banyak tidak dapat dipakai, atau tidak menambah yang pernah tahu.",
    "Each point: the same strategy in the same worlds within that budget. Bold: the strategy looked at; the table below names all. A flat line: more money cannot be used, or makes nobody more aware.",
  ),
  ceilings_table_note: t(
    "Rumah tangga miskin yang pernah tahu, %, dengan kisaran 95 % karena variasi acak; di bawahnya uang dan jam pegawai yang terpakai. CSV-nya juga memuat sasaran yang paham dan selisih dari strategi pembanding.",
    "Poor households ever aware, %, with 95 % intervals of luck; below it the cash and staff hours used. The CSV also holds the eligible who understand and differences from the baseline.",
  ),
  ceilings_cities: t("Kota simulasi × ulangan: {sizes}.", "Synthetic cities × replicates: {sizes}."),
  ceiling_millions: t("pagu, Rp juta", "budget, Rp million"),
  ceiling_of: t("Pagu {rupiah}", "Budget {rupiah}"),
  leads: t("paling banyak", "the most"),
  may_lead: t("mungkin paling banyak", "may be the most"),
  ledger_cash: t("Buku kas: uang", "Ledger 1: cash"),
  ledger_hours: t("Buku kerja: jam pegawai", "Ledger 2: staff hours"),
  ledger_cash_note: t("Uang yang dikeluarkan selama {days} hari.", "Cash spent in {days} days."),
  ledger_note: t("Jam pegawai tidak dijadikan uang.", "Staff hours are not turned into money."),
  net_benefit_chart: t(
    "Manfaat bersih bila satu rumah tangga lagi yang paham bernilai sekian",
    "Net benefit, if one more household that understands is worth so much",
  ),
  net_benefit_note: t(
    "Mendatar: nilai yang Anda berikan untuk satu rumah tangga sasaran lagi yang paham. Tegak: manfaat dikurangi tambahan uang, terhadap {baseline}. Di atas nol: sepadan. Tebal: strategi yang dilihat, dengan kisaran 95 %.",
    "Across: what you say one more eligible household that understands is worth. Up: benefit less extra cash, over {baseline}. Above zero: worth it. Bold: the strategy looked at, with its 95 % interval.",
  ),
  net_benefit: t("manfaat bersih, Rp juta", "net benefit, Rp million"),
  worth: t("Rp per rumah tangga yang paham", "Rp for each household that understands"),
  attainable_chart: t("Seberapa banyak dari yang mungkin dicapai", "How much of what can be attained"),
  attainable_note: t(
    "0 %: tanpa komunikasi. 100 %: semua rumah didatangi. Garis: kisaran 95 % karena variasi acak.",
    "0 %: silence. 100 %: every house visited. Bars: 95 % intervals of luck.",
  ),
  attainable: t("% dari yang mungkin", "% of the attainable"),
  cost_table: t("Tambahan hasil untuk tambahan uang", "What more money buys"),
  cost_table_note: t(
    "Terhadap {baseline}; jumlah semua program. Rupiah per rumah tangga dengan kisaran Fieller. 'Tidak dapat ditentukan' bila hasilnya tidak bertambah atau kisarannya mencakup 0.",
    "Over {baseline}; sum over programmes. Rupiah per household with Fieller's interval. 'Not defined' where there is no gain or its interval holds 0.",
  ),
  more_households: t("Tambahan sasaran yang paham", "More eligible that understand"),
  more_cash: t("Tambahan uang", "More cash"),
  more_hours: t("Tambahan jam pegawai", "More staff hours"),
  per_household: t("Rp per tambahan rumah tangga", "Rp for each more household"),
  not_defined: t("tidak dapat ditentukan", "not defined"),
  front: t("Kalah unggul dari", "Dominated by"),
  front_share: t("% kota simulasi tempat tidak kalah unggul", "% of cities on the front"),
  budget_table: t("Pemakaian pagu", "Use of the budget"),
  budget_note: t(
    "Satu angka tiap strategi dibuat sebesar pagu memungkinkan. Rendah-tinggi: antar kota simulasi.",
    "One number of each strategy is made as large as the budget allows. Lowest-highest: over synthetic cities.",
  ),
  spent: t("Terpakai", "Spent"),
  left: t("Sisa", "Left"),
  scaled: t("Yang disesuaikan", "What is scaled"),
  scaled_value: t("Nilainya", "Its value"),
  budget_none: t("Skenario ini tidak memakai pagu.", "This scenario has no budget."),
} satisfies Record<string, Text>;
