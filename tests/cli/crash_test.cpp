// Runs that write to one name at once, and runs that are killed at any moment: what has the name is always a whole
// file, and no other file is touched. In full, which takes minutes: `ctest --preset release -L long -R 'cli: Long'`.

#include <gtest/gtest.h>

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <iterator>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "storage/results.h"
#include "tests/cli/contents.h"
#include "tests/cli/program.h"
#include "tests/cli/words.h"
#include "tests/support/dice.h"
#include "tests/support/tiny_scenario.h"

namespace kabar::test {
namespace {

namespace fs = std::filesystem;

class OneName : public testing::Test {
 protected:
  OneName() { fs::create_directory(at("results")); }

  std::string at(const std::string& name) const { return tiny.folder / name; }
  Words run_of(int seed) const {
    return {"run",     tiny.path(), "--seed",     std::to_string(seed), "--populations",
            "6",       "--tier",    "households", "--threads",          "1",
            "--quiet", "--out",     path};
  }

  TinyScenario tiny;
  const std::string path = at("results/x.h5");
};

/// Three at a time: each succeeds, one of them stands, nothing is left beside.
class Together : public OneName {
 protected:
  void rounds(int count) {
    std::map<std::int64_t, int> stood;
    int whole = 0, failures = 0;
    for (int round = 0; round < count; ++round) {
      std::vector<std::unique_ptr<Child>> runs;
      for (const int seed : {1, 2, 3}) runs.push_back(std::make_unique<Child>(run_of(seed)));
      for (const auto& one : runs) {
        const ProgramRun ended = one->wait();
        failures += ended.exit_code == 0 ? 0 : 1;
        EXPECT_EQ(ended.exit_code, 0) << ended.errors;
        EXPECT_EQ(ended.errors, "");
      }
      const ResultFile file = read_results(path);
      ++whole;
      ++stood[file.provenance.seed];
      EXPECT_EQ(contents(at("results")).size(), 1u);
    }
    EXPECT_EQ(stood[1] + stood[2] + stood[3], count);
    std::printf("%d rounds of three runs: %d whole files (%d of seed 1, %d of 2, %d of 3), %d failures\n", count, whole,
                stood[1], stood[2], stood[3], failures);
  }
};

TEST_F(Together, EachSucceeds) {
  rounds(6);
}

class LongTogether : public Together {};

TEST_F(LongTogether, EachSucceeds) {
  rounds(60);
}

/// Killed at any moment, and as often while they write: what has the name is what had it before, or whole and new.
class Killed : public OneName {
 protected:
  using Clock = std::chrono::steady_clock;

  /// A part of one that is being written now, beside those that were there before.
  bool is_writing() const {
    for (const auto& entry : fs::directory_iterator(at("results"))) {
      if (is_part(entry.path().filename().string())) return true;
    }
    return false;
  }
  static bool is_part(const std::string& name) {
    return name.starts_with(".x.h5.") && name.ends_with(".part") &&
           name.size() == std::string(".x.h5.XXXXXX.part").size();
  }

  void kills(int count) {
    const auto start = Clock::now();
    ASSERT_EQ(Child(run_of(99)).wait().exit_code, 0);
    const auto whole_run = Clock::now() - start;
    tiny.folder.write("results/x.h5.part", "mine");
    tiny.folder.write("results/.x.h5.mine.part", "mine");
    auto before = contents(at(""));
    int replaced = 0, left = 0;
    for (int n = 0; n < count && !HasFailure(); ++n) {
      Dice dice(static_cast<std::uint32_t>(n), 77);
      const int seed = 100 + n;
      Child child(run_of(seed));
      if (n % 2 == 0) {
        std::this_thread::sleep_for(whole_run * dice.between(0, 1000) / 1000);
      } else {
        const auto latest = Clock::now() + whole_run * 5;
        while (!is_writing() && Clock::now() < latest) std::this_thread::sleep_for(std::chrono::microseconds(20));
        std::this_thread::sleep_for(std::chrono::microseconds(dice.between(0, 500)));
      }
      child.kill();
      child.wait();
      auto after = contents(at(""));
      if (after[path] != before[path]) {
        ++replaced;
        EXPECT_EQ(read_results(path).provenance.seed, seed);
        before[path] = after[path];
      }
      for (auto file = after.begin(); file != after.end();) {  // what a killed run leaves is known by its name
        const bool is_left = before.count(file->first) == 0 && is_part(fs::path(file->first).filename().string());
        if (is_left) {
          ++left;
          fs::remove(file->first);
        }
        file = is_left ? after.erase(file) : std::next(file);
      }
      EXPECT_TRUE(after == before) << "a file is lost, new or changed";
    }
    EXPECT_NO_THROW(read_results(path));
    EXPECT_EQ(Child(run_of(1)).wait().exit_code, 0);
    EXPECT_EQ(read_results(path).provenance.seed, 1);
    std::printf("%d kills: %d left the file as it was (%d of them a part beside it), %d came after a new whole file\n",
                count, count - replaced, left, replaced);
  }
};

TEST_F(Killed, HarmNoFile) {
  kills(6);
}

class LongKilled : public Killed {};

TEST_F(LongKilled, HarmNoFile) {
  kills(50);
}

}  // namespace
}  // namespace kabar::test
