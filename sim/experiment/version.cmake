# Writes OUTPUT, a header with the program's version and the git commit of SOURCE, if it says something new. Run at
# every build: cmake -DSOURCE=... -DOUTPUT=... -DVERSION=... -P version.cmake
set(commit unknown)
find_program(GIT git)
if(GIT)
  execute_process(COMMAND ${GIT} -C ${SOURCE} rev-parse --show-toplevel HEAD OUTPUT_VARIABLE answer
                  RESULT_VARIABLE failed ERROR_QUIET OUTPUT_STRIP_TRAILING_WHITESPACE)
  string(REPLACE "\n" ";" answer "${answer}")
  file(REAL_PATH ${SOURCE} source)
  list(LENGTH answer lines)
  if(NOT failed AND lines EQUAL 2)
    list(GET answer 0 top)
    if(top STREQUAL source)  # and not a repository around it
      list(GET answer 1 commit)
      execute_process(COMMAND ${GIT} -C ${SOURCE} status --porcelain --untracked-files=no OUTPUT_VARIABLE changes
                      ERROR_QUIET)
      if(changes)
        string(APPEND commit "-changed")
      endif()
    endif()
  endif()
endif()
set(text "#pragma once
// Made by version.cmake: which program this is.
#define KABAR_PROGRAM_VERSION \"${VERSION}\"
#define KABAR_GIT_COMMIT \"${commit}\"
")
set(old "")
if(EXISTS ${OUTPUT})
  file(READ ${OUTPUT} old)
endif()
if(NOT old STREQUAL text)
  file(WRITE ${OUTPUT} "${text}")
endif()
