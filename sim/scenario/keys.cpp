// The keys of the other tables: places, people, programmes, ties.

#include "scenario/keys.h"

#include "scenario/categories.h"
#include "scenario/phrases.h"

namespace kabar {

namespace {

/// The words of one field of associations.csv.
Sentence several(Dimension dimension) {
  return {phrase::joined_by_bar, all_categories(dimension)};
}

}  // namespace

bool is_absent(const BoundKey& key) {
  const double* const* share = std::get_if<double*>(&key.cell);
  const std::int64_t* const* count = std::get_if<std::int64_t*>(&key.cell);
  return key.facts->in_place && ((share != nullptr && **share == 0) || (count != nullptr && **count == 0));
}

KeyFacts id_facts() {
  return {.name = "id",
          .required = true,
          .label_id = "pengenal (huruf kecil, angka, - dan _)",
          .label_en = "identifier (lower-case letters, digits, - and _)"};
}

KeyFacts grade_facts() {
  return {.name = "grade",
          .choices = {"A", "B", "C", "D", "E"},
          .label_id = "tingkat bukti: A percobaan lapangan ... E asumsi",
          .label_en = "grade of evidence: A field experiment ... E assumption"};
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
      {&Kelurahan::households,
       {.name = "households",
        .unit = "household",
        .low = 0,
        .high = 50e6,
        .label_id = "rumah tangga; boleh juga di tabel targets",
        .label_en = "households; or in the table of targets",
        .in_place = true}},
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
      {&Kelurahan::grade, grade_facts()},
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
        .label_en = "margin or cross-table",
        .words = phrase::tables_begin_with}},
      {&Target::category,
       {.name = "category",
        .required = true,
        .label_id = "kategori",
        .label_en = "category",
        .words = all_categories()}},
      {&Target::given,
       {.name = "given",
        .label_id = "kategori kedua, untuk tabel silang: rumah tangga kategori itu saja",
        .label_en = "second category, for a cross table: only households of that",
        .words = all_categories()}},
      {&Target::households,
       {.name = "households",
        .unit = "household",
        .low = 0,
        .high = 50e6,
        .label_id = "rumah tangga; atau isi share",
        .label_en = "households; or give share"}},
      {&Target::share,
       {.name = "share",
        .unit = "share",
        .low = 0,
        .high = 1,
        .label_id = "bagian rumah tangga kota, atau dari kategori given; pengganti households",
        .label_en = "share of the city's households, or of those given; in place of households",
        .in_place = true}},
      {&Target::how, {.name = "how", .label_id = "cara menghitung", .label_en = "how it was derived"}},
      {&Target::grade, grade_facts()},
  };
  return kKeys;
}

template <>
std::span<const Key<Association>> keys_of<Association>() {
  static const std::vector<Key<Association>> kKeys = {
      {&Association::welfare,
       {.name = "welfare",
        .label_id = "golongan kesejahteraan; kosong: semua",
        .label_en = "welfare; empty: all",
        .words = several(Dimension::welfare)}},
      {&Association::education,
       {.name = "education",
        .label_id = "pendidikan; kosong: semua",
        .label_en = "education; empty: all",
        .words = several(Dimension::education)}},
      {&Association::age,
       {.name = "age",
        .label_id = "kelompok umur; kosong: semua",
        .label_en = "age; empty: all",
        .words = several(Dimension::age)}},
      {&Association::access,
       {.name = "access",
        .label_id = "akses internet; kosong: semua",
        .label_en = "access; empty: all",
        .words = several(Dimension::access)}},
      {&Association::weight,
       {.name = "weight",
        .unit = "factor",
        .low = 1e-9,
        .high = 1e9,
        .required = true,
        .label_id = "sel ini mulai dengan sekian kali lebih banyak",
        .label_en = "these cells begin with so many times as many households"}},
      {&Association::grade, grade_facts()},
  };
  return kKeys;
}

template <>
std::span<const Key<Topic>> keys_of<Topic>() {
  static const std::vector<Key<Topic>> kKeys = {
      {&Topic::id, id_facts()},
      {&Topic::name_id, {.name = "name_id", .label_id = "nama program", .label_en = "name in Indonesian"}},
      {&Topic::name_en, {.name = "name_en", .label_id = "nama dalam bahasa Inggris", .label_en = "name in English"}},
      {&Topic::owner, {.name = "owner", .label_id = "pemilik program", .label_en = "who runs the programme"}},
      {&Topic::carrier, {.name = "carrier", .label_id = "OPD yang menyiarkan", .label_en = "agency that spreads it"}},
      {choice<&Topic::listed>,
       {.name = "listed",
        .choices = all_words<Listed>(),
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
        .factor_low = 0.7,
        .factor_high = 1.3,
        .together = true,
        .grade = "E",
        .label_id = "bagian rumah tangga yang memiliki ciri",
        .label_en = "share of households with the trait"}},
      {&Topic::trait, {.name = "trait", .label_id = "ciri yang disyaratkan", .label_en = "the trait asked for"}},
      {&Topic::complexity,
       {.name = "complexity",
        .low = 0,
        .high = 1,
        .factor_low = 0.7,
        .factor_high = 1.3,
        .together = true,
        .grade = "E",
        .label_id = "kerumitan",
        .label_en = "complexity of what must be understood"}},
      {&Topic::assistance,
       {.name = "assistance",
        .low = 0,
        .high = 1,
        .grade = "E",
        .label_id = "seberapa berarti pendampingan di posko",
        .label_en = "how much a desk that helps with the application matters"}},
      {choice<&Topic::action>,
       {.name = "action",
        .choices = all_words<Act>(),
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
        .factor_low = 0.7,
        .factor_high = 1.3,
        .together = true,
        .grade = "E",
        .label_id = "bagian sasaran yang sudah menerima",
        .label_en = "share of eligible households that already receive it"}},
      {&Topic::grade, grade_facts()},
  };
  return kKeys;
}

template <>
std::span<const Key<KinTie>> keys_of<KinTie>() {
  static const std::vector<Key<KinTie>> kKeys = {
      {&KinTie::one,
       {.name = "one",
        .low = 0,
        .high = 49999999,
        .required = true,
        .label_id = "nomor rumah tangga, dari 0",
        .label_en = "number of a household, from 0"}},
      {&KinTie::other,
       {.name = "other",
        .low = 0,
        .high = 49999999,
        .required = true,
        .label_id = "nomor rumah tangga yang lain",
        .label_en = "number of the other household"}},
  };
  return kKeys;
}

}  // namespace kabar
