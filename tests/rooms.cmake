# The architecture as a test: which room may include which, one door per third party, names that would make results
# depend on a library or a machine, and what may lie where. Prints every violation as file:line and fails if there is one.
#   cmake [-DROOT=tree] -P tests/rooms.cmake
cmake_minimum_required(VERSION 3.25)
if(NOT ROOT)
  get_filename_component(ROOT ${CMAKE_CURRENT_LIST_DIR} DIRECTORY)
endif()
file(REAL_PATH ${ROOT} ROOT)
set_property(GLOBAL PROPERTY violations 0)

# ---- The tables -------------------------------------------------------------------------------------------------------

set(top_level CMakeLists.txt sim scenarios analysis tests bench README.md CONTRIBUTING.md CMakePresets.json LICENSE CHANGELOG.md
              .clang-format .clang-tidy .gitignore .ci)
set(not_kept .git build results .cache .venv node_modules __pycache__ CMakeUserPresets.json compile_commands.json)
set(largest_file 1000000)

# A room may include itself and what stands here.
set(may_core "")
set(may_scenario core)
set(may_population core scenario)
set(may_network core scenario population)
set(may_strategy core scenario population network)
set(may_record core)
set(may_diffusion core scenario population network strategy record)
set(may_spread core)
set(may_experiment core scenario population network strategy record diffusion)
set(may_storage core record)
set(may_sweep core scenario record experiment analysis/core)
set(may_cli core scenario population network strategy record diffusion spread experiment storage sweep analysis/core
            analysis/report)
set(may_web core scenario record experiment sweep analysis/core analysis/report)
set(may_analysis/core "")
set(may_analysis/report core record analysis/core)
# The slow honest engine: data it may see, but no code of the engine that it checks.
set(may_twin core scenario population network record tests)

# sim_core: the rooms that the browser runs too and that decide every bit of a result.
set(sim_core core scenario population network strategy record diffusion spread experiment sweep)
set(sim_rooms ${sim_core} storage cli web)
# Headers with a dot or a folder that sim_core may use besides its doors.
set(sim_core_headers immintrin.h malloc.h mimalloc.h sys/mman.h pthread.h sched.h)

# What makes people and ties sees of a scenario what a world is made of (scenario/made.h) and nothing else: these files may
# include of scenario/ these headers only, and none of network/ that holds a whole world.
string(CONCAT makers "^sim/(population/.*|network/(build|csr|followers|groups|kin_ties|layers|network|parts|rt_ties|scatter)[.].*|"
                     "scenario/(made|categories|targets)[.]h)$")
set(seen_by_makers "^(scenario/(made|categories|targets|choices|origins|refused|phrases)[.]h|network/(csr|layers|network|parts)[.]h)$")

# pattern of an #include or #pragma | the only folder (or file) that may write it, - for none | its name
set(doors
    "include <toml|sim/scenario/|toml++"
    "include <hdf5|sim/storage/|HDF5"
    "include <H5|sim/storage/|HDF5"
    "include <libdeflate|sim/storage/deflate.cpp|libdeflate"
    "include <zip.h>|sim/cli/workbook.cpp|libzip"
    "include <xlsxwriter|sim/cli/workbook_file.cpp|libxlsxwriter"
    "include <pugixml|sim/cli/workbook.cpp|pugixml"
    "include <mimalloc|sim/core/memory.cpp|mimalloc"
    "pragma omp|sim/core/parallel.cpp|OpenMP"
    "include <xxh|sim/core/|XXH3"
    "include <mpi.h>|-|MPI"
    "include <CLI/|sim/cli/command_line.cpp|CLI11"
    "include <emscripten|sim/web/|Emscripten"
    "include <Eigen/|analysis/|Eigen"
    "include <unsupported/Eigen|analysis/|Eigen")

set(transcendental
    "exp|exp2|expm1|log|log2|log10|log1p|pow|cbrt|hypot|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|asinh|acosh|atanh|erf|erfc|tgamma|lgamma")
set(before "(^|[^A-Za-z0-9_.:>])")  # not a member, not qualified, not the end of a longer name

# ---- The checks -------------------------------------------------------------------------------------------------------

function(violation where text)
  message("${where}: ${text}")
  get_property(count GLOBAL PROPERTY violations)
  math(EXPR count "${count} + 1")
  set_property(GLOBAL PROPERTY violations ${count})
endfunction()

# The room of a path under ROOT, or of an include as it is written.
function(room_of path result)
  set(room "")
  string(REGEX REPLACE "^sim/" "" path "${path}")
  if(path MATCHES "^(analysis/[a-z_]+)/")
    set(room ${CMAKE_MATCH_1})
  elseif(path MATCHES "^([a-z_]+)/")
    set(room ${CMAKE_MATCH_1})
  endif()
  set(${result} "${room}" PARENT_SCOPE)
endfunction()

# An #include or #pragma line of a file in room ${from}.
function(check_include file line_number text)
  if(text MATCHES "^ *# *include +\"([^\"]*)\"")
    set(included ${CMAKE_MATCH_1})
    room_of(${included} to)
    if(to STREQUAL "")
      violation(${file}:${line_number} "#include \"${included}\" (write it from the root: \"room/file.h\")")
    elseif(DEFINED may_${from} AND NOT to STREQUAL from AND NOT to IN_LIST may_${from})
      violation(${file}:${line_number} "#include \"${included}\": ${from} may not include ${to}")
    elseif(file MATCHES "${makers}" AND to MATCHES "^(scenario|network)$" AND NOT included MATCHES "${seen_by_makers}")
      violation(${file}:${line_number} "#include \"${included}\": people and ties are made of scenario/made.h")
    endif()
  elseif(in_sim_core AND text MATCHES "^ *# *include +<([^>]*[./][^>]*)>")
    set(included ${CMAKE_MATCH_1})
    if(NOT included IN_LIST sim_core_headers AND NOT included MATCHES "^(toml|xxh)")
      violation(${file}:${line_number} "#include <${included}>: sim_core depends on no such library")
    endif()
  endif()
  string(REGEX REPLACE "^ *# *" "" directive "${text}")
  string(REGEX REPLACE "^(include|pragma) +" "\\1 " directive "${directive}")
  foreach(door IN LISTS doors)
    string(REGEX MATCH "^(.*)\\|(.*)\\|(.*)$" parts "${door}")
    set(pattern "${CMAKE_MATCH_1}")
    set(place "${CMAKE_MATCH_2}")
    set(name "${CMAKE_MATCH_3}")
    string(FIND "${directive}" "${pattern}" at)
    string(FIND "${file}" "${place}" at_place)
    string(REPLACE "sim/" "tests/" tests_place "${place}")
    string(FIND "${file}" "${tests_place}" at_tests_place)
    # The harness of results changes values as storage's own tests do.
    if(at EQUAL 0 AND name STREQUAL "HDF5" AND file STREQUAL "tests/fuzz/result_values.cpp")
      continue()
    endif()
    if(at EQUAL 0 AND NOT at_place EQUAL 0 AND NOT at_tests_place EQUAL 0)
      if(place STREQUAL "-")
        violation(${file}:${line_number} "${name} is not used")
      else()
        violation(${file}:${line_number} "${name} is used in ${place} only")
      endif()
    endif()
  endforeach()
endfunction()

# Names in code, comments and strings taken out.
function(check_names file line_number text)
  if(in_sim_core)
    if(text MATCHES "(^|[^A-Za-z0-9_])((std)?::(${transcendental})[fl]?)[^A-Za-z0-9_]" OR
       text MATCHES "(__builtin_(${transcendental})[fl]?)[^A-Za-z0-9_]")
      violation(${file}:${line_number} "${CMAKE_MATCH_0}: use core/math.h, libms differ in their last bits")
    elseif(NOT own_math AND text MATCHES "${before}((exp|log|pow) *[(])")
      violation(${file}:${line_number} "${CMAKE_MATCH_2}: include core/math.h, or this may be the one of <cmath>")
    elseif(NOT text MATCHES "${before}(exp|log|pow) *[(]" AND text MATCHES "${before}((${transcendental})[fl]? *[(])")
      violation(${file}:${line_number} "${CMAKE_MATCH_2}: no transcendental but those of core/math.h")
    endif()
    if(text MATCHES "include +<(format|source_location|ranges|future)>" OR
       text MATCHES "std::(format|source_location|async|views::[a-z]*|ranges::[a-z_]*)[^a-z_]")
      violation(${file}:${line_number} "${CMAKE_MATCH_0}: not in sim_core (the browser build has it not; threads by core/parallel.h)")
    endif()
    if(text MATCHES "include +<fstream>|std::i?fstream|directory_iterator" AND
       NOT file STREQUAL "sim/scenario/files.cpp" AND NOT file STREQUAL "sim/core/available_threads.cpp")
      violation(${file}:${line_number} "${CMAKE_MATCH_0}: sim_core is handed its files (scenario/files.h)")
    endif()
  endif()
  if(from IN_LIST sim_rooms)
    if(NOT file STREQUAL "sim/core/parallel.cpp" AND text MATCHES "include +<thread>|std::j?thread[^a-z_]")
      violation(${file}:${number} "${CMAKE_MATCH_0}: threads by core/parallel.h")
    endif()
    if(text MATCHES "include +<random>" OR text MATCHES "std::[a-z_]*_distribution" OR
       text MATCHES "std::(shuffle|sample|random_shuffle|random_device|mt19937[_0-9]*|minstd_rand0?|default_random_engine|ranlux[0-9_a-z]*|knuth_b)" OR
       text MATCHES "${before}(std::)?(rand|srand|drand48|random) *[(]")
      violation(${file}:${line_number} "${CMAKE_MATCH_0}: draws come from core/random.h only")
    endif()
    if(NOT file STREQUAL "sim/cli/terminal.cpp" AND
       (text MATCHES "std::(cout|cerr|clog)" OR text MATCHES "${before}(std::)?(stdout|stderr)[^A-Za-z0-9_]" OR
        text MATCHES "${before}(std::)?(printf|puts|putchar|fputs|fprintf|perror) *[(]" OR text MATCHES "fmt::print *[(]"))
      violation(${file}:${number} "${CMAKE_MATCH_0}: sim/cli/terminal.cpp is the one door to the terminal")
    endif()
    if(text MATCHES "using +namespace +std")
      violation(${file}:${line_number} "using namespace std")
    endif()
    if(NOT from STREQUAL cli)
      if(text MATCHES "${before}((std)?::)?((exit|_Exit|_exit|quick_exit|abort|terminate) *[(])")
        violation(${file}:${line_number} "${CMAKE_MATCH_4}): only cli/ ends the program")
      endif()
      # scenario/ turns what toml++ throws into problems, storage/ what HDF5 refuses; parallel.h carries exceptions out of a
      # parallel region.
      if(NOT from MATCHES "^(scenario|storage)$" AND NOT file MATCHES "^sim/core/parallel[.](h|cpp)$" AND
         text MATCHES "${before}catch *[(]")
        violation(${file}:${line_number} "catch: only cli/ catches")
      endif()
    endif()
  endif()
endfunction()

function(check_source file)
  file(READ ${ROOT}/${file} whole)
  room_of(${file} from)
  if(file MATCHES "^(bench|tests)/")
    set(from ${CMAKE_MATCH_1})
  endif()
  if(file MATCHES "^tests/twin/" AND NOT file MATCHES "_test[.]cpp$")
    set(from twin)
  endif()
  if(file MATCHES "^(sim|analysis)/" AND NOT DEFINED may_${from})
    violation(${file}:1 "'${from}' is no room: tests/rooms.cmake has the table")
  endif()
  set(in_sim_core FALSE)
  if(file MATCHES "^sim/" AND from IN_LIST sim_core)
    set(in_sim_core TRUE)
  endif()
  set(own_math FALSE)
  if(file MATCHES "^sim/core/math[.]" OR whole MATCHES "#include \"core/math[.]h\"")
    set(own_math TRUE)
  endif()
  if(file MATCHES "[.]h$" AND NOT whole MATCHES "^(//[^\n]*\n)*#pragma once\n")
    violation(${file}:1 "a header begins with #pragma once")
  endif()
  # What a CMake list would take as its own signs goes first.
  string(REPLACE "\\\"" "" whole "${whole}")
  string(REGEX REPLACE "[;\\]" " " whole "${whole}")
  string(REPLACE "[" "(" whole "${whole}")
  string(REPLACE "]" ")" whole "${whole}")
  string(REPLACE "'\"'" "' '" whole "${whole}")
  string(REPLACE "\n" ";" whole "${whole}")
  set(number 0)
  foreach(text IN LISTS whole)
    math(EXPR number "${number} + 1")
    if(text MATCHES "^ *#")
      check_include(${file} ${number} "${text}")
    endif()
    string(REGEX REPLACE "\"[^\"]*\"" "\"\"" text "${text}")
    string(REGEX REPLACE "//.*$" "" text "${text}")
    string(REGEX REPLACE "/[*][^*]*[*]/" "" text "${text}")
    if(NOT text STREQUAL "")
      check_names(${file} ${number} "${text} ")
    endif()
  endforeach()
endfunction()

# The files that git keeps; without git (a tarball, a bare machine) everything that is not known to be left out.
set(no_git 1)
if(EXISTS ${ROOT}/.git)
  execute_process(COMMAND git -C ${ROOT} ls-files RESULT_VARIABLE no_git OUTPUT_VARIABLE files ERROR_QUIET)
  string(REGEX MATCHALL "[^\n]+" files "${files}")
endif()
if(no_git)
  file(GLOB_RECURSE files RELATIVE ${ROOT} ${ROOT}/*)
endif()

set(sources 0)
set(strangers)
foreach(file IN LISTS files)
  string(REGEX REPLACE "/.*" "" top "${file}")
  if(top IN_LIST not_kept OR file MATCHES "(^|/)(node_modules|__pycache__|dist)/" OR NOT EXISTS ${ROOT}/${file})
    continue()
  endif()
  if(NOT top IN_LIST top_level AND NOT top IN_LIST strangers)
    list(APPEND strangers ${top})
    violation(${top}:1 "does not belong at the top level")
  endif()
  file(SIZE ${ROOT}/${file} size)
  if(size GREATER largest_file)
    violation(${file}:1 "${size} bytes (at most ${largest_file})")
  endif()
  if(file MATCHES "^(sim|analysis|tests|bench)/.*[.](h|cpp)$")
    check_source(${file})
    math(EXPR sources "${sources} + 1")
  endif()
endforeach()

get_property(violations GLOBAL PROPERTY violations)
if(violations)
  message(FATAL_ERROR "${violations} violations in ${sources} sources")
endif()
message("${sources} sources keep to their rooms")
