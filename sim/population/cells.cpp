#include "population/cells.h"

#include <span>

#include "core/errors.h"
#include "population/ipf.h"

namespace kabar {

namespace {

bool has_margin(const Targets& targets, Dimension dimension) {
  for (const ResolvedTarget& row : targets.rows) {
    if (row.dimension == dimension && row.given_category < 0) return true;
  }
  return false;
}

/// A margin of one whole dimension from weights, scaled to `total`.
IpfMargin whole_margin(std::span<const Place5> places, Dimension dimension, std::vector<double> weights, double total) {
  double sum = 0;
  for (const double weight : weights) sum += weight;
  for (double& weight : weights) weight *= total / sum;
  IpfMargin margin{std::vector<std::int32_t>(places.size()), std::move(weights)};
  for (std::size_t cell = 0; cell < places.size(); ++cell) {
    margin.row_of_cell[cell] = places[cell][static_cast<std::size_t>(dimension)];
  }
  return margin;
}

std::vector<IpfMargin> margins_of(const MadeConfiguration& made, const Targets& targets,
                                  std::span<const Place5> places) {
  const double households = static_cast<double>(made.city.households);
  std::vector<IpfMargin> margins;
  if (!has_margin(targets, Dimension::kelurahan)) {
    margins.push_back(whole_margin(places, Dimension::kelurahan, kelurahan_without_a_table(made), households));
  }
  if (!has_margin(targets, Dimension::welfare)) {
    const double poor = poor_without_a_table(made.param);
    margins.push_back(whole_margin(places, Dimension::welfare, {poor, 0.2 - poor, 0.2, 0.2, 0.2, 0.2}, households));
  }
  for (std::size_t table = 0; table < targets.tables.size(); ++table) {
    IpfMargin margin{std::vector<std::int32_t>(places.size(), -1), {}};
    for (const ResolvedTarget& row : targets.rows) {
      if (row.table != table) continue;
      for (std::size_t cell = 0; cell < places.size(); ++cell) {
        if (counts(row, places[cell])) margin.row_of_cell[cell] = static_cast<std::int32_t>(margin.target.size());
      }
      margin.target.push_back(row.households * households / targets.total);
    }
    margins.push_back(std::move(margin));
  }
  return margins;
}

void weight_cells(const MadeConfiguration& made, std::span<const Place5> places, std::span<double> table) {
  Problems problems;
  for (std::size_t row = 0; row < made.associations.size(); ++row) {
    const NamedCategories chosen = categories_of(made, row, problems);
    for (std::size_t cell = 0; cell < table.size(); ++cell) {
      bool inside = true;
      for (std::size_t d = 0; d < chosen.size(); ++d) {
        inside = inside && chosen[d][static_cast<std::size_t>(places[cell][d + 1])];
      }
      if (inside) table[cell] *= made.associations[row].weight;
    }
  }
  problems.throw_if_any();
}

}  // namespace

Place5 place_of_cell(std::uint32_t cell) {
  const int local = static_cast<int>(cell % kLocalCells);
  return {static_cast<int>(cell / kLocalCells), local / 64, local / 16 % 4, local / 4 % 4, local % 4};
}

bool counts(const ResolvedTarget& target, const Place5& place) {
  return place[static_cast<std::size_t>(target.dimension)] == target.category &&
         (target.given_category < 0 || place[static_cast<std::size_t>(target.given)] == target.given_category);
}

std::uint32_t kelurahan_count(const MadeConfiguration& made) {
  return static_cast<std::uint32_t>(category_count(made, Dimension::kelurahan));
}

std::vector<double> expected_cells(const MadeConfiguration& made, const Targets& targets) {
  const std::size_t cells = static_cast<std::size_t>(kelurahan_count(made)) * kLocalCells;
  std::vector<Place5> places(cells);
  for (std::size_t cell = 0; cell < cells; ++cell) places[cell] = place_of_cell(static_cast<std::uint32_t>(cell));
  std::vector<double> table(cells, 1.0);
  weight_cells(made, places, table);
  const std::vector<IpfMargin> margins = margins_of(made, targets, places);
  constexpr double kTolerance = 1e-3;  // households; integers follow
  constexpr int kRounds = 100;
  fit(table, margins, kTolerance * static_cast<double>(made.city.households) / 41000.0, kRounds);
  return table;
}

std::vector<std::uint32_t> serpentine_order(std::uint32_t kelurahan) {
  std::vector<std::uint32_t> order;
  order.reserve(static_cast<std::size_t>(kelurahan) * kLocalCells);
  std::array<int, kDimensions> sweeps{};  // of each dimension so far: every other one runs backwards
  const auto sweep = [&](Dimension dimension, int size, const auto& visit) {
    const bool forwards = sweeps[static_cast<std::size_t>(dimension)]++ % 2 == 0;
    for (int step = 0; step < size; ++step) visit(forwards ? step : size - 1 - step);
  };
  for (std::uint32_t k = 0; k < kelurahan; ++k) {
    sweep(Dimension::welfare, kWelfareBands, [&](int w) {
      const bool poor = w == 0;
      sweep(poor ? Dimension::access : Dimension::age, 4, [&](int outer) {
        sweep(poor ? Dimension::age : Dimension::access, 4, [&](int inner) {
          sweep(Dimension::education, 4, [&](int e) {
            order.push_back(k * kLocalCells + local_cell(w, poor ? outer : inner, e, poor ? inner : outer));
          });
        });
      });
    });
  }
  return order;
}

}  // namespace kabar
