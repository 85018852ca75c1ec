// The answer in sentences, as a careful reader of the figures would give it.

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "analysis/report/report.h"
#include "analysis/report/say.h"

namespace kabar::analysis {

namespace {

class Speaker {
 public:
  Speaker(const Report& report, Language in) : report_(report), in_(in) {}

  std::string best(Headline headline) const;
  std::string money() const;
  std::string by_luck() const;
  std::string in_worlds() const;
  std::string followers() const;
  std::string left_out() const;
  std::string would_change() const;
  std::string rests_on() const;

 private:
  template <class... Values>
  std::string say(const char* indonesian, const char* english, const Values&... values) const {
    return fmt::format(fmt::runtime(pick(in_, indonesian, english)), values...);
  }
  const Standing& standing(Headline headline) const { return report_.standings[at(headline)]; }
  const Standing& poor() const { return standing(Headline::poor_aware); }
  std::size_t first() const { return poor().ranked.front(); }
  std::size_t baseline() const { return report_.comparison.baseline; }
  const StrategySummary& summary(std::size_t place) const { return report_.comparison.strategies[place]; }
  const std::string& name(std::size_t place) const { return summary(place).name.name; }
  std::string title(std::size_t place) const { return "\"" + title_of(summary(place).name, in_) + "\""; }
  std::vector<std::string> titles(const std::vector<std::size_t>& places) const {
    std::vector<std::string> texts;
    for (const std::size_t place : places) texts.push_back(title(place));
    return texts;
  }
  double share(std::size_t place, Headline headline) const {
    const auto& shares = summary(place).shares;
    return headline == Headline::poor_aware ? *shares[at(Group::poor)][at(Measure::ever_aware)].mean
                                            : *shares[at(Group::eligible)][at(Measure::understands)].mean;
  }
  std::string shares(const std::vector<std::size_t>& places, Headline headline) const {
    std::vector<std::string> texts;
    for (const std::size_t place : places) texts.push_back(percent_text(share(place, headline), in_));
    return list_of(texts, in_);
  }
  std::string condition() const {
    const auto& strategies = report_.comparison.strategies;
    const bool common = std::all_of(strategies.begin(), strategies.end(), [&](const StrategySummary& one) {
      return one.name.budget_rupiah == report_.budget_rupiah;
    });
    return report_.budget_rupiah == 0 || !common
               ? say("Di antara strategi yang dibandingkan", "Among the strategies compared")
               : say("Dengan plafon uang yang sama ({})", "Within the same ceiling of cash ({})",
                     rupiah_text(static_cast<double>(report_.budget_rupiah), in_));
  }
  /// Sentences of what decides an order.
  std::string decides(const Order& order) const;

  const Report& report_;
  Language in_;
};

/// Never names a best where luck or the worlds do not bear it out.
std::string Speaker::best(Headline headline) const {
  const Standing& at_stake = standing(headline);
  const bool of_poor = headline == Headline::poor_aware;
  const std::string what = of_poor ? say("rumah tangga miskin tahu", "poor households aware")
                                   : say("sasaran program paham", "eligible households understand");
  if (at_stake.ranked.empty()) {
    return say(
        "Tidak ada strategi yang dapat dipilih: semuanya boleh melampaui plafon, tidak menjangkau siapa pun, atau "
        "tidak punya angka.",
        "There is no strategy to choose: all may exceed the ceiling, reach nobody, or have no figure.");
  }
  const std::size_t leader = at_stake.ranked.front();
  if (at_stake.ranked.size() == 1) {
    return say("Hanya ada satu strategi yang dapat dipilih, {}: {} {}.",
               "There is only one strategy to choose, {}: it makes {} of {}.", title(leader),
               percent_text(share(leader, headline), in_), what);
  }
  if (!at_stake.rivals.empty() || !at_stake.luck_decides) {
    std::vector<std::size_t> candidates = {leader};
    candidates.insert(candidates.end(), at_stake.rivals.begin(), at_stake.rivals.end());
    if (candidates.size() == 1) {
      return say("{}, belum dapat dipastikan strategi mana yang membuat paling banyak {}: kisarannya belum ada.",
                 "{}, it is not decided which strategy makes the most {}: there is no interval that could say so.",
                 condition(), what);
    }
    return say(
        "{}, belum dapat dipastikan strategi mana yang membuat paling banyak {}: {} ({} dengan asumsi yang "
        "dipakai).",
        "{}, it is not decided which strategy makes the most {}: {} ({} under the shipped assumptions).", condition(),
        what, list_of(titles(candidates), in_, Last::one), shares(candidates, headline));
  }
  const Standing& first_headline = poor();
  const bool again = !of_poor && first_headline.ranked.size() > 1 && first_headline.ranked.front() == leader &&
                     first_headline.rivals.empty() && first_headline.luck_decides;
  const std::string most = percent_text(share(leader, headline), in_);
  std::string text = again ? say("Strategi yang sama juga membuat paling banyak {}: {}",
                                 "The same strategy also makes the most {}: {}", what, most)
                           : say("{}, {} membuat paling banyak {}: {}", "{}, {} makes the most {}: {}", condition(),
                                 title(leader), what, most);
  if (leader != baseline()) {
    text += say(", dibanding {} pada {}", ", against {} under {}", percent_text(share(baseline(), headline), in_),
                title(baseline()));
  }
  text += ".";
  if (!at_stake.examined) {
    text += say(" Ini menurut asumsi yang dipakai; apakah tetap demikian bila asumsinya lain, belum diperiksa.",
                " That is under the shipped assumptions; whether it holds under others was not examined.");
  }
  return text;
}

/// What the leader costs, and how far one comes with next to no money.
std::string Speaker::money() const {
  const StrategySummary& leader = summary(first());
  if (!leader.cash_rupiah.mean || !leader.staff_hours.mean) return "";
  std::string text = say("{} memakai {} dan {} jam staf.", "{} uses {} and {} hours of staff.", title(first()),
                         rupiah_text(*leader.cash_rupiah.mean, in_), number_text(*leader.staff_hours.mean, 0, in_));
  constexpr double kNextToNothing = 0.01;  // of the ceiling, or of what the leader costs
  const double whole =
      report_.budget_rupiah > 0 ? static_cast<double>(report_.budget_rupiah) : *leader.cash_rupiah.mean;
  for (const std::size_t place : poor().ranked) {
    const StrategyDifference& difference = report_.comparison.differences[place];
    const Effect& gain = difference.shares[at(Group::poor)][at(Measure::ever_aware)];
    if (place == baseline() || !difference.cash_rupiah.mean || !gain.low) continue;
    if (*difference.cash_rupiah.mean > kNextToNothing * whole || *gain.low <= 0) continue;
    if (place == first()) break;  // the leader itself is cheap
    text += say(" Dengan hampir tanpa tambahan uang, {} membuat {} rumah tangga miskin tahu ({} jam staf).",
                " With next to no extra cash, {} makes {} of poor households aware ({} hours of staff).", title(place),
                percent_text(share(place, Headline::poor_aware), in_),
                number_text(summary(place).staff_hours.mean.value_or(0), 0, in_));
    break;
  }
  return text;
}

std::string Speaker::by_luck() const {
  if (first() == baseline()) {
    return say("Tidak ada strategi lain yang melampaui {} dalam simulasi ini.",
               "No other strategy is above {} in this simulation.", title(baseline()));
  }
  const Effect& gain = report_.comparison.differences[first()].shares[at(Group::poor)][at(Measure::ever_aware)];
  if (!gain.mean) return "";
  const std::string points = number_text(100 * *gain.mean, 1, in_);
  if (!gain.has_interval()) {
    return say("Selisihnya dari {} {} poin persen; kisarannya belum ada.",
               "It differs from {} by {} percentage points; there is no interval yet.", title(baseline()), points);
  }
  return say(
      "Selisih {} dari {}: {} poin persen ({}). Kisaran ini memuat kebetulan dan susunan penduduk kota, bukan "
      "ketidakpastian asumsi.",
      "{} differs from {} by {} percentage points ({}). That interval holds luck and the make-up of the city, "
      "not the uncertainty of assumptions.",
      title(first()), title(baseline()), points, points_interval_text(gain, in_));
}

std::string Speaker::in_worlds() const {
  if (!report_.worlds) {
    return say("Ketidakpastian asumsi belum diperiksa: tidak ada dunia wajar untuk hasil ini.",
               "The uncertainty of assumptions was not examined: there are no plausible worlds for these results.");
  }
  const Worlds& worlds = *report_.worlds;
  const Order* least = nullptr;
  std::size_t against = first();
  std::uint64_t better = 0;
  for (const std::size_t place : poor().ranked) {
    if (place == first()) continue;
    const Order* order = worlds.order_of(Headline::poor_aware, name(first()), name(place));
    if (order == nullptr) continue;
    const std::uint64_t own = order->a == name(first()) ? order->a_better : order->b_better;
    if (least != nullptr && own >= better) continue;
    least = order;
    against = place;
    better = own;
  }
  if (least == nullptr) {
    return say("{} tidak ada di dunia-dunia yang diperiksa.", "{} is not in the worlds that were examined.",
               title(first()));
  }
  std::string text = say(
      "Di {} dunia yang wajar ({} asumsi diundi bersama dalam kisarannya), {} mengungguli setiap strategi lain yang "
      "sesuai plafon di sedikitnya {} dunia; yang terdekat {}.",
      "In {} plausible worlds ({} assumptions drawn together within their ranges), {} is better than each other "
      "strategy that keeps to the ceiling in at least {}; the closest is {}.",
      worlds.worlds, worlds.uncertainties, title(first()), better, title(against));
  if (!worlds.enough()) {
    text += say(" Itu terlalu sedikit untuk memastikan (perlu {} dunia dengan {} kota buatan).",
                " Those are too few to say so ({} worlds of {} made cities are needed).", kDecidingWorlds,
                kDecidingPopulations);
  }
  return text;
}

/// The order behind a leader that is decided.
std::string Speaker::followers() const {
  if (!report_.worlds || !poor().rivals.empty() || poor().ranked.size() < 3) return "";
  const std::vector<std::size_t> behind(poor().ranked.begin() + 1, poor().ranked.end());
  std::vector<std::size_t> tied = {behind.front()};
  for (const std::size_t place :
       undecided_against(report_.comparison, *report_.worlds, Headline::poor_aware, behind.front(), behind)) {
    tied.push_back(place);
  }
  if (tied.size() == 1) {
    return say("Sesudah itu {} ({}).", "Next comes {} ({}).", title(tied[0]), shares(tied, Headline::poor_aware));
  }
  return say("Mana yang kedua belum dapat dipastikan: {} ({} dengan asumsi yang dipakai).",
             "Which comes second is not decided: {} ({} under the shipped assumptions).",
             list_of(titles(tied), in_, Last::one), shares(tied, Headline::poor_aware));
}

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

std::string Speaker::decides(const Order& order) const {
  const auto titled = [&](const std::string& which) {
    for (const StrategySummary& strategy : report_.comparison.strategies) {
      if (strategy.name.name == which) return "\"" + title_of(strategy.name, in_) + "\"";
    }
    return which;
  };
  return say("{} atau {}: {}", "{} or {}: {}", titled(order.a), titled(order.b), decider_text(*order.deciding, in_));
}

std::string Speaker::would_change() const {
  if (!report_.worlds) return "";
  constexpr std::size_t kMost = 3;
  const Worlds& worlds = *report_.worlds;
  std::vector<const Order*> open;
  const auto gather = [&](std::size_t leader, const std::vector<std::size_t>& others) {
    for (const std::size_t other : others) {
      const Order* order = worlds.order_of(Headline::poor_aware, name(leader), name(other));
      if (order != nullptr && order->deciding && open.size() < kMost) open.push_back(order);
    }
  };
  std::string text;
  if (!poor().rivals.empty()) {
    gather(first(), poor().rivals);
    text = say("Yang akan memastikannya: ", "What would decide it: ");
  } else {
    const std::vector<std::size_t> behind(poor().ranked.begin() + 1, poor().ranked.end());
    // The order that comes closest to being another.
    const Order* closest = nullptr;
    for (const std::size_t other : behind) {
      const Order* order = worlds.order_of(Headline::poor_aware, name(first()), name(other));
      if (order == nullptr || !order->deciding || !order->deciding->break_even) continue;
      if (order->b_better > 0 && (closest == nullptr || order->b_better > closest->b_better)) closest = order;
    }
    if (closest != nullptr) open.push_back(closest);
    if (!behind.empty()) {
      gather(behind.front(),
             undecided_against(report_.comparison, worlds, Headline::poor_aware, behind.front(), behind));
    }
    text = say("Yang paling mungkin mengubah urutan: ", "What would most likely change the order: ");
  }
  if (open.empty()) {
    return say("Tidak ada satu asumsi pun yang sendirian membalik jawaban ini di dunia-dunia yang diperiksa.",
               "No single assumption turns this answer in the worlds that were examined.");
  }
  std::vector<std::string> parts;
  for (const Order* order : open) parts.push_back(decides(*order));
  for (std::size_t i = 0; i < parts.size(); ++i) text += (i > 0 ? "; " : "") + parts[i];
  return text + ".";
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

}  // namespace

std::vector<Text> answer_of(const Report& report) {
  const Speaker indonesian(report, Language::indonesian), english(report, Language::english);
  std::vector<Text> answer;
  const auto add = [&](auto sentence) {
    Text text{sentence(indonesian), sentence(english)};
    if (!text.en.empty()) answer.push_back(std::move(text));
  };
  add([](const Speaker& speaker) { return speaker.best(Headline::poor_aware); });
  if (report.standings[at(Headline::poor_aware)].ranked.empty()) return answer;
  add([](const Speaker& speaker) { return speaker.best(Headline::eligible_understand); });
  add([](const Speaker& speaker) { return speaker.money(); });
  add([](const Speaker& speaker) { return speaker.by_luck(); });
  add([](const Speaker& speaker) { return speaker.in_worlds(); });
  add([](const Speaker& speaker) { return speaker.followers(); });
  add([](const Speaker& speaker) { return speaker.left_out(); });
  add([](const Speaker& speaker) { return speaker.would_change(); });
  add([](const Speaker& speaker) { return speaker.rests_on(); });
  return answer;
}

}  // namespace kabar::analysis
