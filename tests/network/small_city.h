#pragma once
// A hand-made city of equal RTs for the tests of the network: nothing in it comes from the synthesis.

#include <vector>

#include "core/ids.h"
#include "core/random.h"
#include "network/network.h"
#include "scenario/scenario.h"

namespace kabar::test {

struct SmallCity {
  Scenario scenario;
  Population population;
};

/// `kelurahan` x `rts` x `per_rt` households; welfare deciles by a keyed draw, the lowest 6 % poor; four of five use
/// the feed (channel 0) and the group channel (channel 1).
inline SmallCity make_city(std::uint32_t kelurahan, std::uint32_t rts, std::uint32_t per_rt) {
  SmallCity city;
  city.scenario.kelurahan.resize(kelurahan);
  city.scenario.channels.resize(2);
  city.scenario.channels[0].id = "papan";
  city.scenario.channels[1].id = "obrolan";
  city.scenario.channels[1].mechanism = "group";
  city.scenario.accounts = {{{"dinas", "papan", 200}, "E"}, {{"humas", "papan", 900}, "E"}};
  Population& p = city.population;
  p.households = kelurahan * rts * per_rt;
  p.rt_begin.push_back(0);
  const DrawKey key{7, 11};
  for (std::uint32_t i = 0; i < p.households; ++i) {
    const Words words = draw(key, 1, i);
    const double rank = uniform(words[0]);
    p.rt.push_back(static_cast<std::uint16_t>(i / per_rt));
    p.kelurahan.push_back(static_cast<std::uint8_t>(i / per_rt / rts));
    p.rank.push_back(static_cast<float>(rank));
    p.decile.push_back(static_cast<std::uint8_t>(rank * 10));
    p.poor.push_back(rank < 0.06 ? 1 : 0);
    p.education.push_back(static_cast<Education>(words[1] % 4));
    const bool connected = words[2] % 5 != 0;
    p.access.push_back(connected ? static_cast<Access>(1 + words[3] % 3) : Access::none);
    p.platforms.push_back(connected ? 3 : 0);
  }
  for (std::uint32_t rt = 0; rt < kelurahan * rts; ++rt) {
    p.rt_begin.push_back((rt + 1) * per_rt);
    p.rt_rw.push_back(static_cast<std::uint16_t>(rt));
    p.rw_kelurahan.push_back(static_cast<std::uint16_t>(rt / rts));
    p.rt_head.push_back(rt * per_rt);
  }
  return city;
}

inline bool same(const Csr& a, const Csr& b) {
  return a.offset == b.offset && a.target == b.target;
}

/// Rows strictly increasing, no household tied to itself, every tie in both rows.
inline bool is_symmetric(const Csr& csr) {
  for (std::uint32_t i = 0; i < csr.rows(); ++i) {
    std::uint32_t last = kNone;
    for (const std::uint32_t j : csr.row(i)) {
      if (j == i || (last != kNone && j <= last)) return false;
      last = j;
      bool back = false;
      for (const std::uint32_t k : csr.row(j)) back = back || k == i;
      if (!back) return false;
    }
  }
  return true;
}

}  // namespace kabar::test
