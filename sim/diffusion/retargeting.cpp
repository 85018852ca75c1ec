// S10 Re-targeting: whom visits go to in a week, by what the agencies can see of each kelurahan.
// Estimate: answers / households, summed over the topics; or, of survey households number (w0 size) >> 32,
// w = draw(listening, survey, 0; B, kelurahan, 2^16 week + n), who know, over the topics, / survey.

#include <algorithm>

#include "diffusion/submodels.h"

namespace kabar {

namespace {

/// What the agencies can see of the reach in each kelurahan: answers to its households so far, as a share of them; or
/// the share of those asked in a survey, and of the topics, who know of it this evening.
std::vector<double> estimates(const Setting& setting, const VisitRound& round, std::uint32_t week, const State& state) {
  const std::vector<std::vector<std::uint32_t>>& households = setting.calendar.kelurahan_households;
  std::vector<double> reach(households.size(), 0.0);
  for (std::uint32_t kelurahan = 0; kelurahan < reach.size(); ++kelurahan) {
    const auto size = static_cast<std::uint32_t>(households[kelurahan].size());
    if (size == 0) continue;
    std::uint64_t count = 0;
    for (const VisitRound::About& about : round.topics) {
      if (round.survey == 0) count += state.answered[about.topic * reach.size() + kelurahan];
    }
    for (std::uint32_t n = 0; n < round.survey; ++n) {
      const Words words = draw(setting.draws.key(Stream::listening), counter_head(Purpose::survey), round.block,
                               kelurahan, week << 16 | n);
      const std::uint32_t household = households[kelurahan][below(words[0], size)];
      const District& district = state.districts[household / setting.district_households];
      for (const VisitRound::About& about : round.topics) {
        const Known& known = district.known[district.place(about.topic, household)];
        count += known.level() != 0 && known.forget > 24 * 7 * week ? 1 : 0;
      }
    }
    reach[kelurahan] = static_cast<double>(count) / (round.survey == 0 ? size : round.survey);
  }
  return reach;
}

}  // namespace

void plan_week(const Setting& setting, std::uint32_t week, State& state) {
  const std::vector<VisitRound>& rounds = setting.calendar.rounds;
  const auto& kelurahan = setting.world.population.kelurahan;
  if (week == 0) {
    state.rounds.clear();
    state.left.clear();
    for (const VisitRound& round : rounds) state.left.push_back(round.list);
  }
  const std::size_t before = state.rounds.size();
  for (std::size_t r = 0; r < rounds.size(); ++r) {
    const VisitRound& round = rounds[r];
    const auto begin = std::lower_bound(round.hours.begin(), round.hours.end(), week * kWeekHours);
    const auto end = std::lower_bound(begin, round.hours.end(), (week + 1) * kWeekHours);
    if (begin == end) continue;
    std::vector<std::uint32_t>& left = state.left[r];
    std::vector<std::uint32_t> order = left;
    if (week > 0) {
      const std::vector<double> reach = estimates(setting, round, week, state);
      std::stable_sort(order.begin(), order.end(),
                       [&](std::uint32_t a, std::uint32_t b) { return reach[kelurahan[a]] < reach[kelurahan[b]]; });
    }
    order.resize(static_cast<std::size_t>(end - begin));
    for (std::size_t n = 0; n < order.size(); ++n) {
      for (const VisitRound::About& about : round.topics) {
        state.rounds.push_back(
            {begin[static_cast<std::ptrdiff_t>(n)], about.slot, order[n], about.message, round.block, about.among});
      }
    }
    std::sort(order.begin(), order.end());
    std::erase_if(left, [&](std::uint32_t one) { return std::binary_search(order.begin(), order.end(), one); });
  }
  std::stable_sort(state.rounds.begin() + static_cast<std::ptrdiff_t>(before), state.rounds.end(),
                   [](const VisitSlot& a, const VisitSlot& b) { return a.hour < b.hour; });
}

}  // namespace kabar
