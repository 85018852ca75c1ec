#include <algorithm>

#include "core/memory.h"
#include "core/stretches.h"
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

/// The household of [begin, end) with the smallest (later, word), words counted from `first`; `later` puts off whom the
/// role suits less.
template <class Later>
std::uint32_t choose(std::uint32_t begin, std::uint32_t end, const std::uint32_t* words, std::uint32_t first,
                     const Later& later) {
  std::uint32_t best = begin;
  for (std::uint32_t i = begin + 1; i < end; ++i) {
    const int order = later(i) - later(best);
    if (order < 0 || (order == 0 && words[i - first] < words[best - first])) best = i;
  }
  return best;
}

/// RT heads are drawn among households that are not poor, connected and with junior secondary schooling or more, if the
/// RT has one; else among all. `words` are those of the households from `first` on.
void choose_rt_head(std::uint32_t rt, const std::uint32_t* words, std::uint32_t first, Population& population) {
  const std::uint32_t head =
      choose(population.rt_begin[rt], population.rt_begin[rt + 1], words, first, [&](std::uint32_t i) -> int {
        return population.poor[i] || population.access[i] == Access::none ||
               population.education[i] == Education::primary_or_less;
      });
  population.rt_head[rt] = head;
  give(population, head, kRtHead);
}

/// One religious leader in each RW, of 45 or more and no RT head if the RW has such a household.
void choose_religious_leader(std::uint32_t begin, std::uint32_t end, const std::uint32_t* words,
                             Population& population) {
  const std::uint32_t leader = choose(begin, end, words, begin, [&](std::uint32_t i) -> int {
    return 2 * ((population.roles[i] & kRtHead) != 0) + (population.age[i] < AgeBand::from_45);
  });
  give(population, leader, kReligiousLeader);
}

/// Chance of a household whose main communicator is a woman to be a cadre.
double cadre_chance(const Population& population, int threads) {
  const Stretches stretches{population.households, kStretchHouseholds};
  std::vector<std::uint64_t> count(stretches.number());
  for_stretches(stretches, threads, [&](std::uint32_t stretch, std::uint32_t first, std::uint32_t last) {
    std::uint32_t women = 0;
    for (std::uint32_t i = first; i < last; ++i) women += population.female[i];
    count[stretch] = women;
  });
  std::uint64_t women = 0;
  for (const std::uint64_t of_stretch : count) women += of_stretch;
  return women == 0 ? 0 : kCadres * population.households / static_cast<double>(women);
}

/// Roles within one RW, RTs first_rt..last_rt-1.
void fill_rw(std::uint32_t first_rt, std::uint32_t last_rt, std::uint64_t cadre, DrawKey key,
             std::vector<std::uint32_t>& words, Population& population) {
  constexpr std::uint32_t kHead = counter_head(Purpose::role);
  const std::uint32_t begin = population.rt_begin[first_rt], end = population.rt_begin[last_rt];
  row_words(key, kHead, static_cast<std::uint32_t>(RoleRow::rt_head), 0, begin, end, words);
  for (std::uint32_t rt = first_rt; rt < last_rt; ++rt) choose_rt_head(rt, words.data(), begin, population);
  row_words(key, kHead, static_cast<std::uint32_t>(RoleRow::religious_leader), 0, begin, end, words);
  choose_religious_leader(begin, end, words.data(), population);
  for_row_words(key, kHead, static_cast<std::uint32_t>(RoleRow::cadre), 0, begin, end,
                [&](std::uint32_t i, std::uint32_t word) {
                  const bool is_cadre = (population.female[i] != 0) & coin(word, cadre);
                  population.roles[i] = static_cast<std::uint8_t>(population.roles[i] | (is_cadre ? kCadre : 0));
                });
}

/// Where each RW begins among the RTs, one entry more.
std::vector<std::uint32_t> rw_begins(const Population& population) {
  std::vector<std::uint32_t> begins;
  for (std::uint32_t rt = 0; rt < population.rts(); ++rt) {
    if (rt == 0 || population.rt_rw[rt] != population.rt_rw[rt - 1]) begins.push_back(rt);
  }
  begins.push_back(population.rts());
  return begins;
}

/// Recipients of a topic, kelurahan by kelurahan.
std::vector<std::vector<std::uint32_t>> recipients(const std::vector<std::uint8_t>& beneficiary, int threads,
                                                   const Population& population) {
  std::vector<std::vector<std::uint32_t>> found(256);
  const std::vector<std::uint8_t>& kelurahan = population.kelurahan;
  parallel_for(256, threads, [&](std::int64_t k) {
    const auto [first, last] = std::equal_range(kelurahan.begin(), kelurahan.end(), static_cast<std::uint8_t>(k));
    const std::uint32_t end = static_cast<std::uint32_t>(last - kelurahan.begin());
    for (std::uint32_t i = static_cast<std::uint32_t>(first - kelurahan.begin()); i < end; ++i) {
      if (beneficiary[i]) found[static_cast<std::size_t>(k)].push_back(i);
    }
  });
  return found;
}

/// Beneficiaries of the assisted topic, kelurahan by kelurahan in the order of their RTs, in groups as even as
/// possible.
void form_assisted_groups(const MadeConfiguration& made, DrawKey key, int threads, Population& population) {
  population.assisted_begin.assign(1, 0);
  std::size_t topic = 0;
  while (topic < made.topics.size() && made.topics[topic].id != made.city.assisted_topic) ++topic;
  if (topic == made.topics.size()) return;
  const double wanted_size = static_cast<double>(made.city.assisted_group_size);
  std::vector<std::uint32_t>& members = population.assisted_member;
  for (const std::vector<std::uint32_t>& of_kelurahan :
       recipients(population.beneficiary[topic], threads, population)) {
    const std::size_t first = members.size(), n = of_kelurahan.size();
    if (n == 0) continue;
    members.insert(members.end(), of_kelurahan.begin(), of_kelurahan.end());
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
  population.assisted_begin.shrink_to_fit();
  members.shrink_to_fit();
}

}  // namespace

void fill_roles(const MadeConfiguration& made, DrawKey key, int threads, Population& population) {
  population.roles = column_of<std::uint8_t>(population.households);
  population.rt_head = column_of<std::uint32_t>(population.rts());
  const std::uint64_t cadre = threshold(cadre_chance(population, threads));
  const std::vector<std::uint32_t> begins = rw_begins(population);
  constexpr std::uint32_t kRwsPerStretch = 32;
  for_stretches({static_cast<std::uint32_t>(begins.size() - 1), kRwsPerStretch}, threads,
                [&](std::uint32_t, std::uint32_t first, std::uint32_t last) {
                  std::vector<std::uint32_t> words;
                  for (std::uint32_t rw = first; rw < last; ++rw) {
                    fill_rw(begins[rw], begins[rw + 1], cadre, key, words, population);
                  }
                });
  form_assisted_groups(made, key, threads, population);
}

}  // namespace kabar
