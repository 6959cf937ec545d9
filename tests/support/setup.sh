# From a bare Debian to a built library, or a clear word why not. Sourced by tests/run, its checks and examples/demo.

build_packages="gcc libc6-dev meson ninja-build pkg-config libxml2-dev python3"

stop() {
    printf "%s: %s\n" "$(basename "$(dirname "$0")")/${0##*/}" "$*" >&2
    exit 1
}

need_writable() {
    mkdir -p "$1" 2>/dev/null && [ -w "$1" ] ||
        stop "cannot write to $PWD/$1. Was it made by another user? Remove it, or run as that user."
}

missing_packages() {
    local package
    for package in "$@"; do
        [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || printf '%s ' "$package"
    done
}

# Run a command as root. sudo asks for a password only where somebody can type one.
as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif [ -t 0 ]; then
        sudo "$@"
    else
        sudo -n "$@"
    fi
}

apt() {
    as_root env DEBIAN_FRONTEND=noninteractive PATH="$PATH:/usr/sbin:/sbin" \
        apt-get -o DPkg::Lock::Timeout=400 "$@" </dev/null
}

# want_packages PACKAGE...: install what is missing; false where some cannot be had, $unmet saying which and why.
want_packages() {
    local missing log
    unmet=""
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        [ -n "${FAZHI_PACKAGES_READY:-}" ] && return
        unmet="this is no Debian system. Install the equivalents of: $*
    then set FAZHI_PACKAGES_READY=1 and start again."
        return 1
    fi
    missing=$(missing_packages "$@")
    [ -n "$missing" ] || return 0
    if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
        unmet="not installed: $missing
    Neither root nor sudo is at hand. As root, run: apt-get install $missing"
        return 1
    fi
    echo "Installing with apt-get: $missing"
    log=$(mktemp)
    # An update that fails may leave lists that are good enough: what counts is whether the packages can be had.
    [ -n "${apt_updated:-}" ] || apt update >"$log" 2>&1 || true
    apt_updated=yes
    # shellcheck disable=SC2086  # the list is words
    apt install -y --no-install-recommends $missing >>"$log" 2>&1 || true
    missing=$(missing_packages "$@")
    if [ -n "$missing" ]; then
        tail -n 12 "$log" | sed 's/^/    /' >&2
        unmet="apt-get could not install: $missing
    Its last words are above. Is the network reachable, and may $(id -un) become root?"
    fi
    rm -f "$log"
    [ -z "$missing" ]
}

# need_packages PACKAGE...: afterwards they are installed, or the script has ended with a message.
need_packages() {
    want_packages "$@" || stop "$unmet"
}

# quietly LOG COMMAND...: the output is shown only when the command fails, from where the compiler complains.
quietly() {
    local log=$1 status=0
    shift
    "$@" >"$log" 2>&1 || status=$?
    [ $status = 0 ] || { sed -n '/^FAILED: /,$p' "$log" | grep . || tail -n 30 "$log"; } | head -n 60
    return $status
}

# configure FOLDER OPTION...: set a build folder up, or again when the options or what is installed are others than last time,
# since what was missing is looked for once. One that cannot be set up again, because it came from elsewhere, is made anew.
configure() {
    local folder=$1 options
    options="$* $(stat -c %Y /var/lib/dpkg/status 2>/dev/null)"
    shift
    if [ "$(cat "$folder/.options" 2>/dev/null)" != "$options" ]; then
        meson setup --reconfigure "$folder" "$@" >/dev/null 2>&1 || rm -rf "$folder"
    fi
    if [ ! -f "$folder/build.ninja" ]; then
        mkdir -p "$folder"
        quietly "$folder/setup.log" meson setup "$folder" "$@" || return
    fi
    # Written only when it is another: two checks may be about to read it.
    [ "$(cat "$folder/.options" 2>/dev/null)" = "$options" ] || echo "$options" >"$folder/.options"
}
