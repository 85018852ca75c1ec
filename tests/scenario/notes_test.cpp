// What is read as it stands and may be meant otherwise is noted, once; what could be either is refused.

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "tests/support/tiny_scenario.h"

namespace kabar {
namespace {

std::string lines_of(const Problems& problems, const std::string& folder) {
  std::string text;
  for (std::string line : problems.lines(Language::english)) {
    for (std::size_t at = line.find(folder); at != std::string::npos; at = line.find(folder)) {
      line.erase(at, folder.size());
    }
    text += line + "\n";
  }
  return text;
}

/// The tiny scenario with one text in place of another in a file.
struct Changed {
  test::TinyScenario tiny;
  LoadOptions options = {};

  void change(const std::string& file, const std::string& from, const std::string& to) const {
    std::string text = test::tiny_files().at(file);
    const std::size_t at = text.find(from);
    ASSERT_NE(at, std::string::npos) << file << " has no " << from;
    tiny.folder.write(file, text.replace(at, from.size(), to));
  }
  std::string notes() const { return lines_of(tiny.load(options).notes, tiny.folder / ""); }
  std::string problems() const {
    try {
      tiny.load(options);
    } catch (const InputError& error) {
      Problems all;
      for (const Problem& problem : error.problems()) all.add(problem);
      return lines_of(all, tiny.folder / "");
    }
    return "";
  }
};

TEST(Notes, AreNoneOfAPlainScenario) {
  EXPECT_EQ(Changed().notes(), "");
}

TEST(Notes, TellOfANumberThatIsScaledAllTheSame) {
  for (const char* name : {"semua", "*"}) {
    Changed town;
    const std::string share = std::string("strategy.") + name + ".visits.kunjungan.share=0.01";
    town.options.sets = {"city.budget=5000000", "strategy.semua.scale_with=visits.kunjungan.share", share};
    EXPECT_EQ(
        town.notes(),
        "--set 3: strategy.semua.visits.kunjungan.share is not used (scale_with of semua scales it to the budget) "
        "to use this number: --set city.budget=0, or take scale_with away\n");
    town.options.sets = {"strategy.semua.scale_with=visits.kunjungan.share", share};
    EXPECT_EQ(town.notes(), "") << "without a budget nothing is scaled";
  }
}

TEST(Notes, TellOfFractionsThatReadLikeThousands) {
  Changed town;
  town.change("costs.csv", "140000,16", "140000,1.500");
  EXPECT_EQ(town.notes(), "costs.csv:5:40: cost.tim.staff_hours = 1.500 (read as 1.5) if 1500 is meant, write it so\n");
  EXPECT_EQ(town.tiny.load().costs[3].staff_hours, 1.5);
  EXPECT_NE(town.tiny.load()
                .notes.lines(Language::indonesian)
                .at(0)
                .find("(dibaca sebagai 1,5) kalau maksudnya 1500, tulis begitu"),
            std::string::npos);
}

TEST(Notes, TellOfThemInTomlAndOnTheCommandLineToo) {
  Changed town;
  town.change("strategies/semua.toml", "per_week = 3\n", "per_week = 3\nfollowers_factor = 1.250\n");
  town.options.sets = {"cost.*.staff_hours=2.000"};
  EXPECT_EQ(town.notes(),
            "--set 1: cost.keliling.staff_hours = 2.000 (read as 2) if 2000 is meant, write it so\n"
            "--set 1: cost.rapat.staff_hours = 2.000 (read as 2) if 2000 is meant, write it so\n"
            "--set 1: cost.kunjungan.staff_hours = 2.000 (read as 2) if 2000 is meant, write it so\n"
            "--set 1: cost.tim.staff_hours = 2.000 (read as 2) if 2000 is meant, write it so\n");
}

TEST(Notes, TellOfNothingThatCanMeanOneThingOnly) {
  Changed town;
  town.change("costs.csv", "140000,16", "140000,1.50");
  town.change("kelurahan.csv", "-7.1,110.1", "-7.100,110.250");  // no latitude of 7100, no longitude of 110250
  town.change("topics.csv", "0.25,1,,0.3", "0.250,1.000,,0.3");  // no share of 1000
  EXPECT_EQ(town.notes(), "");
}

TEST(Notes, TellOfHouseholdsThatAreNoWholeNumber) {
  Changed town;
  town.change("targets.csv", "99.01,,63,invented,E\nkelurahan,99.02,,57",
              "99.01,,118.875,invented,E\nkelurahan,99.02,,1.125");
  const std::string notes = town.notes();
  for (const char* note : {"targets.csv:2:18: target.kelurahan/99.01.households = 118.875 (read as 118.875) if 118875 "
                           "is meant, write it so\n",
                           "targets.csv:3:18: target.kelurahan/99.02.households = 1.125 (read as 1.125) if 1125 is "
                           "meant, write it so\n"}) {
    EXPECT_NE(notes.find(note), std::string::npos) << notes;
  }
}

TEST(Notes, OfAFileThatSeveralStrategiesBuildOnAreToldOnce) {
  Changed town;
  town.change("strategies/semua.toml", "per_week = 1\n", "count = 1.500\n");
  town.tiny.folder.write("strategies/satu.toml", "base = \"semua.toml\"\ntitle_id = \"Satu\"\n");
  town.tiny.folder.write("strategies/dua.toml", "base = \"satu.toml\"\ntitle_id = \"Dua\"\n");
  town.options.strategies = {"semua", "satu", "dua"};
  const std::string notes = town.notes();
  EXPECT_NE(notes.find("strategies/semua.toml:49:9: costs.tim.count = 1.500 (read as 1.5)"), std::string::npos)
      << notes;
  EXPECT_EQ(notes.find("read as"), notes.rfind("read as")) << notes;
}

TEST(Notes, OfAPlaceOutsideTheFolder) {
  Changed town;
  const test::TempFolder elsewhere;
  elsewhere.write("costs.csv", test::tiny_files().at("costs.csv"));
  elsewhere.write("lain.toml", "title_id = \"Lain\"\n");
  std::string city = test::tiny_files().at("city.toml");
  const auto replace = [&](const std::string& from, const std::string& to) {
    city.replace(city.find(from), from.size(), to);
  };
  replace("\"costs.csv\"", "\"" + (elsewhere / "costs.csv") + "\"");
  replace("\"semua\"", "\"semua\", \"../" + std::filesystem::path(elsewhere / "").parent_path().filename().string() +
                           "/lain.toml\"");
  town.tiny.folder.write("city.toml", city);
  EXPECT_EQ(town.notes(),
            "city.toml:10:32: read from outside the scenario's folder: " + (elsewhere / "lain.toml") +
                "\ncity.toml:19:9: read from outside the scenario's folder: " + (elsewhere / "costs.csv") + "\n");
}

TEST(Notes, OfALinkThatLeadsOutside) {
  Changed town;
  const test::TempFolder elsewhere;
  const std::string file = elsewhere.write("costs.csv", test::tiny_files().at("costs.csv"));
  std::filesystem::remove(town.tiny.folder / "costs.csv");
  std::filesystem::create_symlink(file, town.tiny.folder / "costs.csv");
  EXPECT_EQ(town.notes(), "city.toml:19:9: read from outside the scenario's folder: costs.csv\n");
}

TEST(Notes, OfABaseThereAreNone) {
  Changed town;
  town.tiny.folder.write("sub/city.toml", "base = \"../city.toml\"\n[city]\nname = \"Lain\"\n");
  EXPECT_TRUE(load_scenario(town.tiny.folder / "sub/city.toml").notes.empty());
}

TEST(Notes, OfTheScenariosThatComeAlongThereAreNone) {
  const std::string root = KABAR_SOURCE_DIR "/scenarios/";
  for (const char* file : {"teaching/city.toml", "magelang/city.toml", "presets/village.toml", "presets/monotone.toml",
                           "presets/two-state.toml", "presets/closed-form.toml"}) {
    EXPECT_EQ(lines_of(load_scenario(root + file).notes, root), "") << file;
  }
  // But for the city that is 244 times that of the tables on purpose: who runs it is told so.
  EXPECT_EQ(
      lines_of(load_scenario(root + "large/city.toml").notes, root),
      "large/city.toml:13:14: city.households = 10000000 (the tables of magelang/targets.csv sum to 41000) all numbers "
      "of the tables, RTs, RWs and followers of accounts are multiplied by 243.9\n");
}

TEST(DecimalCommas, LeaveADotThatCouldBeEither) {
  Changed town;
  const std::string head = "id;name_id;name_en;unit;cash_rupiah;staff_hours;grade;note\n";
  town.tiny.folder.write("costs.csv", head +
                                          "keliling;Keliling;R;message;350.000;8;E;\n"
                                          "rapat;Rapat;Meeting;meeting;28000;1.500;E;\n"
                                          "kunjungan;Kunjungan;Visit;visit;12000,5;1.234,5;E;\n"
                                          "tim;Rapat tim;Team meeting;week;140000;0.5;E;\n");
  EXPECT_EQ(
      town.problems(),
      "costs.csv:2:29: cost.keliling.cash_rupiah = 350.000 (must be a whole number, 0 or more) no dot between "
      "thousands: 350000\n"
      "costs.csv:3:35: cost.rapat.staff_hours = 1.500 (the dot may mark thousands or a fraction) write 1500 or 1,5\n"
      "costs.csv:4:33: cost.kunjungan.cash_rupiah = 12000,5 (must be a whole number, 0 or more) write 12000 or "
      "12001\n"
      "costs.csv:4:41: cost.kunjungan.staff_hours = \"1.234,5\" (must be a number, 0 or more, at most 1000000) no dot "
      "between thousands: 1234,5\n");
}

TEST(DecimalCommas, AreNotedWhereTheyReadLikeThousands) {
  Changed town;
  std::string costs = test::tiny_files().at("costs.csv");
  costs.replace(costs.find("140000,16"), 9, "140000,1.500");
  std::string spelled;
  for (const char c : costs) spelled += c == ',' ? ';' : c == '.' ? ',' : c;
  town.tiny.folder.write("costs.csv", spelled);
  EXPECT_EQ(town.notes(), "costs.csv:5:40: cost.tim.staff_hours = 1,500 (read as 1.5) if 1500 is meant, write it so\n");
}

TEST(HiddenCharacters, AreRefusedAtTheirPlace) {
  struct Case {
    const char *file, *from, *to, *problem;
  };
  for (const Case& one : {
           Case{"city.toml", "Kota Contoh", "Kota\\u202EContoh",
                "city.toml:3:8: city.name = \"Kota?Contoh\" (an invisible character, U+202E) remove it\n"},
           Case{"strategies/semua.toml", "Semua cara", "\\u001b[31mSemua",
                "strategies/semua.toml:1:12: title_id = \"?[31mSemua\" (an invisible character, U+001B) remove it\n"},
           Case{"strategies/semua.toml", "Every way", "Every\\nway",
                "strategies/semua.toml:2:12: title_en = \"Every way\" (an invisible character, U+000A) remove it\n"},
           Case{"kelurahan.csv", "Melati", "Mel\u009Bati",
                "kelurahan.csv:2:7: kelurahan.99.01.name = \"Mel?ati\" (an invisible character, U+009B) remove it\n"},
           Case{"kelurahan.csv", "Melati", "\"Mel\nati\"",
                "kelurahan.csv:2:7: kelurahan.99.01.name = \"Mel ati\" (an invisible character, U+000A) remove it\n"},
           Case{"agencies.csv", "Dinas Contoh", "Dinas\u200BContoh",
                "agencies.csv:2:7: agency.dinas.name = \"Dinas?Contoh\" (an invisible character, U+200B) remove it\n"},
           Case{"targets.csv", "63,invented", "63,in\u2066vented",
                "targets.csv:2:21: target.kelurahan/99.01.how = \"in?vented\" (an invisible character, U+2066) remove "
                "it\n"},
       }) {
    Changed town;
    town.change(one.file, one.from, one.to);
    EXPECT_EQ(town.problems().substr(0, std::string(one.problem).size()), one.problem);
  }
  Changed town;
  town.options.sets = {"city.name=a\x1b]0;b"};
  EXPECT_EQ(town.problems(), "--set 1: city.name = \"a?]0;b\" (an invisible character, U+001B) remove it\n");
}

TEST(HiddenCharacters, MayBeLinesWhereARowIsExplained) {
  Changed town;
  town.change("targets.csv", "63,invented", "63,\"invented\n\tby nobody\"");
  EXPECT_EQ(town.tiny.load().targets[0].how, "invented\n\tby nobody");
  town.change("kelurahan.csv", "1.5,E,invented", "1.5,E,\"one\u202E\ntwo\"");  // a column that is not read
  EXPECT_EQ(town.notes(), "");
}

/// A result file of an earlier kabar may hold what is refused in a scenario today.
TEST(HiddenCharacters, AreReadWhereKabarWroteThem) {
  const Changed town;
  const Scenario scenario = town.tiny.load();
  std::string text = to_toml(scenario);
  text.replace(text.find("Kota Contoh"), 11, "Kota\\nContoh");
  EXPECT_EQ(scenario_from_text(text, {}).city.name, "Kota\nContoh");
}

TEST(StrategyNames, HideNothing) {
  Changed town;
  town.tiny.folder.write("strategies/se\u202Emua.toml", "title_id = \"Semua\"\n");
  town.options.strategies = {"se\u202Emua"};
  EXPECT_EQ(town.problems(),
            "--strategy se?mua: strategy = \"se?mua\" (its name holds an invisible character) rename the file\n");
}

}  // namespace
}  // namespace kabar
