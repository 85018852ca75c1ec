#pragma once
// What the keys that take one of a few words may say. Their words are those of files; see Choice.

#include <cstdint>
#include <span>

#include "core/choice.h"
#include "core/mechanism.h"

namespace kabar {

/// The rule of forgetting (param.memory).
enum class Memory : std::uint8_t { spacing, two_state, off };
inline constexpr const char* kMemoryWords[] = {"spacing", "two-state", "off"};
constexpr std::span<const char* const> words_of(Memory) {
  return kMemoryWords;
}

/// Whether eligible households are in the register.
enum class Listed : std::uint8_t { yes, no, any };
inline constexpr const char* kListedWords[] = {"yes", "no", "any"};
constexpr std::span<const char* const> words_of(Listed) {
  return kListedWords;
}

/// What those who understand a topic may do.
enum class Act : std::uint8_t { none, update, collect, enrol, propose, attend };
inline constexpr const char* kActWords[] = {"none", "update", "collect", "register", "propose", "attend"};
constexpr std::span<const char* const> words_of(Act) {
  return kActWords;
}

/// The language of a message: Indonesian, Javanese.
enum class Spoken : std::uint8_t { id, jv, both };
inline constexpr const char* kSpokenWords[] = {"id", "jv", "both"};
constexpr std::span<const char* const> words_of(Spoken) {
  return kSpokenWords;
}

enum class Format : std::uint8_t { picture, video };
inline constexpr const char* kFormatWords[] = {"picture", "video"};
constexpr std::span<const char* const> words_of(Format) {
  return kFormatWords;
}

/// Who hears a broadcast: everybody in the area, or those on a list.
enum class Hearers : std::uint8_t { all, listed };
inline constexpr const char* kHearersWords[] = {"all", "register"};
constexpr std::span<const char* const> words_of(Hearers) {
  return kHearersWords;
}

/// Which households with a phone get free internet.
enum class Given : std::uint8_t { all, listed, poor };
inline constexpr const char* kGivenWords[] = {"all", "register", "poor"};
constexpr std::span<const char* const> words_of(Given) {
  return kGivenWords;
}

/// How an instruction reaches RT heads.
enum class Via : std::uint8_t { message, circular, briefing };
inline constexpr const char* kViaWords[] = {"message", "circular", "briefing"};
constexpr std::span<const char* const> words_of(Via) {
  return kViaWords;
}

/// Whom visits go to.
enum class Visited : std::uint8_t { listed, poor, random, nominated, central, rt_heads, cadres, all };
inline constexpr const char* kVisitedWords[] = {"register", "poor",     "random", "nominated",
                                                "central",  "rt-heads", "cadres", "all"};
constexpr std::span<const char* const> words_of(Visited) {
  return kVisitedWords;
}

/// By what visits are decided week by week.
enum class Retarget : std::uint8_t { never, answers, survey };
inline constexpr const char* kRetargetWords[] = {"never", "answers", "survey"};
constexpr std::span<const char* const> words_of(Retarget) {
  return kRetargetWords;
}

}  // namespace kabar
