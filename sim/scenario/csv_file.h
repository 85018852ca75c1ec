#pragma once
// Reads CSV (RFC 4180: commas, double quotes, LF or CRLF; empty lines are skipped) into rows of fields with places.
// Knows no key; refuses columns of personal data.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/value.h"

namespace kabar {

struct CsvField {
  std::string text;
  Origin at;
};

struct CsvTable {
  std::vector<CsvField> header;
  std::vector<std::vector<CsvField>> rows;  // as many fields as the header each
};

/// The table of a text, or nothing when it has none (reported). Rows with another number of fields are reported and
/// left out.
std::optional<CsvTable> parse_csv(const std::string& file, std::string_view text, Problems& problems);

/// Whether a column of that name would hold personal data (UU 27/2022): a person's name, number, address, contact.
bool is_personal(std::string_view column);

}  // namespace kabar
