#pragma once
// The one door to the readers of .xlsx (libzip, pugixml): a sheet becomes rows of fields with places. Built where they
// are installed (KABAR_XLSX). Knows no key.

#include "scenario/sheets.h"

namespace kabar::cli {

/// Reads sheets of .xlsx, or is empty where kabar was built without.
ReadSheet sheet_reader();

}  // namespace kabar::cli
