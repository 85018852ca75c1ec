#pragma once
// What `kabar story` tells: one household's stories, in words and as JSON.

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

}  // namespace kabar::cli
