// The keys of the tables of those who send, what they send through, and what it costs.

#include "scenario/keys.h"

namespace kabar {

namespace {

constexpr double kMany = 1e12;  // "or more": no city has more of anything

}  // namespace

template <>
std::span<const Key<Account>> keys_of<Account>() {
  static const std::vector<Key<Account>> kKeys = {
      {&Account::agency, {.name = "agency", .required = true, .label_id = "OPD", .label_en = "agency"}},
      {&Account::channel, {.name = "channel", .required = true, .label_id = "kanal", .label_en = "channel (a feed)"}},
      {&Account::followers,
       {.name = "followers",
        .unit = "household",
        .low = 0,
        .high = 50e6,
        .factor_low = 0.5,
        .factor_high = 2,
        .together = true,
        .grade = "E",
        .label_id = "pengikut: rumah tangga warga kota; atau isi followers_share",
        .label_en = "followers: resident households; or give followers_share"}},
      {&Account::followers_share,
       {.name = "followers_share",
        .unit = "share",
        .low = 0,
        .high = 1,
        .factor_low = 0.5,
        .factor_high = 2,
        .together = true,
        .grade = "E",
        .label_id = "pengikut sebagai bagian rumah tangga kota yang memakai kanalnya; pengganti followers",
        .label_en = "followers as a share of the city's households on the channel; in place of followers",
        .in_place = true}},
      {&Account::grade, grade_facts()},
  };
  return kKeys;
}

template <>
std::span<const Key<Agency>> keys_of<Agency>() {
  static const std::vector<Key<Agency>> kKeys = {
      {&Agency::id, id_facts()},
      {&Agency::name, {.name = "name", .required = true, .label_id = "nama OPD", .label_en = "name"}},
      {&Agency::role, {.name = "role", .label_id = "peran", .label_en = "role"}},
      {&Agency::grade, grade_facts()},
  };
  return kKeys;
}

template <>
std::span<const Key<CostItem>> keys_of<CostItem>() {
  static const std::vector<Key<CostItem>> kKeys = {
      {&CostItem::id, id_facts()},
      {&CostItem::name_id, {.name = "name_id", .label_id = "nama", .label_en = "name in Indonesian"}},
      {&CostItem::name_en, {.name = "name_en", .label_id = "nama dalam bahasa Inggris", .label_en = "name in English"}},
      {&CostItem::unit, {.name = "unit", .label_id = "satuan", .label_en = "unit"}},
      {&CostItem::cash_rupiah,
       {.name = "cash_rupiah",
        .unit = "rupiah",
        .low = 0,
        .high = kMany,
        .factor_low = 0.5,
        .factor_high = 2,
        .required = true,
        .label_id = "uang per satuan",
        .label_en = "cash per unit"}},
      {&CostItem::staff_hours,
       {.name = "staff_hours",
        .unit = "hour",
        .low = 0,
        .high = 1e6,
        .required = true,
        .label_id = "jam kerja pegawai per satuan",
        .label_en = "staff hours per unit"}},
      {&CostItem::grade, grade_facts()},
  };
  return kKeys;
}

template <>
std::span<const Key<Channel>> keys_of<Channel>() {
  static const std::vector<Key<Channel>> kKeys = {
      {&Channel::id, id_facts()},
      {&Channel::name_id, {.name = "name_id", .label_id = "nama kanal", .label_en = "name in Indonesian"}},
      {&Channel::name_en, {.name = "name_en", .label_id = "nama dalam bahasa Inggris", .label_en = "name in English"}},
      {choice<&Channel::mechanism>,
       {.name = "mechanism",
        .choices = all_words<Mechanism>(),
        .required = true,
        .label_id = "cara pesan sampai",
        .label_en = "how a message arrives"}},
      {&Channel::alpha,
       {.name = "alpha",
        .unit = "probability",
        .low = 0,
        .high = 1,
        .factor_low = 0.5,
        .factor_high = 1.5,
        .required = true,
        .grade = "E",
        .label_id = "peluang menjadi tahu per paparan",
        .label_en = "chance that an exposure makes aware"}},
      {&Channel::kappa,
       {.name = "kappa",
        .unit = "probability",
        .low = 0,
        .high = 1,
        .factor_low = 0.5,
        .factor_high = 1.3,
        .required = true,
        .grade = "E",
        .label_id = "dasar peluang paham",
        .label_en = "basis of the chance to understand"}},
      {&Channel::kappa_video,
       {.name = "kappa_video",
        .unit = "probability",
        .low = 0,
        .high = 1,
        .factor_low = 0.5,
        .factor_high = 1.3,
        .grade = "E",
        .label_id = "dasar peluang paham dari video",
        .label_en = "the same for a video"}},
      {&Channel::written,
       {.name = "written",
        .label_id = "tertulis (kemampuan baca berpengaruh)",
        .label_en = "written (literacy counts)"}},
      {&Channel::sessions_per_day,
       {.name = "sessions_per_day",
        .unit = "1/day",
        .low = 0,
        .high = 100,
        .factor_low = 0.5,
        .factor_high = 2,
        .grade = "E",
        .label_id = "nu: kali membuka per hari, per orang dewasa terhubung",
        .label_en = "nu: sessions a day of a connected adult"}},
      {&Channel::half_life_hours,
       {.name = "half_life_hours",
        .unit = "hour",
        .low = 0,
        .high = 87600,
        .factor_low = 0.5,
        .factor_high = 2,
        .grade = "C",
        .source = "Graffius 2018-22",
        .label_id = "H: waktu paruh kiriman",
        .label_en = "H: half-life of a post"}},
      {&Channel::seen_share,
       {.name = "seen_share",
        .unit = "probability",
        .low = 0,
        .high = 1,
        .factor_low = 0.5,
        .factor_high = 2,
        .grade = "C",
        .source = "Hootsuite, Locowise, Socialinsider 2020-22",
        .label_id = "bagian pengikut yang melihat sebuah kiriman",
        .label_en = "mean chance that a follower sees a post"}},
      {&Channel::trust,
       {.name = "trust",
        .unit = "share",
        .low = 0,
        .high = 1,
        .factor_low = 0.7,
        .factor_high = 1.3,
        .grade = "E",
        .source = "KIC 2020-21: family .59, religious leaders .62, RT heads .55, government on social media .31 (B)",
        .label_id = "kepercayaan kepada sumbernya (saat memutuskan bertindak)",
        .label_en = "trust in the source, when deciding to act"}},
      {&Channel::users_share,
       {.name = "users_share",
        .unit = "share",
        .low = 0,
        .high = 1,
        .grade = "B",
        .source = "KIC/Kominfo 2021, face to face, n = 10,000",
        .label_id = "bagian rumah tangga terhubung yang memakainya",
        .label_en = "share of connected households that use it"}},
      {&Channel::users_age_tilt,
       {.name = "users_age_tilt",
        .unit = "log odds",
        .low = -10,
        .high = 10,
        .grade = "E",
        .label_id = "perubahan pemakaian per kelompok umur",
        .label_en = "change of use per age band"}},
      {&Channel::cost_item,
       {.name = "cost_item", .label_id = "butir biaya satu kali pakai", .label_en = "cost item of one use"}},
      {&Channel::cost_item_video,
       {.name = "cost_item_video", .label_id = "butir biaya satu video", .label_en = "cost item of one video"}},
      {&Channel::grade, grade_facts()},
  };
  return kKeys;
}

}  // namespace kabar
