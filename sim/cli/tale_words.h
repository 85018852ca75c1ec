#pragma once
// The words of a story in one language: moments, names, what was met and what came of it.

#include <string>

#include "cli/tale.h"

namespace kabar::cli {

class TaleWords {
 public:
  TaleWords(const Scenario& scenario, const Context& context) : scenario_(scenario), context_(context) {}

  std::string say(const char* indonesian, const char* english) const { return context_.say(indonesian, english); }
  std::string share(double value) const;
  /// `width` of the day of the month: 2 where dates stand below each other.
  std::string date(std::uint32_t hour, int width = 1) const;
  std::string moment(std::uint32_t hour) const;
  std::string channel_name(std::uint32_t channel) const;
  std::string topic_name(std::size_t topic) const;
  std::string household(std::uint32_t number) const;
  /// How the household met the message.
  std::string how(const ToldStory& told, const Encounter& met) const;
  /// What came of it, and the chance that decided.
  std::string outcome(const Encounter& met) const;
  /// What it did, and the chance that decided.
  std::string deed(const Deed& deed) const;
  std::string belief(const Belief& belief) const;

 private:
  std::string agency_name(const std::string& id) const;

  const Scenario& scenario_;
  const Context& context_;
};

}  // namespace kabar::cli
