#include "tests/support/random_strategy.h"

#include <iterator>
#include <string>

#include "scenario/blocks.h"

namespace kabar::test {
namespace {

/// Makes blocks for one world.
struct StrategyMaker {
  Dice& dice;
  const Scenario& scenario;
  Mix mix;
  int made = 0;

  std::string id(const char* kind) { return std::string(kind) + "-" + std::to_string(++made); }
  std::string channel(const std::string& mechanism) {
    std::vector<std::string> ids;
    for (const Channel& channel : scenario.channels) {
      if (channel.mechanism.word() == mechanism) ids.push_back(channel.id);
    }
    return dice.one_of(ids);
  }
  std::vector<std::string> topics() {
    if (dice.chance(0.4)) return {"*"};
    std::vector<std::string> ids = {"elsewhere"};
    for (const Topic& topic : scenario.topics) ids.push_back(topic.id);
    ids = dice.some_of(ids, 0.7);
    dice.shuffle(ids);
    if (ids.empty()) ids = {scenario.topics[0].id};
    return ids;
  }
  std::vector<std::string> area() {
    if (dice.chance(0.6)) return {};
    std::vector<std::string> names;
    for (const Kelurahan& kelurahan : scenario.kelurahan) {
      names.push_back(dice.chance(0.5) ? kelurahan.code : kelurahan.name);
    }
    names = dice.some_of(names, 0.6);
    return names.empty() ? std::vector<std::string>{scenario.kelurahan[0].name} : names;
  }
  std::int64_t from_day() { return dice.chance(0.5) ? 0 : dice.between(0, static_cast<int>(scenario.city.days) + 2); }
  std::int64_t to_day(std::int64_t from) {
    return dice.chance(0.5) ? -1 : from + dice.between(0, static_cast<int>(scenario.city.days));
  }
  Content content() {
    Content content;
    content.clarity = dice.chance(0.4) ? 1 : dice.real(0.5, 2);
    content.language = dice.one_of(std::vector<Spoken>{Spoken::id, Spoken::jv, Spoken::both});
    content.endorsed = dice.chance(0.3);
    content.debunks = dice.chance(0.5);
    return content;
  }
  double per_week() { return dice.chance(0.3) ? dice.between(1, 10) : dice.real(0.3, 12); }

  PostBlock posts() {
    PostBlock block;
    block.id = id("posts");
    block.topics = topics();
    if (scenario.accounts.empty() || dice.chance(0.4)) {
      block.accounts = {"*"};
    } else {
      const Account account = dice.one_of(scenario.accounts);
      block.accounts = {dice.one_of(std::vector<std::string>{account.agency + "/" + account.channel,
                                                             account.agency + "/*", "*/" + account.channel})};
      if (dice.chance(0.3)) block.accounts.push_back(account.agency + "/*");
    }
    block.per_week = per_week();
    if (dice.chance(0.3)) {
      block.weekdays = dice.some_of(std::vector<std::string>{"mon", "tue", "wed", "thu", "fri", "sat", "sun"}, 0.4);
    }
    if (block.weekdays.empty() && dice.chance(0.2)) {
      for (int n = dice.between(1, 4); n > 0; --n) block.month_days.push_back(dice.between(1, 31));
    }
    block.hour = dice.between(0, 23);
    if (dice.chance(0.3)) block.approval_days = dice.between(1, 5);
    if (dice.chance(0.3)) block.training_half_life = dice.real(2, 40);
    block.format = dice.chance(0.5) ? Format::picture : Format::video;
    block.cites_source = dice.chance(0.5);
    block.followers_factor = dice.chance(0.5) ? 1 : dice.real(0, 2);
    block.from_day = from_day();
    block.to_day = to_day(block.from_day);
    block.content = content();
    return block;
  }
  AdBlock ad() {
    AdBlock block;
    block.id = id("ads");
    block.topics = topics();
    block.channel = channel("feed");
    block.impressions = dice.between(1, 400);
    block.format = dice.chance(0.5) ? Format::picture : Format::video;
    block.kelurahan = area();
    block.from_day = from_day();
    block.to_day = to_day(block.from_day);
    block.content = content();
    return block;
  }
  BroadcastBlock broadcast() {
    BroadcastBlock block;
    block.id = id("broadcast");
    block.topics = topics();
    block.channel = channel("broadcast");
    block.per_week = per_week();
    block.coverage = any_probability(dice, mix);
    block.attention = any_probability(dice, mix);
    block.kelurahan = area();
    block.target = dice.chance(0.5) ? Hearers::all : Hearers::listed;
    block.from_day = from_day();
    block.to_day = to_day(block.from_day);
    block.content = content();
    return block;
  }
  MeetingBlock meeting() {
    MeetingBlock block;
    block.id = id("meetings");
    block.topics = topics();
    block.channel = channel("meeting");
    block.rt_share = any_probability(dice, mix);
    block.every_meeting = dice.chance(0.5);
    block.kelurahan = area();
    block.from_day = from_day();
    block.to_day = to_day(block.from_day);
    block.content = content();
    return block;
  }
  InstructionBlock instruction(const char* via) {
    InstructionBlock block;
    block.id = id("instructions");
    block.topics = topics();
    block.via = Choice<Via>::of(via);
    block.meeting_channel = channel("meeting");
    block.group_channel = channel("group");
    if (dice.chance(0.2)) block.meeting_channel.clear();
    if (!block.meeting_channel.empty() && dice.chance(0.2)) block.group_channel.clear();
    if (dice.chance(0.4)) block.relay_factor = dice.real(0, 2);
    block.day = dice.chance(0.7) ? dice.between(0, 8) : dice.between(0, static_cast<int>(scenario.city.days));
    block.kelurahan = area();
    block.content = content();
    return block;
  }
  SessionBlock session() {
    SessionBlock block;
    block.id = id("sessions");
    block.topics = topics();
    block.channel = channel("meeting");
    block.mention = any_probability(dice, mix);
    block.every_days = dice.chance(0.5) ? dice.between(1, 30) : dice.real(1, 30);
    block.content = content();
    return block;
  }
  VisitBlock visit(const char* target) {
    VisitBlock block;
    block.id = id("visits");
    block.topics = topics();
    block.channel = channel("visit");
    block.target = Choice<Visited>::of(target);
    // The last of the best of three are found only after very many attempts.
    block.share = block.target == "nominated" ? dice.real(0, 0.5) : any_probability(dice, mix);
    block.per_day = dice.chance(0.5) ? dice.between(1, 10) : dice.real(0.3, 10);
    if (dice.chance(0.5)) {
      block.retarget = dice.chance(0.5) ? Retarget::answers : Retarget::survey;
      if (block.retarget == "survey") block.survey = dice.between(1, 5);
    }
    block.from_day = from_day();
    block.kelurahan = area();
    block.content = content();
    return block;
  }
  DeskBlock desk() {
    DeskBlock block;
    block.id = id("desks");
    if (dice.chance(0.3)) block.days_per_week = dice.between(0, 7);
    block.topics = topics();
    block.kelurahan = area();
    if (block.kelurahan.empty()) block.kelurahan = area();  // mostly not everywhere
    block.from_day = from_day();
    block.to_day = to_day(block.from_day);
    return block;
  }
  InternetBlock internet() {
    InternetBlock block;
    block.id = id("internet");
    block.target = dice.one_of(std::vector<Given>{Given::all, Given::listed, Given::poor});
    block.share = any_probability(dice, mix);
    block.kelurahan = area();
    return block;
  }
  ListeningBlock listening() {
    ListeningBlock block;
    block.id = id("listening");
    block.topics = topics();
    block.channel = channel("reply");
    block.hours_per_day = dice.chance(0.2) ? 100 : dice.real(0, 3);
    block.noticed = any_probability(dice, mix);
    block.learns = dice.chance(0.6);
    block.from_day = dice.chance(0.7) ? 0 : from_day();
    block.to_day = to_day(block.from_day);
    block.content = content();
    return block;
  }
};

}  // namespace

bool is_everything(Mix mix) {
  return mix == Mix::everything || mix == Mix::everything_on;
}

double any_probability(Dice& dice, Mix mix) {
  if (mix == Mix::everything_on) return dice.real(0.3, 0.9);
  const double kind = dice.real(0, 1);
  if (kind < 0.1) return 0;
  if (kind < 0.3) return 1;
  return dice.real(0.05, 0.95);
}

Strategy random_strategy(const Scenario& scenario, std::uint64_t seed, Mix mix, Dice& dice) {
  StrategyMaker maker{dice, scenario, mix};
  Strategy strategy;
  strategy.name = "random-" + std::to_string(seed) + "-" + name_of(mix);
  const bool everything = is_everything(mix);
  const auto wanted = [&](Mix one) {
    return mix == one || mix == Mix::everything_on || (everything && dice.chance(0.5));
  };
  const bool only_posts =
      mix == Mix::groups || mix == Mix::reshares || mix == Mix::ties || mix == Mix::take_up || mix == Mix::seen_relays;
  const auto blocks = [&](auto& list, const auto& make) {
    for (int n = dice.between(1, everything ? 1 : 2); n > 0; --n) list.push_back(make());
  };
  if (wanted(Mix::posts) || only_posts || mix == Mix::hoaxes)
    blocks(strategy.blocks().posts, [&] { return maker.posts(); });
  if (wanted(Mix::posts) && dice.chance(0.5)) blocks(strategy.blocks().internet, [&] { return maker.internet(); });
  if (wanted(Mix::ads) || mix == Mix::hoaxes) blocks(strategy.blocks().ads, [&] { return maker.ad(); });
  if (wanted(Mix::broadcasts)) blocks(strategy.blocks().broadcasts, [&] { return maker.broadcast(); });
  if (wanted(Mix::meetings)) blocks(strategy.blocks().meetings, [&] { return maker.meeting(); });
  if (wanted(Mix::messages)) blocks(strategy.blocks().instructions, [&] { return maker.instruction("message"); });
  if (wanted(Mix::circulars)) blocks(strategy.blocks().instructions, [&] { return maker.instruction("circular"); });
  if (wanted(Mix::briefings)) blocks(strategy.blocks().instructions, [&] { return maker.instruction("briefing"); });
  if (wanted(Mix::sessions)) blocks(strategy.blocks().sessions, [&] { return maker.session(); });
  if (wanted(Mix::listening)) {
    blocks(strategy.blocks().listening, [&] { return maker.listening(); });
    if (!everything) {
      strategy.blocks().visits.push_back(maker.visit("all"));
      strategy.blocks().visits.push_back(maker.visit("random"));
    }
  }
  if (mix == Mix::hoaxes) strategy.blocks().visits.push_back(maker.visit("all"));
  if (wanted(Mix::action)) {
    blocks(strategy.blocks().desks, [&] { return maker.desk(); });
    if (!everything) strategy.blocks().visits.push_back(maker.visit("all"));
  }
  if (wanted(Mix::visits)) {
    constexpr const char* kTargets[] = {"register", "poor",     "random", "nominated",
                                        "central",  "rt-heads", "cadres", "all"};
    strategy.blocks().visits.push_back(maker.visit(kTargets[(seed / kMixes) % std::size(kTargets)]));
    if (!everything)
      strategy.blocks().visits.push_back(maker.visit(kTargets[(seed / kMixes + 3) % std::size(kTargets)]));
  }
  strategy.content_digest = digest_of(strategy.name);
  // What came later has dice of its own, so that strategies stay what they were.
  Dice later(seed, 612);
  for (MeetingBlock& block : strategy.blocks().meetings) block.bundled = later.chance(0.5);
  for (SessionBlock& block : strategy.blocks().sessions) block.bundled = later.chance(0.5);
  return strategy;
}

}  // namespace kabar::test
