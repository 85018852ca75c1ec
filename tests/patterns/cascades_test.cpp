// P1, P2, P4: how posts are reshared and news is forwarded in the shipped city. A record of a replicate names no viewer
// of a post. Who reshared stands in the engine's state; from whom a resharer had it is seen by following that
// household in a second run; who forwarded is a keyed draw of a household that became aware, drawn here again.

#include <algorithm>
#include <optional>

#include "analysis/core/cascade.h"
#include "core/random.h"
#include "tests/patterns/magelang.h"

namespace kabar {
namespace {

constexpr std::uint32_t kRuns = 40;

Magelang& silos() {
  static Magelang magelang({"more-posts", "status-quo"});
  return magelang;
}

Draws draws_of(std::uint32_t replicate) {
  return make_draws(static_cast<std::uint64_t>(silos().scenario().city.seed), 0, replicate);
}

/// One post on an account of the size that the target is about.
struct Post {
  std::uint32_t account = 0, channel = 0;
  double viewers_expected = 0;
};

std::map<std::uint32_t, Post> posts_of(const Calendar& calendar, std::uint32_t channel) {
  std::map<std::uint32_t, Post> posts;
  for (const FeedSlot& post : calendar.posts) {
    if (calendar.messages[post.message].channel != channel || post.followers < 500 || post.followers > 3000) continue;
    Post& one = posts[post.slot.root];
    one.account = post.account;
    one.channel = channel;
    one.viewers_expected = silos().scenario().channels[channel].seen_share * post.followers;
  }
  return posts;
}

struct Reshares {
  double posts = 0, not_reshared = 0, deeper = 0;  // trees
  double reshares = 0, from_the_post = 0;          // households that reshare
  double uncertain = 0;                            // of these, with more than one exposure that could have been it
  double trees = 0, virality = 0;                  // trees of two nodes and more
};

/// From whom a resharer had the post: a household, or kNone if it saw the account's own post. Empty: not seen.
std::optional<std::uint32_t> shown_by(const State& state, std::uint32_t root, double& uncertain) {
  std::optional<std::uint32_t> from;
  std::uint32_t sources = 0;
  for (const Encounter& encounter : state.districts[0].encounters) {
    if (encounter.exposure.root != root || encounter.exposure.mechanism() != Mechanism::feed) continue;
    const bool by_person = encounter.exposure.source >= kSharer;
    if (!from) from = by_person ? encounter.exposure.source - kSharer : kNone;
    ++sources;
  }
  if (sources > 1) uncertain += 1;
  return from;
}

Reshares count_reshares(std::uint32_t channel) {
  Reshares found;
  const Calendar& calendar = silos().calendar("more-posts");
  const std::map<std::uint32_t, Post> posts = posts_of(calendar, channel);
  State state;
  for (std::uint32_t r = 0; r < kRuns; ++r) {
    run_replicate(silos().world(), calendar, r, Keep::counts, state);
    std::map<std::uint32_t, std::vector<std::uint32_t>> by_root;
    for (const District& district : state.districts) {
      for (const auto& [root, household] : district.reshared) {
        if (posts.count(root) != 0) by_root[root].push_back(household);
      }
    }
    found.posts += static_cast<double>(posts.size());
    found.not_reshared += static_cast<double>(posts.size() - by_root.size());
    for (const auto& [root, sharers] : by_root) {
      std::map<std::uint32_t, std::uint32_t> from;  // sharer -> from whom, kNone the post
      for (const std::uint32_t household : sharers) {
        Inside inside;
        inside.followed = household;
        run_replicate(silos().world(), calendar, r, Keep::counts, state, inside);
        const std::optional<std::uint32_t> by = shown_by(state, root, found.uncertain);
        EXPECT_TRUE(by.has_value()) << "a resharer that never saw the post";
        from[household] = by.value_or(kNone);
      }
      bool deeper = false;
      std::vector<std::uint32_t> parents = {analysis::kRoot}, nodes = {kNone};
      // Parents before children: those who had it from the post first, then the others as far as theirs are there.
      for (bool grew = true; grew;) {
        grew = false;
        for (const auto& [household, by] : from) {
          if (std::find(nodes.begin(), nodes.end(), household) != nodes.end()) continue;
          const auto parent = std::find(nodes.begin(), nodes.end(), by);
          if (parent == nodes.end()) continue;
          parents.push_back(static_cast<std::uint32_t>(parent - nodes.begin()));
          nodes.push_back(household);
          deeper = deeper || by != kNone;
          found.from_the_post += by == kNone ? 1 : 0;
          grew = true;
        }
      }
      EXPECT_EQ(nodes.size(), sharers.size() + 1) << "every resharer hangs in its tree";
      found.reshares += static_cast<double>(sharers.size());
      found.deeper += deeper ? 1 : 0;
      const analysis::Figure shape = analysis::structural_virality(parents);
      found.trees += 1;
      found.virality += shape.value.value_or(0);
    }
  }
  return found;
}

TEST(SlowCascades, P1AndP2MostPostsAreNeverResharedAndTreesAreShallow) {
  const Reshares seen = count_reshares(silos().channel("facebook"));
  ASSERT_GT(seen.posts, 1000);
  ASSERT_GT(seen.reshares, 50);
  holds("P1", seen.not_reshared / seen.posts, 0.70, 0.95);
  keep("P2 trees deeper than one step", seen.deeper / seen.posts, 0.003, 0.04, false);
  holds("P2 reshares within one step", seen.from_the_post / seen.reshares, 0.9, kInfinite);
  measured("P1 posts", seen.posts);
  measured("P2 reshares", seen.reshares);
  measured("P2 resharers with several exposures", seen.uncertain);
  measured("P2 structural virality of reshared posts", seen.virality / seen.trees);
}

/// The groups to which a household that becomes aware of a topic forwards it (S5).
std::vector<std::uint32_t> forwards(DrawKey key, std::uint32_t topic_key, std::uint32_t household) {
  const Network& network = silos().world().network;
  const Parameters& param = silos().scenario().param;
  const std::span<const std::uint32_t> mine = network.groups.row(household);
  const auto priority = [&](std::uint32_t group) {
    return std::pair(draw(key, counter_head(Purpose::forward_priority), topic_key, household, group)[0], group);
  };
  std::vector<std::uint32_t> chosen(mine.begin(), mine.end());
  if (mine.size() > static_cast<std::size_t>(param.groups_per_topic)) {
    std::sort(chosen.begin(), chosen.end(), [&](auto a, auto b) { return priority(a) < priority(b); });
    chosen.resize(static_cast<std::size_t>(param.groups_per_topic));
  }
  std::vector<std::uint32_t> sent;
  for (std::uint32_t e = 0; e < mine.size(); ++e) {
    if (std::find(chosen.begin(), chosen.end(), mine[e]) == chosen.end()) continue;
    if (coin(row_word(key, counter_head(Purpose::forward), topic_key, household, e), threshold(param.r_g))) {
      sent.push_back(mine[e]);
    }
  }
  return sent;
}

bool is_in(std::uint32_t household, std::uint32_t group) {
  const std::span<const std::uint32_t> mine = silos().world().network.groups.row(household);
  return std::find(mine.begin(), mine.end(), group) != mine.end();
}

struct Spans {
  double forwards = 0, messages = 0, within = 0;
  void add(const std::map<std::uint64_t, std::vector<std::uint32_t>>& hours) {
    for (const auto& [message, of] : hours) {
      forwards += static_cast<double>(of.size());
      if (of.size() < 2) continue;
      messages += 1;
      within += *std::max_element(of.begin(), of.end()) - *std::min_element(of.begin(), of.end()) <= 48 ? 1 : 0;
    }
  }
};

TEST(SlowCascades, P4ForwardsOfAMessage) {
  const Calendar& calendar = silos().calendar("status-quo");
  const Population& population = silos().world().population;
  Spans by_text, by_root;
  double readers = 0, found = 0;
  for (std::uint32_t r = 0; r < kRuns; ++r) {
    const ReplicateRecord record = silos().run("status-quo", r);
    const DrawKey key = draws_of(r).key(Stream::forwarding);
    for (std::uint32_t t = 0; t < calendar.topics.size(); ++t) {
      const HouseholdRecord* const all = record.households.data() + std::size_t{t} * population.households;
      // A text goes from group to group; who heard by word of mouth or in a meeting writes one of its own.
      const auto writer = [&](std::uint32_t household) {
        const auto& channels = silos().scenario().channels;
        while (channels[all[household].channel].mechanism == "group" && all[household].parent < population.households &&
               all[all[household].parent].first_aware != kNone) {
          household = all[household].parent;
        }
        return household;
      };
      std::map<std::uint64_t, std::vector<std::uint32_t>> texts, roots;
      for (std::uint32_t i = 0; i < population.households; ++i) {
        if (all[i].first_aware == kNone) continue;
        // What is drawn here again is what brought the news: whoever read it in a group finds it sent there.
        const std::uint32_t from = all[i].parent;
        if (silos().scenario().channels[all[i].channel].mechanism == "group" &&
            (population.roles[from] & kRtHead) == 0) {
          const std::vector<std::uint32_t> sent = forwards(key, calendar.topics[t].topic, from);
          readers += 1;
          found += std::any_of(sent.begin(), sent.end(), [&](std::uint32_t group) { return is_in(i, group); }) ? 1 : 0;
        }
        for (std::size_t sent = forwards(key, calendar.topics[t].topic, i).size(); sent > 0; --sent) {
          texts[writer(i)].push_back(all[i].first_aware);
          roots[all[i].root].push_back(all[i].first_aware);
        }
      }
      by_text.add(texts);
      by_root.add(roots);
    }
  }
  ASSERT_GT(by_text.messages, 50);
  ASSERT_GT(readers, 100);
  EXPECT_EQ(found, readers);
  keep("P4 the same text", by_text.within / by_text.messages, 0.8, 0.8, false);
  keep("P4 the same root", by_root.within / by_root.messages, 0.8, 0.8, false);
  measured("P4 forwards", by_text.forwards);
  measured("P4 texts forwarded twice or more", by_text.messages);
  measured("P4 roots forwarded twice or more", by_root.messages);
}

}  // namespace
}  // namespace kabar
