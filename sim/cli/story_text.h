#pragma once
// A household's story in words, and as JSON.

#include <string>
#include <vector>

#include "cli/context.h"
#include "diffusion/story.h"
#include "strategy/calendar.h"

namespace kabar::cli {

/// One strategy's story of the household.
struct ToldStory {
  const Strategy* strategy = nullptr;
  Calendar calendar;
  Story story;
};

/// What is told: one household in one replicate of one world, under one or two strategies.
struct Tale {
  const World* world = nullptr;
  std::uint32_t replicate = 0;
  std::vector<ToldStory> stories;
};

std::string text_of(const Tale& tale, const Context& context);
std::string json_of(const Tale& tale);

/// How many encounters two stories have in common before they part: same hour, exposure and outcome.
std::size_t common_encounters(const Story& one, const Story& other);

}  // namespace kabar::cli
