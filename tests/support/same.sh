# A build that is unlike the usual one must run as many unit tests and print the same bytes. Sourced by the checks that make one.

# The tests that a build by another compiler, for another machine or with another library runs; under an emulator none that
# is long. The rest reads the tree, makes
# memory fail call by call, or loads the library into a Python or Lua of this machine.
same_suites=(--suite unit --suite golden --suite assess --suite schema --suite threads --suite fuzz)

# The names of the unit tests that a log of ours holds, one a line, sorted.
unit_names() {
    python3 tests/support/names.py "$1"
}

# The names as the usual build runs them, by Criterion; asked once for all checks.
usual_names() {
    local names=build/unit-names.txt
    build_plain
    if [ ! -f "$names" ] || [ -n "$(find build/tests -maxdepth 1 -name 'test-*' -newer "$names" -print -quit)" ]; then
        FZ_RESULTS=/dev/null suite names build --suite unit >/dev/null || return
        unit_names build/meson-logs/names.json >"$names"
    fi
}

# same_suite LABEL FOLDER: the tests pass there, and the unit tests are those that Criterion runs here.
same_suite() {
    local label=$1 folder=$2
    suite "$label" "$folder" "${same_suites[@]}" ${emulator:+--no-suite long} --timeout-multiplier 20 || true # what failed is recorded
    usual_names
    unit_names "$(ls "$folder/meson-logs/$label"*.json)" >"$folder/unit-names.txt"
    if cmp -s build/unit-names.txt "$folder/unit-names.txt"; then
        record passed "$label: the unit tests are the $(wc -l <"$folder/unit-names.txt") that Criterion runs"
    else
        record failed "$label: the unit tests are those that Criterion runs" \
            "$(diff build/unit-names.txt "$folder/unit-names.txt" | sed -n 2p)"
    fi
}

# build_answers FOLDER: the program that only some checks ask for, beside the others.
build_answers() {
    quietly "$1/answers.log" ninja -C "$1" -j "$jobs" tests/answers/answers
    ln -sf ../tests/answers/answers "$1/examples/answers"
}

# The hashes of what the usual build writes; worked out once for all checks.
usual_outputs() {
    local found=build/outputs.txt
    build_plain
    build_answers build
    if [ ! -f "$found" ] || [ -n "$(find build/lib build/examples tests/data tests/golden tests/answers tests/support \
        -type f -newer "$found" -print -quit)" ]; then
        python3 -X utf8 tests/support/outputs.py build/examples >"$found.new"
        mv "$found.new" "$found"
    fi
}

# same_outputs LABEL FOLDER PROGRAMS: what the programs of a build write is byte by byte what those of the usual build write.
same_outputs() {
    local label=$1 found=$2/outputs.txt programs=$3 hash name
    usual_outputs
    python3 -X utf8 tests/support/outputs.py "$programs" >"$found"
    [ -s build/outputs.txt ] || record failed "$label: the same bytes" "the usual build wrote nothing"
    while IFS=$'\t' read -r hash name; do
        if grep -qxF "$hash"$'\t'"$name" "$found"; then
            record passed "$label: the same bytes: $name"
        else
            record failed "$label: the same bytes: $name" "see $found and build/outputs.txt"
        fi
    done <build/outputs.txt
}

# same_results LABEL FOLDER: both, for a build whose programs this machine runs by itself.
same_results() {
    local label=$1 folder=$2
    build_answers "$folder"
    same_suite "$label" "$folder"
    same_outputs "$label" "$folder" "$folder/examples"
}

# try_libxml2 LABEL COMPILER: the same for a build with the newest libxml2 that Debian has as source, both made by COMPILER.
try_libxml2() {
    local label=$1 prefix source
    if ! fetch_newest_libxml2; then
        record skipped "$label: the suite" "the newest libxml2 cannot be had; see build-machines/sources/apt.log"
        return 0
    fi
    CC=$2 build_libxml2 "$label"
    record figure "libxml2 $(PKG_CONFIG_LIBDIR=$prefix/lib/pkgconfig pkg-config --modversion libxml-2.0)"
    cat >"$machines/$label.ini" <<END
[binaries]
c = '$2'
[properties]
pkg_config_libdir = '$prefix/lib/pkgconfig'
END
    build "build-$label" --native-file "$machines/$label.ini" -Dbuildtype=debug -Dwerror=true -Dtests=true -Dcriterion=plain \
        -Dlua=disabled -Dxlsx=disabled
    same_results "$label" "build-$label"
}
