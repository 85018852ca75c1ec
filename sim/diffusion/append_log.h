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
  void clear() {
    begun_ = 0;
    next_ = end_ = nullptr;
  }
  std::size_t size() const { return begun_ * kPiece - static_cast<std::size_t>(end_ - next_); }

  void push_back(const T& item) {
    if (next_ == end_) begin_piece();
    *next_++ = item;
  }

  const T& operator[](std::size_t i) const { return pieces_[i / kPiece][i % kPiece]; }

 private:
  static constexpr std::size_t kPiece = 1024;

  void begin_piece() {
    if (begun_ == pieces_.size()) pieces_.push_back(std::make_unique_for_overwrite<T[]>(kPiece));
    next_ = pieces_[begun_++].get();
    end_ = next_ + kPiece;
  }

  std::vector<std::unique_ptr<T[]>> pieces_;
  std::size_t begun_ = 0;               // so many pieces are in use
  T *next_ = nullptr, *end_ = nullptr;  // in the last of them
};

}  // namespace kabar
