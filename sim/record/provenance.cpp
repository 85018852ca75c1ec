#include "record/provenance.h"

#include <string_view>

#include "core/key_words.h"

namespace kabar {

std::string Provenance::Parameter::source_in(Language language) const {
  return key_words(source, language == Language::indonesian);
}

std::string commit_in(Language language, const std::string& commit) {
  const bool indonesian = language == Language::indonesian;
  if (commit == "unknown") return indonesian ? "commit tidak diketahui" : "commit unknown";
  for (const std::string_view mark : {"-changed", "+"}) {
    if (!commit.ends_with(mark)) continue;
    return commit.substr(0, commit.size() - mark.size()) + (indonesian ? " dengan perubahan" : " with changes");
  }
  return commit;
}

Digest digest_of(const Recording& recording, const Provenance& provenance) {
  std::vector<Digest> contents;
  for (const Provenance::Strategy& strategy : provenance.strategies) contents.push_back(strategy.content);
  return digest_of(recording, contents);
}

}  // namespace kabar
