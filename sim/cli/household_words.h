#pragma once
// What people call the classes of households.

#include <array>
#include <string>

#include "cli/context.h"
#include "population/population.h"

namespace kabar::cli {

inline std::string access_words(Access access, const Context& context) {
  const std::array<const char*, kAccesses> words{context.say("tanpa akses", "no access"),
                                                 context.say("satu HP bersama", "one shared phone"),
                                                 context.say("HP sendiri, paket data", "own phone, prepaid data"),
                                                 context.say("internet rumah", "home connection")};
  return words[static_cast<std::size_t>(access)];
}

/// Of the head, as in "kepala keluarga tamat SMP".
inline std::string education_words(Education education, const Context& context) {
  const std::array<const char*, kEducations> words{context.say("tamat SD atau kurang", "primary school or less"),
                                                   context.say("tamat SMP", "junior secondary school"),
                                                   context.say("tamat SMA", "senior secondary school"),
                                                   context.say("lulusan perguruan tinggi", "tertiary education")};
  return words[static_cast<std::size_t>(education)];
}

}  // namespace kabar::cli
