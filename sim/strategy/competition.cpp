// S2 Competition and fatigue: posts of one day share a follower's attention; too many in a week lose followers.

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>
#include <vector>

#include "core/math.h"
#include "strategy/calendar_maker.h"

namespace kabar {

void CalendarMaker::tire_followers() {
  const Parameters& param = scenario_.param;
  if (!(param.fatigue > 0.0)) return;
  constexpr std::uint32_t kWeek = 7 * 24;  // hours
  const std::size_t weeks = (std::size_t{calendar.hours} + kWeek - 1) / kWeek;
  std::vector<std::vector<std::int64_t>> posts(scenario_.accounts.size(), std::vector<std::int64_t>(weeks, 0));
  for (const FeedSlot& post : calendar.posts) posts[post.account][post.hour / kWeek] += post.followers > 0 ? 1 : 0;
  // Those who stay, by account and week: those who followed last leave first, so a following stays a prefix.
  std::vector<std::vector<double>> stay(posts.size(), std::vector<double>(weeks, 1.0));
  for (std::size_t account = 0; account < posts.size(); ++account) {
    for (std::size_t week = 1; week < weeks; ++week) {
      const std::int64_t tiring = std::max<std::int64_t>(0, posts[account][week - 1] - param.comfortable_posts);
      stay[account][week] = stay[account][week - 1] * pow(1.0 - param.fatigue, static_cast<double>(tiring));
    }
  }
  for (FeedSlot& post : calendar.posts) {
    post.followers =
        static_cast<std::uint32_t>(static_cast<double>(post.followers) * stay[post.account][post.hour / kWeek] + 0.5);
  }
}

void CalendarMaker::crowds() {
  if (!(scenario_.param.omega > 0.0)) return;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<std::size_t>> by_day;  // channel, day -> posts
  for (std::size_t p = 0; p < calendar.posts.size(); ++p) {
    const FeedSlot& post = calendar.posts[p];
    by_day[{calendar.messages[post.message].channel, post.hour / 24}].push_back(p);
  }
  std::vector<std::uint32_t> most(scenario_.accounts.size(), 0);
  for (const auto& [day, posts] : by_day) {
    if (posts.size() < 2) continue;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> alike;  // account, followers -> posts
    for (const std::size_t p : posts) {
      FeedSlot& post = calendar.posts[p];
      post.crowd = static_cast<std::uint32_t>(calendar.crowds.size());
      ++alike[{post.account, post.followers}];
      most[post.account] = std::max(most[post.account], post.followers);
    }
    Crowd crowd;
    crowd.begin.assign(scenario_.accounts.size() + 1, 0);
    for (const auto& [of, number] : alike) {
      crowd.posts.push_back({of.second, number});
      ++crowd.begin[of.first + 1];
    }
    std::partial_sum(crowd.begin.begin(), crowd.begin.end(), crowd.begin.begin());
    calendar.crowds.push_back(std::move(crowd));
  }
  if (calendar.crowds.empty()) return;
  std::vector<std::uint32_t>& begin = calendar.followed_begin;
  begin.assign(std::size_t{world_.population.households} + 1, 0);
  const auto each_follower = [&](const auto& use) {
    for (std::uint32_t account = 0; account < most.size(); ++account) {
      for (std::uint32_t rank = 0; rank < most[account]; ++rank) {
        use(world_.network.followers[account][rank], Followed{account, rank});
      }
    }
  };
  each_follower([&](std::uint32_t household, const Followed&) { ++begin[household + 1]; });
  for (std::size_t i = 1; i < begin.size(); ++i) begin[i] += begin[i - 1];
  calendar.followed.resize(begin.back());
  std::vector<std::uint32_t> next(begin.begin(), begin.end() - 1);
  each_follower([&](std::uint32_t household, const Followed& one) { calendar.followed[next[household]++] = one; });
}

std::uint32_t posts_offered(const Calendar& calendar, std::uint32_t crowd, std::uint32_t household) {
  const Crowd& of = calendar.crowds[crowd];
  std::uint32_t offered = 0;
  for (std::uint32_t k = calendar.followed_begin[household]; k < calendar.followed_begin[household + 1]; ++k) {
    const Followed& followed = calendar.followed[k];
    for (std::uint32_t p = of.begin[followed.account]; p < of.begin[followed.account + 1]; ++p) {
      offered += followed.rank < of.posts[p].followers ? of.posts[p].posts : 0;
    }
  }
  return offered;
}

}  // namespace kabar
