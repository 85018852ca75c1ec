#include "core/errors.h"

#include <algorithm>
#include <cerrno>
#include <tuple>

#include "core/phrases.h"
#include "core/utf8.h"

namespace kabar {

namespace {

constexpr std::size_t kShownProblems = 100;
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

std::string worded(const std::vector<Problem>& problems, std::size_t more, Language language) {
  std::string text;
  const std::size_t shown = std::min(problems.size(), kShownProblems);
  for (std::size_t i = 0; i < shown; ++i) text += (i == 0 ? "" : "\n") + to_text(problems[i], language);
  more += problems.size() - shown;
  if (more > 0) text += "\n" + Sentence(phrase::more_problems, more).in(language);
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

InputError::InputError(std::vector<Problem> problems, std::size_t more)
    : std::runtime_error(worded(in_order(problems), more, Language::english)),
      problems_(in_order(std::move(problems))),
      more_(more) {}

std::string InputError::in(Language language) const {
  return worded(problems_, more_, language);
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
  if (problems_.size() < kKeptProblems) {
    problems_.push_back(std::move(problem));
  } else {
    ++more_;
  }
}

void Problems::add_all(const Problems& others) {
  for (const Problem& problem : others.problems_) add(problem);
  more_ += others.more_;
}

void Problems::throw_if_any() const {
  if (!problems_.empty()) throw InputError(problems_, more_);
}

std::string nearest_word(const std::string& word, const std::vector<std::string>& candidates) {
  std::string best;
  std::size_t best_distance = std::min<std::size_t>(2, std::max<std::size_t>(1, word.size() / 3)) + 1;
  for (const std::string& candidate : candidates) {
    std::vector<std::size_t> row(candidate.size() + 1);
    for (std::size_t j = 0; j < row.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= word.size(); ++i) {
      std::size_t diagonal = row[0];
      row[0] = i;
      for (std::size_t j = 1; j < row.size(); ++j) {
        const std::size_t substituted = diagonal + (word[i - 1] == candidate[j - 1] ? 0 : 1);
        diagonal = row[j];
        row[j] = std::min({row[j] + 1, row[j - 1] + 1, substituted});
      }
    }
    if (row.back() < best_distance) {
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
