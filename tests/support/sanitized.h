// Whether this build carries a sanitizer.
#pragma once

namespace kabar::test {

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define KABAR_SANITIZED true
#endif
#endif
#ifndef KABAR_SANITIZED
#define KABAR_SANITIZED false
#endif

/// Under a sanitizer a random world costs ten times as much, and what is wrong with memory shows in few of them; rare
/// ways through the rules are for the other builds, which look at more.
inline constexpr bool kSanitized = KABAR_SANITIZED;
#undef KABAR_SANITIZED

}  // namespace kabar::test
