// The keys of a strategy file: of the blocks that keep something up (desks, listening, costs), and of the whole file.

#include "scenario/block_facts.h"
#include "scenario/blocks.h"

namespace kabar {

template <>
std::span<const Key<DeskBlock>> keys_of<DeskBlock>() {
  KeyFacts cost_item = kCostItem;
  cost_item.required = true;
  cost_item.label_id = "butir biaya, per kelurahan-day; \"none\": tanpa biaya";
  cost_item.label_en = "cost item, by the kelurahan-day; \"none\": nothing";
  static const std::vector<Key<DeskBlock>> kKeys = {
      {&DeskBlock::id, kId},
      {&DeskBlock::topics, kTopics},
      {&DeskBlock::kelurahan, kKelurahan},
      {&DeskBlock::days_per_week,
       {.name = "days_per_week",
        .unit = "day/week",
        .low = 0,
        .high = 7,
        .label_id = "buka pada sekian hari pertama dari setiap tujuh hari sejak from_day",
        .label_en = "open on the first so many of every seven days from from_day on",
        .step = Step::unit}},
      {&DeskBlock::from_day, kFromDay},
      {&DeskBlock::to_day, kToDay},
      {&DeskBlock::cost_item, cost_item},
      {&DeskBlock::agency, kAgency},
  };
  return kKeys;
}

template <>
std::span<const Key<ListeningBlock>> keys_of<ListeningBlock>() {
  KeyFacts cost_item = kCostItem;
  cost_item.label_id = "butir biaya, per hour atau month; kosong: milik kanal, \"none\": tanpa biaya";
  cost_item.label_en = "cost item, by the hour or month; empty: the channel's, \"none\": nothing";
  static const std::vector<Key<ListeningBlock>> kKeys = {
      {&ListeningBlock::id, kId},
      {&ListeningBlock::topics, kTopics},
      {&ListeningBlock::channel, kChannel},
      {&ListeningBlock::hours_per_day,
       {.name = "hours_per_day",
        .unit = "hour/day",
        .low = 0,
        .high = 1e6,
        .label_id = "jam menjawab pertanyaan per hari, seluruh kota",
        .label_en = "hours of answering a day, city-wide",
        .step = Step::hundredth}},
      {&ListeningBlock::noticed,
       {.name = "noticed",
        .unit = "share",
        .low = 0,
        .high = 1,
        .factor_low = 0.5,
        .factor_high = 2,
        .grade = "E",
        .label_id = "bagian pertanyaan yang terbaca petugas",
        .label_en = "share of questions that are seen by those who answer"}},
      {&ListeningBlock::learns,
       {.name = "learns",
        .label_id = "isi kiriman diperjelas tiap minggu dari yang ditanyakan",
        .label_en = "what is asked makes what is sent clearer, week by week"}},
      {&ListeningBlock::from_day, kFromDay},
      {&ListeningBlock::to_day, kToDay},
      {&ListeningBlock::cost_item, cost_item},
      {&ListeningBlock::agency, kAgency},
  };
  return kKeys;
}

template <>
std::span<const Key<InternetBlock>> keys_of<InternetBlock>() {
  KeyFacts cost_item = kCostItem;
  cost_item.required = true;
  cost_item.label_id = "butir biaya, per household atau month; \"none\": tanpa biaya";
  cost_item.label_en = "cost item, by the household or its month; \"none\": nothing";
  static const std::vector<Key<InternetBlock>> kKeys = {
      {&InternetBlock::id, kId},
      {choice<&InternetBlock::target>,
       {.name = "target",
        .choices = all_words<Given>(),
        .label_id = "siapa yang mendapat internet gratis, di antara yang punya telepon",
        .label_en = "who gets free internet, of those with a phone"}},
      {&InternetBlock::share,
       {.name = "share",
        .unit = "share",
        .low = 0,
        .high = 1,
        .label_id = "bagian dari mereka",
        .label_en = "share of them",
        .step = Step::coin}},
      {&InternetBlock::kelurahan, kKelurahan},
      {&InternetBlock::cost_item, cost_item},
      {&InternetBlock::agency, kAgency},
  };
  return kKeys;
}

template <>
std::span<const Key<CostBlock>> keys_of<CostBlock>() {
  KeyFacts per_week = kPerWeek;
  per_week.label_id = "ditambah sekian per minggu";
  per_week.label_en = "and so many a week";
  static const std::vector<Key<CostBlock>> kKeys = {
      {&CostBlock::id, kId},
      {&CostBlock::item,
       {.name = "item", .required = true, .label_id = "butir tabel biaya", .label_en = "item of the table of costs"}},
      {&CostBlock::count,
       {.name = "count",
        .low = 0,
        .high = 1e9,
        .label_id = "jumlah satuan",
        .label_en = "number of units",
        .step = Step::unit}},
      {&CostBlock::per_week, per_week},
      {&CostBlock::day,
       {.name = "day",
        .unit = "day",
        .low = -1,
        .high = 3659,
        .label_id = "hari jam kerja untuk count; -1: tersebar",
        .label_en = "day on which the hours of count are worked; -1: spread over the horizon"}},
      {&CostBlock::agency, kAgency},
  };
  return kKeys;
}

template <>
std::span<const Key<Strategy>> keys_of<Strategy>() {
  static const std::vector<Key<Strategy>> kKeys = {
      {&Strategy::title_id, {.name = "title_id", .label_id = "judul", .label_en = "title in Indonesian"}},
      {&Strategy::title_en,
       {.name = "title_en", .label_id = "judul dalam bahasa Inggris", .label_en = "title in English"}},
      {&Strategy::scale_with,
       {.name = "scale_with",
        .label_id = "angka yang diperbesar atau diperkecil sampai pagu city.budget, misalnya visits.kader.share",
        .label_en = "the number that is scaled to the ceiling city.budget, such as visits.kader.share"}},
      {&Strategy::scale_limit,
       {.name = "scale_limit",
        .low = 0,
        .high = 1e9,
        .label_id = "batas atas angka itu, berapa pun uangnya; 0: batas kuncinya sendiri",
        .label_en = "that number is never larger, whatever the money; 0: the key's own limit"}},
      {&Strategy::budget_exempt,
       {.name = "budget_exempt",
        .label_id = "boleh melampaui city.budget (batas atas pembanding)",
        .label_en = "may cost more than city.budget (an upper bound to compare with)"}},
  };
  return kKeys;
}

}  // namespace kabar
