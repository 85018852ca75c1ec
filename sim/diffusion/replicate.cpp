#include "diffusion/replicate.h"

#include <algorithm>
#include <span>

#include "core/math.h"
#include "core/parallel.h"
#include "diffusion/submodels.h"
#include "diffusion/tally.h"

namespace kabar {

namespace {

void reset(const Setting& setting, std::uint32_t index, std::uint32_t count, Block& block) {
  const Population& population = setting.world.population;
  const auto topics = static_cast<std::uint32_t>(setting.calendar.topics.size());
  block.index = index;
  block.count = count;
  block.begin = index * setting.block_households;
  block.end = std::min(block.begin + setting.block_households, population.households);
  const std::size_t households = block.end - block.begin;
  block.known.resize(topics * households);
  block.firsts.resize(topics);
  for (AppendLog<First>& firsts : block.firsts) firsts.clear();
  for (std::uint32_t t = 0; t < topics; ++t) {
    Known* const known = block.known.data() + t * households;
    const std::uint8_t* const traits = setting.calendar.city->traits.data() + block.begin;
    const std::uint8_t* const eligible = population.eligible[t].data() + block.begin;
    const std::uint8_t* const receives = population.beneficiary[t].data() + block.begin;
    const std::uint32_t served = setting.calendar.topics[t].once ? std::uint32_t{Known::kServed} : 0;
    for (std::size_t i = 0; i < households; ++i) {
      known[i] = {kNone, 0,
                  static_cast<std::uint16_t>((traits[i] | (eligible[i] != 0 ? kEligibleTrait : 0)) << 8 |
                                             (receives[i] != 0 ? served : 0))};
    }
  }
  block.due.reset(setting.hours);
  block.announcements.reset(setting.hours);
  block.applications.reset(setting.hours);
  block.candidates.clear();
  block.questions.clear();
  block.regard.clear();
  block.rumours.clear();
  block.beliefs.clear();
  block.events.assign(topics * std::size_t{kEvents}, 0);
  block.reshared.clear();
  block.encounters.clear();
  block.deeds.clear();
  block.days_kept = setting.hours / 24 + 1;
  block.daily.assign(std::size_t{topics} * kMeasures * kStatuses * block.days_kept, 0);
  for (auto& parity : block.out) parity.resize(count);
  block.exposures = block.activations = block.coins = 0;
  block.next.fill(0);
  block.next_round = block.next_rumour = 0;
}

/// Sends what a list of slots has for an hour, from place `next` on, which moves behind it.
template <class T>
void send_due(const Setting& setting, std::span<const T> slots, std::uint32_t hour, std::uint32_t parity,
              std::size_t& next, Block& block) {
  const std::size_t first = next;
  while (next < slots.size() && slots[next].hour <= hour) ++next;
  std::span<const T> due = slots.subspan(first, next - first);
  if constexpr (requires { T::kByOnePart; }) {
    const std::size_t begin = due.size() * block.index / block.count;
    due = due.subspan(begin, due.size() * (block.index + 1) / block.count - begin);
  }
  if (!due.empty()) send(setting, due, parity, block);
}

/// What is sent in an hour, on the eve: none of it depends on what households know, announcements were made before.
void send_all(const Setting& setting, std::span<const VisitSlot> rounds, std::uint32_t hour, std::uint32_t parity,
              Block& block) {
  Desk& desk = *block.desk;
  if (hour >= setting.hours) return;
  for_each_slot_list(setting.calendar, [&]<class T>(std::size_t list, const std::vector<T>& slots) {
    send_due(setting, std::span<const T>(slots), hour, parity, block.next[list], block);
  });
  send_due(setting, rounds, hour, parity, block.next_round, block);
  block.announcements.take(hour, desk.announced);
  if (desk.announced.empty()) return;
  announce(setting, desk.announced, hour, parity, block);
  desk.announced.clear();
}

/// Before hour 0.
void begin(const Setting& setting, std::span<const VisitSlot> rounds, Block& block) {
  for (const InstructionSlot& instruction : setting.calendar.instructions) instruct(setting, instruction, block);
  read_in_groups(setting, 1, block);
  send_all(setting, rounds, 0, 1, block);
}

/// One hour of one block: what others sent it in the hour before, what is due, what the next hour brings. Of the other
/// blocks only what they sent to this one is touched.
void step(const Setting& setting, std::span<const VisitSlot> rounds, std::uint32_t hour, std::span<Block> blocks,
          Block& block) {
  Desk& desk = *block.desk;
  const std::uint32_t parity = hour % 2;
  for (Block& other : blocks) {
    std::vector<Mail>& mail = other.out[1 - parity][block.index];
    for (const Mail& one : mail) block.due.push(one.hour, one.exposure);
    mail.clear();
  }
  block.due.take(hour, desk.due);
  believe_hoaxes(hour, block);
  handle(setting, hour, parity, block);
  apply(setting, hour, parity, block);
  send_all(setting, rounds, hour + 1, parity, block);
}

std::vector<double> spacing_of(const Parameters& param) {
  constexpr int kMostExposures = 64;  // more are rare
  std::vector<double> spacing;
  for (int n = 0; n < kMostExposures; ++n) spacing.push_back(pow(static_cast<double>(n), param.psi));
  return spacing;
}

}  // namespace

ReplicateRecord run_replicate(const World& world, const Calendar& calendar, std::uint32_t replicate, Keep keep,
                              State& scratch, const Inside& inside) {
  const Scenario& scenario = *world.scenario;
  const Draws draws = make_draws(static_cast<std::uint64_t>(scenario.city.seed), world.luck_index, replicate);
  ReplicateRecord record = empty_record(world, calendar);
  DigestWriter digest;
  const std::vector<double> spacing = spacing_of(scenario.param);
  begin_listening(world, calendar, scratch);
  const Setting setting{world,
                        calendar,
                        draws,
                        scenario.param,
                        calendar.hours,
                        inside.block_households,
                        scenario.param.memory,
                        spacing,
                        scratch.messages.empty() ? calendar.messages.data() : scratch.messages.data(),
                        scratch.wording};
  const std::uint32_t households = world.population.households;
  const std::uint32_t count = households / inside.block_households + (households % inside.block_households != 0);
  scratch.blocks.resize(count);
  scratch.desks.resize(static_cast<std::size_t>(std::max(inside.threads, 1)));
  const std::span<Block> blocks(scratch.blocks);
  const auto each_block = [&](const auto& work) {
    parallel_for(count, inside.threads, [&](std::int64_t index, int thread) {
      Block& block = blocks[static_cast<std::size_t>(index)];
      block.desk = &scratch.desks[static_cast<std::size_t>(thread)];
      work(block, index);
    });
  };
  plan_week(setting, 0, scratch);
  each_block([&](Block& block, std::int64_t index) {
    reset(setting, static_cast<std::uint32_t>(index), count, block);
    block.followed = inside.followed;
    begin(setting, scratch.rounds, block);
  });
  spread_hoaxes(setting, inside.threads, scratch);
  for (std::uint32_t hour = 0; hour < setting.hours; ++hour) {
    each_block([&](Block& block, std::int64_t) { step(setting, scratch.rounds, hour, blocks, block); });
    if (hour % 24 == 23) listen(setting, hour / 24, scratch);
    if ((hour + 1) % kWeekHours == 0) plan_week(setting, (hour + 1) / kWeekHours, scratch);
  }
  give_places(setting, blocks);
  tally(setting, scratch, keep == Keep::households, inside.threads, digest, record);
  for (const std::int64_t cash : calendar.costs.cash_rupiah) digest.i64(cash);
  for (const std::int64_t hours : calendar.costs.staff_millihours) digest.i64(hours);
  record.digest = digest.finish();
  record.complete = true;
  return record;
}

ReplicateRecord run_replicate(const World& world, const Calendar& calendar, std::uint32_t replicate, Keep keep) {
  State scratch;
  return run_replicate(world, calendar, replicate, keep, scratch);
}

PopulationRecord count_population(const World& world) {
  const Population& population = world.population;
  const std::size_t kelurahans = world.scenario->kelurahan.size();
  const std::size_t cells = kStatuses * kelurahans * kAccessCells;
  PopulationRecord record;
  record.households = population.households;
  record.cells.assign(population.eligible.size() * cells, 0);
  record.deciles.assign(kDecileCells, 0);
  for (std::uint32_t i = 0; i < population.households; ++i) {
    ++record.deciles[population.decile[i]];
    for (std::size_t t = 0; t < population.eligible.size(); ++t) {
      const std::size_t status = (population.poor[i] != 0 ? 1u : 0u) + (population.eligible[t][i] != 0 ? 2u : 0u);
      ++record.cells[t * cells + (status * kelurahans + population.kelurahan[i]) * kAccessCells +
                     static_cast<std::size_t>(population.access[i])];
    }
  }
  for (const MarginCheck& check : check_margins(*world.scenario, population)) {
    record.made.push_back(static_cast<std::uint32_t>(check.made));
  }
  return record;
}

}  // namespace kabar
