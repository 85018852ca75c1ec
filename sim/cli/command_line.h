#pragma once
// The one door to CLI11: subcommands with their options, read as they were typed, every fault told at once and in the
// user's language. Knows no command.

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/errors.h"

namespace kabar::cli {

/// Whole numbers that an option takes, both ends included.
template <class Whole>
struct Range {
  Whole least, most;
};

/// Numbers that an option takes: between the ends, and the ends too where they are `closed`.
struct RealRange {
  double low, high;
  bool closed = true;
};

enum class Needed { no, yes };

/// One subcommand. Every value must outlive the parsing; what is said of each option is its line of `--help`, in
/// Indonesian and in English. An option that may not be repeated is refused when it is, an empty value always.
class Command {
 public:
  struct Parts;
  Command(Parts& parts) : parts_(parts) {}  // NOLINT(google-explicit-constructor)

  void operand(const char* name, std::string& value, const char* id, const char* en);
  void operands(const char* name, std::vector<std::string>& values, Needed needed, const char* id, const char* en);
  void text(const char* option, std::string& value, const char* id, const char* en, Needed needed = Needed::no);
  void text(const char* option, std::optional<std::string>& value, const char* id, const char* en);
  /// May be repeated.
  void texts(const char* option, std::vector<std::string>& values, const char* id, const char* en);
  void choice(const char* option, std::string& value, const std::vector<std::string>& allowed, const char* id,
              const char* en, Needed needed = Needed::no);
  /// May be repeated, and takes all words up to the next option.
  void files(const char* option, std::vector<std::string>& values, const char* id, const char* en);
  /// May be repeated, and several may stand in one word with commas between them.
  void choices(const char* option, std::vector<std::string>& values, const std::vector<std::string>& allowed,
               const char* id, const char* en);
  void choice(const char* option, std::optional<std::string>& value, const std::vector<std::string>& allowed,
              const char* id, const char* en);
  void whole(const char* option, std::int64_t& value, Range<std::int64_t> range, const char* id, const char* en);
  void whole(const char* option, std::optional<std::int64_t>& value, Range<std::int64_t> range, const char* id,
             const char* en);
  void whole(const char* option, std::optional<std::uint64_t>& value, Range<std::uint64_t> range, const char* id,
             const char* en);
  void real(const char* option, double& value, RealRange range, const char* id, const char* en);
  void real(const char* option, std::optional<double>& value, RealRange range, const char* id, const char* en);
  /// A number, or the one word that stands for another rule.
  void real_or(const char* option, std::optional<std::string>& value, const char* word, RealRange range, const char* id,
               const char* en);
  void flag(const char* option, bool& value, const char* id, const char* en);
  /// What it does when the whole command line was read without fault.
  void does(std::function<void()> work);

 private:
  Parts& parts_;
};

/// The program's command line.
class CommandLine {
 public:
  explicit CommandLine(Language language);
  ~CommandLine();
  CommandLine(const CommandLine&) = delete;
  CommandLine& operator=(const CommandLine&) = delete;

  Command add(const char* name, const char* id, const char* en);

  /// Reads the words and gives the work that they ask for (`--help` and `--version` are work, too). Throws InputError.
  std::function<void()> parse(int argc, const char* const* argv);

 private:
  struct All;
  std::unique_ptr<All> all_;
};

}  // namespace kabar::cli
