# Everything that is tested beside the units: the tree itself, the program as a black box, the manual.

# dsrkit_check(NAME COMMAND...): one test of the tree or of the program.
function(dsrkit_check name)
  add_test(NAME check.${name} COMMAND ${ARGN})
  set_tests_properties(check.${name} PROPERTIES LABELS check SKIP_RETURN_CODE 77)
endfunction()

set(checks ${CMAKE_CURRENT_SOURCE_DIR}/checks)
set(program $<TARGET_FILE:dsrkit>)

dsrkit_check(layers ${CMAKE_COMMAND} -DROOT=${PROJECT_SOURCE_DIR} -P ${CMAKE_CURRENT_SOURCE_DIR}/layers.cmake)
dsrkit_check(format ${checks}/format.sh ${PROJECT_SOURCE_DIR})
dsrkit_check(machine-paths ${checks}/machine_paths.sh ${PROJECT_SOURCE_DIR})
dsrkit_check(exit-codes ${checks}/exit_codes.sh ${PROJECT_SOURCE_DIR})
dsrkit_check(workflow ${checks}/workflow.sh ${PROJECT_SOURCE_DIR})
dsrkit_check(help ${checks}/help.sh ${program})
dsrkit_check(completion ${checks}/completion.sh ${program})
dsrkit_check(manual ${checks}/manual.sh ${program} ${PROJECT_SOURCE_DIR}/man)
dsrkit_check(case-coverage ${checks}/case_coverage.sh ${program})
dsrkit_check(rules ${program} rules check)
dsrkit_check(rule-examples ${program} rules test)
dsrkit_check(profiles ${checks}/profiles.sh ${program})
dsrkit_check(install ${checks}/install.sh ${PROJECT_BINARY_DIR} ${CMAKE_CURRENT_BINARY_DIR}/prefix)

# Black-box cases: tests/cli/<command>/<case>.case. A new file is a new test; run_case.sh says how it is written.
set(cli ${CMAKE_CURRENT_SOURCE_DIR}/cli)
set(stages ${CMAKE_CURRENT_BINARY_DIR}/stages)
add_test(NAME cli.stages COMMAND ${cli}/stages.sh ${program} ${stages})
set_tests_properties(cli.stages PROPERTIES LABELS cli FIXTURES_SETUP stages)

file(GLOB cases CONFIGURE_DEPENDS RELATIVE ${cli} ${cli}/*/*.case)
foreach(case IN LISTS cases)
  string(REGEX REPLACE "\\.case$" "" name ${case})
  string(REPLACE "/" "." name ${name})
  add_test(NAME cli.${name}
    COMMAND ${cli}/run_case.sh ${program} ${cli}/${case} ${CMAKE_CURRENT_BINARY_DIR}/cli/${name} ${stages})
  set_tests_properties(cli.${name} PROPERTIES LABELS cli FIXTURES_REQUIRED stages TIMEOUT 300 SKIP_RETURN_CODE 77)
endforeach()

add_test(NAME cli.json-contract
  COMMAND ${checks}/json_contract.sh ${program} ${stages} ${CMAKE_CURRENT_BINARY_DIR}/cli/json-contract)
set_tests_properties(cli.json-contract PROPERTIES LABELS cli FIXTURES_REQUIRED stages TIMEOUT 300)

# Whole stories, each one script.
if(EXISTS ${CMAKE_CURRENT_SOURCE_DIR}/scenario/CMakeLists.txt)
  add_subdirectory(scenario)
endif()
