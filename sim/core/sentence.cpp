#include "core/sentence.h"

#include <cstdlib>
#include <stdexcept>

#include "core/numbers.h"
#include "core/phrases.h"

namespace kabar {

namespace {

struct Worder {
  Language language;

  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(const Decimal& number) const { return number_text(number.value, number.digits, language); }
  std::string operator()(const Sentence& message) const { return message.in(language); }
};

}  // namespace

Sentence Sentence::verbatim(std::string words) {
  return words.empty() ? Sentence() : Sentence(phrase::as_it_is, std::move(words));
}

std::string Sentence::in(Language language) const {
  if (phrase_ == nullptr) return "";
  const std::string_view form = phrase_->in(language);
  std::string text;
  std::size_t next = 0;
  for (std::size_t i = 0; i < form.size(); ++i) {
    const std::size_t end = form[i] == '{' ? form.find('}', i) : std::string_view::npos;
    if (end == std::string_view::npos) {
      text += form[i];
      continue;
    }
    const std::size_t which = end == i + 1 ? next++ : static_cast<std::size_t>(form[i + 1] - '1');
    if (which >= values_.size()) throw std::logic_error(std::string(phrase_->code) + ": a value is missing");
    text += std::visit(Worder{language}, values_[which].is);
    i = end;
  }
  return text;
}

}  // namespace kabar
