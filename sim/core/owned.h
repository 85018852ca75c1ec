#pragma once
// A value behind a pointer that belongs to its owner and is copied with it: who names the owner need not know the
// value.

#include <memory>
#include <utility>

namespace kabar {

/// The special members of the owner are to be defined where T is known. An owner that was moved from holds no value,
/// and may be assigned to or destroyed only.
template <class T>
class Owned {
 public:
  Owned() : value_(std::make_unique<T>()) {}
  Owned(const Owned& other) : value_(std::make_unique<T>(*other.value_)) {}
  Owned(Owned&& other) noexcept = default;
  Owned& operator=(const Owned& other) {
    value_ = std::make_unique<T>(*other.value_);
    return *this;
  }
  Owned& operator=(Owned&& other) noexcept = default;
  ~Owned() = default;

  const T& operator*() const { return *value_; }
  T& operator*() { return *value_; }

 private:
  std::unique_ptr<T> value_;
};

}  // namespace kabar
