// S3 Encode and understand: what exposures do to their households.
// w = draw(encoding, encode, channel; i, source id, root), with T in place of the root where a person tells. In turn:
// who is unaware becomes aware if w0 < thr(alpha); who is aware understands if w1 < thr(min(understands_max,
// kappa x clarity x (1 - complexity) x language x literacy)); in a feed it is shown on if w2 < thr(r_c f). w3:
// hoaxes.cpp. The thresholds stand ready (wording.h). Sixteen exposures go side by side; one by one, in their order,
// where some are of one household and topic.

#include <algorithm>

#include "diffusion/daily.h"
#include "diffusion/encode_lanes.h"
#include "diffusion/submodels.h"

namespace kabar {

namespace {

/// The encode draws of scratch.now.
void draw_encoding(const Setting& setting, Scratch& scratch) {
  const std::size_t size = scratch.now.size();
  const std::size_t lanes = (size + kCoinLanes - 1) / kCoinLanes * kCoinLanes;
  if (scratch.head.size() < lanes) {
    for (std::vector<std::uint32_t>* column : {&scratch.head, &scratch.a, &scratch.b, &scratch.c})
      column->resize(2 * lanes);
    scratch.words.resize(2 * lanes * kQuadCoins);
  }
  const Effect* const effects = setting.wording.effects.data();
  std::uint32_t *const head = scratch.head.data(), *const a = scratch.a.data(), *const b = scratch.b.data(),
                       *const c = scratch.c.data();
  const Exposure* const now = scratch.now.data();
  for (std::size_t i = 0; i < size; ++i) {
    const Exposure exposure = now[i];
    const Effect& effect = effects[exposure.message];
    head[i] = effect.encode_head;
    a[i] = exposure.household;
    b[i] = exposure.source;
    // Both are read, and one is taken by a mask: chance mixes what is told with what is posted.
    const std::uint32_t told = exposure.told() ? ~0u : 0u;
    c[i] = (effect.topic_key & told) | (exposure.root & ~told);
  }
  draw_words(setting.draws.key(Stream::encoding),
             {scratch.head.data(), scratch.a.data(), scratch.b.data(), scratch.c.data()}, lanes / kCoinLanes,
             scratch.words.data());
}

/// Whether the newly aware household takes part at once.
bool takes_part(const Setting& setting, std::uint32_t topic, std::uint32_t household) {
  const Words words =
      draw(setting.draws.key(Stream::encoding), counter_head(Purpose::take_up), setting.topic_key(topic), household);
  return coin(words[0], threshold(setting.param.take_up));
}

/// S3 for all of scratch.now: sixteen at a time, or one by one in their order where some are of one household and
/// topic. Who stays or becomes aware is put on scratch.recalls, who becomes aware for the first time on scratch.fresh,
/// who shows a post on on scratch.sharing.
class Encoding {
 public:
  Encoding(const Turn& turn, Rivals rivals)
      : setting_(turn.setting), hour_(turn.hour), rivals_(rivals), district_(turn.district), scratch_(turn.scratch) {
    const std::size_t size = scratch_.now.size();
    for (Buffer<std::uint32_t>* list : {&scratch_.recalls, &scratch_.fresh, &scratch_.unseen, &scratch_.outcomes}) {
      list->resize(size);
    }
    outcomes_ = scratch_.outcomes.data();
    recalls_ = scratch_.recalls.data();
    fresh_ = scratch_.fresh.data();
    unseen_ = scratch_.unseen.data();
    scratch_.sharing.clear();
  }

  void run() {
    const auto size = static_cast<std::uint32_t>(scratch_.now.size());
    // A household that may take part at once asks for one more draw.
    if (rivals_ == Rivals::some || setting_.param.take_up > 0.0) {
      for (std::uint32_t i = 0; i < size; ++i) one(i);
    } else {
      for (std::uint32_t i = 0; i < size; i += kCoinLanes) sixteen(i, std::min<std::uint32_t>(kCoinLanes, size - i));
    }
    scratch_.recalls.resize(recalled_);
    scratch_.recalls_alone = rivals_ == Rivals::some ? 0 : recalled_;
    scratch_.fresh.resize(first_);
    scratch_.unseen.resize(reached_);
    count_reach();
  }

 private:
  /// `filled` exposures from number i on.
  void sixteen(std::uint32_t i, std::uint32_t filled) {
    const Effect* const effects = setting_.wording.effects.data();
    Known* const all = district_.known.data();
    const std::uint32_t* const places = scratch_.places.data() + i;
    const Exposure* const now = scratch_.now.data() + i;
    EncodeLanes& lanes = scratch_.lanes;
    for (std::uint32_t l = 0; l < filled; ++l) {
      const Known known = all[places[l]];
      const Effect& effect = effects[now[l].message];
      lanes.forget[l] = known.forget;
      lanes.rest[l] = Rest::of(known);
      lanes.aware[l] = effect.aware;
      lanes.understand[l] = effect.understand[known.comprehension()];
      lanes.reshare[l] = effect.reshare[now[l].endorsed() ? 1 : 0];
    }
    const std::uint32_t shares =
        encode_lanes(scratch_.words_of(i), hour_, setting_.memory != Memory::two_state ? 1 : 0, lanes);
    for (std::uint32_t l = 0; l < filled; ++l) {
      all[places[l]] = Rest::known(lanes.forget[l], lanes.rest[l]);
      list(i + l, lanes.outcome[l], lanes.unseen[l]);
    }
    if (shares == 0) return;
    for (std::uint32_t l = 0; l < filled; ++l) {
      if (lanes.shares[l] != 0) scratch_.sharing.push_back(i + l);
    }
  }

  void one(std::uint32_t i) {
    const Exposure& exposure = scratch_.now[i];
    const Effect& effect = setting_.effect(exposure.message);
    const std::uint32_t* const words = scratch_.words_of(i);
    Known& known = district_.known[scratch_.places[i]];
    std::uint32_t forget = known.forget, rest = Rest::of(known);
    std::uint32_t outcome = encode_one(words[0], words[kCoinLanes], hour_, setting_.memory != Memory::two_state ? 1 : 0,
                                       effect.aware, effect.understand[known.comprehension()], forget, rest);
    const std::uint32_t unseen = known.exposures == 0 ? 1 : 0;
    known = Rest::known(forget, rest);
    if (Outcome::first(outcome) && setting_.param.take_up > 0.0 &&
        takes_part(setting_, effect.topic, exposure.household)) {
      known.set_level(kApplied);
      outcome = Outcome::of(Outcome::before(outcome), kApplied, 1, 1, Outcome::exposures(outcome));
    }
    list(i, outcome, unseen);
    if (short_coin(words[2 * kCoinLanes], effect.reshare[exposure.endorsed() ? 1 : 0])) scratch_.sharing.push_back(i);
  }

  void list(std::uint32_t i, std::uint32_t outcome, std::uint32_t unseen) {
    outcomes_[i] = outcome;
    recalls_[recalled_] = i;
    recalled_ += outcome / Outcome::kRemembers & 1u;
    fresh_[first_] = i;
    first_ += outcome / Outcome::kFirst & 1u;
    unseen_[reached_] = i;
    reached_ += unseen;
  }

  void count_reach() {
    std::int32_t* const daily = district_.daily.data() + day_of(hour_, district_);
    for (const std::uint32_t i : scratch_.unseen) {
      const std::uint32_t status = district_.known[scratch_.places[i]].status();
      ++daily[series_of(setting_.effect(scratch_.now[i].message).topic, Measure::reach, status, district_)];
    }
  }

  const Setting& setting_;
  const std::uint32_t hour_;
  const Rivals rivals_;
  District& district_;
  Scratch& scratch_;
  // Lists of the scratch, and how many stand in them.
  std::uint32_t *outcomes_ = nullptr, *recalls_ = nullptr, *fresh_ = nullptr, *unseen_ = nullptr;
  std::size_t recalled_ = 0, first_ = 0, reached_ = 0;
};

}  // namespace

void encode(const Turn& turn, Rivals rivals) {
  draw_encoding(turn.setting, turn.scratch);
  Encoding(turn, rivals).run();
}

}  // namespace kabar
