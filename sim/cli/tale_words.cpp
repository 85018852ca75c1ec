#include "cli/tale_words.h"

#include <fmt/core.h>

#include <array>

#include "analysis/report/say.h"
#include "cli/setting.h"
#include "core/date.h"

namespace kabar::cli {

std::string TaleWords::share(double value) const {
  return analysis::percent_text(value, context_.language, value >= 0.1 || value == 0.0 ? 0 : 1);
}

std::string TaleWords::date(std::uint32_t hour, int width) const {
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

std::string TaleWords::moment(std::uint32_t hour) const {
  return fmt::format("{} {:02}{}00", date(hour, 2), hour % 24, context_.language == Language::indonesian ? '.' : ':');
}

std::string TaleWords::channel_name(std::uint32_t channel) const {
  const Channel& row = scenario_.channels[channel];
  return say(row.name_id.c_str(), row.name_en.c_str());
}

std::string TaleWords::topic_name(std::size_t topic) const {
  const Topic& row = scenario_.topics[topic];
  return say(row.name_id.c_str(), row.name_en.c_str());
}

std::string TaleWords::household(std::uint32_t number) const {
  return fmt::format(fmt::runtime(say("rumah tangga {}", "household {}")), number);
}

std::string TaleWords::how(const ToldStory& told, const Encounter& met) const {
  const Exposure& exposure = met.exposure;
  const std::string channel = channel_name(told.calendar.messages[exposure.message].channel);
  switch (exposure.mechanism()) {
    case Mechanism::feed:
      if (exposure.source >= kSharer) {
        return fmt::format(fmt::runtime(say("{}: kiriman yang dibagikan ulang oleh {}", "{}: a post shared on by {}")),
                           channel, household(met.parent));
      }
      if (exposure.source >= kPaid) return channel + say(": iklan berbayar", ": a paid post");
      return fmt::format(fmt::runtime(say("{}: unggahan {}", "{}: a post of {}")), channel,
                         agency_name(scenario_.accounts[exposure.source].agency));
    case Mechanism::group:
      return fmt::format(fmt::runtime(say("{}: terusan dari {}", "{}: forwarded by {}")), channel,
                         household(met.parent));
    case Mechanism::meeting:
      if (exposure.told()) {
        return fmt::format(fmt::runtime(say("{}: disampaikan ketua RT ({})", "{}: told by the RT head ({})")), channel,
                           household(met.parent));
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

std::string TaleWords::agency_name(const std::string& id) const {
  for (const Agency& agency : scenario_.agencies) {
    if (agency.id == id && !agency.name.empty()) return agency.name;
  }
  return id;
}

std::string TaleWords::outcome(const Encounter& met) const {
  if (met.after == kUnaware) {
    return fmt::format(fmt::runtime(say("lewat begitu saja (peluang menyimak {})", "passes by (chance to notice {})")),
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
    add(fmt::format(fmt::runtime(say("PAHAM (peluang {})", "UNDERSTANDS (chance {})")), share(met.understand_chance)));
  } else if (met.after == kAware) {
    if (met.before == kAware) add(say("sudah tahu", "knew already"));
    add(fmt::format(fmt::runtime(say("belum paham (peluang {})", "does not understand yet (chance {})")),
                    share(met.understand_chance)));
  } else {
    add(say("sudah paham", "understood already"));
  }
  return text;
}

std::string TaleWords::deed(const Deed& deed) const {
  return fmt::format(
      fmt::runtime(deed.again
                       ? say("MENGAJUKAN LAGI, {} (peluang berhasil {})", "APPLIES AGAIN, {} (chance to succeed {})")
                       : say("MENGAJUKAN, {} (peluang berhasil {})", "APPLIES, {} (chance to succeed {})")),
      deed.succeeded ? say("berkasnya diterima", "with success") : say("berkasnya ditolak", "and is turned down"),
      share(deed.success_chance));
}

std::string TaleWords::belief(const Belief& belief) const {
  if (!belief.misled) return say("hoaks itu DILURUSKAN baginya", "is SET RIGHT about the hoax");
  return fmt::format(fmt::runtime(say("mendengar HOAKS tentang program ini dan percaya (peluang mengajukan turun {})",
                                      "hears a HOAX about it and believes it (chance to apply down by {})")),
                     analysis::percent_text(scenario_.param.hoax_effect, context_.language, 0));
}

}  // namespace kabar::cli
