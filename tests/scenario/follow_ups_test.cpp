// One slip gives one line: nothing is said that only follows from what could not be read.

#include <gtest/gtest.h>

#include <algorithm>

#include "core/language.h"
#include "tests/scenario/bad_inputs.h"
#include "tests/support/tiny_scenario.h"

namespace kabar {
namespace {

using test::Slip;

/// Slips that are two at once.
std::size_t number_of_problems(const Slip& slip) {
  const std::string to = slip.to;
  if (to == "scale_with = \"posts.kiriman.per_week\"") return 2;  // costs no cash, and weekdays are given
  if (to == "param = 3\n") return 2;                              // and the key of [param] stands in [tables], too
  if (to == "month_days = [1, 2.5]") return 2;                    // weekdays are given, too
  return 1;
}

TEST(FollowUps, OneSlipIsOneLine) {
  for (const Slip& slip : test::kSlips) {
    const test::TinyScenario tiny;
    tiny.folder.write(slip.file, test::text_with(slip));
    try {
      tiny.load();
      ADD_FAILURE() << slip.file << ": " << slip.to << " passes";
    } catch (const InputError& error) {
      EXPECT_EQ(error.problems().size(), number_of_problems(slip)) << slip.to << "\n" << error.in(Language::english);
      for (const Problem& problem : error.problems())
        EXPECT_GT(problem.line, 0u) << to_text(problem, Language::english);
    }
  }
}

/// What is wrong with a value that no file says, in a scenario without the section where it would stand.
TEST(FollowUps, AValueOfASectionThatIsNotThereHasItsFile) {
  std::string text = test::tiny_files().at("city.toml");
  const std::size_t begin = text.find("[city]"), end = text.find("[tables]");
  text.erase(begin, end - begin);
  const test::TinyScenario tiny;
  tiny.folder.write("city.toml", text);
  try {
    tiny.load();
    ADD_FAILURE() << "192 RW for six RT pass";
  } catch (const InputError& error) {
    EXPECT_EQ(error.in(Language::english), tiny.path() + ":1:1: city.rw = 192 (the city has only 6 RT)");
  }
}

/// A file of which a row, a heading or all is spoilt, and how many lines are said of it.
struct Spoilt {
  const char* file;
  const char* from;
  const char* to;
  std::size_t problems;
};

const Spoilt kSpoilt[] = {
    {"kelurahan.csv", "99.02,Kenanga,Taman", "99.02,Kenanga", 1},          // strategies and targets name it
    {"kelurahan.csv", "99.02,Kenanga", "99.02,", 1},                       // by its name, too
    {"kelurahan.csv", "99.02,Kenanga", "99.02,Melati", 1},                 // a target names Kenanga
    {"kelurahan.csv", "code,name", "code,nama", 1},                        //
    {"kelurahan.csv", "code,name", "CODE,Name", 2},                        // each is one line
    {"kelurahan.csv", "180,3", "180,drei", 1},                             // city.rw is compared with RTs
    {"kelurahan.csv", "180,3", "180,0", 1},                                //
    {"topics.csv", "beras,Bantuan", "beras,x,Bantuan", 1},                 // strategies and city.assisted_topic name it
    {"topics.csv", "id,name_id", "name_id,id_", 1},                        // the column that it is likely meant to be
    {"channels.csv", "wajah,Wajah,Face,feed", "wajah,Wajah,Face,fed", 1},  // accounts need a feed
    {"channels.csv", "rapat,Pertemuan RT,RT meeting,meeting", "rapat,Pertemuan RT,RT meeting,", 1},
    {"channels.csv", "tetangga,Tetangga,Neighbours,neighbour", "tetangga,Tetangga,Neighbours,neighbor", 1},
    {"channels.csv", "true,3,20,0.09", "true,three,20,0.09", 1},  // a feed needs more than 0
    {"channels.csv", "mechanism", "mechanisme", 1},
    {"accounts.csv", "dinas,foto,20", "dinas,foto,20,x", 1},  // posts name its accounts
    {"accounts.csv", "balai,wajah,12", "balai,wajah,twelve", 1},
    {"agencies.csv", "balai,\"Balai \"\"Contoh\"\"\",", "balai,\"Balai \"\"Contoh\"\"\"", 1},
    {"costs.csv", "tim,Rapat tim", "tim,Rapat, tim", 1},            // a block of costs names it; no value is shifted
    {"costs.csv", "kunjungan,Kunjungan", "kunjungn,Kunjungan", 1},  // scale_with names the visits
    {"costs.csv", "id,name_id", "id,", 1},
    {"costs.csv", "rapat,Rapat,Meeting,meeting,28000", "rapat,Rapat,Meeting,meeting,28.000", 1},
    {"targets.csv", "welfare,poor,,8", "welfare,poor,,eight", 1},
    {"targets.csv", "99.02,,57", "99.03,,57", 1},
    {"city.toml", "households = 120", "households = \"120\"", 1},
    {"city.toml", "households = 120", "household = 120", 1},
    {"city.toml", "days = 30", "days = 300000", 1},  // blocks have days
    {"city.toml", "days = 30", "day = 5", 1},
    {"city.toml", "rw = 2", "rw = \"2\"", 1},  // the default has more than there are RTs
    {"city.toml", "rt_ties = 4", "circular_days_min = \"x\"\ncircular_days_max = 1", 1},
    {"city.toml", "rt_ties = 4", "group_size_max = 3.5\ngroup_size_min = 200", 1},
    {"city.toml", "topics = \"topics.csv\"", "topics = \"tiada.csv\"", 1},
    {"city.toml", "costs = \"costs.csv\"", "costs = \"tiada.csv\"", 1},
    {"city.toml", "channels = \"channels.csv\"\n", "", 1},
    {"city.toml", "kelurahan = \"kelurahan.csv\"\n", "", 1},
    {"city.toml", "targets = ", "target = ", 1},  // not also: there is none
    {"city.toml", "[tables]", "[table]", 1},
    {"city.toml", "[tables]\nkelurahan = \"kelurahan.csv\"\n",
     "[[kelurahn]]\ncode = \"99.01\"\nname = \"Melati\"\npersons = 5\nrt = 1\n[tables]\n", 1},
    {"city.toml", "strategies = [", "topics = [\"beras\", \"kursuss\"]\nstrategies = [", 1},  // blocks name kursus
    {"topics.csv", "beras,Bantuan", "be ras,Bantuan", 1},
    {"channels.csv", "corong,Corong", "co rong,Corong", 1},
    {"channels.csv", "foto,Foto", "wajah,Foto", 1},  // an account and posts name foto
    {"costs.csv", "tim,Rapat", "rapat,Rapat", 1},
    {"agencies.csv", "balai,", "dinas,", 1},
    {"kelurahan.csv", "99.02,", "99 02,", 1},
    {"strategies/semua.toml", "meeting_channel = \"rapat\"\ngroup_channel = \"pesan\"", "meeting_chanel = \"rapat\"",
     1},  // the block reaches nobody
    {"strategies/semua.toml", "per_day = 5", "retarget = \"surve\"\nsurvey = 5", 1},
    {"strategies/semua.toml", "title_id = \"Semua cara\"", "scale_with = \"visits.kunjungan.share\"\nscalelimit = 2",
     1},
    {"strategies/semua.toml", "[[visits]]\nid = \"kunjungan\"", "scale = 1\n[[visits]]\nid = \"Kunjungan\"", 2},
};

TEST(FollowUps, WhatCouldNotBeReadIsToldOnce) {
  for (const Spoilt& spoilt : kSpoilt) {
    std::map<std::string, std::string> files = test::tiny_files();
    files["targets.csv"] += "kelurahan_poor,Kenanga,poor,3,invented,E\n";
    files["strategies/semua.toml"].insert(0, "scale_with = \"visits.kunjungan.share\"\n");
    files["city.toml"] +=
        "\n[set]\n\"channel.wajah.alpha\" = 0.2\n\"account.dinas/foto.grade\" = \"D\"\n"
        "\"topic.beras.complexity\" = 0.3\n\"cost.tim.cash_rupiah\" = 1\n";
    std::string& text = files.at(spoilt.file);
    const std::size_t at = text.find(spoilt.from);
    ASSERT_NE(at, std::string::npos) << spoilt.from;
    text.replace(at, std::string(spoilt.from).size(), spoilt.to);
    const test::TempFolder folder;
    for (const auto& [name, content] : files) folder.write(name, content);
    try {
      load_scenario(folder / "city.toml");
      ADD_FAILURE() << spoilt.file << ": " << spoilt.to << " passes";
    } catch (const InputError& error) {
      EXPECT_EQ(error.problems().size(), spoilt.problems) << spoilt.to << "\n" << error.in(Language::english);
      for (const Problem& problem : error.problems())
        EXPECT_GT(problem.line, 0u) << to_text(problem, Language::english);
    }
  }
}

// Fewer lines must not mean that slips elsewhere wait for the first to be mended.
TEST(FollowUps, SlipsThatDoNotHangTogetherAreToldAtOnce) {
  std::map<std::string, std::string> files = test::tiny_files();
  const auto change = [&](const char* file, const std::string& from, const char* to) {
    std::string& text = files.at(file);
    text.replace(text.find(from), from.size(), to);
  };
  change("kelurahan.csv", "99.02,Kenanga,Taman", "99.02,Kenanga");
  change("accounts.csv", "balai,wajah", "balay,wajah");
  change("targets.csv", "access,none,,20", "access,none,,30");
  change("targets.csv", "welfare,quintile_5,,24", "welfare,quintile_6,,24");
  change("strategies/semua.toml", "channel = \"corong\"", "channel = \"coron\"");
  const test::TempFolder folder;
  for (const auto& [name, content] : files) folder.write(name, content);
  try {
    load_scenario(folder / "city.toml");
    FAIL();
  } catch (const InputError& error) {
    // Of the targets that can be read, those of access alone: they do not sum to city.households.
    EXPECT_EQ(error.problems().size(), 5u) << error.in(Language::english);
  }
}

}  // namespace
}  // namespace kabar
