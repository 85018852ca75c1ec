#pragma once
// A yardstick: contagion on a given network as a good engineer writes it in an afternoon (CSR, a frontier queue, epoch
// stamps, xoshiro128++ per tie), compiled for this very processor. Uses nothing of kabar.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace kabar::bench {

/// The ties of node u go to targets[offsets[u]] ... targets[offsets[u + 1] - 1].
struct PlainNetwork {
  std::vector<std::size_t> offsets = {0};
  std::vector<std::uint32_t> targets;
};
/// Reads lines "from to" of a text file, ties in both directions; throws std::runtime_error if it cannot be read.
PlainNetwork read_plain_network(const char* path);

struct PlainRule {
  bool recovers = false;  // SIR to extinction; otherwise an independent cascade
  double probability = 0, recovery = 0;
};

/// xoshiro128++ (Blackman, Vigna 2019).
struct Xoshiro {
  std::uint32_t s[4] = {0x9E3779B9u, 0x7F4A7C15u, 0xF39CC060u, 0x5CEDC834u};
  std::uint32_t next();
};

class Afternoon {
 public:
  explicit Afternoon(PlainNetwork network);
  /// One replicate; how many nodes it reached.
  std::size_t run(const PlainRule& rule, const std::vector<std::uint32_t>& seeds);
  std::size_t nodes() const { return stamps_.size(); }

 private:
  void begin(const std::vector<std::uint32_t>& seeds);
  void reach(std::uint32_t node);
  std::size_t cascade(const std::vector<std::uint32_t>& seeds, std::uint32_t limit);
  std::size_t epidemic(const std::vector<std::uint32_t>& seeds, std::uint32_t beta, std::uint32_t gamma);

  PlainNetwork network_;
  std::vector<std::uint32_t> stamps_, queue_, infectious_;
  std::uint32_t epoch_ = 0;
  Xoshiro generator_;
};

}  // namespace kabar::bench
