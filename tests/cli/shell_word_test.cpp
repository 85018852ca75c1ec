// The commands that kabar tells people to run can be pasted into a shell, whatever a file is called.
#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

#include "tests/cli/program.h"
#include "tests/support/temp_folder.h"

namespace kabar {
namespace {

class ShellWord : public testing::TestWithParam<const char*> {};

TEST_P(ShellWord, IsTakenAsTheNameOfTheFile) {
  const test::TempFolder folder;
  folder.write("name", GetParam());
  folder.write("try", R"sh(kabar() { "$KABAR" "$@"; }
name=$(cat name)
mkdir -p "./$(dirname -- "$name")"
kabar run "$TOWN" --strategy diam --populations 1 --replicates 1 --out "./$name" >said 2>errors || exit 11
[ -s "./$name" ] || exit 12
sed -n 's/^More: //p' said >command
[ "$(wc -l <command)" = 1 ] || exit 13
. ./command >answer || exit 14
kabar inspect -- "$name" >answer || exit 15
)sh");
  const std::string command = "cd '" + (folder / "") + "' && KABAR='" + test::program() +
                              "' TOWN='" KABAR_SOURCE_DIR
                              "/scenarios/teaching/city.toml' LC_ALL=C bash ./try >out 2>&1";
  const int status = std::system(command.c_str());  // NOLINT(cert-env33-c)
  EXPECT_EQ(WEXITSTATUS(status), 0) << GetParam();
}

INSTANTIATE_TEST_SUITE_P(Cli, ShellWord,
                         testing::Values("plain.h5", "with blank.h5", "it's \"quoted\" & (1)/é.h5", "-begins.h5",
                                         "--too.h5", "$HOME.h5", "semi;colon.h5"));

}  // namespace
}  // namespace kabar
