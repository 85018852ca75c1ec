// write_sample PATH TIER: a small result file with known values, for readers in other languages.

#include <cstdio>
#include <exception>
#include <string>

#include "storage/results.h"
#include "tests/storage/sample.h"

int main(int argc, char** argv) {
  try {
    if (argc != 3) throw std::runtime_error("write_sample PATH summary|timeseries|households");
    int tier = 0;
    while (tier < kabar::kTiers && std::string(argv[2]) != kabar::kTierNames[tier]) ++tier;
    kabar::Recording recording = kabar::sample::recording();
    recording.at(1, 0, 2).complete = false;
    kabar::write_results(argv[1], recording, kabar::sample::provenance(), static_cast<kabar::Tier>(tier));
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
