#include "cli/new_city.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>

#include "cli/new_city_files.h"
#include "cli/phrases.h"
#include "cli/shell_word.h"
#include "cli/terminal.h"
#include "core/errors.h"
#include "core/utf8.h"
#include "scenario/phrases.h"
#include "storage/save_file.h"

namespace kabar::cli {

namespace {

namespace fs = std::filesystem;

struct NewCityOptions {
  std::string folder, name;
};

void require_empty(const std::string& folder) {
  std::error_code error;
  if (!fs::exists(folder, error)) {
    if (error) throw InputError({folder, 0, 0, phrase::folder_cannot_be_used, reason_of(error.value()), {}});
    return;
  }
  if (!fs::is_directory(folder, error)) {
    throw InputError({folder, 0, 0, phrase::folder_cannot_be_used, phrase::is_no_folder, {}});
  }
  const bool empty = fs::is_empty(folder, error);
  if (error) throw InputError({folder, 0, 0, phrase::folder_cannot_be_used, reason_of(error.value()), {}});
  if (!empty) throw InputError({folder, 0, 0, phrase::folder_is_not_empty, {}, phrase::name_a_new_folder});
}

void new_city(const NewCityOptions& options, const Context& context) {
  const fs::path folder = fs::path(options.folder).lexically_normal();
  std::string name = options.name;
  if (name.empty())
    name = folder.has_filename() ? folder.filename().string() : folder.parent_path().filename().string();
  if (readable(name) != name)
    throw InputError({"", 0, 0, {phrase::text_is, "--name", name}, phrase::no_plain_text, {}});
  require_empty(options.folder);
  for (const NewCityFile& file : new_city_files(name, context.language)) {
    const fs::path path = folder / file.name;
    std::error_code error;
    fs::create_directories(path.parent_path(), error);
    if (error) {
      throw MachineError({phrase::no_folder_made, path.parent_path().string(), reason_of(error.value())});
    }
    save_file(path.string(), file.text);
  }
  const std::string city = shell_word((folder / "city.toml").string());
  const std::string result = shell_word((folder / context.say("hasil.h5", "result.h5")).string());
  std::string text = (folder / "city.toml").string();
  text += context.say(": kota contoh dengan tiga kelurahan; semua angkanya karangan\n",
                      ": an example city of three kelurahan; all its numbers are invented\n");
  text += context.say(
      "isi angka kota Anda di kelurahan.csv, targets.csv, accounts.csv, costs.csv dan\ncity.toml, lalu:\n",
      "put your city's numbers into kelurahan.csv, targets.csv, accounts.csv, costs.csv\nand city.toml, then:\n");
  for (const std::string& words :
       {"validate " + city, "describe " + city, "run " + city + " --out " + result, "compare " + result}) {
    text += "  kabar " + words + "\n";
  }
  print_lines(text);
}

}  // namespace

void add_new_city(CommandLine& line, const Context& context) {
  const auto options = std::make_shared<NewCityOptions>();
  Command command = line.add("new-city", "kota kecil berisi penjelasan, untuk diisi angka kota sendiri",
                             "a small commented city to put your own numbers into");
  command.operand("FOLDER", options->folder, "map baru, atau yang masih kosong", "a new folder, or an empty one");
  command.text("--name", options->name, "nama kota (bawaan: nama map)",
               "name of the city (default: the folder's name)");
  command.does([&context, options] { new_city(*options, context); });
}

}  // namespace kabar::cli
