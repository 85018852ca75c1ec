// S8 Hoaxes: who comes to believe one, and who is set right. No strategy moves a hoax; a message that debunks it
// reaches those who believe it. A debunking exposure sets right if w3 of its encode draw < thr(hoax_cleared).

#include <algorithm>
#include <tuple>

#include "diffusion/hoax_spread.h"
#include "diffusion/submodels.h"

namespace kabar {

void spread_hoaxes(const Setting& setting, int threads, State& state) {
  for (const Rumour& rumour : hoaxes_believed(setting, threads)) {
    state.districts[rumour.household / setting.district_households].rumours.push_back(rumour);
  }
  for (District& district : state.districts) {
    std::sort(district.rumours.begin(), district.rumours.end(), [](const Rumour& one, const Rumour& other) {
      return std::tie(one.hour, one.topic, one.household) < std::tie(other.hour, other.topic, other.household);
    });
  }
}

void believe_hoaxes(std::uint32_t hour, District& district) {
  for (; district.next_rumour < district.rumours.size() && district.rumours[district.next_rumour].hour == hour;
       ++district.next_rumour) {
    const Rumour& rumour = district.rumours[district.next_rumour];
    const std::uint32_t place = district.place(rumour.topic, rumour.household);
    Regard& regard = district.regard[place];
    if (regard.misled) continue;
    regard.misled = true;
    Known& known = district.known[place];
    known.set(Known::kRegards);
    district.happens(Event::misled, rumour.topic);
    if (rumour.household == district.followed) district.beliefs.push_back({hour, rumour.topic, true});
  }
}

void debunk_hoaxes(const Turn& turn) {
  const Setting& setting = turn.setting;
  District& district = turn.district;
  Scratch& scratch = turn.scratch;
  if (setting.calendar.debunks.empty() || district.regard.empty()) return;
  const std::uint64_t clears = threshold(setting.param.hoax_cleared);
  const std::uint8_t* const debunks = setting.calendar.debunks.data();
  for (std::size_t i = 0; i < scratch.now.size(); ++i) {
    const std::uint32_t message = scratch.now[i].message;
    if (debunks[message] == 0 || (district.known[scratch.places[i]].bits & Known::kRegards) == 0) continue;
    Regard& regard = district.regard.at(scratch.places[i]);
    const std::uint32_t word = scratch.words_of(i)[3 * kCoinLanes];
    if (!regard.misled || !coin(word, clears)) continue;
    regard.misled = false;
    const std::uint32_t topic = setting.message(message).topic;
    district.happens(Event::corrected, topic);
    if (scratch.now[i].household == district.followed) district.beliefs.push_back({turn.hour, topic, false});
  }
}

}  // namespace kabar
