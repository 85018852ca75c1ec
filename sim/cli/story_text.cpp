// `kabar story` for people.

#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "analysis/report/grid.h"
#include "analysis/report/say.h"
#include "cli/household_words.h"
#include "cli/setting.h"
#include "cli/tale.h"
#include "core/date.h"
#include "diffusion/daily.h"

namespace kabar::cli {

namespace {

/// One tale in one language.
class Teller {
 public:
  Teller(const Tale& tale, const Context& context)
      : tale_(tale), world_(*tale.world), scenario_(*world_.scenario), context_(context) {}

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
                                        common_encounters(one, other), date(parting))
                          : say("Bagi rumah tangga ini kedua strategi sama saja.\n",
                                "For this household both strategies are the same.\n"));
      for (const ToldStory& told : tale_.stories) text += title(told) + body(told, parting);
    }
    return text + say("\nRumah tangga buatan komputer, bukan keluarga yang nyata.\n",
                      "\nA household made by a computer, no real family.\n");
  }

 private:
  std::string say(const char* indonesian, const char* english) const { return context_.say(indonesian, english); }
  std::string share(double value) const {
    return analysis::percent_text(value, context_.language, value >= 0.1 || value == 0.0 ? 0 : 1);
  }

  /// `width` of the day of the month: 2 where dates stand below each other.
  std::string date(std::uint32_t hour, int width = 1) const {
    static constexpr std::array<const char*, 7> kDaysId = {"Sen", "Sel", "Rab", "Kam", "Jum", "Sab", "Min"};
    static constexpr std::array<const char*, 7> kDaysEn = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    static constexpr std::array<const char*, 12> kMonthsId = {"Jan", "Feb", "Mar", "Apr", "Mei", "Jun",
                                                              "Jul", "Agu", "Sep", "Okt", "Nov", "Des"};
    static constexpr std::array<const char*, 12> kMonthsEn = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const Date day = date_after(scenario_.city.start, hour / 24);
    const auto weekday = static_cast<std::size_t>(weekday_of(day));
    const std::size_t month = static_cast<unsigned>(day.month()) - 1;
    const bool id = context_.language == Language::indonesian;
    return fmt::format("{} {:{}} {} {}", id ? kDaysId[weekday] : kDaysEn[weekday], static_cast<unsigned>(day.day()),
                       width, id ? kMonthsId[month] : kMonthsEn[month], static_cast<int>(day.year()));
  }
  std::string moment(std::uint32_t hour) const {
    return fmt::format("{} {:02}{}00", date(hour, 2), hour % 24, context_.language == Language::indonesian ? '.' : ':');
  }

  std::string head() const {
    const Population& all = world_.population;
    const std::uint32_t i = tale_.stories.front().story.household;
    const std::string attendance = share(all.attendance[i]);
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

  std::string channel_name(std::uint32_t channel) const {
    const Channel& row = scenario_.channels[channel];
    return say(row.name_id.c_str(), row.name_en.c_str());
  }
  std::string topic_name(std::size_t topic) const {
    const Topic& row = scenario_.topics[topic];
    return say(row.name_id.c_str(), row.name_en.c_str());
  }
  std::string household(std::uint32_t number) const {
    return fmt::format(fmt::runtime(say("rumah tangga {}", "household {}")), number);
  }

  /// How the household met the message.
  std::string how(const ToldStory& told, const Encounter& met) const {
    const Exposure& exposure = met.exposure;
    const std::string channel = channel_name(told.calendar.messages[exposure.message].channel);
    switch (exposure.mechanism()) {
      case Mechanism::feed:
        if (exposure.source >= kSharer) {
          return fmt::format(
              fmt::runtime(say("{}: kiriman yang dibagikan ulang oleh {}", "{}: a post shared on by {}")), channel,
              household(met.parent));
        }
        if (exposure.source >= kPaid) return channel + say(": iklan berbayar", ": a paid post");
        return fmt::format(fmt::runtime(say("{}: unggahan {}", "{}: a post of {}")), channel,
                           agency_name(scenario_.accounts[exposure.source].agency));
      case Mechanism::group:
        return fmt::format(fmt::runtime(say("{}: terusan dari {}", "{}: forwarded by {}")), channel,
                           household(met.parent));
      case Mechanism::meeting:
        if (exposure.told()) {
          return fmt::format(fmt::runtime(say("{}: disampaikan ketua RT ({})", "{}: told by the RT head ({})")),
                             channel, household(met.parent));
        }
        return channel;
      case Mechanism::neighbour:
      case Mechanism::kin:
        return fmt::format(fmt::runtime(say("{}: cerita dari {}", "{}: told by {}")), channel, household(met.parent));
      case Mechanism::reply:
        return channel + (exposure.source == static_cast<std::uint32_t>(Asks::failed)
                              ? say(": bertanya setelah pengajuannya ditolak, dan dijawab",
                                    ": asked after it was turned down, and was answered")
                              : say(": bertanya, dan dijawab", ": asked, and was answered"));
      default:
        return channel;
    }
  }

  std::string agency_name(const std::string& id) const {
    for (const Agency& agency : scenario_.agencies) {
      if (agency.id == id && !agency.name.empty()) return agency.name;
    }
    return id;
  }

  /// What came of it, and the chance that decided.
  std::string outcome(const Encounter& met) const {
    if (met.after == kUnaware) {
      return fmt::format(
          fmt::runtime(say("lewat begitu saja (peluang menyimak {})", "passes by (chance to notice {})")),
          share(met.aware_chance));
    }
    std::string text;
    if (met.before == kUnaware) {
      text = fmt::format(fmt::runtime(say("menjadi TAHU (peluang {})", "becomes AWARE (chance {})")),
                         share(met.aware_chance));
    }
    const auto add = [&](const std::string& more) { text += (text.empty() ? "" : ", ") + more; };
    if (met.after >= kApplied && met.before < kApplied) {
      add(say("langsung IKUT", "TAKES PART at once"));
    } else if (met.after == kUnderstands && met.before < kUnderstands) {
      add(fmt::format(fmt::runtime(say("PAHAM (peluang {})", "UNDERSTANDS (chance {})")),
                      share(met.understand_chance)));
    } else if (met.after == kAware) {
      if (met.before == kAware) add(say("sudah tahu", "knew already"));
      add(fmt::format(fmt::runtime(say("belum paham (peluang {})", "does not understand yet (chance {})")),
                      share(met.understand_chance)));
    } else {
      add(say("sudah paham", "understood already"));
    }
    return text;
  }

  /// What it did, and the chance that decided.
  std::string deed_words(const Deed& deed) const {
    return fmt::format(
        fmt::runtime(deed.again
                         ? say("MENGAJUKAN LAGI, {} (peluang berhasil {})", "APPLIES AGAIN, {} (chance to succeed {})")
                         : say("MENGAJUKAN, {} (peluang berhasil {})", "APPLIES, {} (chance to succeed {})")),
        deed.succeeded ? say("berkasnya diterima", "with success") : say("berkasnya ditolak", "and is turned down"),
        share(deed.success_chance));
  }

  std::string belief_words(const Belief& belief) const {
    if (!belief.misled) return say("hoaks itu DILURUSKAN baginya", "is SET RIGHT about the hoax");
    return fmt::format(fmt::runtime(say("mendengar HOAKS tentang program ini dan percaya (peluang mengajukan turun {})",
                                        "hears a HOAX about it and believes it (chance to apply down by {})")),
                       analysis::percent_text(scenario_.param.hoax_effect, context_.language, 0));
  }

  /// `from`: the hour from which on events are told.
  std::string body(const ToldStory& told, std::uint32_t from) const {
    std::string text;
    std::vector<std::string> never;
    for (std::uint32_t topic = 0; topic < scenario_.topics.size(); ++topic) {
      const bool misled = std::any_of(told.story.beliefs.begin(), told.story.beliefs.end(),
                                      [&](const Belief& one) { return one.topic == topic; });
      if (told.story.records[topic].exposures == 0 && !misled) {
        never.push_back(topic_name(topic));
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
    std::string text = topic_name(topic);
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
      text += forgotten_line(state, forget, hour) + "  " + moment(hour) + "  " + what + ".\n";
    };
    auto belief = told.story.beliefs.begin();
    const auto beliefs_before = [&](std::uint32_t hour) {
      for (; belief != told.story.beliefs.end() && belief->hour < hour; ++belief) {
        if (belief->topic == topic) event(belief->hour, belief_words(*belief));
      }
    };
    auto deed = told.story.deeds.begin();
    const auto deeds_before = [&](std::uint32_t hour) {
      for (; deed != told.story.deeds.end() && deed->hour < hour; ++deed) {
        if (deed->topic != topic) continue;
        beliefs_before(deed->hour);
        event(deed->hour, deed_words(*deed));
        state = kApplied;
      }
    };
    for (const Encounter& met : told.story.encounters) {
      if (met.topic != topic) continue;
      deeds_before(met.hour);
      beliefs_before(met.hour);
      event(met.hour, how(told, met) + ": " + outcome(met));
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
    return "  " + moment(forget) + "  " + say("lupa", "forgets") + ".\n";
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
      others += (others.empty() ? "" : ", ") + std::to_string(passed.household) + " (" + channel_name(passed.channel) +
                ", " + date(passed.hour) + ")";
    }
    if (!others.empty()) text += say("; pertama kali tahu darinya: ", "; first heard of it from here: ") + others;
    return text + ".";
  }

  const Tale& tale_;
  const World& world_;
  const Scenario& scenario_;
  const Context& context_;
};

}  // namespace

std::string text_of(const Tale& tale, const Context& context) {
  return Teller(tale, context).text();
}

}  // namespace kabar::cli
