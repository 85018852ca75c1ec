// The keys of a strategy file: of the blocks that work face to face and through RT heads.

#include "scenario/block_facts.h"
#include "scenario/blocks.h"

namespace kabar {

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
      {&MeetingBlock::bundled,
       {.name = "bundled",
        .label_id = "semua program sekaligus, diterima RT atau tidak; false: masing-masing sendiri",
        .label_en = "all topics as one list, which an RT takes up or not; false: each by itself"}},
      {&MeetingBlock::every_meeting,
       {.name = "every_meeting",
        .label_id = "di setiap pertemuan, atau sekali saja",
        .label_en = "at every meeting, or only at one"}},
      {&MeetingBlock::kelurahan, kKelurahan},
      {&MeetingBlock::from_day, kFromDay},
      {&MeetingBlock::to_day, kToDay},
      {&MeetingBlock::cost_item, kCostItem},
      {&MeetingBlock::agency, kAgency},
  };
  return kKeys;
}

template <>
std::span<const Key<InstructionBlock>> keys_of<InstructionBlock>() {
  static const std::vector<Key<InstructionBlock>> kKeys = {
      {&InstructionBlock::id, kId},
      {&InstructionBlock::topics, kTopics},
      {choice<&InstructionBlock::via>,
       {.name = "via",
        .choices = all_words<Via>(),
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
      {&InstructionBlock::relay_factor,
       {.name = "relay_factor",
        .unit = "factor",
        .low = 0,
        .high = 10,
        .grade = "E",
        .label_id = "peluang ketua RT meneruskannya, kali b (insentif, paket data)",
        .label_en = "chance that a head relays it, times b (an incentive, a data package)"}},
      {&InstructionBlock::incentive_item,
       {.name = "incentive_item",
        .label_id = "butir biaya insentif, per head; kosong: tanpa biaya",
        .label_en = "cost item of the incentive, by the head; empty: nothing"}},
      {&InstructionBlock::day,
       {.name = "day",
        .unit = "day",
        .low = 0,
        .high = 3659,
        .label_id = "hari pengiriman",
        .label_en = "day it is sent"}},
      {&InstructionBlock::kelurahan, kKelurahan},
      {&InstructionBlock::cost_item, kCostItem},
      {&InstructionBlock::agency, kAgency},
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
      {&SessionBlock::bundled,
       {.name = "bundled",
        .label_id = "semua program sekaligus, atau masing-masing sendiri",
        .label_en = "all topics as one list, or each by itself"}},
      {&SessionBlock::every_days,
       {.name = "every_days",
        .unit = "day",
        .low = 1,
        .high = 3660,
        .label_id = "jarak antarpertemuan",
        .label_en = "days between sessions"}},
      {&SessionBlock::cost_item, kCostItem},
      {&SessionBlock::agency, kAgency},
  };
  return kKeys;
}

template <>
std::span<const Key<VisitBlock>> keys_of<VisitBlock>() {
  static const std::vector<Key<VisitBlock>> kKeys = {
      {&VisitBlock::id, kId},
      {&VisitBlock::topics, kTopics},
      {&VisitBlock::channel, kChannel},
      {choice<&VisitBlock::target>,
       {.name = "target",
        .choices = all_words<Visited>(),
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
      {choice<&VisitBlock::retarget>,
       {.name = "retarget",
        .choices = all_words<Retarget>(),
        .label_id =
            "tiap pekan dahulukan kelurahan yang paling sedikit dijawab, atau paling sedikit tahu menurut survei",
        .label_en = "each week first the kelurahan with fewest answers, or with fewest aware by a survey"}},
      {&VisitBlock::survey,
       {.name = "survey",
        .unit = "household",
        .low = 0,
        .high = 10000,
        .label_id = "rumah tangga yang ditanyai per kelurahan dan pekan",
        .label_en = "households asked per kelurahan and week"}},
      {&VisitBlock::survey_item,
       {.name = "survey_item",
        .label_id = "butir biaya survei, per respondent",
        .label_en = "cost item of the survey, by the respondent"}},
      {&VisitBlock::from_day, kFromDay},
      {&VisitBlock::kelurahan, kKelurahan},
      {&VisitBlock::cost_item, kCostItem},
      {&VisitBlock::agency, kAgency},
  };
  return kKeys;
}

}  // namespace kabar
