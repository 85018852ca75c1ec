#pragma once
// The coins of coins.h in the instruction sets of x86-64, each to be called only where the processor has it. Internal
// to coins.cpp. Every one gives the bits of the portable loop.

#include "core/coins.h"

#if defined(__x86_64__) && defined(__GNUC__)
#define KABAR_X86 1

namespace kabar::x86 {

// pmuludq multiplies the low halves of 64-bit lanes and ignores the high ones. So sixteen 32-bit counters are kept as
// two vectors of 64-bit lanes, the even and the odd ones, and the high halves may hold anything: a round is two
// products, two shifts and two exclusive ors.

bool works512();
void masks512(const CoinBatch& batch, const std::uint32_t* a, const std::uint32_t* c, std::size_t groups,
              std::uint32_t last_below, std::uint64_t* masks);
void words512(const CoinBatch& batch, const std::uint32_t* a, const std::uint32_t* c, std::size_t groups,
              std::uint32_t* words);
void draw512(DrawKey key, const Counters& counters, std::size_t groups, std::uint32_t* words);
void mask512_words(const std::uint32_t* words, const std::uint32_t* last, std::size_t groups, std::uint64_t* masks);
void mask512_classes(const std::uint32_t* words, const std::uint8_t* classes, std::size_t groups,
                     const std::array<std::uint32_t, kCoinClasses>& last, std::uint64_t* masks);
bool works256();
void masks256(const CoinBatch& batch, const std::uint32_t* a, const std::uint32_t* c, std::size_t groups,
              std::uint32_t last_below, std::uint64_t* masks);
void draw256(DrawKey key, const Counters& counters, std::size_t groups, std::uint32_t* words);
void mask256_words(const std::uint32_t* words, const std::uint32_t* last, std::size_t groups, std::uint64_t* masks);
void mask256_classes(const std::uint32_t* words, const std::uint8_t* classes, std::size_t groups,
                     const std::array<std::uint32_t, kCoinClasses>& last, std::uint64_t* masks);
void words256(const CoinBatch& batch, const std::uint32_t* a, const std::uint32_t* c, std::size_t groups,
              std::uint32_t* words);

}  // namespace kabar::x86

#endif
