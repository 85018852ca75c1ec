#pragma once
// What the kinds of block share while a calendar is made of them. Internal to strategy/.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "strategy/calendar.h"
#include "strategy/schedule.h"

namespace kabar {

/// How a message is put, beside its content.
struct Form {
  bool video = false, cites_source = false;
  bool spoken_at_home = false;  // in the language of whoever hears it
};

struct Content;           // blocks.h
struct InstructionBlock;  // blocks.h

class CalendarMaker {
 public:
  /// All of them must outlive it; `city` is to be of the schedule's world.
  CalendarMaker(const Schedule& schedule, CityCalendar& city, const Strategy& strategy);
  Calendar make();

  // For the kinds: the calendar so far, with what they add to it.
  Calendar calendar;
  CityCalendar& city;

  /// The slot "KIND|BLOCK|TOPIC|SOURCE|DAY|REPEAT". Two of one root are refused in the end.
  Slot slot(std::string_view kind, std::string_view block, std::uint32_t topic, std::string_view source = {},
            std::string_view day = {}, std::string_view repeat = {});
  /// A new message (messages.cpp).
  std::uint32_t message(std::uint32_t topic, std::uint32_t channel, const Content& content, Form form = {});
  /// These kelurahan as an area of the calendar (messages.cpp).
  std::uint32_t area(const std::vector<std::string>& kelurahan);
  /// By kelurahan: the chance that a head there relays what it is asked to, after all requests before; a threshold.
  std::vector<std::uint64_t> readiness(const InstructionBlock& block) const;
  /// The row of group_delay for so many topics in one message.
  std::uint32_t group_row(std::size_t topics);
  /// Households of a kelurahan, where visits are decided week by week.
  void need_kelurahan_households();

 private:
  void blocks();
  void delays();            // of what people tell
  void group_delays();      // of what is read in groups
  void own_words();         // messages of their own accord (messages.cpp)
  void action_of_topics();  // action.cpp
  void questions();         // listening.cpp
  void tire_followers();    // competition.cpp
  void crowds();            // competition.cpp
  void follower_classes();
  void finish();  // order by hour
  void refuse_equal_roots();
  double act_chance(std::uint32_t topic, std::uint32_t channel, bool endorsed) const;

  /// Whether the calendar lacks these means.
  bool without(Means means) const { return strategy_.without == means; }

  const Schedule& schedule_;
  const World& world_;
  const Scenario& scenario_;
  const Strategy& strategy_;
  std::vector<Slot> slots_;                // every one that was made
  std::vector<std::size_t> group_topics_;  // by row of group_delay: topics in one message
};

/// Where a strategy was said.
Origin place_of(const Strategy& strategy);

}  // namespace kabar
