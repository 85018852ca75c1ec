#include "analysis/report/names.h"

namespace kabar::analysis {

RunNames names_of(const Provenance& provenance, const Digest& digest, const std::string& path) {
  RunNames names;
  names.path = path;
  for (const Provenance::Strategy& strategy : provenance.strategies) {
    names.strategies.push_back({strategy.name, strategy.title_id, strategy.title_en, provenance.budget_rupiah,
                                strategy.budget_exempt, strategy.scale_with, strategy.of, strategy.without,
                                strategy.content, strategy.toml.find("[[") != std::string::npos});
  }
  for (const Provenance::Channel& channel : provenance.channels) {
    names.channels.push_back({channel.id, channel.name_id, channel.name_en, channel.mechanism});
  }
  for (const Provenance::Target& target : provenance.targets) names.targets.push_back({target.name, target.households});
  names.seed = provenance.seed;
  names.digest = digest;
  names.config_digest = provenance.config;
  names.world_digest = provenance.world;
  names.city = provenance.city;
  names.start = provenance.start;
  for (const Provenance::Kelurahan& one : provenance.kelurahan) names.kelurahan.push_back(one.code);
  for (const Provenance::Topic& one : provenance.topics) names.topics.push_back(one.id);
  return names;
}

}  // namespace kabar::analysis
