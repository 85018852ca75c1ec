// The keys of a strategy file: of the blocks that send something to many, and of what all blocks say (Content).

#include "scenario/block_facts.h"
#include "scenario/blocks.h"

namespace kabar {

template <>
std::span<const Key<Content>> keys_of<Content>() {
  static const std::vector<Key<Content>> kKeys = {
      {&Content::clarity,
       {.name = "clarity",
        .low = 0,
        .high = 10,
        .likely_low = 1,
        .likely_high = 2,
        .together = true,
        .grade = "E",
        .label_id = "kejelasan isi; 1: seperti sekarang",
        .label_en = "clarity of the content; 1: as today"}},
      {choice<&Content::language>,
       {.name = "language",
        .choices = all_words<Spoken>(),
        .label_id = "bahasa: Indonesia, Jawa atau keduanya",
        .label_en = "language: Indonesian, Javanese or both"}},
      {&Content::endorsed,
       {.name = "endorsed",
        .label_id = "didukung tokoh yang dipercaya warga",
        .label_en = "a person whom the town trusts stands behind it"}},
      {&Content::debunks,
       {.name = "debunks",
        .label_id = "juga meluruskan hoaks tentang program itu",
        .label_en = "also corrects hoaxes about the topic"}},
  };
  return kKeys;
}

template <>
std::span<const Key<PostBlock>> keys_of<PostBlock>() {
  KeyFacts per_week = kPerWeek;
  per_week.label_id = "kiriman per minggu dari tiap akun, program bergiliran";
  per_week.label_en = "posts a week of each account, its topics in turn";
  static const std::vector<Key<PostBlock>> kKeys = {
      {&PostBlock::id, kId},
      {&PostBlock::topics, kTopics},
      {&PostBlock::accounts,
       {.name = "accounts",
        .required = true,
        .label_id = "akun: OPD/KANAL, OPD/*, */KANAL atau \"*\"",
        .label_en = "accounts: AGENCY/CHANNEL, AGENCY/*, */CHANNEL or \"*\""}},
      {&PostBlock::per_week, per_week},
      {&PostBlock::weekdays,
       {.name = "weekdays",
        .choices = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"},
        .label_id = "hari kiriman; kosong: tersebar",
        .label_en = "days of posting; empty: spread over the week"}},
      {&PostBlock::month_days,
       {.name = "month_days",
        .unit = "day",
        .low = 1,
        .high = 31,
        .label_id = "tanggal kiriman, misalnya hari penyaluran; bila bulan lebih pendek: hari terakhirnya",
        .label_en = "days of the month of posting, such as pay-out days; in shorter months the last"}},
      {&PostBlock::hour,
       {.name = "hour",
        .unit = "hour",
        .low = 0,
        .high = 23,
        .label_id = "jam kiriman",
        .label_en = "hour of posting"}},
      {&PostBlock::approval_days,
       {.name = "approval_days",
        .unit = "day",
        .low = 0,
        .high = 3659,
        .grade = "E",
        .label_id = "menunggu persetujuan; setiap kiriman terbit sekian hari kemudian",
        .label_en = "waiting for approval: each post appears so many days later"}},
      {&PostBlock::training_half_life,
       {.name = "training_half_life",
        .unit = "day",
        .low = 0,
        .high = 36600,
        .grade = "E",
        .label_id = "hasil pelatihan admin (clarity di atas 1) memudar, paruh waktu; 0: tetap",
        .label_en = "what training brought (clarity above 1) wears off by half in so many days; 0: it stays"}},
      {choice<&PostBlock::format>, kFormat},
      {&PostBlock::cites_source, kCitesSource},
      {&PostBlock::followers_factor,
       {.name = "followers_factor",
        .unit = "factor",
        .low = 0,
        .high = 1000,
        .grade = "E",
        .label_id = "pengikut dibanding sekarang",
        .label_en = "followers compared with today"}},
      {&PostBlock::from_day, kFromDay},
      {&PostBlock::to_day, kToDay},
      {&PostBlock::cost_item, kCostItem},
      {&PostBlock::agency, kAgency},
  };
  return kKeys;
}

template <>
std::span<const Key<AdBlock>> keys_of<AdBlock>() {
  KeyFacts cost_item = kCostItem;
  cost_item.required = true;
  cost_item.label_id = "butir biaya, per 1000 impressions, topic atau month; \"none\": tanpa biaya";
  cost_item.label_en = "cost item, by 1000 impressions, topic or month; \"none\": nothing";
  static const std::vector<Key<AdBlock>> kKeys = {
      {&AdBlock::id, kId},
      {&AdBlock::topics, kTopics},
      {&AdBlock::channel, kChannel},
      {&AdBlock::impressions,
       {.name = "impressions",
        .unit = "impression",
        .low = 0,
        .high = 1e9,
        .label_id = "tayangan yang dibeli, dibagi rata di antara program",
        .label_en = "impressions bought, shared evenly by the topics",
        .step = Step::unit}},
      {choice<&AdBlock::format>, kFormat},
      {&AdBlock::cites_source, kCitesSource},
      {&AdBlock::kelurahan, kKelurahan},
      {&AdBlock::from_day, kFromDay},
      {&AdBlock::to_day, kToDay},
      {&AdBlock::cost_item, cost_item},
      {&AdBlock::agency, kAgency},
  };
  return kKeys;
}

template <>
std::span<const Key<BroadcastBlock>> keys_of<BroadcastBlock>() {
  static const std::vector<Key<BroadcastBlock>> kKeys = {
      {&BroadcastBlock::id, kId},
      {&BroadcastBlock::topics, kTopics},
      {&BroadcastBlock::channel, kChannel},
      {&BroadcastBlock::per_week, kPerWeek},
      {&BroadcastBlock::coverage,
       {.name = "coverage",
        .unit = "share",
        .low = 0,
        .high = 1,
        .factor_low = 0.7,
        .factor_high = 1.3,
        .grade = "E",
        .label_id = "bagian rumah tangga dalam jangkauan",
        .label_en = "share of households within its range"}},
      {&BroadcastBlock::attention,
       {.name = "attention",
        .unit = "share",
        .low = 0,
        .high = 1,
        .factor_low = 0.5,
        .factor_high = 1.5,
        .grade = "E",
        .label_id = "bagian dari mereka yang memperhatikan",
        .label_en = "share of those that pay attention"}},
      {&BroadcastBlock::kelurahan, kKelurahan},
      {choice<&BroadcastBlock::target>,
       {.name = "target",
        .choices = all_words<Hearers>(),
        .label_id = "kepada semua, atau kepada daftar DTKS",
        .label_en = "to all, or to the register's list"}},
      {&BroadcastBlock::from_day, kFromDay},
      {&BroadcastBlock::to_day, kToDay},
      {&BroadcastBlock::cost_item, kCostItem},
      {&BroadcastBlock::agency, kAgency},
  };
  return kKeys;
}

}  // namespace kabar
