# Builds the page of reports into one file: a copy of analysis/viewer in WORK, its packages from the registry, PAGE.
#   cmake -DSOURCE=analysis/viewer -DWORK=build/release/viewer -DPAGE=build/release/report.html -DNPM=npm -P build.cmake
# Where the packages cannot be had (no network) it says so and leaves no page: all else builds and works without it.
cmake_minimum_required(VERSION 3.25)
file(REMOVE ${PAGE})
file(MAKE_DIRECTORY ${WORK})
file(REMOVE_RECURSE ${WORK}/src ${WORK}/dist)
file(GLOB files ${SOURCE}/*.json ${SOURCE}/*.ts ${SOURCE}/*.html)
file(COPY ${files} ${SOURCE}/src DESTINATION ${WORK})

# Packages are fetched once for each list of them.
file(SHA256 ${SOURCE}/package-lock.json wanted)
set(had "")
if(EXISTS ${WORK}/packages.sha256)
  file(READ ${WORK}/packages.sha256 had)
endif()
if(NOT had STREQUAL wanted)
  file(REMOVE ${WORK}/packages.sha256)
  execute_process(COMMAND ${NPM} ci --no-audit --no-fund --no-progress WORKING_DIRECTORY ${WORK} RESULT_VARIABLE failed
                  OUTPUT_VARIABLE said ERROR_VARIABLE said)
  if(failed)
    message("${said}")
    message("the page of reports was not built: npm could not fetch its packages. Everything else works; with a network: "
            "cmake --build BUILD --target viewer")
    return()
  endif()
  file(WRITE ${WORK}/packages.sha256 ${wanted})
endif()
execute_process(COMMAND ${NPM} run build WORKING_DIRECTORY ${WORK} RESULT_VARIABLE failed OUTPUT_VARIABLE said
                ERROR_VARIABLE said)
if(failed)
  message(FATAL_ERROR "${said}\nthe page of reports cannot be built from its sources")
endif()
file(COPY_FILE ${WORK}/dist/index.html ${PAGE})
