// `kabar describe` for people.

#include <fmt/core.h>

#include "analysis/report/grid.h"
#include "analysis/report/say.h"
#include "cli/description.h"
#include "cli/household_words.h"
#include "cli/setting.h"
#include "network/inventory.h"
#include "scenario/strategy.h"

namespace kabar::cli {

namespace {

/// R of hoaxes from which on they would flood a city, which nobody has seen.
constexpr double kTameHoax = 0.95;

/// Rows of words under heads.
struct TextTable {
  std::vector<std::string> heads;
  std::vector<std::vector<std::string>> rows = {};

  void add(std::vector<std::string> row) { rows.push_back(std::move(row)); }
};

/// One description in one language: a function per section.
class Page {
 public:
  Page(const Description& d, const Context& context)
      : d_(d), scenario_(*d.world->scenario), population_(d.world->population), context_(context) {}

  std::string text() const {
    return head() + households() + access() + topics() + accounts() + margins() + ties() + groups() + reproduction();
  }

 private:
  std::string say(const char* indonesian, const char* english) const { return context_.say(indonesian, english); }
  std::string count(std::uint64_t value) const { return number_text(static_cast<double>(value), 0, context_.language); }
  std::string real(std::optional<double> value, int decimals = 2) const {
    return analysis::figure_text(value, decimals, context_.language);
  }
  std::string share(std::optional<double> value) const { return analysis::percent_text(value, context_.language); }
  std::string text_of(const TextTable& table) const {
    return analysis::in_plain_columns(table.heads, table.rows, setting_of(context_));
  }
  std::string paragraph(const std::string& text) const {
    const analysis::Setting setting = setting_of(context_);
    return analysis::indented(analysis::wrapped(text, setting.text_columns() - 2), 2) + "\n";
  }
  std::string title(const char* indonesian, const char* english) const {
    return "\n" + say(indonesian, english) + "\n";
  }
  std::vector<std::string> by_poor_head(std::string first) const {
    return {std::move(first), say("miskin", "poor"), say("tidak miskin", "non-poor"), say("semua", "all")};
  }
  std::vector<std::string> shares(std::string label, const ByPoor& value) const {
    return {std::move(label), share(value.poor), share(value.non_poor), share(value.all)};
  }

  std::string head() const {
    const std::string text = fmt::format(
        fmt::runtime(
            say("{}, kota simulasi no. {} (benih acak {})\n"
                "Rumah tangga di sini dibuat oleh komputer; angka per kelurahan adalah perkiraan, bukan data resmi.",
                "{}, synthetic city no. {} (seed {})\n"
                "These households are made by a computer; figures per kelurahan are estimates, not official "
                "data.")),
        readable(scenario_.city.name), d_.world->population_index, scenario_.city.seed);
    return analysis::wrapped(text, setting_of(context_).text_columns()) + "\n";
  }

  std::string households() const {
    const std::uint64_t all = population_.households, poor = d_.poor;
    TextTable table{by_poor_head("")};
    table.add({say("rumah tangga", "households"), count(poor), count(all - poor), count(all)});
    table.add({say("jiwa", "persons"), count(d_.persons_poor), count(d_.persons - d_.persons_poor), count(d_.persons)});
    table.add(shares(say("terdaftar di data terpadu", "listed in the register"), d_.listed));
    table.add(shares(say("peluang hadir di rapat RT", "chance to attend an RT meeting"), d_.attendance));
    const WorldBytes bytes = bytes_of(*d_.world);
    const auto per = [&](std::uint64_t part, std::uint64_t number) {
      return number == 0 ? std::nullopt
                         : std::optional<double>(static_cast<double>(part) / static_cast<double>(number));
    };
    const std::string memory =
        fmt::format(fmt::runtime(say("  memori: {} MB; {} byte per rumah tangga, dan {} per ikatan berarah\n",
                                     "  memory: {} MB; {} bytes a household, and {} a directed tie\n")),
                    real(1e-6 * static_cast<double>(bytes.all()), 1), real(per(bytes.without_ties(), all), 0),
                    real(per(bytes.ties, bytes.directed_ties), 1));
    return title("Rumah tangga", "Households") +
           fmt::format(fmt::runtime(say("  {} kelurahan, {} RW, {} RT\n", "  {} kelurahan, {} RW, {} RT\n")),
                       count(scenario_.kelurahan.size()), count(population_.rw_kelurahan.size()),
                       count(population_.rts())) +
           text_of(table) + memory;
  }

  std::string access() const {
    TextTable table{by_poor_head("")};
    for (std::size_t a = 0; a < kAccesses; ++a) {
      table.add(shares(access_words(static_cast<Access>(a), context_), d_.access[a]));
    }
    for (std::size_t c = 0; c < scenario_.channels.size(); ++c) {
      const Channel& channel = scenario_.channels[c];
      if (!facts_of(channel.mechanism).platform) continue;
      table.add(shares(say("memakai ", "uses ") + say(channel.name_id.c_str(), channel.name_en.c_str()),
                       d_.channel_users[c]));
    }
    return title("Akses internet dan aplikasi", "Access and platforms") + text_of(table);
  }

  std::string topics() const {
    TextTable table{{"", say("sasaran", "eligible"), say("dari semua", "of all"),
                     say("sasaran miskin", "eligible poor"), say("sudah menerima", "receive it already")}};
    for (std::size_t t = 0; t < d_.topics.size(); ++t) {
      const TopicFigures& topic = d_.topics[t];
      table.add({say(scenario_.topics[t].name_id.c_str(), scenario_.topics[t].name_en.c_str()), count(topic.eligible),
                 share(static_cast<double>(topic.eligible) / population_.households), count(topic.eligible_poor),
                 count(topic.beneficiaries)});
    }
    return title("Sasaran program (rumah tangga)", "Eligible for a programme (households)") + text_of(table);
  }

  std::string accounts() const {
    TextTable table{{"", say("pengikut", "followers"), say("pemakai aplikasi", "on the platform"),
                     say("miskin di antara pengikut", "poor among followers"),
                     say("di antara pemakai", "among users")}};
    for (std::size_t a = 0; a < d_.accounts.size(); ++a) {
      const AccountFigures& account = d_.accounts[a];
      table.add({scenario_.accounts[a].agency + "/" + scenario_.accounts[a].channel, count(account.followers),
                 count(account.potential), share(account.poor_share_followers), share(account.poor_share_potential)});
    }
    std::string cut;
    for (std::size_t a = 0; a < d_.accounts.size(); ++a) {
      const AccountFigures& account = d_.accounts[a];
      if (account.asked <= account.followers) continue;
      cut += fmt::format(fmt::runtime(say("  {}/{}: diminta {} pengikut; semua {} pemakai menjadi pengikut\n",
                                          "  {}/{}: {} followers are asked for; all {} users follow\n")),
                         scenario_.accounts[a].agency, scenario_.accounts[a].channel, count(account.asked),
                         count(account.followers));
    }
    return title("Akun perangkat daerah (rumah tangga di kota)", "Agencies' accounts (resident households)") +
           text_of(table) + cut;
  }

  std::string margins() const {
    std::uint64_t missed = 0;
    TextTable table{{"", say("sel", "cells"), say("selisih terbesar", "largest difference"), say("pada", "at"),
                     say("meleset", "missed")}};
    for (const MarginTable& margin : d_.margin_tables) {
      missed += margin.missed;
      const std::string sign = margin.largest_difference > 0 ? "+" : "";
      table.add({margin.table, count(margin.cells), sign + real(static_cast<double>(margin.largest_difference), 0),
                 margin.cell.empty() ? "-" : margin.cell, count(margin.missed)});
    }
    const std::string verdict =
        missed == 0 ? say("  semua sel dalam 1 % atau 5 rumah tangga dari target\n",
                          "  every cell within 1 % or 5 households of its target\n")
                    : fmt::format(fmt::runtime(say("  {} sel meleset lebih dari 1 % dan 5 rumah tangga\n",
                                                   "  {} cells are off by more than 1 % and 5 households\n")),
                                  count(missed));
    return title("Penduduk dibanding target (rumah tangga)", "Population against targets (households)") +
           text_of(table) + verdict;
  }

  std::string ties() const {
    TextTable table{
        {"", say("tetangga RT", "RT neighbours"), say("kerabat, teman", "kin, friends"), say("gabungan", "together")}};
    const LayerStatistics* layers[] = {&d_.network.rt, &d_.network.kin, &d_.network.both};
    const auto row = [&](std::string label, const auto& cell) {
      std::vector<std::string> words{std::move(label)};
      for (const LayerStatistics* layer : layers) words.push_back(cell(*layer));
      table.add(std::move(words));
    };
    using Layer = const LayerStatistics&;
    row(say("ikatan", "ties"), [&](Layer l) { return count(l.ties); });
    row(say("per rumah tangga, rata-rata", "a household, mean"), [&](Layer l) { return real(l.degree.mean); });
    row(say("  5 % / median / 95 %", "  5 % / median / 95 %"),
        [&](Layer l) { return fmt::format("{} / {} / {}", l.degree.q05, l.degree.median, l.degree.q95); });
    row(say("  terbanyak", "  most"), [&](Layer l) { return count(l.degree.largest); });
    row(say("  miskin, rata-rata", "  poor, mean"), [&](Layer l) { return real(l.mean_poor); });
    row(say("  tidak miskin, rata-rata", "  non-poor, mean"), [&](Layer l) { return real(l.mean_non_poor); });
    row(say("ketertutupan (transitivitas)", "transitivity"),
        [&](Layer l) { return real(l.clustering.transitivity, 3); });
    row(say("kerapatan lokal rata-rata", "mean local clustering"),
        [&](Layer l) { return real(l.clustering.local, 3); });
    row(say("asortativitas kuintil kesejahteraan", "assortativity by welfare quintile"),
        [&](Layer l) { return real(l.assortativity, 3); });
    const NetworkStatistics& n = d_.network;
    const double lost =
        static_cast<double>(n.kin_pairing.unpaired + 2 * n.kin_pairing.self_pairs + 2 * n.kin_pairing.duplicates);
    const double stubs = static_cast<double>(n.kin_pairing.stubs);
    return title("Jaringan", "Networks") + text_of(table) +
           paragraph(fmt::format(
               fmt::runtime(say("komponen terbesar {}; jarak rata-rata {} langkah (dari {} rumah tangga), terjauh {}\n"
                                "{} ujung ikatan kerabat dan teman tidak terpakai saat dipasangkan",
                                "largest component {}; mean distance {} steps (from {} households), longest {}\n"
                                "{} of the ends of kin ties were lost in pairing")),
               share(n.giant), real(n.paths.mean), n.paths.sources, n.paths.longest,
               stubs > 0 ? analysis::percent_text(lost / stubs, context_.language, 2) : "-"));
  }

  std::string groups() const {
    const NetworkStatistics& n = d_.network;
    TextTable table{{"", say("jumlah", "number"), say("anggota, rata-rata", "members, mean"), "5 %", "median", "95 %"}};
    const auto row = [&](std::string label, const SizeSummary& sizes) {
      const auto size = [&](std::uint32_t value) { return sizes.rows == 0 ? std::string("-") : count(value); };
      table.add({std::move(label), count(sizes.rows), real(sizes.mean, 1), size(sizes.q05), size(sizes.median),
                 size(sizes.q95)});
    };
    row(say("grup RT", "groups of RTs"), n.rt_groups);
    row(say("grup lain", "other groups"), n.other_groups);
    TextTable means{{"", say("miskin", "poor"), say("tidak miskin", "non-poor")}};
    means.add({say("grup per rumah tangga", "groups a household is in"), real(n.groups_poor), real(n.groups_non_poor)});
    means.add({say("tidak ikut grup apa pun", "in no group"), share(n.no_group_poor), share(n.no_group_non_poor)});
    return title("Grup percakapan", "Messaging groups") + text_of(table) + text_of(means);
  }

  std::string observed() const {
    if (d_.observed_in == nullptr) {
      return say("teramati: tidak ada strategi yang membuat siapa pun tahu",
                 "observed: no strategy makes anybody aware");
    }
    const Strategy& strategy = *d_.observed_in;
    std::string name = say(strategy.title_id.c_str(), strategy.title_en.c_str());
    if (name.empty()) name = strategy.name;
    return fmt::format("{} ({}): {}", say("teramati dalam satu ulangan", "observed in one replicate"), name,
                       real(d_.observed_r, 3));
  }

  std::string reproduction() const {
    const Reproduction& r = d_.r;
    TextTable table{{say("dari \\ kepada", "from \\ to"), say("miskin", "poor"), say("tidak miskin", "non-poor")}};
    table.add({say("miskin", "poor"), real(r.by_type[1][1], 3), real(r.by_type[1][0], 3)});
    table.add({say("tidak miskin", "non-poor"), real(r.by_type[0][1], 3), real(r.by_type[0][0], 3)});
    return title("R getok tular: berapa rumah tangga lain menjadi tahu karena satu yang sudah tahu",
                 "R of word of mouth: how many others become aware because of one that is aware") +
           fmt::format("  {}: {}{}\n", say("batas atas dari jaringan", "upper bound from the network"), real(r.r, 3),
                       r.converged ? "" : say(" (belum konvergen)", " (not converged)")) +
           "  " + observed() + "\n" +
           fmt::format("  {}: {}\n", say("batas atas bagi hoaks", "upper bound for a hoax"), real(d_.hoax_r.r, 3)) +
           (d_.hoax_r.r < kTameHoax
                ? ""
                : say("  Di atas 0,95 hoaks meluas dengan sendirinya; hasilnya tidak dapat dipakai.\n",
                      "  Above 0.95 hoaxes grow by themselves; such figures are of no use.\n")) +
           fmt::format("  {}: {}\n", say("bila hanya dibedakan miskin dan tidak miskin", "by poor and non-poor only"),
                       real(r.r_by_type, 3)) +
           text_of(table);
  }

  const Description& d_;
  const Scenario& scenario_;
  const Population& population_;
  const Context& context_;
};

}  // namespace

std::string text_of(const Description& description, const Context& context) {
  return Page(description, context).text();
}

}  // namespace kabar::cli
