// Reading files and pipes, and what a signal does to the wait for one.
#include "diffusion/spread/text_lines.h"

#include <gtest/gtest.h>
#include <pthread.h>
#include <signal.h>
#include <sys/stat.h>

#include <atomic>
#include <chrono>
#include <fstream>
#include <thread>

#include "core/errors.h"
#include "tests/support/temp_folder.h"

namespace kabar::test {
namespace {

using namespace std::chrono_literals;

/// While one lives, SIGUSR1 breaks off what waits, as the program's own handlers may.
class BreaksOff {
 public:
  BreaksOff() {
    struct sigaction action {};
    action.sa_handler = [](int) {};
    ::sigaction(SIGUSR1, &action, &before_);
  }
  ~BreaksOff() { ::sigaction(SIGUSR1, &before_, nullptr); }
  BreaksOff(const BreaksOff&) = delete;
  BreaksOff& operator=(const BreaksOff&) = delete;

 private:
  struct sigaction before_ {};
};

/// Reads a pipe in a thread of its own that signals are sent to until `enough` says so.
struct Reading {
  std::string text;
  bool stopped = false;
  std::atomic<bool> over{false};
  std::atomic<int> questions{0};

  void run(const std::string& pipe, const std::function<bool()>& stop) {
    try {
      text = read_text_file(pipe, [&] {
        ++questions;
        return stop();
      });
    } catch (const Stopped&) {
      stopped = true;
    }
    over = true;
  }
};

TEST(TextFile, ASignalEndsTheWaitForAPipeIfItIsMeantTo) {
  const TempFolder folder;
  const std::string pipe = folder / "pipe";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  const BreaksOff breaks_off;
  Reading reading;
  std::thread reader([&] { reading.run(pipe, [] { return true; }); });
  for (int i = 0; i < 1000 && !reading.over; ++i) {
    ::pthread_kill(reader.native_handle(), SIGUSR1);
    std::this_thread::sleep_for(5ms);
  }
  ASSERT_TRUE(reading.over) << "still waits";
  reader.join();
  EXPECT_TRUE(reading.stopped);
}

TEST(TextFile, AnotherSignalLosesNothing) {
  const TempFolder folder;
  const std::string pipe = folder / "pipe";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  const BreaksOff breaks_off;
  Reading reading;
  std::thread reader([&] { reading.run(pipe, [] { return false; }); });
  const auto signal_until_asked = [&](int questions) {
    for (int i = 0; i < 2000 && reading.questions < questions; ++i) {
      ::pthread_kill(reader.native_handle(), SIGUSR1);
      std::this_thread::sleep_for(2ms);
    }
  };
  signal_until_asked(1);  // while the pipe is opened
  const int opening = reading.questions;
  std::string expected;
  {
    std::ofstream writer(pipe, std::ios::binary);
    for (int part = 0; part < 20; ++part) {
      const std::string text = std::string(3000, static_cast<char>('a' + part)) + "\n";
      expected += text;
      writer << text << std::flush;
      signal_until_asked(opening + part + 1);  // while it waits for more
    }
  }
  for (int i = 0; i < 1000 && !reading.over; ++i) std::this_thread::sleep_for(5ms);
  ASSERT_TRUE(reading.over);
  reader.join();
  EXPECT_FALSE(reading.stopped);
  EXPECT_GE(reading.questions, 20);
  EXPECT_EQ(reading.text, expected);
}

TEST(TextFile, ThatCannotBeReadIsRefusedWithItsReason) {
  const TempFolder folder;
  const auto said = [](const std::string& path) -> std::string {
    try {
      read_text_file(path);
      return "read";
    } catch (const InputError& error) {
      return error.in(Language::english);
    }
  };
  const std::string file = folder.write("file", "1 2\n");
  EXPECT_EQ(said(folder / "none"), (folder / "none") + ": no such file");
  EXPECT_EQ(said(file + "/below"), file + "/below: no such file");
  EXPECT_EQ(said(folder / "."), (folder / ".") + ": cannot be opened (it is a folder)");
  EXPECT_EQ(said("/dev/zero"), "/dev/zero: cannot be opened (it is no regular file)");
  EXPECT_EQ(said(folder / std::string(300, 'x')),
            (folder / std::string(300, 'x')) + ": cannot be opened (its name is too long)");
}

}  // namespace
}  // namespace kabar::test
