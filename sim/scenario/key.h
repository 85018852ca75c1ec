#pragma once
// The keys of a struct, declared where the struct is; what a key is stands in keys.h.

#include <span>

namespace kabar {

template <class T>
struct Key;

/// In the order in which they are written and digested.
template <class T>
std::span<const Key<T>> keys_of();

}  // namespace kabar
