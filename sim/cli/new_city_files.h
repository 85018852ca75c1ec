#pragma once
// The files of a new city, as the program carries them: sim/cli/new_city/, put into it when it is built. Knows no
// folder of the user.

#include <string>
#include <vector>

#include "core/language.h"

namespace kabar::cli {

struct NewCityFile {
  std::string name;  // within the folder of the city
  std::string text;
};

/// `name`: what the city is called. In the text of the files `{{Indonesian||English}}` stands for what is said in one
/// language, and `{{name}}` for the name.
std::vector<NewCityFile> new_city_files(const std::string& name, Language language);

}  // namespace kabar::cli
