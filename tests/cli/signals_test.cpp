// How the program ends when it is told to, or when the machine gives no more.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdint>
#include <filesystem>
#include <string>
#include <thread>

#include "tests/cli/program.h"
#include "tests/cli/words.h"
#include "tests/support/tiny_scenario.h"

namespace kabar::test {
namespace {

class Signals : public testing::Test {
 protected:
  Words endless() const {
    return {"run",    tiny.path(), "--populations", "1000000", "--replicates", "2",
            "--tier", "summary",   "--yes",         "--out",   out()};
  }
  std::string out() const { return tiny.folder / "x.h5"; }
  std::string partial() const { return tiny.folder / "x.partial.h5"; }

  TinyScenario tiny;
};

class SlowSignals : public Signals, public testing::WithParamInterface<int> {};

TEST_P(SlowSignals, KeepWhatIsComplete) {
  Child child(endless());
  ASSERT_TRUE(child.wait_for_words());  // its first line of progress
  child.interrupt(GetParam());
  const ProgramRun stopped = child.wait();
  EXPECT_EQ(stopped.exit_code, 3) << "signal " << stopped.signal;
  EXPECT_NE(stopped.errors.find("of 1000000 populations, complete, are in " + partial()), std::string::npos)
      << stopped.errors;
  EXPECT_TRUE(std::filesystem::exists(partial()));
  EXPECT_FALSE(std::filesystem::exists(out()));
}

INSTANTIATE_TEST_SUITE_P(Slow, SlowSignals, testing::Values(SIGINT, SIGTERM, SIGHUP, SIGUSR1, SIGUSR2, SIGXCPU));

using SlowIgnoredSignals = Signals;

TEST_F(SlowIgnoredSignals, StayIgnoredUnderNohup) {
  Child child(endless(), {.ignored = SIGHUP});
  ASSERT_TRUE(child.wait_for_words());
  child.interrupt(SIGHUP);
  for (int tenth = 0; tenth < 10; ++tenth) {  // whoever heeds it ends with the next replicate
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    ASSERT_FALSE(child.ended());
  }
  child.interrupt(SIGTERM);
  const ProgramRun stopped = child.wait();
  EXPECT_EQ(stopped.exit_code, 3) << "signal " << stopped.signal;
}

/// The shell of a script lets what it starts with & ignore SIGINT; who sends one to it means it.
TEST_F(SlowIgnoredSignals, StopTheBackgroundOfAScript) {
  Child child(endless(), {.ignored = SIGINT});
  ASSERT_TRUE(child.wait_for_words());
  child.interrupt(SIGINT);
  const ProgramRun stopped = child.wait();
  EXPECT_EQ(stopped.exit_code, 3) << "signal " << stopped.signal;
}

/// What does not ask whether it shall stop is ended by the first signal.
TEST(SignalsTo, WhatWaitsEndItAtOnce) {
  const TempFolder folder;
  const std::string pipe = folder / "ties";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  for (const int signal : {SIGTERM, SIGINT, SIGHUP}) {
    Child child({"spread", pipe, "--model", "ic", "--probability", ".1", "--seed-nodes", "1"});
    // It opens the pipe for reading and waits: as soon as somebody can open it for writing, it is there.
    const int writer = ::open(pipe.c_str(), O_WRONLY);
    ASSERT_GE(writer, 0);
    child.interrupt(signal);
    EXPECT_EQ(child.wait().signal, signal);
    ::close(writer);
  }
}

TEST(Memory, ThatThereIsNotIsOneLine) {
  const TinyScenario tiny;
  constexpr std::uint64_t kMegabyte = 1 << 20;
  int refused = 0;
  for (const std::uint64_t megabytes : {60, 70, 80}) {  // with less it does not even start
    Child child({"run", tiny.path(), "--populations", "2", "--replicates", "400", "--quiet", "--threads", "2"},
                {.most_memory = megabytes * kMegabyte});
    const ProgramRun run = child.wait();
    if (run.exit_code == 0) continue;  // enough
    EXPECT_EQ(run.exit_code, 1) << megabytes << " MB, signal " << run.signal;
    EXPECT_EQ(run.errors, "kabar: not enough memory\n") << megabytes << " MB";
    ++refused;
  }
  EXPECT_GT(refused, 0);
}

}  // namespace
}  // namespace kabar::test
