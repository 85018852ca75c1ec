#pragma once
// A yardstick: a much simpler city than kabar's, written flat and scalar, as a good engineer does in an afternoon.
// One topic; agencies' accounts post, followers see a post with one chance, whoever sees or hears of it becomes aware
// with one chance and then tells each of its ties with one chance, days later. No groups, meetings, visits, brokers,
// understanding, memory, classes of households or languages; keyed draws, so that a run can be repeated.

#include <array>
#include <cstdint>
#include <vector>

namespace kabar::bench {

class PlainCity {
 public:
  PlainCity(std::uint32_t households, std::uint32_t days);

  struct Work {
    std::uint64_t exposures = 0, coins = 0, activations = 0;
  };
  /// One replicate; the work that it had.
  Work run(std::uint64_t replicate);

  /// Of the last replicate: aware at the end of each day, and at the end by decile of welfare.
  const std::vector<std::uint32_t>& daily() const { return daily_; }
  const std::array<std::uint32_t, 10>& deciles() const { return aware_by_decile_; }

 private:
  struct Post {
    std::uint32_t hour = 0, account = 0;
  };
  struct Exposure {
    std::uint32_t household = 0;
    bool told = false;
  };

  void make_ties();
  void make_accounts();
  void show(std::uint64_t key, std::uint32_t number, Work& work);
  void handle(std::uint64_t key, std::uint32_t hour, std::uint32_t number, const Exposure& exposure, Work& work);
  void tally();

  std::uint32_t households_, hours_;
  std::vector<std::uint8_t> decile_;
  std::vector<std::uint32_t> tie_begin_, ties_;            // rows of both directions
  std::vector<std::uint32_t> follower_begin_, followers_;  // by account
  std::vector<Post> posts_;                                // in order of their hours
  std::array<std::uint8_t, 256> delay_{};                  // hours until a post is seen, by a byte of the draw
  // Of the running replicate.
  std::vector<std::uint32_t> first_aware_;  // hour, or never
  std::vector<std::vector<Exposure>> due_;  // by hour
  std::vector<std::uint32_t> daily_;
  std::array<std::uint32_t, 10> aware_by_decile_{};
};

}  // namespace kabar::bench
