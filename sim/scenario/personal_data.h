#pragma once
// Names of columns that hold personal data: none of it goes into this program. Knows no format.

#include <string_view>

namespace kabar {

/// Whether a column of that name would hold personal data (UU 27/2022): a person's name, number, address, contact.
bool is_personal(std::string_view column);

}  // namespace kabar
