#include "scenario/strategy.h"

#include "scenario/blocks.h"

namespace kabar {

Strategy::Strategy() = default;
Strategy::Strategy(const Strategy&) = default;
Strategy::Strategy(Strategy&&) noexcept = default;
Strategy& Strategy::operator=(const Strategy&) = default;
Strategy& Strategy::operator=(Strategy&&) noexcept = default;
Strategy::~Strategy() = default;

}  // namespace kabar
