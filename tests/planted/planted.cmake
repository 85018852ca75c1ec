# Errors planted in copies of all rooms: the tests of each must catch them (label long; some minutes). What planted_errors
# has to know of the build is written into a file of parts.
set(mimalloc_file "")
if(mimalloc_FOUND)
  set(mimalloc_file $<TARGET_FILE:mimalloc>)
endif()
set(parts "compiler: ${CMAKE_CXX_COMPILER}\nlauncher: ${CMAKE_CXX_COMPILER_LAUNCHER}\n")
string(APPEND parts "flags: -std=c++20;-O1;-ffp-contract=off\nlibraries: ")
foreach(library test_support sweep analysis_report analysis_core experiment diffusion strategy network population scenario
                spread storage record core)
  string(APPEND parts "$<TARGET_FILE:kabar_${library}>;")
endforeach()
string(APPEND parts "$<TARGET_FILE:GTest::gtest_main>;$<TARGET_FILE:GTest::gtest>;$<TARGET_FILE:fmt::fmt>;")
string(APPEND parts "${hdf5_libraries};${LIBDEFLATE_LIBRARY};${mimalloc_file};")
foreach(library LIBZIP PUGIXML XLSXWRITER)
  if(KABAR_XLSX AND ${library}_LIBRARY)
    string(APPEND parts "${${library}_LIBRARY};")
  endif()
endforeach()
string(APPEND parts "\n")

# `suites`: which tests. `links`: what is linked anew with the copy, the room's tests or the program that they run.
function(planted_room name folders target tests suites)
  set(links tests)
  set(objects $<TARGET_OBJECTS:test_${tests}>)
  if(target STREQUAL kabar)
    set(links program)
    set(objects "")
  endif()
  string(CONCAT text "room: ${name}\nfolders: ${folders}\ntest: $<TARGET_FILE:test_${tests}>\nsuites: ${suites}\n"
                     "links: ${links}\nobjects: ${objects}\n"
                     "includes: $<REMOVE_DUPLICATES:$<TARGET_PROPERTY:${target},INCLUDE_DIRECTORIES>>\n"
                     "defines: $<TARGET_PROPERTY:${target},COMPILE_DEFINITIONS>\n")
  set(parts "${parts}${text}" PARENT_SCOPE)
endfunction()

set(quick "-Long*:Slow*")
planted_room(engine "sim/strategy;sim/diffusion" kabar_diffusion twin "Twin.*")
planted_room(strategy "sim/strategy;sim/diffusion" kabar_strategy strategy ${quick})
planted_room(core sim/core kabar_core core ${quick})
planted_room(scenario sim/scenario kabar_scenario scenario ${quick})
planted_room(population sim/population kabar_population population ${quick})
planted_room(network sim/network kabar_network network ${quick})
planted_room(record sim/record kabar_record record ${quick})
planted_room(experiment sim/experiment kabar_experiment experiment ${quick})
planted_room(spread sim/spread kabar_spread spread ${quick})
planted_room(sweep sim/sweep kabar_sweep sweep ${quick})
planted_room(storage sim/storage kabar_storage storage ${quick})
planted_room(analysis_core analysis/core kabar_analysis_core analysis_core ${quick})
planted_room(analysis_report analysis/report kabar_analysis_report analysis_report ${quick})
planted_room(cli sim/cli kabar cli "${quick}")
file(GENERATE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/planted_parts.txt CONTENT "${parts}")
add_test(NAME "planted: every planted error is caught"
         COMMAND ${CMAKE_CURRENT_LIST_DIR}/planted_errors ${CMAKE_CURRENT_BINARY_DIR}/planted_errors
                 ${CMAKE_CURRENT_BINARY_DIR}/planted_parts.txt)
set_tests_properties("planted: every planted error is caught" PROPERTIES LABELS long COST 1000)
