// The symbols of the model, `param.SYMBOL`. The allowed range is what the reader accepts (wide, for exact limits); the
// likely range is what sensitivity analyses draw from.

#include "scenario/keys.h"

namespace kabar {

namespace {

constexpr const char* kBanerjee = "Banerjee, Chandrasekhar, Duflo, Jackson 2013, Science 341";
constexpr const char* kTwitter = "Alatas et al. 2024, Economic Journal 134";
constexpr const char* kLanguage = "BPS SP2020 via dataloka: regional language at home by schooling";
constexpr const char* kGroups = "set so that forwards end within 48 h and one weekly post reaches few";

using P = Parameters;

Key<P> share(double P::*place, const char* name, const char* grade, double low, double high, const char* source,
             const char* id, const char* en) {
  return {place,
          {.name = name,
           .unit = "probability",
           .low = 0,
           .high = 1,
           .likely_low = low,
           .likely_high = high,
           .grade = grade,
           .source = source,
           .label_id = id,
           .label_en = en}};
}

Key<P> number(double P::*place, const char* name, const char* unit, double allowed_low, double allowed_high,
              const char* grade, double low, double high, const char* source, const char* id, const char* en) {
  return {place,
          {.name = name,
           .unit = unit,
           .low = allowed_low,
           .high = allowed_high,
           .likely_low = low,
           .likely_high = high,
           .grade = grade,
           .source = source,
           .label_id = id,
           .label_en = en}};
}

Key<P> count(std::int64_t P::*place, const char* name, const char* unit, double allowed_low, double allowed_high,
             double low, double high, const char* id, const char* en) {
  return {place,
          {.name = name,
           .unit = unit,
           .low = allowed_low,
           .high = allowed_high,
           .likely_low = low,
           .likely_high = high,
           .grade = "E",
           .label_id = id,
           .label_en = en}};
}

}  // namespace

template <>
std::span<const Key<Parameters>> keys_of<Parameters>() {
  static const std::vector<Key<P>> kKeys = {
      // retelling on ties
      share(&P::q_N, "q_N", "A", 0.02, 0.075, kBanerjee, "peluang rumah tangga yang tahu bercerita, per ikatan",
            "chance that an aware household tells over one tie and round"),
      share(&P::q_P, "q_P", "A", 0.2, 0.5, kBanerjee, "peluang yang sudah ikut program bercerita, per ikatan",
            "the same of a household that took part"),
      number(&P::w_kin, "w_kin", "factor", 0, 10, "E", 1, 1.6, "KIC 2020: family shares most (75.6 %)",
             "bobot ikatan keluarga", "weight of a kin tie"),
      number(&P::w_rt, "w_rt", "factor", 0, 10, "E", 0.6, 1.2, "KIC 2020: neighbours next (58.1 %)",
             "bobot ikatan tetangga", "weight of a neighbour tie"),
      count(&P::rounds, "rounds", "round", 1, 100, 1, 2, "putaran bercerita", "rounds of telling"),
      number(&P::round_days, "round_days", "day", 0, 3660, "E", 14, 60, "", "jarak antarputaran",
             "days between rounds"),
      number(&P::delay_rt_days, "delay_rt_days", "day", 0, 365, "E", 1, 7, "", "rata-rata jeda antartetangga",
             "mean delay over a neighbour tie"),
      number(&P::delay_kin_days, "delay_kin_days", "day", 0, 365, "E", 3, 14, "", "rata-rata jeda antarkeluarga",
             "mean delay over a kin tie"),
      share(&P::take_up, "take_up", "", 0, 0, "", "bagian yang langsung ikut setelah tahu (0: tidak dipakai)",
            "share of newly aware that take part at once (0: off)"),
      // groups and reshares
      share(&P::r_g, "r_g", "E", 0.001, 0.01, kGroups, "peluang meneruskan ke satu grup",
            "chance that an aware member forwards to one of its groups"),
      share(&P::rho, "rho", "E", 0.3, 0.8, "", "peluang anggota membaca terusan",
            "chance that a member reads what is forwarded"),
      number(&P::delay_group_hours, "delay_group_hours", "hour", 0, 8760, "E", 4, 24, "", "rata-rata jeda membaca grup",
             "mean delay of reading"),
      count(&P::groups_per_topic, "groups_per_topic", "group", 0, 100, 2, 5, "grup yang dikirimi, paling banyak",
            "groups a household forwards a topic to, at most"),
      share(&P::r_c, "r_c", "E", 0.0005, 0.005, "set so that most cascades of a post have no reshare",
            "peluang membagikan ulang, per penonton", "reshare per viewer of a post"),
      number(&P::endorsed, "endorsed", "factor", 0, 100, "A", 1.3, 2.2, kTwitter, "faktor bila dibagikan orang dikenal",
             "factor on r_c when a known person shows it"),
      number(&P::cites_source, "cites_source", "factor", 0, 100, "A", 0.5, 1, kTwitter,
             "faktor bila menyebut sumber resmi", "factor on r_c when the post cites an official source"),
      count(&P::reshare_residents, "reshare_residents", "household", 0, 100000, 20, 120,
            "warga lain yang disodori kiriman ulang", "residents of similar welfare who are shown a reshare"),
      share(&P::reshare_seen, "reshare_seen", "E", 0.05, 0.2, "", "peluang mereka melihatnya",
            "chance that one of them sees it"),
      // competition between posts
      number(&P::omega, "omega", "factor", 0, 100, "E", 0, 0.3, "",
             "persaingan: perhatian terbagi oleh tiap kiriman lain pada hari dan kanal yang sama",
             "competition: each further post that day and channel divides attention"),
      count(&P::comfortable_posts, "comfortable_posts", "1/week", 0, 1000, 3, 14,
            "kiriman satu akun seminggu yang masih nyaman bagi pengikut",
            "posts of an account in a week that its followers are comfortable with"),
      share(&P::fatigue, "fatigue", "E", 0, 0.03, "", "pengikut yang pergi untuk tiap kiriman selebihnya, bagian",
            "followers who leave for each post beyond that, share"),
      // paid posts
      share(&P::alpha_ad, "alpha_ad", "E", 0.003, 0.03, "", "peluang menjadi tahu per tayangan iklan berbayar",
            "a paid impression makes an unaware household aware"),
      share(&P::ad_waste, "ad_waste", "E", 0.2, 0.6, "", "bagian tayangan yang terbuang",
            "share of impressions that are wasted"),
      count(&P::ad_most, "ad_most", "impression", 1, 16, 5, 15,
            "tayangan sebuah kampanye per rumah tangga, paling banyak",
            "impressions of a campaign and topic that a household gets, at most"),
      // brokers
      share(&P::b, "b", "E", 0.2, 0.9, "", "peluang ketua RT yang diminta meneruskan", "an instructed RT head relays"),
      share(&P::b_seen, "b_seen", "E", 0, 0.15, "", "peluang ketua RT yang hanya melihat meneruskan",
            "an RT head who only saw it relays"),
      share(&P::broker_bias, "broker_bias", "E", 0, 0.5, "",
            "warga miskin tak terhubung lebih jarang mendengar, bagian",
            "the unconnected poor hear a relay less by this share"),
      share(&P::circular_step, "circular_step", "E", 0.5, 0.95, "", "peluang setiap jenjang surat edaran meneruskan",
            "each step of a circular passes it on"),
      number(&P::circular_days_min, "circular_days_min", "day", 0, 365, "E", 2, 5, "", "surat edaran, paling cepat",
             "a circular takes at least"),
      number(&P::circular_days_max, "circular_days_max", "day", 0, 365, "E", 7, 21, "", "surat edaran, paling lama",
             "a circular takes at most"),
      share(&P::attendance, "attendance", "E", 0.2, 0.5, "", "rata-rata kehadiran pertemuan RT",
            "mean attendance of an RT meeting"),
      share(&P::attend_none, "attend_none", "E", 0.15, 0.45, "", "bagian yang tidak pernah hadir",
            "share of households that never attend"),
      share(&P::attend_none_poor, "attend_none_poor", "E", 0.2, 0.6, "", "bagian yang sama di antara yang miskin",
            "the same of poor households"),
      share(&P::session_attendance, "session_attendance", "E", 0.6, 0.95, "", "kehadiran pertemuan kelompok dampingan",
            "a member attends its group's session"),
      // action
      share(&P::p_app_update, "p_app_update", "E", 0.12, 0.8, "",
            "peluang sasaran yang paham bertindak: memutakhirkan data",
            "an eligible household that understands acts: update its data"),
      share(&P::p_app_collect, "p_app_collect", "E", 0.12, 0.8, "", "sama: mengambil bantuan", "the same: collect"),
      share(&P::p_app_attend, "p_app_attend", "E", 0.12, 0.8, "", "sama: datang", "the same: attend"),
      share(&P::p_app_register, "p_app_register", "E", 0.06, 0.4, "", "sama: mendaftar", "the same: register"),
      share(&P::p_app_propose, "p_app_propose", "E", 0.03, 0.2, "", "sama: mengusulkan diri", "the same: propose"),
      number(&P::act_not_eligible, "act_not_eligible", "factor", 0, 1, "E", 0, 0.3, "",
             "yang bukan sasaran bertindak lebih jarang, faktor", "those who are not eligible act less: factor"),
      number(&P::act_days, "act_days", "day", 0, 3660, "E", 5, 20, "", "rata-rata jeda sampai bertindak",
             "mean delay until a household acts"),
      share(&P::act_success, "act_success", "E", 0.3, 0.7, "", "peluang pengajuan berhasil tanpa bantuan",
            "an application succeeds without help"),
      share(&P::desk_success, "desk_success", "E", 0.1, 0.5, "",
            "tambahannya di posko pendampingan, kali kegunaan pendampingan",
            "so much more at a desk, times the topic's assistance"),
      number(&P::trust_rt_head, "trust_rt_head", "share", 0.01, 1, "E", 0.4, 0.7,
             "KIC 2020: the RT head next to family (.59)", "kepercayaan kepada ketua RT, ukuran semua kepercayaan",
             "trust in an RT head, the measure of all trust"),
      // memory
      {&P::memory,
       {.name = "memory",
        .choices = {"spacing", "two-state", "off"},
        .label_id = "cara lupa",
        .label_en = "rule of forgetting"}},
      number(&P::S0, "S0", "day", 1e-3, 1e6, "E", 7, 60, "", "lama ingat setelah satu paparan",
             "memory after one exposure"),
      number(&P::psi, "psi", "exponent", 0, 3, "E", 0, 1, "", "pengaruh pengulangan", "spacing exponent"),
      number(&P::understands_factor, "understands_factor", "factor", 1e-3, 1e6, "E", 2, 5, "",
             "yang dipahami diingat lebih lama, kali", "the clock of what was understood is longer by this"),
      // understanding
      share(&P::understands_max, "understands_max", "E", 0.85, 1, "", "peluang paham, paling tinggi",
            "chance to understand, at most"),
      share(&P::language_mismatch, "language_mismatch", "E", 0.6, 1, "", "faktor bila bahasa tidak cocok",
            "factor when the language is not the household's"),
      share(&P::literacy_low, "literacy_low", "E", 0.5, 0.9, "", "kemampuan baca: SD ke bawah",
            "literacy: primary or less"),
      share(&P::literacy_middle, "literacy_middle", "E", 0.8, 1, "", "kemampuan baca: SMP dan SMA",
            "literacy: junior and senior secondary"),
      share(&P::literacy_high, "literacy_high", "E", 0.9, 1, "", "kemampuan baca: perguruan tinggi",
            "literacy: tertiary"),
      // population
      share(&P::poor_persons, "poor_persons", "B", 0.06, 0.09, "Bappeda 2022: 7.10 %, 8,650 persons",
            "bagian penduduk miskin", "share of persons below the poverty line"),
      share(&P::register_recall, "register_recall", "E", 0.5, 0.9, "", "bagian miskin yang terdaftar di DTKS",
            "poor households that the register lists"),
      share(&P::register_inclusion, "register_inclusion", "E", 0.05, 0.2, "",
            "bagian di luar 40 % terbawah yang ikut terdaftar",
            "households outside the bottom 40 % that it lists all the same"),
      share(&P::shared_phone_sessions, "shared_phone_sessions", "E", 0.25, 1, "",
            "pemakaian bila satu telepon dipakai bersama, nisbi", "sessions of a household with one shared phone"),
      count(&P::adults_max, "adults_max", "adult", 1, 4, 0, 0, "orang dewasa terhubung per rumah tangga, paling banyak",
            "connected adults of a household, at most"),
      {&P::equal_access,
       {.name = "equal_access",
        .label_id = "semua rumah tangga punya ponsel sendiri (uji struktur)",
        .label_en = "every household has phones of its own (a structural test)"}},
      share(&P::javanese_low, "javanese_low", "B", 0.85, 0.95, kLanguage, "berbahasa Jawa di rumah: SD ke bawah",
            "Javanese at home: primary or less"),
      share(&P::javanese_junior, "javanese_junior", "B", 0.75, 0.87, kLanguage, "berbahasa Jawa di rumah: SMP",
            "Javanese at home: junior secondary"),
      share(&P::javanese_senior, "javanese_senior", "B", 0.57, 0.7, kLanguage, "berbahasa Jawa di rumah: SMA",
            "Javanese at home: senior secondary"),
      share(&P::javanese_tertiary, "javanese_tertiary", "B", 0.47, 0.61, kLanguage,
            "berbahasa Jawa di rumah: perguruan tinggi", "Javanese at home: tertiary"),
      // networks
      number(&P::rt_ties, "rt_ties", "tie", 0, 1000, "E", 4, 8, "", "ikatan dengan tetangga, rata-rata",
             "neighbour ties of a household, mean"),
      share(&P::rt_inside, "rt_inside", "E", 0, 0, "", "bagian ikatan tetangga di dalam RT; sisanya di mana saja",
            "share of neighbour ties inside the RT, the others lead anywhere (below 1: a structural test)"),
      number(&P::kin_ties, "kin_ties", "tie", 0, 1000, "E", 2, 6, "", "ikatan keluarga dan teman, rata-rata",
             "kin and friend ties, mean"),
      number(&P::kin_sigma, "kin_sigma", "log", 0, 3, "E", 0.4, 1, "", "sebaran ikatan keluarga (log)",
             "spread of the kin ties (of the logarithm)"),
      number(&P::kin_poor, "kin_poor", "factor", 0, 10, "E", 0.5, 1, "", "warga miskin punya lebih sedikit, faktor",
             "the poor have fewer, factor"),
      share(&P::kin_near, "kin_near", "E", 0.3, 0.7, "", "bagian keluarga di kelurahan sendiri",
            "share of kin ties inside the own kelurahan"),
      share(&P::homophily, "homophily", "E", 0, 0.7, "", "kelebihan ikatan dengan yang setara kesejahteraannya",
            "share of ties drawn within the own welfare quintile"),
      number(&P::follow_tilt, "follow_tilt", "factor", 0, 10, "E", 0.5, 1.5, "",
             "pengaruh akses, pendidikan, kesejahteraan pada siapa mengikuti akun; 0: semua sama",
             "how far access, schooling and welfare decide who follows an account; 0: all alike"),
      share(&P::rt_group_share, "rt_group_share", "E", 0.4, 0.9, "", "bagian pengguna grup yang ikut grup RT",
            "share of an RT's group users in the RT's own group"),
      number(&P::groups_per_household, "groups_per_household", "group", 0, 100, "E", 1, 4, "",
             "grup lain per rumah tangga terhubung", "other groups of a connected household, mean"),
      number(&P::group_size, "group_size", "household", 1, 100000, "E", 10, 40, "", "ukuran grup, median",
             "size of a group, median"),
      number(&P::group_sigma, "group_sigma", "log", 0, 3, "E", 0.4, 1, "", "sebaran ukuran grup (log)",
             "spread of the size (of the logarithm)"),
      count(&P::group_size_min, "group_size_min", "household", 1, 100000, 3, 8, "grup terkecil", "smallest group"),
      count(&P::group_size_max, "group_size_max", "household", 1, 100000, 60, 250, "grup terbesar", "largest group"),
  };
  return kKeys;
}

}  // namespace kabar
