// Ties between kin and friends.

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "core/coins.h"
#include "core/math.h"
#include "network/csr.h"
#include "network/layers.h"

namespace kabar {

namespace {

constexpr std::uint32_t kStubsPerStretch = 1u << 16;
constexpr std::uint32_t kPartStubs = 2 * kPartEntries;

/// Half a tie: a household that looks for another in a bucket, at a place in the shuffled order given by the key.
struct Stub {
  std::uint32_t key = 0;
  std::uint32_t household = 0;
  bool operator<(const Stub& other) const { return key != other.key ? key < other.key : household < other.household; }
};

/// One bucket per place (a kelurahan, or the city) and circle (a quintile, or anybody).
constexpr std::uint32_t kCircles = kQuintiles + 1;

/// How many stubs a household has, from two words: exp and the quantile are taken only where a table of bounds does not
/// decide, as the wish only grows with the first word.
class StubCounter {
 public:
  StubCounter(const MadeParameters& param, std::uint32_t households, double mean)
      : mean_(mean), sigma_(param.kin_sigma), limit_(static_cast<double>(households) - 1) {
    constexpr double kSlack = 1e-9;  // far above the error of exp and the quantile
    for (std::uint32_t cell = 0; cell <= kCells; ++cell) {
      const std::uint64_t word = std::min<std::uint64_t>(std::uint64_t{cell} << kShift, 0xFFFFFFFFu);
      const double wish = stubs(static_cast<std::uint32_t>(word));
      low_[cell] = wish * (1 - kSlack);
      high_[cell] = wish * (1 + kSlack);
    }
  }

  std::uint32_t operator()(std::uint32_t word, std::uint32_t rounding) const {
    const double low = low_[word >> kShift], high = high_[(word >> kShift) + 1];
    const std::uint32_t whole = static_cast<std::uint32_t>(low);
    if (static_cast<std::uint32_t>(high) == whole) {
      const bool up = coin(rounding, threshold(low - whole));
      if (up == coin(rounding, threshold(high - whole))) return whole + up;
    }
    const double exact = stubs(word);
    const std::uint32_t of_exact = static_cast<std::uint32_t>(exact);
    return of_exact + coin(rounding, threshold(exact - of_exact));
  }

 private:
  static constexpr std::uint32_t kShift = 22, kCells = 1u << (32 - kShift);

  double stubs(std::uint32_t word) const {
    // exp(sigma^2 / 2) is the mean of a log-normal of median 1.
    return std::min(mean_ * exp(sigma_ * normal_quantile(uniform(word)) - sigma_ * sigma_ / 2), limit_);
  }

  double mean_, sigma_, limit_;
  std::array<double, kCells + 1> low_{}, high_{};
};

/// The stubs of a stretch of households, in the order of their number and then of the household: what a household draws
/// first comes first.
struct DrawnStubs {
  std::vector<Stub> stubs;
  std::vector<std::uint16_t> buckets;
};

/// Stubs of all households, by stretches.
class StubDrawer {
 public:
  StubDrawer(const MadeParameters& param, const Population& population, std::uint32_t kelurahan, DrawKey key)
      : population_(population),
        kelurahan_(kelurahan),
        key_(key),
        alike_(threshold(param.homophily)),
        near_(threshold(param.kin_near)),
        of_poor_(param, population.households, param.kin_ties * param.kin_poor),
        of_others_(param, population.households, param.kin_ties * 1.0) {}

  DrawnStubs draw(std::uint32_t first, std::uint32_t last) const {
    std::vector<std::uint32_t> households(padded(last - first));
    for (std::uint32_t k = 0; k < households.size(); ++k) households[k] = first + k;
    Buffer<std::uint32_t> words;
    std::vector<std::uint32_t> zeros(households.size(), 0), left(last - first);
    words_of(Purpose::kin_degree, 0, households, zeros, words);
    std::size_t all = 0;
    for (std::uint32_t i = first; i < last; ++i) {
      const std::uint32_t* const of = quad_words(words.data(), i - first);
      left[i - first] = (population_.poor[i] ? of_poor_ : of_others_)(of[0], of[kCoinLanes]);
      all += left[i - first];
    }
    DrawnStubs drawn;
    drawn.stubs.reserve(all);
    drawn.buckets.reserve(all);
    // The k-th stubs of all who have so many, together.
    std::size_t n = last - first;
    for (std::uint32_t k = 0;; ++k) {
      std::size_t kept = 0;
      for (std::size_t at = 0; at < n; ++at) {
        const std::uint32_t i = households[at];
        households[kept] = i;
        kept += left[i - first] > k;
      }
      if (kept == 0) return drawn;
      n = kept;
      words_of(Purpose::kin_bucket, k, std::span(households).first(padded(n)), zeros, words);
      for (std::size_t at = 0; at < n; ++at) {
        const std::uint32_t i = households[at];
        const std::uint32_t* const of = quad_words(words.data(), at);
        const std::uint32_t place = coin(of[0], near_) ? population_.kelurahan[i] : kelurahan_;
        const std::uint32_t circle = coin(of[kCoinLanes], alike_) ? quintile(population_, i) : kQuintiles;
        drawn.stubs.push_back({of[2 * kCoinLanes], i});
        drawn.buckets.push_back(static_cast<std::uint16_t>(place * kCircles + circle));
      }
    }
  }

 private:
  static std::size_t padded(std::size_t quads) { return (quads + kCoinLanes - 1) / kCoinLanes * kCoinLanes; }
  void words_of(Purpose purpose, std::uint32_t b, std::span<const std::uint32_t> a, std::span<const std::uint32_t> c,
                Buffer<std::uint32_t>& words) const {
    words.resize(a.size() * kQuadCoins);
    coin_words({key_, counter_head(purpose), b}, a.data(), c.data(), a.size() / kCoinLanes, words.data());
  }

  const Population& population_;
  std::uint32_t kelurahan_;
  DrawKey key_;
  std::uint64_t alike_, near_;
  StubCounter of_poor_, of_others_;
};

/// Stubs by bucket, those of a bucket by key.
struct Buckets {
  Buffer<Stub> stubs;
  std::vector<std::uint32_t> begin;  // one entry more than there are buckets
};

/// A bucket is cut into parts by key; as keys are uniform, a part has as many cells as a bucket has stubs for it.
Buckets shuffle_in_buckets(std::vector<DrawnStubs>& drawn, std::uint32_t buckets, int threads) {
  Buckets result;
  result.begin.assign(static_cast<std::size_t>(buckets) + 1, 0);
  std::vector<std::vector<std::uint32_t>> counts(drawn.size());
  parallel_for(static_cast<std::int64_t>(drawn.size()), threads, [&](std::int64_t stretch) {
    std::vector<std::uint32_t>& count = counts[static_cast<std::size_t>(stretch)];
    count.assign(buckets, 0);
    for (const std::uint16_t bucket : drawn[static_cast<std::size_t>(stretch)].buckets) ++count[bucket];
  });
  for (const std::vector<std::uint32_t>& count : counts) {
    for (std::uint32_t b = 0; b < buckets; ++b) result.begin[b + 1] += count[b];
  }
  std::vector<std::uint32_t> first_part(1, 0), part_bucket;
  for (std::uint32_t b = 0; b < buckets; ++b) {
    const std::uint32_t parts = Stretches{result.begin[b + 1], kPartStubs}.number();
    first_part.push_back(first_part.back() + parts);
    part_bucket.insert(part_bucket.end(), parts, b);
    result.begin[b + 1] += result.begin[b];
  }
  Parts<Stub> parts = sort_into_parts<Stub>({static_cast<std::uint32_t>(drawn.size()), 1}, first_part.back(), threads,
                                            [&](std::uint32_t stretch, std::uint32_t, std::uint32_t, const auto& put) {
                                              const DrawnStubs& from = drawn[stretch];
                                              for (std::size_t s = 0; s < from.stubs.size(); ++s) {
                                                const std::uint32_t first = first_part[from.buckets[s]],
                                                                    number = first_part[from.buckets[s] + 1u] - first;
                                                put(first + below(from.stubs[s].key, number), from.stubs[s]);
                                              }
                                            });
  release(drawn);
  for_parts(parts, threads, [&](std::uint32_t part, SortSpace<Stub>& space) {
    const std::uint32_t bucket = part_bucket[part], number = first_part[bucket + 1] - first_part[bucket];
    const std::uint32_t begin = parts.begin[part], n = parts.begin[part + 1] - begin;
    // The place of a key within its part: what is left of key x parts after the whole.
    sort_by_cells(
        parts.entries.data() + begin, n, n, [number, n](const Stub& stub) { return below(stub.key * number, n); },
        space);
  });
  result.stubs = std::move(parts.entries);
  return result;
}

/// Calls use(one, other) for the pairs whose first stub is among first..last-1.
template <class Use>
void for_pairs(const Buckets& buckets, std::uint32_t first, std::uint32_t last, const Use& use) {
  const auto after = std::upper_bound(buckets.begin.begin(), buckets.begin.end(), first);
  std::size_t bucket = static_cast<std::size_t>(after - buckets.begin.begin()) - 1;
  for (std::uint32_t place = first; place < last; ++bucket) {
    const std::uint32_t begin = buckets.begin[bucket], end = buckets.begin[bucket + 1];
    for (place += (place - begin) % 2; place < last && place + 1 < end; place += 2) {
      use(buckets.stubs[place].household, buckets.stubs[place + 1].household);
    }
    if (place < end && place + 1 < end) return;
    place = std::max(place, end);
  }
}

}  // namespace

KinTies build_kin_ties(const MadeParameters& param, const Population& population, std::uint32_t kelurahan, DrawKey key,
                       int threads) {
  const Stretches stretches{population.households, 2 * kStretchHouseholds};
  const StubDrawer drawer(param, population, kelurahan, key);
  std::vector<DrawnStubs> drawn(stretches.number());
  for_stretches(stretches, threads, [&](std::uint32_t stretch, std::uint32_t first, std::uint32_t last) {
    drawn[stretch] = drawer.draw(first, last);
  });
  const Buckets buckets = shuffle_in_buckets(drawn, (kelurahan + 1) * kCircles, threads);

  KinTies result;
  result.pairing.stubs = buckets.stubs.size();
  for (std::size_t b = 0; b + 1 < buckets.begin.size(); ++b) {
    result.pairing.unpaired += (buckets.begin[b + 1] - buckets.begin[b]) % 2;
  }
  const Stretches of_stubs{static_cast<std::uint32_t>(buckets.stubs.size()), kStubsPerStretch};
  std::vector<std::uint64_t> self_pairs(of_stubs.number(), 0);
  result.ties = rows_of(population.households, of_stubs, threads,
                        [&](std::uint32_t stretch, std::uint32_t first, std::uint32_t last, const auto& put) {
                          std::uint64_t own = 0;
                          for_pairs(buckets, first, last, [&](std::uint32_t one, std::uint32_t other) {
                            if (one == other) {
                              ++own;
                              return;
                            }
                            put(one, other);
                            put(other, one);
                          });
                          self_pairs[stretch] = own;
                        });
  for (const std::uint64_t own : self_pairs) result.pairing.self_pairs += own;
  const std::uint64_t pairs = (result.pairing.stubs - result.pairing.unpaired) / 2 - result.pairing.self_pairs;
  result.pairing.duplicates = pairs - result.ties.target.size() / 2;
  return result;
}

KinTies given_kin_ties(const std::vector<KinTie>& ties, std::uint32_t households, int threads) {
  std::vector<Pair> pairs;
  for (const KinTie& tie : ties) {
    pairs.push_back({static_cast<std::uint32_t>(tie.one), static_cast<std::uint32_t>(tie.other)});
  }
  KinTies result;
  result.ties = symmetric_rows(households, pairs, threads);
  result.pairing.stubs = 2 * ties.size();
  result.pairing.duplicates = ties.size() - result.ties.target.size() / 2;
  return result;
}

}  // namespace kabar
