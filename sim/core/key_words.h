#pragma once
// Units and sources of keys in Indonesian; those that are the same in both languages are not listed. Knows no key.

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

namespace kabar {

struct KeyWord {
  std::string_view en, id;
};

inline constexpr KeyWord kKeyWords[] = {
    {"probability", "peluang"},
    {"share", "bagian"},
    {"factor", "faktor"},
    {"exponent", "pangkat"},
    {"log odds", "log nisbah peluang"},
    {"relative", "nilai nisbi"},
    {"1/hour", "per jam"},
    {"1/day", "per hari"},
    {"1/week", "per minggu"},
    {"hour", "jam"},
    {"hour/day", "jam per hari"},
    {"day", "hari"},
    {"day/week", "hari per minggu"},
    {"round", "putaran"},
    {"household", "rumah tangga"},
    {"household/day", "rumah tangga per hari"},
    {"adult", "orang dewasa"},
    {"tie", "ikatan"},
    {"group", "grup"},
    {"impression", "tayangan"},
    {"answer", "jawaban"},
    {"degree", "derajat"},
    {"population", "kota simulasi"},
    {"replicate", "ulangan"},
    {"date", "tanggal"},
    {"192 RW (city statistics, 2013 and about 2022)", "192 RW (statistik kota, 2013 dan sekitar 2022)"},
    {"BPS SP2020 via dataloka: regional language at home by schooling",
     "BPS SP2020 lewat dataloka: bahasa daerah di rumah menurut pendidikan"},
    {"Bappeda 2022: 7.10 %, 8,650 persons", "Bappeda 2022: 7,10 %, 8.650 jiwa"},
    {"KIC 2020: religious leaders (.617) before family", "KIC 2020: tokoh agama (0,617) lebih dari keluarga"},
    {"KIC/Kominfo 2021, face to face, n = 10,000", "KIC/Kominfo 2021, tatap muka, n = 10.000"},
    {"Permendagri 5/1981: usually below 50 families in a kelurahan",
     "Permendagri 5/1981: biasanya kurang dari 50 KK di kelurahan"},
    {"128,709 registered persons (Dukcapil, mid-2024), about 3.1 a household",
     "128.709 penduduk terdaftar (Dukcapil, pertengahan 2024), sekitar 3,1 jiwa per rumah tangga"},
    {"KIC 2020-21: family .59, religious leaders .62, RT heads .55, government on social media .31 (B)",
     "KIC 2020-21: keluarga 0,59, tokoh agama 0,62, ketua RT 0,55, pemerintah di media sosial 0,31 (B)"},
    {"KIC 2020: family shares most (75.6 %)", "KIC 2020: keluarga paling banyak berbagi (75,6 %)"},
    {"KIC 2020: neighbours next (58.1 %)", "KIC 2020: lalu tetangga (58,1 %)"},
    {"KIC 2020: the RT head next to family (.59)", "KIC 2020: ketua RT setelah keluarga (0,59)"},
    {"Vosoughi, Roy, Aral 2018, Science 359: false news 1.7 times as often retweeted",
     "Vosoughi, Roy, Aral 2018, Science 359: kabar bohong 1,7 kali lebih sering dibagikan ulang"},
    {"set so that forwards end within 48 h and one weekly post reaches few",
     "disetel agar terusan berhenti dalam 48 jam dan satu unggahan mingguan sampai ke sedikit orang"},
    {"set so that most cascades of a post have no reshare", "disetel agar kebanyakan unggahan tidak dibagikan ulang"},
};

/// The words themselves where they have no others.
inline std::string key_words(std::string_view words, bool indonesian) {
  const auto found =
      std::find_if(std::begin(kKeyWords), std::end(kKeyWords), [&](const KeyWord& one) { return one.en == words; });
  return std::string(indonesian && found != std::end(kKeyWords) ? found->id : words);
}

}  // namespace kabar
