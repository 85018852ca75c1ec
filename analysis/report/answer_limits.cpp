// Who is left out, what would change the answer, and on what it rests.

#include <algorithm>
#include <array>
#include <numeric>

#include "analysis/report/speaker.h"

namespace kabar::analysis {

std::string Speaker::left_out() const {
  const LeftOut& left = report_.strategies[first()].left_out;
  if (!left.households.mean || !left.never_aware.mean || !left.not_understanding.mean) return "";
  std::string text =
      say("Dengan {}, dari rata-rata {} rumah tangga miskin yang menjadi sasaran sebuah program, {} tetap belum "
          "terjangkau kabarnya (tidak pernah tahu) dan {} tidak paham pada akhirnya.",
          "With {}, of {} poor households eligible for a programme (mean over programmes), {} never become aware and "
          "{} do not understand at the end.",
          title(first()), number_text(*left.households.mean, 0, in_), number_text(*left.never_aware.mean, 0, in_),
          number_text(*left.not_understanding.mean, 0, in_));
  std::array<double, kAccessCells> households{}, unaware{};
  for (std::size_t k = 0; k < left.households_in.size(); ++k) {
    for (std::size_t access = 0; access < kAccessCells; ++access) {
      households[access] += left.households_in[k][access];
      unaware[access] += left.never_aware_in[k][access];
    }
  }
  std::vector<std::string> parts;
  for (std::size_t access = 0; access < kAccessCells; ++access) {
    if (households[access] <= 0) continue;
    parts.push_back(say("{} {} dari {}", "{} {} of {}", pick(in_, access_name(access)),
                        number_text(unaware[access], 0, in_), number_text(households[access], 0, in_)));
  }
  text += say(" Menurut akses: {}.", " By access: {}.", list_of(parts, in_));
  const auto some = std::count_if(left.never_aware_in.begin(), left.never_aware_in.end(),
                                  [](const auto& row) { return std::accumulate(row.begin(), row.end(), 0.0) >= 1; });
  if (report_.kelurahan && report_.kelurahan->size() > 1 && some > 0) {
    const auto all = static_cast<std::ptrdiff_t>(report_.kelurahan->size());
    text += some == all ? say(" Mereka ada di semua {} kelurahan", " They live in all {} kelurahan", all)
                        : say(" Mereka ada di {} dari {} kelurahan", " They live in {} of {} kelurahan", some, all);
    text += say("; angka per kelurahan adalah perkiraan, bukan data resmi.",
                "; figures per kelurahan are estimates, not official data.");
  }
  return text;
}

/// Needs an order that turns.
std::string Speaker::turn(const Order& order) const {
  const Decider& by = *order.deciding;
  const auto titled = [&](const std::string& which) { return quoted_title(report_.comparison.strategies, which, in_); };
  const bool a_above = *by.a_better_above > *by.a_better_below;
  const std::string shipped =
      by.shipped && by.unit != "x" ? say(" (dipakai {})", " (shipped {})", assumption_text(by, *by.shipped, in_)) : "";
  // The English names of assumptions are not all nouns.
  const std::string label = in_ == Language::english ? quoted(by.label.en) : by.label.id;
  return say("Kalau {} di atas {}{}, {} lebih sering unggul; di bawah itu, {}.",
             "If {} is above {}{}, {} is more often ahead; below that, {}.", label,
             assumption_text(by, *by.break_even, in_), shipped, titled(a_above ? order.a : order.b),
             titled(a_above ? order.b : order.a));
}

/// One sentence for each order that an assumption turns, those of the leader first.
std::vector<std::string> Speaker::would_change() const {
  if (!report_.worlds || poor().ranked.size() < 2) return {};
  constexpr std::size_t kMost = 3;
  const Worlds& worlds = *report_.worlds;
  std::vector<const Order*> open;
  const auto turning = [&](std::size_t leader, std::size_t other) -> const Order* {
    const Order* order = worlds.order_of(Headline::poor_aware, name(leader), name(other));
    return order != nullptr && order->deciding && order->deciding->break_even && turns(*order->deciding) ? order
                                                                                                         : nullptr;
  };
  const auto gather = [&](std::size_t leader, const std::vector<std::size_t>& others) {
    for (const std::size_t other : others) {
      const Order* order = turning(leader, other);
      if (order != nullptr && open.size() < kMost) open.push_back(order);
    }
  };
  if (!poor().rivals.empty()) {
    gather(first(), poor().rivals);
  } else {
    const std::vector<std::size_t> behind(poor().ranked.begin() + 1, poor().ranked.end());
    // The order that comes closest to being another.
    const Order* closest = nullptr;
    for (const std::size_t other : behind) {
      const Order* order = turning(first(), other);
      if (order == nullptr || order->b_better == 0) continue;
      if (closest == nullptr || order->b_better > closest->b_better) closest = order;
    }
    if (closest != nullptr) open.push_back(closest);
    gather(behind.front(), undecided_against(report_.comparison, worlds, Headline::poor_aware, behind.front(), behind));
  }
  if (open.empty()) {
    return {say("Tidak ada satu asumsi pun yang sendirian membalik urutan teratas di kombinasi asumsi yang diperiksa.",
                "No single assumption turns the order at the top in the worlds that were examined.")};
  }
  std::vector<std::string> sentences;
  for (const Order* order : open) sentences.push_back(turn(*order));
  return sentences;
}

std::string Speaker::rests_on() const {
  if (report_.assumptions.empty()) return "";
  const auto guesses = std::count_if(report_.assumptions.begin(), report_.assumptions.end(),
                                     [](const Provenance::Parameter& one) { return one.grade == "E"; });
  std::string text = say("Jawaban ini bertumpu pada {} asumsi; {} di antaranya dugaan tanpa data (tingkat bukti E).",
                         "The answer rests on {} assumptions, {} of which are guesses without data (grade E).",
                         report_.assumptions.size(), guesses);
  if (!report_.worlds) return text;
  std::vector<std::string> labels;
  for (const std::size_t other : poor().ranked) {
    const Order* order = report_.worlds->order_of(Headline::poor_aware, name(first()), name(other));
    if (order == nullptr || !order->deciding || order->deciding->grade != "E") continue;
    const std::string& label = pick(in_, order->deciding->label);
    if (std::find(labels.begin(), labels.end(), label) == labels.end()) labels.push_back(label);
  }
  if (labels.empty()) return text;
  return text + say(" Yang paling menggerakkan selisih {} dari strategi lain, dan hanya dugaan: {}.",
                    " Those that most move the difference between {} and the others, and are guesses: {}.",
                    title(first()), list_of(labels, in_));
}

}  // namespace kabar::analysis
