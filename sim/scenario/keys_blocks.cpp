// The keys of a strategy file: of its blocks, and of what every block says (Content).

#include "scenario/keys.h"

namespace kabar {

namespace {

// Facts that several kinds of block share.
const KeyFacts kId = {.name = "id",
                      .required = true,
                      .label_id = "pengenal blok (huruf kecil, angka, -), unik dalam berkas ini",
                      .label_en = "identifier of the block (lower-case letters, digits, -), unique in this file"};
const KeyFacts kTopics = {.name = "topics",
                          .required = true,
                          .label_id = "program yang disampaikan; \"*\": semua",
                          .label_en = "topics that it carries; \"*\": all"};
const KeyFacts kChannel = {.name = "channel",
                           .required = true,
                           .label_id = "kanal, dari tabel kanal",
                           .label_en = "row of the channels table"};
const KeyFacts kKelurahan = {.name = "kelurahan",
                             .label_id = "kelurahan (kode atau nama); kosong: semua",
                             .label_en = "kelurahan (codes or names); empty: all"};
const KeyFacts kFromDay = {.name = "from_day",
                           .unit = "day",
                           .low = 0,
                           .high = 3659,
                           .label_id = "hari pertama, dari 0",
                           .label_en = "first day, from 0"};
const KeyFacts kToDay = {.name = "to_day",
                         .unit = "day",
                         .low = -1,
                         .high = 3659,
                         .label_id = "hari terakhir (ikut dihitung); -1: sampai selesai",
                         .label_en = "last day (included); -1: to the end"};
const KeyFacts kPerWeek = {.name = "per_week",
                           .unit = "1/week",
                           .low = 0,
                           .high = 1000,
                           .grade = "E",
                           .label_id = "kali per minggu",
                           .label_en = "times a week",
                           .step = Step::hundredth};

const KeyFacts kFormat = {
    .name = "format", .choices = {"picture", "video"}, .label_id = "bentuk kiriman", .label_en = "format"};
const KeyFacts kCitesSource = {
    .name = "cites_source", .label_id = "menyebut sumber resmi", .label_en = "cites an official source"};
const KeyFacts kCostItem = {.name = "cost_item",
                            .label_id = "butir biaya; kosong: milik kanal, \"none\": tanpa biaya",
                            .label_en = "cost item; empty: the channel's, \"none\": nothing"};

}  // namespace

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
      {&Content::language,
       {.name = "language",
        .choices = {"id", "jv", "both"},
        .label_id = "bahasa: Indonesia, Jawa atau keduanya",
        .label_en = "language: Indonesian, Javanese or both"}},
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
      {&PostBlock::hour,
       {.name = "hour",
        .unit = "hour",
        .low = 0,
        .high = 23,
        .label_id = "jam kiriman",
        .label_en = "hour of posting"}},
      {&PostBlock::format, kFormat},
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
  };
  return kKeys;
}

template <>
std::span<const Key<AdBlock>> keys_of<AdBlock>() {
  KeyFacts cost_item = kCostItem;
  cost_item.required = true;
  cost_item.label_id = "butir biaya per seribu tayangan; \"none\": tanpa biaya";
  cost_item.label_en = "cost item, one a thousand impressions; \"none\": nothing";
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
      {&AdBlock::format, kFormat},
      {&AdBlock::cites_source, kCitesSource},
      {&AdBlock::kelurahan, kKelurahan},
      {&AdBlock::from_day, kFromDay},
      {&AdBlock::to_day, kToDay},
      {&AdBlock::cost_item, cost_item},
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
      {&BroadcastBlock::target,
       {.name = "target",
        .choices = {"all", "register"},
        .label_id = "kepada semua, atau kepada daftar DTKS",
        .label_en = "to all, or to the register's list"}},
      {&BroadcastBlock::from_day, kFromDay},
      {&BroadcastBlock::to_day, kToDay},
      {&BroadcastBlock::cost_item, kCostItem},
  };
  return kKeys;
}

template <>
std::span<const Key<MeetingBlock>> keys_of<MeetingBlock>() {
  static const std::vector<Key<MeetingBlock>> kKeys = {
      {&MeetingBlock::id, kId},
      {&MeetingBlock::topics, kTopics},
      {&MeetingBlock::channel, kChannel},
      {&MeetingBlock::rt_share,
       {.name = "rt_share",
        .unit = "share",
        .low = 0,
        .high = 1,
        .factor_low = 0.5,
        .factor_high = 2,
        .grade = "E",
        .label_id = "bagian RT yang membahasnya",
        .label_en = "share of RTs that take it up",
        .step = Step::coin}},
      {&MeetingBlock::every_meeting,
       {.name = "every_meeting",
        .label_id = "di setiap pertemuan, atau sekali saja",
        .label_en = "at every meeting, or only at one"}},
      {&MeetingBlock::kelurahan, kKelurahan},
      {&MeetingBlock::from_day, kFromDay},
      {&MeetingBlock::to_day, kToDay},
      {&MeetingBlock::cost_item, kCostItem},
  };
  return kKeys;
}

template <>
std::span<const Key<InstructionBlock>> keys_of<InstructionBlock>() {
  static const std::vector<Key<InstructionBlock>> kKeys = {
      {&InstructionBlock::id, kId},
      {&InstructionBlock::topics, kTopics},
      {&InstructionBlock::via,
       {.name = "via",
        .choices = {"message", "circular", "briefing"},
        .label_id = "lewat pesan, surat edaran atau pengarahan",
        .label_en = "by message, circular or briefing"}},
      {&InstructionBlock::meeting_channel,
       {.name = "meeting_channel",
        .label_id = "kanal pertemuan RT; kosong: tidak diumumkan di pertemuan",
        .label_en = "channel of the RT's meeting; empty: not announced there"}},
      {&InstructionBlock::group_channel,
       {.name = "group_channel",
        .label_id = "kanal grup RT; kosong: tidak diteruskan ke grup",
        .label_en = "channel of the RT's group; empty: not passed on there"}},
      {&InstructionBlock::day,
       {.name = "day",
        .unit = "day",
        .low = 0,
        .high = 3659,
        .label_id = "hari pengiriman",
        .label_en = "day it is sent"}},
      {&InstructionBlock::kelurahan, kKelurahan},
      {&InstructionBlock::cost_item, kCostItem},
  };
  return kKeys;
}

template <>
std::span<const Key<SessionBlock>> keys_of<SessionBlock>() {
  static const std::vector<Key<SessionBlock>> kKeys = {
      {&SessionBlock::id, kId},
      {&SessionBlock::topics, kTopics},
      {&SessionBlock::channel, kChannel},
      {&SessionBlock::mention,
       {.name = "mention",
        .unit = "probability",
        .low = 0,
        .high = 1,
        .factor_low = 0.5,
        .factor_high = 2,
        .grade = "E",
        .label_id = "peluang sebuah pertemuan membahas satu program",
        .label_en = "chance that a session takes a topic up",
        .step = Step::coin}},
      {&SessionBlock::every_days,
       {.name = "every_days",
        .unit = "day",
        .low = 1,
        .high = 3660,
        .label_id = "jarak antarpertemuan",
        .label_en = "days between sessions"}},
      {&SessionBlock::cost_item, kCostItem},
  };
  return kKeys;
}

template <>
std::span<const Key<VisitBlock>> keys_of<VisitBlock>() {
  static const std::vector<Key<VisitBlock>> kKeys = {
      {&VisitBlock::id, kId},
      {&VisitBlock::topics, kTopics},
      {&VisitBlock::channel, kChannel},
      {&VisitBlock::target,
       {.name = "target",
        .choices = {"register", "poor", "random", "nominated", "rt-heads", "cadres", "all"},
        .label_id = "siapa yang dikunjungi",
        .label_en = "who is visited"}},
      {&VisitBlock::share,
       {.name = "share",
        .unit = "share",
        .low = 0,
        .high = 1,
        .label_id = "bagian dari daftar itu",
        .label_en = "share of that list",
        .step = Step::household}},
      {&VisitBlock::per_day,
       {.name = "per_day",
        .unit = "household/day",
        .low = 0,
        .high = 1e6,
        .label_id = "rumah tangga per hari, seluruh kota",
        .label_en = "households a day, city-wide"}},
      {&VisitBlock::from_day, kFromDay},
      {&VisitBlock::kelurahan, kKelurahan},
      {&VisitBlock::cost_item, kCostItem},
  };
  return kKeys;
}

template <>
std::span<const Key<DeskBlock>> keys_of<DeskBlock>() {
  KeyFacts cost_item = kCostItem;
  cost_item.required = true;
  cost_item.label_id = "butir biaya per kelurahan dan hari; \"none\": tanpa biaya";
  cost_item.label_en = "cost item, one a kelurahan and day; \"none\": nothing";
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
        .label_id = "angka yang diperbesar atau diperkecil sampai plafon city.budget, misalnya visits.kader.share",
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
