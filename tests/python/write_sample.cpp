// write_sample PATH TIER [large]: a result file with known values, for readers in other languages.

#include <cstdio>
#include <exception>
#include <string>

#include "storage/results.h"
#include "tests/storage/sample.h"

int main(int argc, char** argv) {
  try {
    const bool large = argc == 4 && std::string(argv[3]) == "large";
    if (argc != 3 && !large) throw std::runtime_error("write_sample PATH summary|timeseries|households [large]");
    const kabar::Dimensions size = large ? kabar::sample::kLarge : kabar::sample::kSmall;
    int tier = 0;
    while (tier < kabar::kTiers && std::string(argv[2]) != kabar::kTierNames[tier]) ++tier;
    kabar::Recording recording = kabar::sample::recording(size);
    recording.at(1, 0, 2).complete = false;
    kabar::write_results(argv[1], recording, kabar::sample::provenance(size), static_cast<kabar::Tier>(tier), 2);
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
