// `kabar story` for people.

#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "cli/household_words.h"
#include "cli/setting.h"
#include "cli/tale.h"
#include "cli/tale_words.h"
#include "diffusion/daily.h"

namespace kabar::cli {

namespace {

/// One tale in one language.
class Teller {
 public:
  Teller(const Tale& tale, const Context& context)
      : tale_(tale), world_(*tale.world), scenario_(*world_.scenario), context_(context), words_(scenario_, context) {}

  std::string text() const {
    std::string text = head();
    if (tale_.stories.size() == 1) {
      text += title(tale_.stories[0]) + body(tale_.stories[0], 0);
    } else {
      const Story &one = tale_.stories[0].story, &other = tale_.stories[1].story;
      const std::uint32_t parting = parting_hour(one, other);
      text += "\n" + (parting != kNone
                          ? fmt::format(fmt::runtime(say("Kedua strategi berjalan sama selama {} perjumpaan; kisahnya "
                                                         "berpisah pada {}.\n",
                                                         "Encounters that both strategies have in common: {}. The "
                                                         "stories part on {}.\n")),
                                        common_encounters(one, other), words_.date(parting))
                          : say("Bagi rumah tangga ini kedua strategi sama saja.\n",
                                "For this household both strategies are the same.\n"));
      for (const ToldStory& told : tale_.stories) text += title(told) + body(told, parting);
    }
    return text + say("\nRumah tangga buatan komputer, bukan keluarga yang nyata.\n",
                      "\nA household made by a computer, no real family.\n");
  }

 private:
  std::string say(const char* indonesian, const char* english) const { return context_.say(indonesian, english); }

  std::string head() const {
    const Population& all = world_.population;
    const std::uint32_t i = tale_.stories.front().story.household;
    const std::string attendance = words_.share(all.attendance[i]);
    return fmt::format(
        fmt::runtime(say("Rumah tangga {}, kelurahan {}, RT no. {}: {}, {} jiwa, {}, kepala keluarga {}.\n"
                         "{} di data terpadu; berbahasa {} di rumah; hadir di rapat RT dengan peluang {}.\n"
                         "Penduduk buatan no. {}, ulangan {}.\n",
                         "Household {}, kelurahan {}, RT no. {}: {}, {} persons, {}, head with {}.\n"
                         "{} in the welfare register; speaks {} at home; attends an RT meeting with chance {}.\n"
                         "Synthetic population no. {}, replicate {}.\n")),
        i, scenario_.kelurahan[all.kelurahan[i]].name, all.rt[i],
        all.poor[i] != 0 ? say("miskin", "poor") : say("tidak miskin", "not poor"), all.size[i],
        access_words(all.access[i], context_), education_words(all.education[i], context_),
        all.listed[i] != 0 ? say("Terdaftar", "Listed") : say("Tidak terdaftar", "Not listed"),
        all.javanese[i] != 0 ? say("Jawa", "Javanese") : say("Indonesia", "Indonesian"), attendance,
        world_.population_index, tale_.replicate);
  }

  std::string title(const ToldStory& told) const {
    const std::string name = say(told.strategy->title_id.c_str(), told.strategy->title_en.c_str());
    return "\n== " + (name.empty() ? told.strategy->name : name) + " ==\n";
  }

  /// `from`: the hour from which on events are told.
  std::string body(const ToldStory& told, std::uint32_t from) const {
    std::string text;
    std::vector<std::string> never;
    for (std::uint32_t topic = 0; topic < scenario_.topics.size(); ++topic) {
      const bool misled = std::any_of(told.story.beliefs.begin(), told.story.beliefs.end(),
                                      [&](const Belief& one) { return one.topic == topic; });
      if (told.story.records[topic].exposures == 0 && !misled) {
        never.push_back(words_.topic_name(topic));
        continue;
      }
      text += topic_text(told, topic, from);
    }
    if (!never.empty()) {
      text += say("Tidak pernah bertemu kabar tentang: ", "Never met news about: ");
      for (std::size_t n = 0; n < never.size(); ++n) text += (n == 0 ? "" : "; ") + never[n];
      text += ".\n";
    }
    return text;
  }

  std::string topic_text(const ToldStory& told, std::uint32_t topic, std::uint32_t from) const {
    const Population& all = world_.population;
    const std::uint32_t i = told.story.household;
    std::string text = words_.topic_name(topic);
    text += all.eligible[topic][i] != 0 ? say(" (sasaran program)\n", " (eligible)\n")
                                        : say(" (bukan sasaran)\n", " (not eligible)\n");
    std::uint32_t forget = kNone, state = kUnaware;
    bool skipped = false;
    const auto event = [&](std::uint32_t hour, const std::string& what) {
      if (hour < from) {
        skipped = true;
        return;
      }
      if (skipped) text += say("  ... sampai di sini sama\n", "  ... the same up to here\n");
      skipped = false;
      text += forgotten_line(state, forget, hour) + "  " + words_.moment(hour) + "  " + what + ".\n";
    };
    auto belief = told.story.beliefs.begin();
    const auto beliefs_before = [&](std::uint32_t hour) {
      for (; belief != told.story.beliefs.end() && belief->hour < hour; ++belief) {
        if (belief->topic == topic) event(belief->hour, words_.belief(*belief));
      }
    };
    auto deed = told.story.deeds.begin();
    const auto deeds_before = [&](std::uint32_t hour) {
      for (; deed != told.story.deeds.end() && deed->hour < hour; ++deed) {
        if (deed->topic != topic) continue;
        beliefs_before(deed->hour);
        event(deed->hour, words_.deed(*deed));
        state = kApplied;
      }
    };
    for (const Encounter& met : told.story.encounters) {
      if (met.topic != topic) continue;
      deeds_before(met.hour);
      beliefs_before(met.hour);
      event(met.hour, words_.how(told, met) + ": " + words_.outcome(met));
      state = met.after;
      forget = met.forget;
    }
    deeds_before(kNone);
    beliefs_before(kNone);
    if (skipped) text += say("  ... sama\n", "  ... the same\n");
    text += forgotten_line(state, forget, told.calendar.hours);
    text += "  " + ending(told, topic) + "\n";
    return text;
  }

  std::string forgotten_line(std::uint32_t state, std::uint32_t forget, std::uint32_t now) const {
    if (state == kUnaware || state >= kApplied || forget >= now) return "";
    return "  " + words_.moment(forget) + "  " + say("lupa", "forgets") + ".\n";
  }

  std::string ending(const ToldStory& told, std::uint32_t topic) const {
    static constexpr std::array<std::array<const char*, 2>, 5> kEnds = {{{"tidak tahu", "not aware"},
                                                                         {"tahu", "aware"},
                                                                         {"paham", "understands"},
                                                                         {"mengajukan", "applied"},
                                                                         {"menerima", "enrolled"}}};
    const HouseholdRecord& record = told.story.records[topic];
    const bool waits = std::any_of(told.story.deeds.begin(), told.story.deeds.end(),
                                   [&](const Deed& deed) { return deed.topic == topic && deed.succeeded; }) &&
                       record.state == kApplied;
    std::string text =
        say("Pada akhirnya ", "In the end ") + kEnds[record.state][context_.language == Language::indonesian ? 0 : 1];
    if (waits) text += say(", tetapi kuota habis", ", but no place was left");
    std::string others;
    for (const PassedOn& passed : told.story.passed_on) {
      if (passed.topic != topic) continue;
      others += (others.empty() ? "" : ", ") + std::to_string(passed.household) + " (" +
                words_.channel_name(passed.channel) + ", " + words_.date(passed.hour) + ")";
    }
    if (!others.empty()) text += say("; pertama kali tahu darinya: ", "; first heard of it from here: ") + others;
    return text + ".";
  }

  const Tale& tale_;
  const World& world_;
  const Scenario& scenario_;
  const Context& context_;
  const TaleWords words_;
};

}  // namespace

std::string text_of(const Tale& tale, const Context& context) {
  return Teller(tale, context).text();
}

}  // namespace kabar::cli
