// S1 Seen in a feed, paid: the impressions of a campaign.
// A household of mean m gets its n-th impression, n = 1 .. ad_most, if w < thr(P(Poisson(m) >= n)),
// w = row(exposure, impression, 0; lo, hi; i), so that it is reached if w < thr(1 - e^-m); in hour
// begin + ((v (end - begin)) >> 32), v = row(exposure, impression, 1; lo, hi; 16 i + n - 1): the four words of quad
// 4 i + q are those of impressions 4 q + 1 .. 4 q + 4.

#include <algorithm>
#include <array>

#include "core/math.h"
#include "diffusion/submodels.h"

namespace kabar {

namespace {

/// Households of the district that are reached, into scratch.viewers: with the word that says so, and e to minus their
/// mean.
void find_reached(const AdSlot& ad, const AdAudience& audience, DrawKey key, District& district, Scratch& scratch) {
  constexpr double kNever = -600;  // e to this is nothing beside 1, and exp_each goes no further
  Scratch::Viewers& viewers = scratch.viewers;
  viewers.clear();
  scratch.rows.ask(
      {counter_head(Purpose::impression), ad.slot.low, ad.slot.high, district.begin, district.end - district.begin});
  district.coins += scratch.rows.entries();
  scratch.rows.flip_each(key, audience.reached.data(), [&](const Hit& hit) {
    viewers.households.push_back(hit.entry);
    viewers.words.push_back(hit.word);
    viewers.chances.push_back(std::max(-audience.mean[hit.entry], kNever));
  });
  exp_each(viewers.chances.data(), viewers.chances.size());
}

/// How many impressions a household gets that is reached. Poisson by inversion: the n-th comes if the word lies below
/// the chance of at least n; `none` is the chance of none.
std::uint32_t impressions_of(double mean, double none, std::uint32_t word, std::uint32_t most) {
  double exactly = none, fewer = none;
  std::uint32_t impressions = 1;
  for (; impressions < most; ++impressions) {
    exactly *= mean / impressions;
    if (!coin(word, threshold(1.0 - fewer - exactly))) break;
    fewer += exactly;
  }
  return std::min(impressions, most);
}

/// Gathers impressions and the words that say when they come, four of a household to a lane.
class Drawing {
 public:
  Drawing(const AdSlot& ad, DrawKey key, Scratch::Viewers& out)
      : ad_(ad), batch_{key, counter_head(Purpose::impression, 0, 1), ad.slot.high}, out_(out) {
    a_.fill(ad.slot.low);
    out_.after.clear();
    out_.packed.clear();
  }

  /// The first `impressions` of household number i of the district.
  void add(std::uint32_t household, std::uint32_t i, std::uint32_t impressions) {
    for (std::uint32_t n = 0; n < impressions; n += kQuad) {
      c_[filled_] = Campaign::pack(household, n) / kQuad;
      packed_[filled_] = Campaign::pack(i, n);
      count_[filled_] = std::min(impressions - n, kQuad);
      if (++filled_ == kAll) flush();
    }
  }

  void flush() {
    const std::uint32_t groups = (filled_ + kLanes - 1) / kLanes;
    std::fill(c_.begin() + filled_, c_.begin() + groups * kLanes, 0);
    coin_words(batch_, a_.data(), c_.data(), groups, words_.data());
    // All four are written; those that do not come are overwritten by the next.
    std::size_t size = out_.after.size();
    out_.after.resize(size + std::size_t{filled_} * kQuad);
    out_.packed.resize(size + std::size_t{filled_} * kQuad);
    for (std::uint32_t lane = 0; lane < filled_; ++lane) {
      const std::uint32_t* const words = quad_words(words_.data(), lane);
      for (std::uint32_t w = 0; w < kQuad; ++w) {
        out_.after[size + w] = below(words[std::size_t{w} * kLanes], ad_.end - ad_.hour);
        out_.packed[size + w] = packed_[lane] + w;
      }
      size += count_[lane];
    }
    out_.after.resize(size);
    out_.packed.resize(size);
    filled_ = 0;
  }

 private:
  static constexpr std::uint32_t kLanes = kCoinLanes, kQuad = kQuadCoins, kAll = 8 * kLanes;
  const AdSlot& ad_;
  const CoinBatch batch_;
  Scratch::Viewers& out_;
  std::uint32_t filled_ = 0;
  alignas(64) std::array<std::uint32_t, kAll> a_, c_, packed_, count_;
  alignas(64) std::array<std::uint32_t, std::size_t{kAll} * kQuad> words_;
};

void advertise(const Turn& turn, const AdSlot& ad) {
  const Setting& setting = turn.setting;
  District& district = turn.district;
  const AdAudience& audience = setting.calendar.audiences[ad.audience];
  const DrawKey key = setting.draws.key(Stream::exposure);
  const auto most = static_cast<std::uint32_t>(setting.param.ad_most);
  Scratch& scratch = turn.scratch;
  Scratch::Viewers& viewers = scratch.viewers;
  find_reached(ad, audience, key, district, scratch);
  Drawing drawing(ad, key, viewers);
  for (std::size_t i = 0; i < viewers.households.size(); ++i) {
    const std::uint32_t household = viewers.households[i];
    drawing.add(household, household - district.begin,
                impressions_of(audience.mean[household], viewers.chances[i], viewers.words[i], most));
  }
  drawing.flush();
  Exposure exposure;
  exposure.source = kPaid;
  exposure.root = ad.slot.root;
  exposure.message = static_cast<std::uint16_t>(ad.message);
  exposure.tag = tag_of(Mechanism::feed, setting.message(ad.message).channel);
  district.due.add_campaign().sort(exposure, district.begin, ad.hour, ad.end - ad.hour, viewers.after, viewers.packed);
}

}  // namespace

void send(const Turn& turn, std::span<const AdSlot> ads) {
  for (const AdSlot& ad : ads) advertise(turn, ad);
}

}  // namespace kabar
