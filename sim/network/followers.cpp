// Who would follow an agency's account, and in which order.

#include <algorithm>
#include <array>
#include <bit>

#include "core/digest.h"
#include "core/math.h"
#include "core/row_words.h"
#include "network/layers.h"
#include "network/parts.h"

namespace kabar {

namespace {

// Log odds of following (all grade E: no figure on the followers of the city's accounts was found). The signs are those
// of the digital divide: a better connection, more schooling and more welfare go with more use of government accounts.
constexpr double kBase = -2.0;  // own phone, senior secondary, middle of the welfare ranks
constexpr double kByAccess[kAccesses] = {0.0, -0.9, 0.0, 0.6};
constexpr double kByEducation[kEducations] = {-0.6, -0.3, 0.0, 0.5};
constexpr double kByRank = 0.8;  // from the poorest to the best off
// Closeness to the agency is left out: nothing is known of it, not even its sign.

double log_odds(const MadeParameters& param, const Population& population, std::uint32_t household) {
  const double tilt = param.follow_tilt;
  return kBase + tilt * kByAccess[static_cast<std::size_t>(population.access[household])] +
         tilt * kByEducation[static_cast<std::size_t>(population.education[household])] +
         tilt * (kByRank * (static_cast<double>(population.rank[household]) - 0.5));
}

Buffer<double> follow_weights(const MadeParameters& param, const Population& population, int threads) {
  Buffer<double> weight = buffer_of<double>(population.households);
  for_stretches({population.households, kStretchHouseholds}, threads,
                [&](std::uint32_t, std::uint32_t first, std::uint32_t last) {
                  for (std::uint32_t i = first; i < last; ++i) weight[i] = -log_odds(param, population, i);
                  exp_each(weight.data() + first, last - first);
                  for (std::uint32_t i = first; i < last; ++i) weight[i] = 1.0 / (1.0 + weight[i]);
                });
  return weight;
}

struct Candidate {
  double order = 0;
  std::uint32_t household = 0;
  bool operator<(const Candidate& other) const {
    return order != other.order ? order < other.order : household < other.household;
  }
};

/// How many potential followers an account may come to need: as many as the largest followers_factor may ask for.
std::size_t length_needed(const MadeConfiguration& made, const MadeAccount& account, double growth, double users) {
  const double factor = made.param.followers_most;
  return static_cast<std::size_t>(std::max(factor * followers_today(account, growth, users) + 1, 256.0));
}

/// One account: households on its channel by u / weight, u uniform and keyed by account and household. The first n are
/// then those with u < t weight for a rising t: each in proportion to its weight until that reaches 1.
struct Search {
  std::size_t account = 0;
  std::size_t channel = 0;
  std::uint32_t name_low = 0, name_high = 0;
  std::size_t wanted = 0;
  double t = 0;                             // how far to look
  std::uint32_t first_part = 0, parts = 0;  // where its candidates are sorted
};

/// How many households use each channel, and their weight.
struct Audience {
  std::array<std::uint32_t, 16> users{};
  std::array<double, 16> weight{};
};

Audience audience_of(const Population& population, std::span<const double> weight, int threads) {
  const Stretches stretches{population.households, kStretchHouseholds};
  std::vector<Audience> found(stretches.number());
  for_stretches(stretches, threads, [&](std::uint32_t stretch, std::uint32_t first, std::uint32_t last) {
    Audience& own = found[stretch];
    for (std::uint32_t i = first; i < last; ++i) {
      for (unsigned left = population.platforms[i]; left != 0; left &= left - 1) {
        const std::size_t channel = static_cast<std::size_t>(std::countr_zero(left));
        ++own.users[channel];
        own.weight[channel] += weight[i];
      }
    }
  });
  Audience all;
  for (const Audience& own : found) {
    for (std::size_t c = 0; c < all.users.size(); ++c) {
      all.users[c] += own.users[c];
      all.weight[c] += own.weight[c];
    }
  }
  return all;
}

/// The searches of all accounts on a channel that somebody uses. An unknown channel has nobody on it.
std::vector<Search> searches_of(const MadeConfiguration& made, const Audience& audience) {
  const double growth = city_growth(made);
  std::vector<Search> searches;
  for (std::size_t a = 0; a < made.accounts.size(); ++a) {
    const MadeAccount& account = made.accounts[a];
    Search search;
    search.account = a;
    while (search.channel < made.channels.size() && made.channels[search.channel].id != account.channel) {
      ++search.channel;
    }
    if (search.channel >= std::min(made.channels.size(), audience.users.size())) continue;
    const std::uint64_t name = digest_of(account.agency + "/" + account.channel).low;
    search.name_low = static_cast<std::uint32_t>(name);
    search.name_high = static_cast<std::uint32_t>(name >> 32);
    const std::uint32_t users = audience.users[search.channel];
    search.wanted = std::min<std::size_t>(length_needed(made, account, growth, users), users);
    if (search.wanted == 0) continue;
    // A guess of the t that is enough keeps short what must be sorted; a wrong guess costs another look.
    search.t = 1.25 * static_cast<double>(search.wanted) / audience.weight[search.channel];
    searches.push_back(search);
  }
  return searches;
}

/// The candidates of one search among the households first..last-1.
void look(const Search& search, const Population& population, std::span<const double> weight, DrawKey key,
          std::uint32_t first, std::uint32_t last, Buffer<Candidate>& scratch, std::vector<Candidate>& found) {
  constexpr std::uint32_t kHead = counter_head(Purpose::follow);
  scratch.resize(last - first + std::size_t{1});
  Candidate* next = scratch.data();
  for_row_words(key, kHead, search.name_low, search.name_high, first, last, [&](std::uint32_t i, std::uint32_t word) {
    const double u = uniform(word);
    next->order = u;
    next->household = i;
    next += population.uses(i, search.channel) & (u < search.t * weight[i]);
  });
  for (Candidate* one = scratch.data(); one < next; ++one) one->order /= weight[one->household];
  found.insert(found.end(), scratch.data(), next);
}

/// Fills the lists of the searches that find enough; returns the others, with a larger t.
std::vector<Search> search_all(std::vector<Search> searches, const Population& population,
                               std::span<const double> weight, DrawKey key, int threads,
                               std::vector<std::vector<std::uint32_t>>& followers) {
  const Stretches stretches{population.households, 2 * kStretchHouseholds};
  std::vector<std::vector<Candidate>> found(stretches.number());
  std::vector<std::vector<std::uint32_t>> found_begin(stretches.number());
  for_stretches(stretches, threads, [&](std::uint32_t stretch, std::uint32_t first, std::uint32_t last) {
    Buffer<Candidate> scratch;
    for (const Search& search : searches) {
      found_begin[stretch].push_back(static_cast<std::uint32_t>(found[stretch].size()));
      look(search, population, weight, key, first, last, scratch, found[stretch]);
    }
    found_begin[stretch].push_back(static_cast<std::uint32_t>(found[stretch].size()));
    found[stretch].shrink_to_fit();
  });
  std::uint32_t parts_of_all = 0;
  for (Search& search : searches) {
    search.first_part = parts_of_all;
    search.parts = static_cast<std::uint32_t>(1.25 * static_cast<double>(search.wanted) / kPartEntries) + 1;
    parts_of_all += search.parts;
  }
  // Orders are uniform below t as long as t weight is below 1, so that parts are about even.
  const auto place = [](const Search& search, double order, std::uint32_t n) {
    return std::min(n - 1, static_cast<std::uint32_t>(order / search.t * n));
  };
  Parts<Candidate> parts = sort_into_parts<Candidate>(
      {static_cast<std::uint32_t>(found.size()), 1}, parts_of_all, threads,
      [&](std::uint32_t stretch, std::uint32_t, std::uint32_t, const auto& put) {
        for (std::size_t s = 0; s < searches.size(); ++s) {
          const Search& search = searches[s];
          for (std::uint32_t c = found_begin[stretch][s]; c < found_begin[stretch][s + 1]; ++c) {
            const Candidate& one = found[stretch][c];
            put(search.first_part + place(search, one.order, search.parts), one);
          }
        }
      });
  release(found);
  std::vector<Search> failed;
  std::vector<std::uint32_t> part_search(parts_of_all, static_cast<std::uint32_t>(searches.size()));
  for (std::uint32_t s = 0; s < searches.size(); ++s) {
    Search& search = searches[s];
    const std::uint32_t begin = parts.begin[search.first_part];
    if (parts.begin[search.first_part + search.parts] - begin < search.wanted) {
      failed.push_back(search);
      failed.back().t *= 2;
      continue;
    }
    std::fill_n(part_search.begin() + search.first_part, search.parts, s);
    followers[search.account] = column_of<std::uint32_t>(search.wanted);
  }
  for_parts(parts, threads, [&](std::uint32_t part, SortSpace<Candidate>& space) {
    if (part_search[part] == searches.size()) return;
    const Search& search = searches[part_search[part]];
    const std::size_t before = parts.begin[part] - parts.begin[search.first_part];
    if (before >= search.wanted) return;
    Candidate* const candidates = parts.entries.data() + parts.begin[part];
    const std::uint32_t n = parts.begin[part + 1] - parts.begin[part];
    const std::uint32_t cells = std::clamp(n, 1u, 4 * kPartEntries);
    const std::uint32_t first_cell = cells * (part - search.first_part);
    sort_by_cells(
        candidates, n, cells + 1,
        [&](const Candidate& one) {
          const std::uint32_t cell = place(search, one.order, cells * search.parts);
          return std::min(cells, std::max(cell, first_cell) - first_cell);
        },
        space);
    for (std::size_t c = 0; c < n && before + c < search.wanted; ++c) {
      followers[search.account][before + c] = candidates[c].household;
    }
  });
  return failed;
}

}  // namespace

double follow_weight(const MadeParameters& param, const Population& population, std::uint32_t household) {
  return 1.0 / (1.0 + exp(-log_odds(param, population, household)));
}

std::vector<std::vector<std::uint32_t>> build_followers(const MadeConfiguration& made, const Population& population,
                                                        DrawKey key, int threads) {
  std::vector<std::vector<std::uint32_t>> followers(made.accounts.size());
  if (made.accounts.empty()) return followers;
  const Buffer<double> weight = follow_weights(made.param, population, threads);
  std::vector<Search> searches = searches_of(made, audience_of(population, weight, threads));
  // A few accounts at a time, so that what is looked at stays small against the world.
  const std::size_t together = population.households / 2;
  while (!searches.empty()) {
    std::vector<Search> now;
    for (std::size_t wanted = 0; !searches.empty() && (now.empty() || wanted + searches.back().wanted <= together);) {
      wanted += searches.back().wanted;
      now.push_back(searches.back());
      searches.pop_back();
    }
    const std::vector<Search> again = search_all(std::move(now), population, weight, key, threads, followers);
    searches.insert(searches.end(), again.begin(), again.end());
  }
  return followers;
}

std::vector<std::uint32_t> order_by_rank(const Population& population, int threads) {
  // Ranks are positive, so their bits are in their order.
  struct Ranked {
    std::uint32_t bits = 0, household = 0;
    bool operator<(const Ranked& other) const {
      return bits != other.bits ? bits < other.bits : household < other.household;
    }
  };
  const std::uint32_t households = population.households;
  const auto cell = [households](float rank) {
    return std::min(households - 1, static_cast<std::uint32_t>(static_cast<double>(rank) * households));
  };
  Parts<Ranked> parts = sort_into_parts<Ranked>(
      {households, 1u << 16}, Stretches{households, kPartEntries}.number(), threads,
      [&](std::uint32_t, std::uint32_t first, std::uint32_t last, const auto& put) {
        for (std::uint32_t i = first; i < last; ++i) {
          put(cell(population.rank[i]) / kPartEntries, Ranked{std::bit_cast<std::uint32_t>(population.rank[i]), i});
        }
      });
  std::vector<std::uint32_t> order = column_of<std::uint32_t>(households);
  for_parts(parts, threads, [&](std::uint32_t part, SortSpace<Ranked>& space) {
    const std::uint32_t begin = parts.begin[part], end = parts.begin[part + 1], first_cell = part * kPartEntries;
    sort_by_cells(
        parts.entries.data() + begin, end - begin, kPartEntries,
        [&](const Ranked& one) { return cell(std::bit_cast<float>(one.bits)) - first_cell; }, space);
    for (std::uint32_t place = begin; place < end; ++place) order[place] = parts.entries[place].household;
  });
  return order;
}

}  // namespace kabar
