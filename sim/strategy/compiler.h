#pragma once
// The parts of compile_calendar, one per kind of block. Internal to strategy/.

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/random.h"
#include "strategy/calendar.h"

namespace kabar {

/// What the parts share while a calendar is made.
class CalendarCompiler {
 public:
  CalendarCompiler(const World& world, const Strategy& strategy);
  Calendar compile();
  /// The costs of compile(), without making slots; of a knock-out those of the whole strategy.
  Costs costs();

 private:
  enum class Makes : std::uint8_t { calendar, costs };

  // messages and areas (messages.cpp)
  std::uint32_t message_of(std::uint32_t topic, std::uint32_t channel, const Content& content, bool video,
                           bool cites_source, bool spoken_at_home);
  std::int64_t last_day(std::int64_t to_day) const;  // of a block, within the horizon
  std::uint32_t area_of(const std::vector<std::string>& kelurahan);
  std::vector<std::uint32_t> topics_of(const std::vector<std::string>& names) const;
  std::uint32_t channel_of(const std::string& id) const;
  void common_messages();

  /// Who is online more by free internet; v stays what it is without (internet.cpp).
  void internet(const InternetBlock& block);

  // slots (posts.cpp, ads.cpp, contacts.cpp)
  void schedules();
  void households();
  void delays();
  void calibrate();
  /// Followers of an account under a block's factor, at most those that it can have.
  std::uint32_t followers_of(std::size_t account, double factor);
  std::uint32_t curve_of(std::uint32_t channel, std::uint32_t hour);
  void follower_classes();
  // competition (competition.cpp)
  void tire_followers();
  void crowds();
  std::vector<std::uint32_t> account_list(const std::vector<std::string>& patterns) const;
  std::vector<std::uint32_t> days_of(double per_week, std::int64_t from_day, std::int64_t to_day) const;
  /// The days that a block of posts names, or as many as it asks for.
  std::vector<std::uint32_t> days_of(const PostBlock& block) const;
  void posts(const PostBlock& block);
  void ads(const AdBlock& block);
  void broadcasts(const BroadcastBlock& block);
  void meetings(const MeetingBlock& block);
  void instructions(const InstructionBlock& block);
  void sessions(const SessionBlock& block);
  void visits(const VisitBlock& block);

  // action (action.cpp)
  void action_of_topics();
  double act_chance(std::uint32_t topic, std::uint32_t channel, bool endorsed) const;
  void desks(const DeskBlock& block);

  // questions and answers (listening.cpp)
  void questions();
  void listening(const ListeningBlock& block);

  // costs (costs.cpp)
  void charge(const std::string& override_item, const std::string& channel_item, double count);
  void other_costs();

  /// Whether the calendar lacks these means. The budget is settled with all of them in place.
  bool without(Means means) const { return makes_ == Makes::calendar && strategy_.without == means; }

  /// Where the strategy was said.
  Origin place() const {
    return {strategy_.file.empty() ? strategy_.name : strategy_.file, strategy_.line, strategy_.column};
  }

  void begin();   // what every block needs
  void blocks();  // slots and costs
  void finish();  // order by hour, refuse equal roots

  const World& world_;
  const Scenario& scenario_;
  const Strategy& strategy_;
  DrawKey schedule_key_;
  double growth_;                       // of the city, and of its accounts' followers
  std::vector<double> followers_now_;   // by account, once they are asked for
  std::vector<double> activity_;        // by hour of the week from the start's weekday
  std::vector<double> class_sessions_;  // by feed class
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> curves_;  // channel, hour of the week
  Calendar calendar_;
  Makes makes_ = Makes::calendar;
};

/// By kelurahan: whether a block means it (codes or names; none: all).
std::vector<std::uint8_t> kelurahan_meant(const Scenario& scenario, const std::vector<std::string>& kelurahan);

/// Households that a visit block goes to, in the order in which they are visited.
std::vector<std::uint32_t> visit_list(const World& world, const VisitBlock& block,
                                      const std::vector<std::uint8_t>& area_kelurahan, DrawKey schedule_key);
/// How many it goes to: the length of that list, without its order.
std::size_t visit_list_length(const World& world, const VisitBlock& block,
                              const std::vector<std::uint8_t>& area_kelurahan, DrawKey schedule_key);
/// Households of which `share` is a share.
std::size_t visit_list_base(const World& world, const VisitBlock& block,
                            const std::vector<std::uint8_t>& area_kelurahan);

}  // namespace kabar
