#pragma once
// A list that is only appended to, in pieces: it grows without copying or doubling, and keeps its memory when emptied.

#include <cstddef>
#include <memory>
#include <type_traits>
#include <vector>

namespace kabar {

template <class T>
class AppendLog {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  void clear() { size_ = 0; }
  std::size_t size() const { return size_; }

  void push_back(const T& item) {
    const std::size_t piece = size_ / kPiece;
    if (piece == pieces_.size()) pieces_.push_back(std::make_unique_for_overwrite<T[]>(kPiece));
    pieces_[piece][size_++ % kPiece] = item;
  }

  const T& operator[](std::size_t i) const { return pieces_[i / kPiece][i % kPiece]; }

 private:
  static constexpr std::size_t kPiece = 1024;
  std::vector<std::unique_ptr<T[]>> pieces_;
  std::size_t size_ = 0;
};

}  // namespace kabar
