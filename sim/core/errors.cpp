#include "core/errors.h"

#include <algorithm>
#include <cerrno>
#include <tuple>
#include <utility>

#include "core/phrases.h"
#include "core/utf8.h"

namespace kabar {

namespace {

constexpr std::size_t kShownOfFile = 20;
constexpr std::size_t kShownProblems = 100;
// Problems are found in steps, so that the first ones of a file may come late.
constexpr std::size_t kHintedOfFile = 100;
constexpr std::size_t kKeptOfFile = 2'000;
constexpr std::size_t kKeptProblems = 10'000;

std::vector<Problem> in_order(std::vector<Problem> problems) {
  std::stable_sort(problems.begin(), problems.end(), [](const Problem& a, const Problem& b) {
    return std::tie(a.file, a.line, a.column) < std::tie(b.file, b.line, b.column);
  });
  // A file that several others build on is read for each of them; its problems are told once.
  const auto same = [](const Problem& a, const Problem& b) {
    return a.file == b.file && a.line == b.line && a.column == b.column &&
           to_text(a, Language::english) == to_text(b, Language::english);
  };
  problems.erase(std::unique(problems.begin(), problems.end(), same), problems.end());
  return problems;
}

std::string count_of_others(std::size_t others, Language language) {
  return Sentence(phrase::more_problems, others).in(language);
}

/// Of problems in order: the first ones of each file, and how many others it has.
std::vector<std::string> lines_of(const std::vector<Problem>& problems, Unkept more, Language language) {
  std::vector<std::string> lines;
  std::size_t others = 0;
  for (auto file = problems.begin(); file != problems.end();) {
    const auto end = std::find_if(file, problems.end(), [&](const Problem& one) { return one.file != file->file; });
    const auto in_file = static_cast<std::size_t>(end - file);
    const std::size_t most = file->file.empty() ? kShownProblems : kShownOfFile;
    const std::size_t room = kShownProblems - std::min(lines.size(), kShownProblems);
    const std::size_t shown = std::min({in_file, most, room});
    for (std::size_t i = 0; i < shown; ++i) lines.push_back(to_text(file[static_cast<std::ptrdiff_t>(i)], language));
    const std::size_t rest = in_file - shown + std::exchange(more[file->file], 0);
    if (rest > 0 && shown > 0) {
      lines.push_back(readable(file->file) + (file->file.empty() ? "" : ": ") + count_of_others(rest, language));
    } else {
      others += rest;
    }
    file = end;
  }
  for (const auto& [file, count] : more) others += count;
  if (others > 0) lines.push_back(count_of_others(others, language));
  return lines;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += (text.empty() ? "" : "\n") + line;
  return text;
}

}  // namespace

std::string to_text(const Problem& problem, Language language) {
  std::string text = problem.file;
  if (problem.line > 0) {
    text += ":" + std::to_string(problem.line);
    if (problem.column > 0) text += ":" + std::to_string(problem.column);
  }
  if (!text.empty()) text += ": ";
  text += problem.what.in(language);
  if (!problem.why.empty()) text += " (" + problem.why.in(language) + ")";
  if (!problem.hint.empty()) text += " " + problem.hint.in(language);
  return readable(text);
}

InputError::InputError(std::vector<Problem> problems, Unkept more)
    : std::runtime_error(joined(lines_of(in_order(problems), more, Language::english))),
      problems_(in_order(std::move(problems))),
      more_(std::move(more)) {}

std::string InputError::in(Language language) const {
  return joined(lines_of(problems_, more_, language));
}

Sentence reason_of(int system_error) {
  switch (system_error) {
    case ENOENT:
      return phrase::no_such_file;
    case EACCES:
    case EPERM:
      return phrase::no_permission;
    case EISDIR:
      return phrase::is_folder;
    case ENOTDIR:
      return phrase::is_no_folder;
    case ENOSPC:
      return phrase::disk_full;
    case EDQUOT:
      return phrase::quota_full;
    case EFBIG:
      return phrase::file_too_large;
    case EROFS:
      return phrase::read_only;
    case EIO:
      return phrase::disk_error;
    case ENAMETOOLONG:
      return phrase::name_too_long;
    case ELOOP:
      return phrase::too_many_links;
    case EMFILE:
    case ENFILE:
      return phrase::too_many_files;
    case EBUSY:
    case ETXTBSY:
      return phrase::file_is_busy;
    case ENOMEM:
      return phrase::not_enough_memory;
    default:
      return {phrase::system_error, system_error};
  }
}

void Problems::add(Problem problem) {
  ++added_;
  const std::size_t count = ++count_[problem.file];
  if (count <= kKeptOfFile && problems_.size() < kKeptProblems) problems_.push_back(std::move(problem));
}

void Problems::add_all(const Problems& others) {
  add_all(others.problems_, others.unkept());
}

void Problems::add_all(const InputError& thrown) {
  add_all(thrown.problems(), thrown.more());
}

void Problems::add_all(const std::vector<Problem>& kept, const Unkept& more) {
  for (const Problem& problem : kept) add(problem);
  for (const auto& [file, count] : more) {
    count_[file] += count;
    added_ += count;
  }
}

Unkept Problems::unkept() const {
  Unkept unkept = count_;
  for (const Problem& problem : problems_) --unkept[problem.file];
  return unkept;
}

bool Problems::may_show(const std::string& file) const {
  const auto count = count_.find(file);
  return count == count_.end() || count->second < kHintedOfFile;
}

std::vector<std::string> Problems::lines(Language language) const {
  return lines_of(in_order(problems_), unkept(), language);
}

void Problems::throw_if_any() const {
  if (!problems_.empty()) throw InputError(problems_, unkept());
}

std::string nearest_word(const std::string& word, const std::vector<std::string>& candidates) {
  const auto same_letters = [&](const std::string& candidate) {
    const auto small = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::equal(word.begin(), word.end(), candidate.begin(), candidate.end(),
                      [&](char a, char b) { return small(a) == small(b); });
  };
  const auto same = std::find_if(candidates.begin(), candidates.end(), same_letters);
  if (same != candidates.end()) return *same;
  std::string best;
  std::size_t best_distance = std::min<std::size_t>(2, std::max<std::size_t>(1, word.size() / 3)) + 1;
  std::vector<std::size_t> row;
  for (const std::string& candidate : candidates) {
    // So many letters at least are put in or taken out.
    const std::size_t longer = std::max(word.size(), candidate.size()) - std::min(word.size(), candidate.size());
    if (longer >= best_distance) continue;
    row.resize(candidate.size() + 1);
    for (std::size_t j = 0; j < row.size(); ++j) row[j] = j;
    std::size_t least = 0;
    for (std::size_t i = 1; i <= word.size() && least < best_distance; ++i) {
      std::size_t diagonal = row[0];
      least = row[0] = i;
      for (std::size_t j = 1; j < row.size(); ++j) {
        const std::size_t substituted = diagonal + (word[i - 1] == candidate[j - 1] ? 0 : 1);
        diagonal = row[j];
        row[j] = std::min({row[j] + 1, row[j - 1] + 1, substituted});
        least = std::min(least, row[j]);
      }
    }
    if (least < best_distance && row.back() < best_distance) {
      best_distance = row.back();
      best = candidate;
    }
  }
  return best;
}

Sentence suggestion(const std::string& word, const std::vector<std::string>& candidates) {
  if (word.size() < 2) return {};
  const std::string nearest = nearest_word(word, candidates);
  return nearest.empty() ? Sentence() : Sentence(phrase::did_you_mean, nearest);
}

}  // namespace kabar
