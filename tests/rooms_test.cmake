# Tests rooms.cmake: a tree that keeps to its rooms passes, and each planted violation is reported at its line.
#   cmake -DTREE=folder -P tests/rooms_test.cmake
cmake_minimum_required(VERSION 3.25)
file(REAL_PATH ${TREE} TREE)
set(failures 0)

function(write file)
  list(JOIN ARGN "\n" text)
  file(WRITE ${TREE}/${file} "${text}\n")
endfunction()

macro(look)
  execute_process(COMMAND ${CMAKE_COMMAND} -DROOT=${TREE} -P ${CMAKE_CURRENT_LIST_DIR}/rooms.cmake
                  RESULT_VARIABLE code OUTPUT_VARIABLE said ERROR_VARIABLE said)
endmacro()

# ---- What is allowed --------------------------------------------------------------------------------------------------

file(REMOVE_RECURSE ${TREE})
write(README.md "# x")
write(build/rubbish.cpp "#pragma omp simd")
write(sim/core/math.h "#pragma once" "double exp(double x)\;")
write(sim/core/parallel.cpp "#include <thread>" "#include <pthread.h>" "std::thread worker\;" "catch (...) {}")
write(sim/core/digest.cpp "#include <xxhash.h>" "#include \"core/digest.h\"")
write(sim/scenario/load.cpp "#include \"core/errors.h\"" "#include <toml++/toml.h>" "catch (const toml::parse_error& error) {}")
write(sim/diffusion/si.cpp "#include \"core/math.h\"" "#include \"network/world.h\"" "#include \"diffusion/row.h\""
      "#include <cmath>" "x = exp(2.0) + std::sqrt(2.0) + kabar::log(2) + flag.exp(1) + std::exception()\;"
      "// never std::exp(x), exit(1), std::shuffle" "const char* text = \"std::pow(2, 3) exit(1)\"\;")
write(sim/population/synthesize.cpp "#include \"population/cells.h\"" "#include \"scenario/made.h\"")
write(sim/network/layers.h "#pragma once" "#include \"network/network.h\"" "#include \"scenario/targets.h\"")
write(sim/network/world.h "#pragma once" "#include \"scenario/scenario.h\"")
write(sim/core/memory.cpp "#include <malloc.h>" "#include <mimalloc.h>" "#include <sys/mman.h>")
write(sim/storage/deflate.cpp "#include <libdeflate.h>" "#include \"storage/deflate.h\"")
write(sim/storage/write.cpp "#include <hdf5.h>" "#include <hdf5_hl.h>" "#include \"record/recording.h\"")
write(sim/sweep/loop.cpp "#include \"analysis/core/effect.h\"" "#include \"experiment/run.h\"")
write(sim/cli/main.cpp "#include \"storage/read.h\"" "catch (...) { exit(1)\; }")
write(sim/cli/command_line.cpp "#include <CLI/CLI.hpp>")
write(sim/cli/workbook.cpp "#include <zip.h>" "#include <pugixml.hpp>")
write(sim/cli/terminal.cpp "std::fputs(text, stderr)\;")
write(sim/web/bind.cpp "#include <emscripten/bind.h>" "#include \"experiment/run.h\"")
write(analysis/core/effect.cpp "#include <Eigen/Dense>" "#include \"analysis/core/effect.h\"" "y = std::exp(x)\;")
write(analysis/report/table.cpp "#include \"record/result.h\"" "#include \"analysis/core/effect.h\"")
write(tests/storage/write_test.cpp "#include <hdf5.h>" "#include \"cli/context.h\"")
write(tests/twin/twin.cpp "#include \"core/random.h\"" "#include \"scenario/scenario.h\"")
write(tests/twin/twin_test.cpp "#include \"diffusion/step.h\"" "#include \"tests/twin/twin.h\"")
look()
if(NOT code EQUAL 0)
  message("a tree without violations is refused:\n${said}")
  math(EXPR failures "${failures} + 1")
endif()

# ---- What is not: one violation a line, each told with the words expected ---------------------------------------------

file(REMOVE_RECURSE ${TREE})
set(expected)
set(planted 0)

# plant(file "line => words of its report" ...)
function(plant file)
  set(lines)
  set(number 0)
  foreach(pair IN LISTS ARGN)
    string(REGEX MATCH "^(.*) => (.*)$" parts "${pair}")
    math(EXPR number "${number} + 1")
    list(APPEND lines "${CMAKE_MATCH_1}")
    list(APPEND expected "${file}:${number}: [^\n]*${CMAKE_MATCH_2}")
  endforeach()
  write(${file} ${lines})
  set(expected "${expected}" PARENT_SCOPE)
endfunction()

plant(utils/x.txt "hello => ")
list(POP_BACK expected)
list(APPEND expected "utils:1: does not belong")
plant(notes.md "hello => does not belong")
plant(sim/core/a.cpp "#include \"scenario/scenario.h\" => core may not include scenario")
plant(sim/scenario/a.cpp "#include \"population/population.h\" => scenario may not include population"
      "#include <hdf5.h> => HDF5")
list(APPEND expected "sim/scenario/a.cpp:2: [^\n]*no such library")
plant(sim/population/a.cpp "#include \"scenario/scenario.h\" => made of scenario/made.h"
      "#include \"scenario/keys.h\" => made of scenario/made.h" "#include \"network/network.h\" => may not include network")
plant(sim/network/groups.cpp "#include \"network/world.h\" => made of scenario/made.h"
      "#include \"scenario/strategy.h\" => made of scenario/made.h")
plant(sim/scenario/targets.h "#pragma once => made of scenario/made.h")
list(POP_BACK expected)
file(APPEND ${TREE}/sim/scenario/targets.h "#include \"scenario/scenario.h\"\n")
list(APPEND expected "sim/scenario/targets.h:2: [^\n]*made of scenario/made.h")
plant(sim/record/a.cpp "#include \"diffusion/state.h\" => record may not include diffusion")
plant(sim/diffusion/a.cpp "#include \"experiment/run.h\" => diffusion may not include experiment"
      "#include \"row.h\" => write it from the root" "#include <fmt/format.h> => no such library")
plant(sim/spread/a.cpp "#include \"diffusion/row.h\" => spread may not include diffusion")
plant(sim/experiment/a.cpp "#include <fmt/format.h> => no such library")
plant(sim/storage/a.cpp "#include \"network/world.h\" => storage may not include network" "#include <thread> => threads by core"
      "  #  pragma omp parallel for => OpenMP" "#include <CLI/CLI.hpp> => CLI11" "#include <mpi.h> => MPI"
      "#include <emscripten.h> => Emscripten" "#include <Eigen/Dense> => Eigen" "#include <toml++/toml.h> => toml"
      "#include <xxhash.h> => XXH3" "#include <libdeflate.h> => libdeflate" "#include <mimalloc.h> => mimalloc"
      "#include <zip.h> => libzip" "#include <pugixml.hpp> => pugixml")
plant(sim/cli/a.cpp "#include \"web/bind.h\" => cli may not include web" "#include <H5Ipublic.h> => HDF5")
plant(sim/cli/b.cpp "#include <CLI/CLI.hpp> => CLI11" "std::cout << text => one door to the terminal"
      "fmt::print(file, text) => one door to the terminal" "std::fflush(stderr) => one door to the terminal"
      "std::printf(text) => one door to the terminal")
plant(sim/web/a.cpp "#include \"storage/read.h\" => web may not include storage")
plant(sim/hall/a.cpp "int x = 0, y = 1 + 2 => is no room")
plant(analysis/core/a.cpp "#include \"core/math.h\" => analysis/core may not include core" "#pragma omp simd => OpenMP")
plant(analysis/report/a.cpp "#include \"experiment/run.h\" => analysis/report may not include experiment"
      "#include \"storage/results.h\" => analysis/report may not include storage")
plant(tests/twin/a.cpp "#include \"diffusion/step.h\" => twin may not include diffusion")
plant(tests/core/a.cpp "#include <mpi.h> => MPI")
plant(bench/a.cpp "#pragma omp parallel => OpenMP")
plant(sim/core/b.h "int x, y, z => #pragma once")
plant(sim/network/a.cpp "double a = std::exp(1.0) => use core/math.h" "double b = ::log(2.0) => use core/math.h"
      "double c = std::powf(2, 3) => use core/math.h" "using std::sin => use core/math.h"
      "auto d = __builtin_exp(1.0) => use core/math.h" "double e = exp(1.0) => include core/math.h"
      "double f = 2 * pow(2.0, 3.0) => include core/math.h" "double g = expm1(1.0) => no transcendental"
      "double h = tanh(1.0) => no transcendental" "#include <random> => core/random.h"
      "std::normal_distribution<double> normal(0, 1) => core/random.h" "std::shuffle(a, b, c) => core/random.h"
      "std::mt19937_64 engine => core/random.h" "int i = rand() => core/random.h" "  exit(2) => only cli/"
      "  std::abort() => only cli/" "} catch (const std::exception& error) { => only cli/ catches"
      "using namespace std => using namespace std" "std::jthread worker => threads by core"
      "#include <format> => not in sim_core" "#include <fstream> => sim_core is handed its files" "std::ranges::sort(a) => not in sim_core")
string(REPEAT "0123456789\n" 100000 large)
file(WRITE ${TREE}/scenarios/large.csv "${large}")
list(APPEND expected "scenarios/large.csv:1: [^\n]*bytes")

look()
if(code EQUAL 0)
  message("a tree full of violations passes")
  math(EXPR failures "${failures} + 1")
endif()
foreach(words IN LISTS expected)
  math(EXPR planted "${planted} + 1")
  string(REPLACE "++" "[+][+]" words "${words}")
  if(NOT said MATCHES "(^|\n)${words}")
    message("not reported: ${words}")
    math(EXPR failures "${failures} + 1")
  endif()
endforeach()
if(NOT said MATCHES "[^0-9]${planted} violations")
  message("${planted} violations were planted, but told were:\n${said}")
  math(EXPR failures "${failures} + 1")
endif()

file(REMOVE_RECURSE ${TREE})
if(failures)
  message(FATAL_ERROR "${failures} failures")
endif()
message("all ${planted} planted violations were reported, and nothing else")
