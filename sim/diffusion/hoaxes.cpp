// S8 Hoaxes: who comes to believe one, and who is set right. No strategy moves a hoax; a message that debunks it
// reaches those who believe it.

#include <algorithm>
#include <tuple>

#include "diffusion/hoax_spread.h"
#include "diffusion/submodels.h"

namespace kabar {

void spread_hoaxes(const Setting& setting, int threads, State& state) {
  for (const Rumour& rumour : hoaxes_believed(setting, threads)) {
    state.blocks[rumour.household / setting.block_households].rumours.push_back(rumour);
  }
  for (Block& block : state.blocks) {
    std::sort(block.rumours.begin(), block.rumours.end(), [](const Rumour& one, const Rumour& other) {
      return std::tie(one.hour, one.topic, one.household) < std::tie(other.hour, other.topic, other.household);
    });
  }
}

void believe_hoaxes(std::uint32_t hour, Block& block) {
  for (; block.next_rumour < block.rumours.size() && block.rumours[block.next_rumour].hour == hour;
       ++block.next_rumour) {
    const Rumour& rumour = block.rumours[block.next_rumour];
    const std::uint32_t place = block.place(rumour.topic, rumour.household);
    Regard& regard = block.regard[place];
    if (regard.misled) continue;
    regard.misled = true;
    Known& known = block.known[place];
    known.bits = static_cast<std::uint16_t>(known.bits | Known::kRegards);
    block.happens(Event::misled, rumour.topic);
    if (rumour.household == block.followed) block.beliefs.push_back({hour, rumour.topic, true});
  }
}

void debunk_hoaxes(const Setting& setting, std::uint32_t hour, Block& block) {
  if (setting.calendar.debunks.empty() || block.regard.empty()) return;
  Desk& desk = *block.desk;
  const std::uint64_t clears = threshold(setting.param.hoax_cleared);
  const std::uint8_t* const debunks = setting.calendar.debunks.data();
  for (std::size_t i = 0; i < desk.now.size(); ++i) {
    const std::uint32_t message = desk.now[i].message;
    if (debunks[message] == 0 || (block.known[desk.places[i]].bits & Known::kRegards) == 0) continue;
    Regard& regard = block.regard.at(desk.places[i]);
    const std::uint32_t word = desk.words_of(i)[3 * kCoinLanes];
    if (!regard.misled || !coin(word, clears)) continue;
    regard.misled = false;
    const std::uint32_t topic = setting.message(message).topic;
    block.happens(Event::corrected, topic);
    if (desk.now[i].household == block.followed) block.beliefs.push_back({hour, topic, false});
  }
}

}  // namespace kabar
