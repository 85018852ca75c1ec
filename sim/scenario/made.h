#pragma once
// What a world is made of: all that the making of people and ties may read. Rooms population and network take this in
// place of the scenario, so that a world is a function of (configuration, population) alone: what is not here (a
// strategy, a price, a chance of telling) cannot reach it. Each struct is the base of the one that files fill
// (scenario.h), so that a field is declared once, and the place where it stands says whether a world may hang on it.

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "scenario/choices.h"
#include "scenario/origins.h"

namespace kabar {

inline constexpr std::size_t kMaxPlatforms = 16;  // feeds and groups are among the first so many channels

/// Of City.
struct MadeCity {
  std::int64_t households = 41000;
  std::int64_t rt_households_max = 50;
  std::int64_t rw = 192;
  std::int64_t seed = 1;
  std::string assisted_topic;  // its beneficiaries meet in facilitated groups
  std::int64_t assisted_group_size = 25;
};

/// Of Parameters.
struct MadeParameters {
  // population (section 5)
  double poor_persons = 0.071;      // share of persons below the poverty line
  double register_recall = 0.75;    // poor households that the register lists
  double register_inclusion = 0.1;  // households outside the bottom 40 % that it lists all the same
  std::int64_t adults_max = 4;      // adults of a household that are connected, at most
  bool equal_access = false;        // every household has phones of its own (a structural test)
  double javanese_low = 0.90;       // Javanese preferred at home: primary or less
  double javanese_junior = 0.81;
  double javanese_senior = 0.64;
  double javanese_tertiary = 0.54;
  double attendance = 0.35;       // mean attendance of an RT meeting
  double attend_none = 0.3;       // share of households that never attend
  double attend_none_poor = 0.4;  // the same of poor households
  // networks
  double rt_ties = 5.6;             // mean neighbour ties of a household
  double rt_inside = 1;             // share of neighbour ties inside the RT (below 1: a structural test)
  double kin_ties = 4;              // mean kin and friend ties
  double kin_sigma = 0.9;           // of the logarithm
  double kin_poor = 0.7;            // the poor have fewer: factor
  double kin_near = 0.5;            // share of kin ties inside the own kelurahan
  double homophily = 0.3;           // share of ties drawn within the own welfare quintile
  double follow_tilt = 1;           // how far access, schooling and welfare decide who follows an account
  double followers_most = 4;        // a followers_factor may be so large at most: lists of followers are as long
  double rt_group_share = 0.6;      // share of an RT's WhatsApp households in the RT's group
  double groups_per_household = 2;  // other groups a connected household is in, mean
  double group_size = 20;           // median
  double group_sigma = 0.7;         // of the logarithm
  std::int64_t group_size_min = 5;
  std::int64_t group_size_max = 100;
};

/// Of Kelurahan. Code and name are what targets call it.
struct MadeKelurahan {
  std::string code, name;
  std::int64_t persons = 0;
  std::int64_t rt = 0;
};

/// Of Target: a household-level total of the population. `table` names the margin or cross-table, `category` (and
/// `given`, for a cross-table) its cell.
struct MadeTarget {
  std::string table, category, given;
  double households = 0;
};

/// Of Association: the cells of the population table that it names (an empty field: all of that dimension; several
/// categories parted by |) begin the fit with `weight` times as many households. The fit to targets keeps the odds
/// ratios that the weights make.
struct MadeAssociation {
  std::string welfare, education, age, access;
  double weight = 1;
};

/// Of Topic. Its id keys the draws of who is eligible.
struct MadeTopic {
  std::string id;
  Choice<Listed> listed = Listed::any;
  double rank_below = 1;            // eligible: welfare rank below this
  double trait_share = 1;           // and have a trait that this share of households has (keyed by topic)
  double beneficiary_at_start = 0;  // share of eligible households that already receive it
};

/// Of Channel. Its id keys the draws of who uses it.
struct MadeChannel {
  std::string id;
  Choice<Mechanism> mechanism = Mechanism::feed;
  double users_share = 0;     // feed and group: share of connected households that use it
  double users_age_tilt = 0;  // feed and group: change of the log odds of use per age band (0 at 30-44)
};

/// Of Account. Agency and channel key the draws of who follows.
struct MadeAccount {
  std::string agency, channel;
  std::int64_t followers = 0;  // resident households; or
  double followers_share = 0;  // of the households on the channel in this city
};

/// One row of ties.csv: two households that are kin or friends, by their numbers in the made population.
struct KinTie {
  std::int64_t one = 0, other = 0;
};

/// Whether a world is made of the members of T: those that made_digest holds (all but MadeCity::seed). A table that
/// comes to MadeConfiguration comes here too.
template <class T>
inline constexpr bool kIsMade =
    std::same_as<T, MadeCity> || std::same_as<T, MadeParameters> || std::same_as<T, MadeKelurahan> ||
    std::same_as<T, MadeTarget> || std::same_as<T, MadeAssociation> || std::same_as<T, MadeTopic> ||
    std::same_as<T, MadeChannel> || std::same_as<T, MadeAccount> || std::same_as<T, KinTie>;

/// The rows of a table, of each what its base T says and no more. A view: the table must outlive it and keep its rows.
template <class T>
class MadeRows {
 public:
  class Iterator {
   public:
    Iterator(const MadeRows& rows, std::size_t at) : rows_(rows), at_(at) {}
    const T& operator*() const { return rows_[at_]; }
    Iterator& operator++() {
      ++at_;
      return *this;
    }
    bool operator==(const Iterator& other) const { return at_ == other.at_; }

   private:
    const MadeRows& rows_;
    std::size_t at_;
  };

  template <std::derived_from<T> Row>
  explicit MadeRows(const std::vector<Row>& rows) : first_(rows.data()), step_(sizeof(Row)), size_(rows.size()) {}

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  const T& operator[](std::size_t i) const {
    return *reinterpret_cast<const T*>(reinterpret_cast<const std::byte*>(first_) + i * step_);
  }
  Iterator begin() const { return {*this, 0}; }
  Iterator end() const { return {*this, size_}; }

 private:
  const T* first_;
  std::size_t step_;  // bytes from row to row
  std::size_t size_;
};

struct Scenario;  // scenario.h

/// What a scenario says of its world, by the names that it has there. A view that costs nothing to make, so that a
/// scenario is handed over as it is: the scenario must outlive it and keep its tables. Which of its populations is made
/// (WorldNumbers) is handed over beside it; how many, and how often each is run, is not known here.
struct MadeConfiguration {
  MadeConfiguration(const Scenario& scenario);
  MadeConfiguration(const Scenario&& gone_before_it) = delete;

  const MadeCity& city;
  const MadeParameters& param;
  MadeRows<MadeKelurahan> kelurahan;
  MadeRows<MadeTarget> targets;
  MadeRows<MadeAssociation> associations;
  MadeRows<MadeTopic> topics;  // the chosen ones
  MadeRows<MadeChannel> channels;
  MadeRows<MadeAccount> accounts;
  const std::vector<KinTie>& ties;  // in place of made kin ties, if there are any
  const Origins& origins;           // where all this was said: for messages, not for worlds
};

}  // namespace kabar
