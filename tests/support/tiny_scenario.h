#pragma once
// A small complete scenario of an invented city, as files that tests may change: 2 kelurahan, 6 RT, 120 households,
// every mechanism, 2 topics, 2 strategies. Knows only the file formats.

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "scenario/load.h"
#include "tests/support/temp_folder.h"

namespace kabar::test {

/// File name -> text. `city.toml` is the scenario.
inline std::map<std::string, std::string> tiny_files() {
  return {
      {"city.toml",
       "# An invented city.\n"
       "[city]\n"
       "name = \"Kota Contoh\"\n"
       "days = 30\n"
       "households = 120\n"
       "rw = 2\n"
       "populations = 2\n"
       "replicates = 3\n"
       "assisted_topic = \"beras\"\n"
       "strategies = [\"diam\", \"semua\"]\n"
       "\n"
       "[tables]\n"
       "kelurahan = \"kelurahan.csv\"\n"
       "targets = \"targets.csv\"\n"
       "topics = \"topics.csv\"\n"
       "channels = \"channels.csv\"\n"
       "accounts = \"accounts.csv\"\n"
       "agencies = \"agencies.csv\"\n"
       "costs = \"costs.csv\"\n"
       "\n"
       "[param]\n"
       "rt_ties = 4\n"},
      {"kelurahan.csv",
       "code,name,district,lat,lon,km2,persons,rt,poverty_weight,grade,source\n"
       "99.01,Melati,Taman,-7.1,110.1,0.5,200,3,1.5,E,invented\n"
       "99.02,Kenanga,Taman,-7.2,110.2,0.7,180,3,1,E,invented\n"},
      {"targets.csv",
       "table,category,given,households,how,grade\n"
       "kelurahan,99.01,,63,invented,E\n"
       "kelurahan,99.02,,57,invented,E\n"
       "welfare,poor,,8,invented,E\n"
       "welfare,quintile_1,,16,invented,E\n"
       "welfare,quintile_2,,24,invented,E\n"
       "welfare,quintile_3,,24,invented,E\n"
       "welfare,quintile_4,,24,invented,E\n"
       "welfare,quintile_5,,24,invented,E\n"
       "access,none,,20,invented,E\n"
       "access,shared_phone,,15,invented,E\n"
       "access,own_phone,,60,invented,E\n"
       "access,home,,25,invented,E\n"},
      {"topics.csv",
       "id,name_id,name_en,owner,carrier,listed,rank_below,trait_share,trait,complexity,assistance,action,quota_per_"
       "year,"
       "beneficiary_at_start,grade\n"
       "beras,Bantuan beras,Rice assistance,dinas,dinas,yes,0.25,1,,0.3,0.3,collect,0,0.6,E\n"
       "kursus,\"Kursus menjahit, gratis\",Free sewing course,dinas,balai,any,0.4,0.5,adult "
       "18-45,0.5,0.3,register,20,0,E\n"},
      {"channels.csv",
       "id,name_id,name_en,mechanism,alpha,kappa,kappa_video,written,sessions_per_day,half_life_hours,seen_share,"
       "users_share,users_age_tilt,cost_item,grade\n"
       "wajah,Wajah,Face,feed,0.15,0.15,0.25,true,2,1.5,0.05,0.8,0.1,,E\n"
       "foto,Foto,Photo,feed,0.15,0.15,0.25,true,3,20,0.09,0.5,-0.6,,E\n"
       "pesan,Pesan,Message,group,0.4,0.25,0.25,true,0,0,0,0.96,-0.2,,E\n"
       "corong,Corong,Loudspeaker,broadcast,0.25,0.1,0.1,false,,,,,,keliling,E\n"
       "rapat,Pertemuan RT,RT meeting,meeting,0.65,0.5,0.5,false,,,,,,rapat,E\n"
       "kunjungan,Kunjungan,Visit,visit,0.9,0.8,0.8,false,,,,,,kunjungan,E\n"
       "tetangga,Tetangga,Neighbours,neighbour,1,0.3,0.3,false,,,,,,,E\n"
       "keluarga,Keluarga,Kin,kin,1,0.3,0.3,false,,,,,,,E\n"},
      {"accounts.csv",
       "agency,channel,followers,grade\n"
       "dinas,wajah,30,E\n"
       "dinas,foto,20,E\n"
       "balai,wajah,12,E\n"},
      {"agencies.csv",
       "id,name,role,grade\n"
       "dinas,Dinas Contoh,,E\n"
       "balai,\"Balai \"\"Contoh\"\"\",,E\n"},
      {"costs.csv",
       "id,name_id,name_en,unit,cash_rupiah,staff_hours,grade,note\n"
       "keliling,Keliling,Round,message,350000,8,E,\n"
       "rapat,Rapat,Meeting,meeting,28000,0,E,\n"
       "kunjungan,Kunjungan,Visit,visit,12000,.05,E,\n"
       "tim,Rapat tim,Team meeting,week,140000,16,E,\n"},
      {"strategies/diam.toml", "title_id = \"Diam\"\ntitle_en = \"Silence\"\n"},
      {"strategies/semua.toml",
       "title_id = \"Semua cara\"\n"
       "title_en = \"Every way\"\n"
       "\n"
       "[[posts]]\n"
       "id = \"kiriman\"\n"
       "topics = [\"*\"]\n"
       "accounts = [\"dinas/*\", \"*/wajah\"]\n"
       "per_week = 3\n"
       "weekdays = [\"mon\", \"thu\"]\n"
       "clarity = 1.5\n"
       "\n"
       "[[broadcasts]]\n"
       "id = \"siaran\"\n"
       "topics = [\"beras\"]\n"
       "channel = \"corong\"\n"
       "coverage = 0.5\n"
       "attention = 0.5\n"
       "kelurahan = [\"Melati\", \"99.02\"]\n"
       "\n"
       "[[meetings]]\n"
       "id = \"rapat-rutin\"\n"
       "topics = [\"beras\", \"kursus\"]\n"
       "channel = \"rapat\"\n"
       "rt_share = 0.5\n"
       "language = \"both\"\n"
       "\n"
       "[[instructions]]\n"
       "id = \"pesan-rt\"\n"
       "topics = [\"kursus\"]\n"
       "meeting_channel = \"rapat\"\n"
       "group_channel = \"pesan\"\n"
       "day = 3\n"
       "\n"
       "[[sessions]]\n"
       "id = \"kelompok\"\n"
       "topics = [\"kursus\"]\n"
       "channel = \"rapat\"\n"
       "\n"
       "[[visits]]\n"
       "id = \"kunjungan\"\n"
       "topics = [\"beras\"]\n"
       "channel = \"kunjungan\"\n"
       "per_day = 5\n"
       "from_day = 7\n"
       "\n"
       "[[costs]]\n"
       "id = \"tim\"\n"
       "item = \"tim\"\n"
       "per_week = 1\n"},
  };
}

/// The files above in a folder of their own.
class TinyScenario {
 public:
  TinyScenario() {
    for (const auto& [name, text] : tiny_files()) folder.write(name, text);
  }
  std::string path() const { return folder / "city.toml"; }
  Scenario load(const LoadOptions& options = {}) const { return load_scenario(path(), options); }

  TempFolder folder;
};

/// The tiny scenario with values set over it, as by --set.
inline Scenario tiny_with(const std::vector<std::string>& sets) {
  LoadOptions options;
  options.sets = sets;
  return TinyScenario().load(options);
}

/// The same, as worlds and experiments take it.
inline std::shared_ptr<const Scenario> shared_tiny(const std::vector<std::string>& sets = {}) {
  return std::make_shared<const Scenario>(tiny_with(sets));
}

}  // namespace kabar::test
