// The answer in sentences, as a careful reader of the figures would give it.

#include "analysis/report/speaker.h"

namespace kabar::analysis {

std::string Speaker::best(Headline headline) const {
  std::string text = leading(headline);
  const Standing& at_stake = standing(headline);
  const bool named = at_stake.ranked.size() > 1 && at_stake.luck_decides && at_stake.rivals.empty();
  if (named && somebody(headline) && !at_stake.examined) {
    text += say(" Ini menurut asumsi yang dipakai; apakah tetap demikian bila asumsinya lain, belum diperiksa.",
                " That is under the shipped assumptions; whether it holds under others was not examined.");
  }
  return text;
}

/// Never names a best where luck or the worlds do not bear it out.
std::string Speaker::leading(Headline headline, std::size_t most) const {
  const Standing& at_stake = standing(headline);
  const bool of_poor = headline == Headline::poor_aware;
  const std::string what =
      of_poor ? say("rumah tangga miskin yang pernah tahu", "poor households ever aware")
              : say("sasaran program yang paham pada akhirnya", "eligible households that understand at the end");
  if (at_stake.ranked.empty()) {
    return say(
        "Tidak ada strategi yang dapat dipilih: semuanya boleh melampaui pagu, tidak menjangkau siapa pun, atau tidak "
        "punya angka.",
        "There is no strategy to choose: all may exceed the budget, reach nobody, or have no figure.");
  }
  if (!somebody(headline)) {
    return of_poor ? say("Tidak ada rumah tangga miskin yang menjadi tahu dengan strategi mana pun.",
                         "No poor household becomes aware under any strategy.")
                   : say("Tidak ada sasaran program yang paham pada akhirnya dengan strategi mana pun.",
                         "No eligible household understands at the end under any strategy.");
  }
  const std::size_t leader = at_stake.ranked.front();
  if (at_stake.ranked.size() == 1) {
    return say("Hanya ada satu strategi yang dapat dipilih, {}: {} {}.",
               "There is only one strategy to choose, {}: {} of {}.", title(leader),
               percent_text(share(leader, headline), in_), what);
  }
  if (!at_stake.rivals.empty() || !at_stake.luck_decides) {
    std::vector<std::size_t> candidates = {leader};
    candidates.insert(candidates.end(), at_stake.rivals.begin(), at_stake.rivals.end());
    if (candidates.size() == 1) {
      return say(
          "{}, belum dapat dipastikan strategi mana yang menghasilkan paling banyak {}: kisarannya belum ada.",
          "{}, it is not decided which strategy has the highest share of {}: there is no interval that could say "
          "so.",
          condition(), what);
    }
    const std::size_t all = candidates.size();
    if (all > most) candidates.resize(most);
    std::vector<std::string> names = titles(candidates);
    if (all > most) names.push_back(say("{} strategi lain", "{} other strategies", all - most));
    return say(
        "{}, belum dapat dipastikan strategi mana yang menghasilkan paling banyak {}: {} ({} dengan asumsi yang "
        "dipakai).",
        "{}, it is not decided which strategy has the highest share of {}: {} ({} under the shipped assumptions).",
        condition(), what, list_of(names, in_, Last::one), shares(candidates, headline));
  }
  const Standing& first_headline = poor();
  const bool again = !of_poor && first_headline.ranked.size() > 1 && first_headline.ranked.front() == leader &&
                     first_headline.rivals.empty() && first_headline.luck_decides;
  const std::string highest = percent_text(share(leader, headline), in_);
  std::string text = again ? say("Strategi yang sama juga menghasilkan paling banyak {}: {}",
                                 "The same strategy also has the highest share of {}: {}", what, highest)
                           : say("{}, {} menghasilkan paling banyak {}: {}", "{}, {} has the highest share of {}: {}",
                                 condition(), title(leader), what, highest);
  if (leader != baseline()) {
    text += say(", dibanding {} pada {}", ", against {} under {}", percent_text(share(baseline(), headline), in_),
                title(baseline()));
  }
  return text + ".";
}

std::string Speaker::versions() const {
  const auto versions = versions_of(report_, in_);
  if (versions.empty()) return "";
  std::vector<std::string> names;
  for (const auto& [version, paths] : versions) names.push_back(version);
  return say(
      "Perhatian: berkas-berkas ini dibuat oleh versi kabar yang berbeda ({}), jadi sebagian selisihnya dapat "
      "berasal dari perubahan program.",
      "Mind that these files were made by different versions of kabar ({}): part of a difference may come from "
      "changes of the program.",
      list_of(names, in_));
}

/// What the leader costs, and how far one comes with next to no money.
std::string Speaker::money() const {
  const StrategySummary& leader = summary(first());
  if (!leader.cash_rupiah.mean || !leader.staff_hours.mean) return "";
  std::string text = say("{} memakai {} dan {} jam pegawai.", "{} uses {} and {} hours of staff.", title(first()),
                         rupiah_text(*leader.cash_rupiah.mean, in_), number_text(*leader.staff_hours.mean, 0, in_));
  constexpr double kNextToNothing = 0.01;  // of the budget, or of what the leader costs
  const double whole =
      report_.budget_rupiah > 0 ? static_cast<double>(report_.budget_rupiah) : *leader.cash_rupiah.mean;
  for (const std::size_t place : poor().ranked) {
    const StrategyDifference& difference = report_.comparison.differences[place];
    const Effect& gain = difference.shares[at(Group::poor)][at(Measure::ever_aware)];
    if (place == baseline() || !difference.cash_rupiah.mean || !gain.low) continue;
    if (*difference.cash_rupiah.mean > kNextToNothing * whole || *gain.low <= 0) continue;
    if (place == first()) break;  // the leader itself is cheap
    text += say(" Dengan hampir tanpa tambahan uang, {} membuat {} rumah tangga miskin tahu ({} jam pegawai).",
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
    return say("Selisihnya dari {} {} poin persentase; kisarannya belum ada.",
               "It differs from {} by {} percentage points; there is no interval yet.", title(baseline()), points);
  }
  return say(
      "Selisih {} dari {}: {} poin persentase ({}). Kisaran ini memuat variasi acak dan susunan penduduk kota, bukan "
      "ketidakpastian asumsi.",
      "{} differs from {} by {} percentage points ({}). That interval holds luck and the make-up of the city, "
      "not the uncertainty of assumptions.",
      title(first()), title(baseline()), points, points_interval_text(gain, in_));
}

std::string Speaker::in_worlds() const {
  if (!report_.worlds) {
    return say("Ketidakpastian asumsi belum diperiksa: belum ada kombinasi asumsi yang masuk akal untuk hasil ini.",
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
    return say("{} tidak ada di kombinasi asumsi yang diperiksa.", "{} is not in the worlds that were examined.",
               title(first()));
  }
  std::string text =
      say("Di {} kombinasi asumsi yang masuk akal ({} asumsi diundi bersama dalam kisarannya), {} mengungguli setiap "
          "strategi lain yang sesuai pagu di sedikitnya {} kombinasi; yang terdekat {}.",
          "In {} plausible worlds ({} assumptions drawn together within their ranges), {} is better than each other "
          "strategy that keeps to the budget in at least {}; the closest is {}.",
          worlds.worlds, worlds.uncertainties, title(first()), better, title(against));
  if (!worlds.enough()) {
    text += say(" Itu terlalu sedikit untuk memastikan (perlu {} kombinasi dengan {} kota simulasi).",
                " Those are too few to say so ({} worlds of {} synthetic cities are needed).", kDecidingWorlds,
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

std::vector<Text> answer_of(const Report& report) {
  const Speaker indonesian(report, Language::indonesian), english(report, Language::english);
  std::vector<Text> answer;
  const auto add = [&](auto sentence) {
    Text text{sentence(indonesian), sentence(english)};
    if (!text.en.empty()) answer.push_back(std::move(text));
  };
  const auto add_versions = [&] { add([](const Speaker& speaker) { return speaker.versions(); }); };
  if (nobody_aware(report.comparison.strategies)) {
    answer.push_back(in_both([&](Language in) { return nobody_aware_text(report.comparison.strategies, in); }));
    add_versions();
    return answer;
  }
  add([](const Speaker& speaker) { return speaker.best(Headline::poor_aware); });
  add_versions();
  if (report.standings[at(Headline::poor_aware)].ranked.empty()) return answer;
  add([](const Speaker& speaker) { return speaker.best(Headline::eligible_understand); });
  if (!english.somebody(Headline::poor_aware)) return answer;
  add([](const Speaker& speaker) { return speaker.money(); });
  add([](const Speaker& speaker) { return speaker.ceilings(); });
  add([](const Speaker& speaker) { return speaker.by_luck(); });
  add([](const Speaker& speaker) { return speaker.in_worlds(); });
  add([](const Speaker& speaker) { return speaker.followers(); });
  add([](const Speaker& speaker) { return speaker.left_out(); });
  const std::vector<std::string> changes_id = indonesian.would_change(), changes_en = english.would_change();
  for (std::size_t i = 0; i < changes_en.size(); ++i) answer.push_back({changes_id[i], changes_en[i]});
  add([](const Speaker& speaker) { return speaker.rests_on(); });
  return answer;
}

}  // namespace kabar::analysis
