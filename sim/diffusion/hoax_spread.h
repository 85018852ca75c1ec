#pragma once
// How hoaxes spread; internal to this room.

#include <vector>

#include "diffusion/district.h"
#include "diffusion/setting.h"

namespace kabar {

/// Which household comes to believe a hoax about which topic, and when, over the whole horizon, in no order that
/// matters. The same for any number of threads.
std::vector<Rumour> hoaxes_believed(const Setting& setting, int threads);

}  // namespace kabar
