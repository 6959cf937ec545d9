# What every check needs: build folders, the suite in one of them, and the record of what passed. Sourced by tests/checks/*.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/../.."
jobs=${FZ_JOBS:-$(nproc)}
export FZ_RESULTS=${FZ_RESULTS:-/dev/null}
export PYTHONUTF8=1 PYTHONDONTWRITEBYTECODE=1

# record passed|failed|skipped LABEL [REASON]: one result that no test program counts.
record() {
    printf '%s\t%s\t%s\n' "$1" "$2" "${3:-}" >>"$FZ_RESULTS"
}

# quietly LOG COMMAND...: the output is shown only when the command fails, from where the compiler complains.
quietly() {
    local log=$1 status=0
    shift
    "$@" >"$log" 2>&1 || status=$?
    [ $status = 0 ] || { sed -n '/^FAILED: /,$p' "$log" | grep . || tail -n 30 "$log"; } | head -n 60
    return $status
}

# build FOLDER OPTION...: configure and compile. A folder that cannot be configured again is made anew.
build() {
    local folder=$1 options="$*"
    shift
    if [ "$(cat "$folder/.options" 2>/dev/null)" != "$options" ]; then
        meson setup --reconfigure "$folder" "$@" >/dev/null 2>&1 || rm -rf "$folder"
    fi
    if [ ! -f "$folder/build.ninja" ]; then
        mkdir -p "$folder"
        quietly "$folder/setup.log" meson setup "$folder" "$@"
    fi
    echo "$options" >"$folder/.options"
    quietly "$folder/compile.log" ninja -C "$folder" -j "$jobs"
}

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
