# What a check takes from Debian without installing it: libxml2 for another machine, or a newer one as source. Sourced after check.sh.
# All of it stays in build-machines/ for the next time.
machines=$PWD/build-machines

# private_apt FOLDER OPTION...: apt-get with the sources that this machine has, but with lists, a cache and a record of what
# is installed of its own, in FOLDER: nothing of this machine is changed, and nobody need be root.
private_apt() {
    local folder=$1
    shift
    mkdir -p "$folder"/{lists,archives}/partial
    : >"$folder/status"
    apt-get -o Dir::State="$folder" -o Dir::State::status="$folder/status" -o Dir::Cache="$folder" \
        -o Acquire::Languages=none -o APT::Install-Recommends=false -o Debug::NoLocking=true "$@" </dev/null
}

# The C library and libxml2 of the machine, unpacked into $root.
make_sysroot() {
    local architecture=$1 folder=$machines/$1 package
    root=$folder/root
    [ ! -d "$root" ] || return 0
    mkdir -p "$folder"
    { # an update that fails may leave lists that are good enough
        private_apt "$folder" -o APT::Architecture="$architecture" -o APT::Architectures="$architecture" update || true
        private_apt "$folder" -o APT::Architecture="$architecture" -o APT::Architectures="$architecture" \
            install --download-only --yes libxml2-dev
    } >"$folder/apt.log" 2>&1 || return
    rm -rf "$root.new"
    for package in "$folder"/archives/*.deb; do # in a condition `set -e` is off, so each step says itself that it failed
        dpkg-deb --extract "$package" "$root.new" || return
    done
    mv "$root.new" "$root"
}

# The newest libxml2 that Debian has, as source in $source: its unstable suite, from where this machine has its packages. One
# that was fetched in the last ten days will do.
fetch_newest_libxml2() {
    local folder=$machines/sources
    source=$folder/libxml2
    [ -z "$(find "$source" -maxdepth 0 -mtime -10 2>/dev/null)" ] || return 0
    rm -rf "$folder" "$machines"/libxml2-*
    mkdir -p "$folder/parts" || return
    apt-get indextargets --format '$(REPO_URI) $(ORIGIN) $(LABEL)' 'Created-By: Packages' |
        sed -n 's/^\(.*\) Debian Debian$/deb-src [signed-by=\/usr\/share\/keyrings\/debian-archive-keyring.gpg] \1 sid main/p' |
        sort -u | head -n 1 >"$folder/parts/unstable.list"
    (
        cd "$folder"
        # A mirror that stands still has a signed list that is out of date: old, but not false.
        set -- -o Dir::Etc::sourcelist=/dev/null -o Dir::Etc::sourceparts="$folder/parts" -o Acquire::Check-Valid-Until=false
        private_apt "$folder" "$@" update && private_apt "$folder" "$@" source --download-only libxml2
    ) >"$folder/apt.log" 2>&1 || return
    mkdir "$source.new" || return
    tar --extract --file "$(ls "$folder"/libxml2_*.orig.tar.*z)" --directory "$source.new" --strip-components 1 --touch || return
    mv "$source.new" "$source"
}

# build_libxml2 NAME: static and without what it can leave out, by the compiler that CC names, installed into $prefix.
build_libxml2() {
    local folder=$machines/libxml2-$1
    prefix=$folder/installed
    [ ! -f "$prefix/lib/pkgconfig/libxml-2.0.pc" ] || return 0
    mkdir -p "$folder"
    {
        meson setup "$folder/build" "$source" --prefix "$prefix" --libdir lib --default-library static --buildtype debugoptimized \
            -Db_staticpic=true -Dauto_features=disabled -Dpush=enabled -Dhtml=enabled -Doutput=enabled -Dsax1=enabled -Dthreads=enabled \
            -Dreader=enabled -Dwriter=enabled -Dxpath=enabled # for the peer of the benchmarks
        ninja -C "$folder/build" -j "$jobs" install
    } >"$folder.log" 2>&1 || { tail -n 30 "$folder.log" >&2 && return 1; }
}
