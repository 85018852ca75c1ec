#include "scenario/keys.h"

namespace kabar {

namespace {

constexpr double kMany = 1e12;  // "or more": no city has more of anything
constexpr const char* kId = "pengenal (huruf kecil, angka, - dan _)";
constexpr const char* kIdEn = "identifier (lower-case letters, digits, - and _)";
constexpr const char* kGradeId = "mutu bukti: A percobaan lapangan ... E asumsi";
constexpr const char* kGradeEn = "grade of evidence: A field experiment ... E assumption";

const std::vector<std::string>& grades() {
  static const std::vector<std::string> kGrades = {"A", "B", "C", "D", "E"};
  return kGrades;
}

}  // namespace

template <>
std::span<const Key<City>> keys_of<City>() {
  static const std::vector<Key<City>> kKeys = {
      {&City::name, {.name = "name", .label_id = "nama kota", .label_en = "name of the city"}},
      {&City::start,
       {.name = "start", .unit = "date", .label_id = "tanggal mulai, tttt-bb-hh", .label_en = "first day, yyyy-mm-dd"}},
      {&City::days,
       {.name = "days", .unit = "day", .low = 1, .high = 3660, .label_id = "lama simulasi", .label_en = "horizon"}},
      {&City::households,
       {.name = "households",
        .unit = "household",
        .low = 1,
        .high = 50e6,
        .grade = "D",
        .source = "128,709 registered persons (Dukcapil, mid-2024), about 3.1 a household",
        .label_id = "jumlah rumah tangga",
        .label_en = "households"}},
      {&City::rt_households_max,
       {.name = "rt_households_max",
        .unit = "household",
        .low = 1,
        .high = 10000,
        .grade = "B",
        .source = "Permendagri 5/1981: usually below 50 families in a kelurahan",
        .label_id = "rumah tangga per RT, paling banyak",
        .label_en = "households of an RT, at most"}},
      {&City::rw,
       {.name = "rw",
        .unit = "RW",
        .low = 1,
        .high = 1e6,
        .grade = "B",
        .source = "192 RW (city statistics, 2013 and about 2022)",
        .label_id = "jumlah RW",
        .label_en = "neighbourhood units (RW)"}},
      {&City::populations,
       {.name = "populations",
        .unit = "population",
        .low = 1,
        .high = 100000,
        .label_id = "penduduk buatan yang berbeda",
        .label_en = "different made populations"}},
      {&City::replicates,
       {.name = "replicates",
        .unit = "replicate",
        .low = 1,
        .high = 1e6,
        .label_id = "ulangan simulasi per penduduk buatan",
        .label_en = "replicates per population"}},
      {&City::seed,
       {.name = "seed",
        .low = 0,
        .high = 9007199254740992.0,
        .label_id = "awal bilangan acak",
        .label_en = "seed of all draws"}},
      {&City::assisted_topic,
       {.name = "assisted_topic",
        .label_id = "program yang penerimanya bertemu dalam kelompok dampingan",
        .label_en = "topic whose beneficiaries meet in facilitated groups"}},
      {&City::assisted_group_size,
       {.name = "assisted_group_size",
        .unit = "household",
        .low = 1,
        .high = 10000,
        .grade = "E",
        .label_id = "anggota satu kelompok dampingan",
        .label_en = "members of a facilitated group"}},
      {&City::topics,
       {.name = "topics",
        .label_id = "program yang disimulasikan; kosong: semua",
        .label_en = "topics to simulate; empty: all of the table"}},
      {&City::strategies,
       {.name = "strategies",
        .label_id = "strategi yang dibandingkan: nama atau berkas",
        .label_en = "strategies to compare: names or files"}},
      {&City::hours,
       {.name = "hours",
        .unit = "relative",
        .low = 0,
        .high = 1e6,
        .grade = "E",
        .label_id = "kegiatan daring menurut jam, 24 angka; kosong: rata",
        .label_en = "online activity by hour of the day, 24 numbers; empty: flat"}},
      {&City::weekdays,
       {.name = "weekdays",
        .unit = "relative",
        .low = 0,
        .high = 1e6,
        .grade = "E",
        .label_id = "kegiatan daring menurut hari, 7 angka dari Senin; kosong: rata",
        .label_en = "online activity by weekday, 7 numbers from Monday; empty: flat"}},
  };
  return kKeys;
}

std::span<const Key<City>> table_keys() {
  static const std::vector<Key<City>> kKeys = {
      {&City::table_kelurahan, {.name = "kelurahan", .label_id = "tabel kelurahan", .label_en = "table of kelurahan"}},
      {&City::table_targets,
       {.name = "targets", .label_id = "tabel sasaran penduduk", .label_en = "table of population targets"}},
      {&City::table_associations,
       {.name = "associations", .label_id = "tabel keterkaitan", .label_en = "table of associations"}},
      {&City::table_topics, {.name = "topics", .label_id = "tabel program", .label_en = "table of topics"}},
      {&City::table_channels, {.name = "channels", .label_id = "tabel kanal", .label_en = "table of channels"}},
      {&City::table_accounts, {.name = "accounts", .label_id = "tabel akun", .label_en = "table of accounts"}},
      {&City::table_agencies, {.name = "agencies", .label_id = "tabel OPD", .label_en = "table of agencies"}},
      {&City::table_costs, {.name = "costs", .label_id = "tabel biaya", .label_en = "table of costs"}},
  };
  return kKeys;
}

template <>
std::span<const Key<Kelurahan>> keys_of<Kelurahan>() {
  static const std::vector<Key<Kelurahan>> kKeys = {
      {&Kelurahan::code,
       {.name = "code", .required = true, .label_id = "kode wilayah", .label_en = "administrative code"}},
      {&Kelurahan::name, {.name = "name", .required = true, .label_id = "nama kelurahan", .label_en = "name"}},
      {&Kelurahan::district, {.name = "district", .label_id = "kecamatan", .label_en = "district (kecamatan)"}},
      {&Kelurahan::lat,
       {.name = "lat", .unit = "degree", .low = -90, .high = 90, .label_id = "lintang", .label_en = "latitude"}},
      {&Kelurahan::lon,
       {.name = "lon", .unit = "degree", .low = -180, .high = 180, .label_id = "bujur", .label_en = "longitude"}},
      {&Kelurahan::km2, {.name = "km2", .unit = "km2", .low = 0, .high = 1e6, .label_id = "luas", .label_en = "area"}},
      {&Kelurahan::persons,
       {.name = "persons",
        .unit = "person",
        .low = 0,
        .high = 1e9,
        .required = true,
        .label_id = "penduduk",
        .label_en = "persons"}},
      {&Kelurahan::rt,
       {.name = "rt",
        .unit = "RT",
        .low = 1,
        .high = 1e6,
        .required = true,
        .label_id = "jumlah RT",
        .label_en = "neighbourhoods (RT)"}},
      {&Kelurahan::poverty_weight,
       {.name = "poverty_weight",
        .unit = "factor",
        .low = 0,
        .high = 1000,
        .grade = "E",
        .label_id = "tingkat kemiskinan relatif",
        .label_en = "relative poverty rate"}},
      {&Kelurahan::grade, {.name = "grade", .choices = grades(), .label_id = kGradeId, .label_en = kGradeEn}},
  };
  return kKeys;
}

template <>
std::span<const Key<Target>> keys_of<Target>() {
  static const std::vector<Key<Target>> kKeys = {
      {&Target::table,
       {.name = "table",
        .required = true,
        .label_id = "tabel silang atau margin",
        .label_en = "margin or cross-table"}},
      {&Target::category, {.name = "category", .required = true, .label_id = "kategori", .label_en = "category"}},
      {&Target::given,
       {.name = "given", .label_id = "kategori kedua, untuk tabel silang", .label_en = "second category"}},
      {&Target::households,
       {.name = "households",
        .unit = "household",
        .low = 0,
        .high = 50e6,
        .required = true,
        .label_id = "rumah tangga",
        .label_en = "households"}},
      {&Target::how, {.name = "how", .label_id = "cara menghitung", .label_en = "how it was derived"}},
      {&Target::grade, {.name = "grade", .choices = grades(), .label_id = kGradeId, .label_en = kGradeEn}},
  };
  return kKeys;
}

template <>
std::span<const Key<Association>> keys_of<Association>() {
  static const std::vector<Key<Association>> kKeys = {
      {&Association::welfare,
       {.name = "welfare", .label_id = "golongan kesejahteraan; kosong: semua", .label_en = "welfare; empty: all"}},
      {&Association::education,
       {.name = "education", .label_id = "pendidikan; kosong: semua", .label_en = "education; empty: all"}},
      {&Association::age, {.name = "age", .label_id = "kelompok umur; kosong: semua", .label_en = "age; empty: all"}},
      {&Association::access,
       {.name = "access", .label_id = "akses internet; kosong: semua", .label_en = "access; empty: all"}},
      {&Association::weight,
       {.name = "weight",
        .unit = "factor",
        .low = 1e-9,
        .high = 1e9,
        .required = true,
        .label_id = "sel ini mulai dengan sekian kali lebih banyak",
        .label_en = "these cells begin with so many times as many households"}},
      {&Association::grade, {.name = "grade", .choices = grades(), .label_id = kGradeId, .label_en = kGradeEn}},
  };
  return kKeys;
}

template <>
std::span<const Key<Topic>> keys_of<Topic>() {
  static const std::vector<Key<Topic>> kKeys = {
      {&Topic::id, {.name = "id", .required = true, .label_id = kId, .label_en = kIdEn}},
      {&Topic::name_id, {.name = "name_id", .label_id = "nama program", .label_en = "name in Indonesian"}},
      {&Topic::name_en, {.name = "name_en", .label_id = "nama dalam bahasa Inggris", .label_en = "name in English"}},
      {&Topic::owner, {.name = "owner", .label_id = "pemilik program", .label_en = "who runs the programme"}},
      {&Topic::carrier, {.name = "carrier", .label_id = "OPD yang menyiarkan", .label_en = "agency that spreads it"}},
      {&Topic::listed,
       {.name = "listed",
        .choices = {"yes", "no", "any"},
        .label_id = "sasaran terdaftar di DTKS",
        .label_en = "eligible households are in the register"}},
      {&Topic::rank_below,
       {.name = "rank_below",
        .unit = "share",
        .low = 0,
        .high = 1,
        .grade = "E",
        .label_id = "sasaran: peringkat kesejahteraan di bawah",
        .label_en = "eligible: welfare rank below"}},
      {&Topic::trait_share,
       {.name = "trait_share",
        .unit = "share",
        .low = 0,
        .high = 1,
        .grade = "E",
        .label_id = "bagian rumah tangga yang memiliki ciri",
        .label_en = "share of households with the trait"}},
      {&Topic::trait, {.name = "trait", .label_id = "ciri yang disyaratkan", .label_en = "the trait asked for"}},
      {&Topic::complexity,
       {.name = "complexity",
        .low = 0,
        .high = 1,
        .grade = "E",
        .label_id = "kerumitan",
        .label_en = "complexity of what must be understood"}},
      {&Topic::assistance,
       {.name = "assistance",
        .low = 0,
        .high = 1,
        .grade = "E",
        .label_id = "kegunaan pendampingan",
        .label_en = "relevance of assistance"}},
      {&Topic::action,
       {.name = "action",
        .choices = {"update", "collect", "register", "propose", "attend"},
        .label_id = "tindakan yang diharapkan",
        .label_en = "what a household is to do"}},
      {&Topic::quota_per_year,
       {.name = "quota_per_year",
        .unit = "household",
        .low = 0,
        .high = 1e9,
        .label_id = "kuota setahun; 0: tanpa kuota",
        .label_en = "places a year; 0: no quota"}},
      {&Topic::beneficiary_at_start,
       {.name = "beneficiary_at_start",
        .unit = "share",
        .low = 0,
        .high = 1,
        .grade = "E",
        .label_id = "bagian sasaran yang sudah menerima",
        .label_en = "share of eligible households that already receive it"}},
      {&Topic::grade, {.name = "grade", .choices = grades(), .label_id = kGradeId, .label_en = kGradeEn}},
  };
  return kKeys;
}

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
        .required = true,
        .grade = "E",
        .label_id = "pengikut: rumah tangga warga kota",
        .label_en = "followers: resident households"}},
      {&Account::grade, {.name = "grade", .choices = grades(), .label_id = kGradeId, .label_en = kGradeEn}},
  };
  return kKeys;
}

template <>
std::span<const Key<Agency>> keys_of<Agency>() {
  static const std::vector<Key<Agency>> kKeys = {
      {&Agency::id, {.name = "id", .required = true, .label_id = kId, .label_en = kIdEn}},
      {&Agency::name, {.name = "name", .required = true, .label_id = "nama OPD", .label_en = "name"}},
      {&Agency::role, {.name = "role", .label_id = "peran", .label_en = "role"}},
      {&Agency::grade, {.name = "grade", .choices = grades(), .label_id = kGradeId, .label_en = kGradeEn}},
  };
  return kKeys;
}

template <>
std::span<const Key<CostItem>> keys_of<CostItem>() {
  static const std::vector<Key<CostItem>> kKeys = {
      {&CostItem::id, {.name = "id", .required = true, .label_id = kId, .label_en = kIdEn}},
      {&CostItem::name_id, {.name = "name_id", .label_id = "nama", .label_en = "name in Indonesian"}},
      {&CostItem::name_en, {.name = "name_en", .label_id = "nama dalam bahasa Inggris", .label_en = "name in English"}},
      {&CostItem::unit, {.name = "unit", .label_id = "satuan", .label_en = "unit"}},
      {&CostItem::cash_rupiah,
       {.name = "cash_rupiah",
        .unit = "rupiah",
        .low = 0,
        .high = kMany,
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
      {&CostItem::grade, {.name = "grade", .choices = grades(), .label_id = kGradeId, .label_en = kGradeEn}},
  };
  return kKeys;
}

template <>
std::span<const Key<Channel>> keys_of<Channel>() {
  static const std::vector<Key<Channel>> kKeys = {
      {&Channel::id, {.name = "id", .required = true, .label_id = kId, .label_en = kIdEn}},
      {&Channel::name_id, {.name = "name_id", .label_id = "nama kanal", .label_en = "name in Indonesian"}},
      {&Channel::name_en, {.name = "name_en", .label_id = "nama dalam bahasa Inggris", .label_en = "name in English"}},
      {&Channel::mechanism,
       {.name = "mechanism",
        .choices = {"feed", "group", "broadcast", "meeting", "visit", "neighbour", "kin"},
        .required = true,
        .label_id = "cara pesan sampai",
        .label_en = "how a message arrives"}},
      {&Channel::alpha,
       {.name = "alpha",
        .unit = "probability",
        .low = 0,
        .high = 1,
        .required = true,
        .grade = "E",
        .label_id = "peluang menjadi tahu per paparan",
        .label_en = "chance that an exposure makes aware"}},
      {&Channel::kappa,
       {.name = "kappa",
        .unit = "probability",
        .low = 0,
        .high = 1,
        .required = true,
        .grade = "E",
        .label_id = "dasar peluang paham",
        .label_en = "basis of the chance to understand"}},
      {&Channel::kappa_video,
       {.name = "kappa_video",
        .unit = "probability",
        .low = 0,
        .high = 1,
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
        .grade = "E",
        .label_id = "nu: kali membuka per hari, per orang dewasa terhubung",
        .label_en = "nu: sessions a day of a connected adult"}},
      {&Channel::half_life_hours,
       {.name = "half_life_hours",
        .unit = "hour",
        .low = 0,
        .high = 87600,
        .grade = "C",
        .source = "Graffius 2018-22",
        .label_id = "H: waktu paruh kiriman",
        .label_en = "H: half-life of a post"}},
      {&Channel::seen_share,
       {.name = "seen_share",
        .unit = "probability",
        .low = 0,
        .high = 1,
        .grade = "C",
        .source = "Hootsuite, Locowise, Socialinsider 2020-22",
        .label_id = "bagian pengikut yang melihat sebuah kiriman",
        .label_en = "mean chance that a follower sees a post"}},
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
      {&Channel::grade, {.name = "grade", .choices = grades(), .label_id = kGradeId, .label_en = kGradeEn}},
  };
  return kKeys;
}

}  // namespace kabar
