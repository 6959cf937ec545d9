# What every check needs: build folders, the suite in one of them, and the record of what passed. Sourced by tests/checks/*.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. tests/support/setup.sh
jobs=${FZ_JOBS:-$(nproc)}
export FZ_RESULTS=${FZ_RESULTS:-/dev/null}
export PYTHONUTF8=1 PYTHONDONTWRITEBYTECODE=1

# record passed|failed|skipped LABEL [REASON]: one result that no test program counts; record figure TEXT: what was measured.
record() {
    printf '%s\t%s\t%s\n' "$1" "$2" "${3:-}" >>"$FZ_RESULTS"
}

# build FOLDER OPTION...: configure and compile.
build() {
    configure "$@"
    quietly "$1/compile.log" ninja -C "$1" -j "$jobs"
}

# The two builds that several checks share: warnings are errors in both.
build_plain() { CC=gcc build build -Dbuildtype=debugoptimized -Dwerror=true -Dtests=true; }
build_clang() { CC=clang build build-clang -Dbuildtype=debug -Dwerror=true -Dtests=true; }

# suite LABEL FOLDER ARGUMENT...: run the tests of a build folder and count them one by one.
suite() {
    local label=$1 folder=$2 status=0 log
    shift 2
    rm -f "$folder/meson-logs/$label"*.json
    meson test -C "$folder" --no-rebuild --num-processes "$jobs" --logbase "$label" "$@" \
        >"$folder/$label.log" 2>&1 || status=$?
    log=$(ls "$folder/meson-logs/$label"*.json 2>/dev/null) || { # with a wrapper, meson adds its name
        tail -n 20 "$folder/$label.log" >&2
        return 1
    }
    python3 tests/support/tally.py "$label" "$status" "$log"
}
