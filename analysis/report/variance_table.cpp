#include "analysis/report/variance_table.h"

#include <cmath>
#include <vector>

#include "analysis/report/grid.h"
#include "analysis/report/numbers.h"

namespace kabar::analysis {

namespace {

const char* say(Language language, const char* indonesian, const char* english) {
  return language == Language::indonesian ? indonesian : english;
}

/// "0.53 (41%)": standard deviation and share of luck.
std::string cell(const Variance& variance, Language language) {
  if (!variance.total) return "";
  std::string deviation = number_text(100 * std::sqrt(*variance.total), 2, language);
  if (*variance.total == 0) return deviation;
  const std::optional<double> luck = variance.luck_share();
  return deviation + (luck ? " (" + number_text(100 * *luck, 0, language) + "%)" : " (-)");
}

}  // namespace

std::string variance_table(std::span<const VarianceRow> rows, Vary vary, const Setting& setting) {
  const Language language = setting.language;
  bool any = false, any_without_parts = false;
  std::vector<std::vector<std::string>> cells;
  for (const VarianceRow& row : rows) {
    cells.push_back({row.title});
    for (const Headlines* headlines : {&row.own, &row.difference}) {
      for (const Variance* variance : {&headlines->eligible_understand, &headlines->poor_aware}) {
        cells.back().push_back(cell(*variance, language));
        any = any || variance->total;
        any_without_parts = any_without_parts || (variance->total && !variance->luck);
      }
    }
  }
  if (!any) return "";
  const auto paragraph = [&](const char* indonesian, const char* english) {
    return wrapped(say(language, indonesian, english), setting.text_columns()) + "\n";
  };
  std::string text =
      paragraph("Satu ulangan: simpangan baku dalam poin persentase (dan bagian variasi acak dalam ragamnya)",
                "One replicate: standard deviation, percentage points (and the share of luck in its variance)");
  text += in_columns({{say(language, "Strategi", "Strategy"), Side::left},
                      {say(language, "Sasaran paham", "Eligible underst.")},
                      {say(language, "Miskin tahu", "Poor aware")},
                      {say(language, "Selisih: paham", "Diff.: underst.")},
                      {say(language, "Selisih: tahu", "Diff.: aware")}},
                     cells, setting.columns);
  if (vary == Vary::luck) {
    text += paragraph("(-): hanya variasi acak yang berbeda.", "(-): luck varies alone.");
  } else if (!any_without_parts && vary == Vary::population) {
    text += paragraph("Selebihnya: siapa penduduknya, dan ikatan yang ikut berganti.",
                      "The rest is who lives there, and the ties that change with them.");
  } else if (!any_without_parts && vary == Vary::network) {
    text += paragraph("Selebihnya: siapa kenal siapa, kapan rapat.", "The rest is who knows whom, and meeting days.");
  } else if (!any_without_parts) {
    text += paragraph("Selebihnya susunan kota: siapa penduduknya, siapa kenal siapa, kapan rapat.",
                      "The rest is the make-up of the city: who lives there, who knows whom, when meetings are.");
  } else {
    text +=
        paragraph("(-): variasi acak dan kota terpisah hanya dengan beberapa kota simulasi yang masing-masing diulang.",
                  "(-): only several populations with several replicates each tell luck from the city.");
  }
  return text + "\n";
}

std::string what_varies(Vary vary, const Setting& setting) {
  const auto paragraph = [&](const char* indonesian, const char* english) {
    return wrapped(say(setting.language, indonesian, english), setting.text_columns()) + "\n\n";
  };
  switch (vary) {
    case Vary::all:
      break;
    case Vary::population:
      return paragraph(
          "--vary population: kota simulasi hanya berbeda penduduknya; benih acak untuk jaringan, jadwal dan yang lain "
          "tetap.",
          "--vary population: populations differ only in their people; keys of networks and luck are the same.");
    case Vary::network:
      return paragraph(
          "--vary network: kota simulasi hanya berbeda jaringan dan hari rapat; penduduk dan variasi acaknya sama.",
          "--vary network: populations differ only in networks and meeting days; people and luck are the same.");
    case Vary::luck:
      return paragraph("--vary luck: kota simulasinya selalu sama; hanya variasi acaknya berbeda.",
                       "--vary luck: all populations are the same synthetic city; only luck differs.");
  }
  return "";
}

std::string what_intervals_hold(Vary vary, Language language) {
  switch (vary) {
    case Vary::all:
      break;
    case Vary::population:
      return say(language, "Kisaran hanya memuat siapa penduduknya: jangan dipakai untuk menyebut suatu beda pasti.",
                 "Intervals hold who lives there alone: no ground to call a difference decided.");
    case Vary::network:
      return say(language, "Kisaran hanya memuat jaringan dan jadwal: jangan dipakai untuk menyebut suatu beda pasti.",
                 "Intervals hold networks and meeting days alone: no ground to call a difference decided.");
    case Vary::luck:
      return say(language, "Kisaran hanya memuat variasi acak, di satu kota simulasi ini.",
                 "Intervals hold luck alone, in this one synthetic city.");
  }
  return say(language, "Kisaran memuat variasi acak dan susunan penduduk, belum ketidakpastian asumsi.",
             "Intervals hold luck and the make-up of the population, not yet the uncertainty of assumptions.");
}

}  // namespace kabar::analysis
