// Flags about the answer: what lies within noise, was not examined, or hangs on a guess.

#include <algorithm>

#include "analysis/report/flagger.h"

namespace kabar::analysis {

void Flagger::within_noise(Headline headline) {
  std::vector<std::string> noise;
  for (std::size_t s = 0; s < comparison().strategies.size(); ++s) {
    if (s == comparison().baseline) continue;
    const auto& shares = comparison().differences[s].shares;
    const Effect& effect = headline == Headline::poor_aware ? shares[at(Group::poor)][at(Measure::ever_aware)]
                                                            : shares[at(Group::eligible)][at(Measure::understands)];
    if (effect.holds_zero()) noise.push_back(name(s));
  }
  if (noise.empty()) return;
  add(FlagKind::within_noise, noise, [&](Language in) {
    return say(in, "Tidak dapat dibedakan dari {} dalam hal {}: {}. Selisihnya di dalam variasi acak, atau nol.",
               "Not told from {} by {}: {}. The difference is within the noise, or none.",
               titles({name(comparison().baseline)}, in), what(headline, in), titles(noise, in));
  });
}

void Flagger::best_within_noise(Headline headline) {
  std::vector<std::string> candidates;
  bool compared = false;
  for (const std::size_t place : report_.standings[at(headline)].ranked) {
    const BestOf& best = report_.strategies[place].choice.best[at(headline)];
    compared = compared || best.difference.has_interval();
    if (best.may_be_best) candidates.push_back(name(place));
  }
  if (!compared || candidates.size() < 2) return;
  add(FlagKind::within_noise, candidates, [&](Language in) {
    return say(in, "Yang terbaik dalam hal {} bisa {}: selisih di antara mereka di dalam variasi acak.",
               "The best by {} may be {}: how they differ is within the noise.", what(headline, in),
               titles(candidates, in, Last::one));
  });
}

void Flagger::not_examined() {
  const auto missing = [&](const std::vector<std::string>& strategies, const Text& why) {
    add(FlagKind::not_examined, strategies, [&](Language in) { return pick(in, why); });
  };
  if (!not_matched_.en.empty()) {
    missing({}, {"Kombinasi asumsi yang diberikan bukan untuk hasil ini: " + not_matched_.id +
                     ". Jadi belum diperiksa apakah urutan strategi tahan terhadap asumsi lain.",
                 "The plausible worlds that were given are not of these results: " + not_matched_.en +
                     ". So it was not examined whether the order of strategies holds under other assumptions."});
  } else if (!report_.worlds) {
    missing({}, {"Belum diperiksa apakah urutan strategi tahan terhadap asumsi lain (kabar compare --credibility).",
                 "It was not examined whether the order of strategies holds under other assumptions (kabar compare "
                 "--credibility)."});
  } else {
    const Worlds& worlds = *report_.worlds;
    if (!worlds.not_examined.empty()) {
      add(FlagKind::not_examined, worlds.not_examined, [&](Language in) {
        return say(in, "Tidak ada di kombinasi asumsi yang diperiksa: {}.",
                   "Not in the plausible worlds that were examined: {}.", titles(worlds.not_examined, in));
      });
    }
    if (!worlds.enough()) {
      add(FlagKind::not_examined, {}, [&](Language in) {
        return say(
            in,
            "Hanya {} kombinasi asumsi dengan {} kota simulasi: uji coba. Untuk memastikan perlu {} kombinasi dengan "
            "{} kota.",
            "Only {} worlds of {} synthetic cities: a trial. To say so takes {} worlds of {} cities.", worlds.worlds,
            worlds.populations, kDecidingWorlds, kDecidingPopulations);
      });
    }
  }
}

/// One flag for each order between strategies that may be chosen.
void Flagger::not_decided(Headline headline) {
  if (!report_.worlds) return;
  for (const Order& order : report_.worlds->orders) {
    if (order.headline != headline || order.decided) continue;
    if (!may_be_chosen(order.a) || !may_be_chosen(order.b)) continue;
    if (order.a_better == 0 && order.b_better == 0) continue;  // the same in every world
    add(FlagKind::not_decided, {order.a, order.b}, [&](Language in) {
      std::string text = say(
          in,
          "Belum dapat dipastikan dalam hal {}: {} lebih baik daripada {} di {} dari {} kombinasi asumsi yang masuk "
          "akal.",
          "Not decided by {}: {} is better than {} in {} of {} plausible worlds.", what(headline, in),
          titles({order.a}, in), titles({order.b}, in), order.a_better, order.worlds);
      if (!order.deciding) {
        return text +
               pick(in, " Tidak ada satu asumsi yang sendirian menentukan.", " No single assumption decides it.");
      }
      text += say(in, " Yang menentukan: {}", " What would decide it: {}", decider_text(*order.deciding, in));
      if (order.deciding->grade == "E") text += pick(in, " (dugaan tanpa data)", " (a guess without data)");
      return text + ".";
    });
  }
}

/// An order of the leader that holds on one side of the break-even of a guess, and is not sure on the other.
void Flagger::hangs_on_guess() {
  for (const Headline headline : {Headline::poor_aware, Headline::eligible_understand}) {
    const Standing& standing = report_.standings[at(headline)];
    if (!report_.worlds || standing.ranked.size() < 2) continue;
    const std::string& leader = name(standing.ranked.front());
    for (std::size_t i = 1; i < standing.ranked.size(); ++i) {
      const Order* order = report_.worlds->order_of(headline, leader, name(standing.ranked[i]));
      if (order == nullptr || !order->deciding || order->deciding->grade != "E") continue;
      const auto& [below, above] = std::pair(order->deciding->a_better_below, order->deciding->a_better_above);
      if (!below || !above || std::min(*below, *above) >= kDecidedShare) continue;
      add(FlagKind::hangs_on_guess, {order->a, order->b}, [&](Language in) {
        return say(
            in, "{} {} lebih baik daripada {} ({}) bergantung pada dugaan tanpa data: {}.",
            "{} {} is better than {} ({}) hangs on a guess without data: {}.",
            turns(*order->deciding) ? pick(in, "Apakah", "Whether") : pick(in, "Seberapa pasti", "How sure it is that"),
            titles({order->a}, in), titles({order->b}, in), what(headline, in), decider_text(*order->deciding, in));
      });
    }
  }
  const auto guesses = std::count_if(report_.assumptions.begin(), report_.assumptions.end(),
                                     [](const Provenance::Parameter& one) { return one.grade == "E"; });
  if (report_.worlds || guesses == 0) return;
  add(FlagKind::hangs_on_guess, {}, [&](Language in) {
    return say(in,
               "{} dari {} asumsi adalah dugaan tanpa data (tingkat bukti E); belum diperiksa yang mana menentukan "
               "jawaban.",
               "{} of {} assumptions are guesses without data (grade E); which of them the answer hangs on was not "
               "examined.",
               guesses, report_.assumptions.size());
  });
}

/// Nearly everyone that can be reached is reached: more of the same brings little.
void Flagger::audience_exhausted() {
  constexpr double kNearlyAll = 0.95;
  const auto& strategies = comparison().strategies;
  const auto ceiling = std::find_if(strategies.begin(), strategies.end(),
                                    [](const StrategySummary& one) { return one.name.name == kCeilingStrategy; });
  for (const Group group : {Group::poor, Group::eligible}) {
    const auto reach = [&](const StrategySummary& one) { return one.shares[at(group)][at(Measure::reach)].mean; };
    const double attainable = ceiling == strategies.end() ? 1 : reach(*ceiling).value_or(1);
    std::vector<std::string> exhausted;
    for (const StrategySummary& strategy : strategies) {
      if (strategy.name.budget_exempt || !reach(strategy) || attainable <= 0) continue;
      if (*reach(strategy) >= kNearlyAll * attainable) exhausted.push_back(strategy.name.name);
    }
    if (exhausted.empty()) continue;
    add(FlagKind::audience_exhausted, exhausted, [&](Language in) {
      return say(
          in,
          "Sudah menjangkau hampir semua {} yang dapat dijangkau (sedikitnya {} dari {}): {}. Menambah lagi hampir "
          "tidak ada gunanya; yang kurang ada pada isi dan tindak lanjut.",
          "Nearly all {} that can be reached are reached (at least {} of {}): {}. More of the same brings "
          "little; what is lacking is content and what follows.",
          group == Group::poor ? pick(in, "rumah tangga miskin", "poor households")
                               : pick(in, "sasaran program", "eligible households"),
          percent_text(kNearlyAll, in), percent_text(attainable, in), titles(exhausted, in));
    });
  }
}

void Flagger::patterns_missed() {
  if (!report_.patterns) return;
  for (const Pattern& pattern : *report_.patterns) {
    if (pattern.held.value_or(true)) continue;
    add(FlagKind::pattern_missed, {}, [&](Language in) {
      return say(in, "Model tidak menunjukkan pola {}: {} ({}; seharusnya {}).",
                 "The model does not show pattern {}: {} ({}; it should be {}).", pattern.id, pick(in, pattern.name),
                 value_text(pattern.value, in), target_text(pattern, in));
    });
  }
}

std::vector<Flag> flags_of(const Report& report, const Text& not_matched) {
  return Flagger(report, not_matched).flags();
}

}  // namespace kabar::analysis
