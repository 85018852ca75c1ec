#pragma once
// Whether the numbers of a recording can be those of one run, however whole their file is. Knows no file.

#include "core/sentence.h"
#include "record/recording.h"

namespace kabar {

/// Empty, or the first contradiction: more households than there are, a narrower measure above a wider one, sums that
/// differ, a number that no run can have. Expects lists of the sizes that the dimensions say.
Sentence contradiction_in(const Recording& recording);

}  // namespace kabar
