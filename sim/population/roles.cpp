#include "population/columns.h"

namespace kabar {

namespace {

// What a row of Purpose::role decides. Part of the file format's version.
enum class RoleRow : std::uint32_t { rt_head, cadre, religious_leader, group_leader };

// Health and family cadres: one in forty households (E), all women.
constexpr double kCadres = 1.0 / 40;

void give(Population& population, std::uint32_t household, Role role) {
  population.roles[household] = static_cast<std::uint8_t>(population.roles[household] | role);
}

/// The household of [begin, end) with the smallest (later, word); `later` puts off whom the role suits less.
template <class Later>
std::uint32_t choose(std::uint32_t begin, std::uint32_t end, const std::vector<std::uint32_t>& words,
                     const Later& later) {
  std::uint32_t best = begin;
  for (std::uint32_t i = begin + 1; i < end; ++i) {
    const int order = later(i) - later(best);
    if (order < 0 || (order == 0 && words[i] < words[best])) best = i;
  }
  return best;
}

std::vector<std::uint32_t> role_words(DrawKey key, RoleRow row, std::uint32_t households) {
  std::vector<std::uint32_t> words(households);
  for_each_word(key, counter_head(Purpose::role), static_cast<std::uint32_t>(row), 0, households,
                [&](std::uint32_t i, std::uint32_t word) { words[i] = word; });
  return words;
}

/// RT heads are drawn among households that are not poor, connected and with junior secondary schooling or more, if the
/// RT has one; else among all.
void choose_rt_heads(DrawKey key, Population& population) {
  const std::vector<std::uint32_t> words = role_words(key, RoleRow::rt_head, population.households);
  for (std::uint32_t rt = 0; rt < population.rts(); ++rt) {
    const std::uint32_t head =
        choose(population.rt_begin[rt], population.rt_begin[rt + 1], words, [&](std::uint32_t i) -> int {
          return population.poor[i] || population.access[i] == Access::none ||
                 population.education[i] == Education::primary_or_less;
        });
    population.rt_head.push_back(head);
    give(population, head, kRtHead);
  }
}

/// One religious leader in each RW, of 45 or more and no RT head if the RW has such a household.
void choose_religious_leaders(DrawKey key, Population& population) {
  const std::vector<std::uint32_t> words = role_words(key, RoleRow::religious_leader, population.households);
  for (std::uint32_t rt = 0; rt < population.rts();) {
    std::uint32_t last = rt;
    while (last < population.rts() && population.rt_rw[last] == population.rt_rw[rt]) ++last;
    const std::uint32_t leader =
        choose(population.rt_begin[rt], population.rt_begin[last], words, [&](std::uint32_t i) -> int {
          return 2 * ((population.roles[i] & kRtHead) != 0) + (population.age[i] < AgeBand::from_45);
        });
    give(population, leader, kReligiousLeader);
    rt = last;
  }
}

void choose_cadres(DrawKey key, Population& population) {
  std::uint64_t women = 0;
  for (const std::uint8_t female : population.female) women += female;
  const double share = women == 0 ? 0 : kCadres * population.households / static_cast<double>(women);
  for_each_word(key, counter_head(Purpose::role), static_cast<std::uint32_t>(RoleRow::cadre), 0, population.households,
                [&](std::uint32_t i, std::uint32_t word) {
                  if (population.female[i] && coin(word, threshold(share))) give(population, i, kCadre);
                });
}

/// Beneficiaries of the assisted topic, kelurahan by kelurahan in the order of their RTs, in groups as even as
/// possible.
void form_assisted_groups(const Scenario& scenario, DrawKey key, Population& population) {
  population.assisted_begin.assign(1, 0);
  std::size_t topic = 0;
  while (topic < scenario.topics.size() && scenario.topics[topic].id != scenario.city.assisted_topic) ++topic;
  if (topic == scenario.topics.size()) return;
  const double wanted_size = static_cast<double>(scenario.city.assisted_group_size);
  std::vector<std::uint32_t>& members = population.assisted_member;
  for (std::uint32_t i = 0; i < population.households;) {
    const std::size_t first = members.size();
    const std::uint8_t kelurahan = population.kelurahan[i];
    for (; i < population.households && population.kelurahan[i] == kelurahan; ++i) {
      if (population.beneficiary[topic][i]) members.push_back(i);
    }
    const std::size_t n = members.size() - first;
    if (n == 0) continue;
    const std::size_t groups =
        std::max<std::size_t>(1, static_cast<std::size_t>(static_cast<double>(n) / wanted_size + 0.5));
    for (std::size_t g = 0; g < groups; ++g) {
      const std::uint32_t begin = population.assisted_begin.back();
      const std::uint32_t end = static_cast<std::uint32_t>(first + n * (g + 1) / groups);
      const std::uint32_t number = static_cast<std::uint32_t>(population.assisted_begin.size() - 1);
      const std::uint32_t word =
          draw(key, counter_head(Purpose::role), static_cast<std::uint32_t>(RoleRow::group_leader), number)[0];
      give(population, members[begin + below(word, end - begin)], kGroupLeader);
      population.assisted_begin.push_back(end);
    }
  }
}

}  // namespace

void fill_roles(const Scenario& scenario, DrawKey key, Population& population) {
  population.roles.assign(population.households, 0);
  population.rt_head.reserve(population.rts());
  choose_rt_heads(key, population);
  choose_religious_leaders(key, population);
  choose_cadres(key, population);
  form_assisted_groups(scenario, key, population);
}

}  // namespace kabar
