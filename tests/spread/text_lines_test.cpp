// Reading files and pipes, and what a signal does to the wait for one.
#include "spread/text_lines.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <pthread.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <exception>
#include <string>
#include <thread>

#include "core/errors.h"
#include "tests/support/temp_folder.h"

namespace kabar::test {
namespace {

using namespace std::chrono_literals;

std::atomic<int> signals_handled{0};

/// While one lives, SIGUSR1 breaks off what waits, as handlers of a program that embeds this one may.
class BreaksOff {
 public:
  BreaksOff() {
    struct sigaction action {};
    action.sa_handler = [](int) { ++signals_handled; };
    ::sigaction(SIGUSR1, &action, &before_);
  }
  ~BreaksOff() { ::sigaction(SIGUSR1, &before_, nullptr); }
  BreaksOff(const BreaksOff&) = delete;
  BreaksOff& operator=(const BreaksOff&) = delete;

 private:
  struct sigaction before_ {};
};

TEST(TextFile, ASignalLosesNothing) {
  const TempFolder folder;
  const std::string pipe = folder / "pipe";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  const BreaksOff breaks_off;
  std::string text, error;
  std::thread reader([&] {
    try {
      text = read_text_file(pipe);
    } catch (const std::exception& thrown) {
      error = thrown.what();
    }
  });
  const auto break_off = [&] {
    const int before = signals_handled;
    for (int i = 0; i < 4; ++i) {
      ::pthread_kill(reader.native_handle(), SIGUSR1);
      std::this_thread::sleep_for(5ms);
    }
    EXPECT_GT(signals_handled, before);
  };
  break_off();  // while the pipe is opened
  std::string expected;
  // Had the reader given up, nobody could be written to, or for ever waited for.
  const int writer = ::open(pipe.c_str(), O_RDWR);
  ASSERT_GE(writer, 0);
  for (int part = 0; part < 20; ++part) {
    const std::string piece = std::string(3000, static_cast<char>('a' + part)) + "\n";
    expected += piece;
    ASSERT_EQ(::write(writer, piece.data(), piece.size()), static_cast<ssize_t>(piece.size()));
    break_off();  // while it waits for more
  }
  ::close(writer);
  reader.join();
  EXPECT_EQ(error, "");
  EXPECT_EQ(text, expected);
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
