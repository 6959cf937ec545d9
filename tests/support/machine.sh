# The suite on another machine: its sysroot, a build by its compiler, an emulator. Sourced by tests/checks/{s390x,aarch64,i386}.
. "${BASH_SOURCE[0]%/*}/check.sh"
. tests/support/debian.sh
. tests/support/same.sh

write_cross_file() {
    local triplet=$1 cpu=$2 endian=$3
    cat <<END
[binaries]
c = '$triplet-gcc'
ar = '$triplet-ar'
strip = '$triplet-strip'
pkgconfig = 'pkg-config'
exe_wrapper = ['$emulator', '-L', '$root']
[properties]
sys_root = '$root'
pkg_config_libdir = '$root/usr/lib/$libraries/pkgconfig'
programs = '$programs'
needs_exe_wrapper = true
[built-in options]
c_args = ['--sysroot=$root']
c_link_args = ['--sysroot=$root']
[host_machine]
system = 'linux'
cpu_family = '$cpu'
cpu = '$cpu'
endian = '$endian'
END
}

# Scripts start a program by its name alone, so in the place of each stands a line that starts the emulator.
write_wrappers() {
    local program
    mkdir -p "$programs"
    for program in examples/fazhi-*.c; do
        program=$(basename "$program" .c)
        printf '#!/bin/sh\nexec %s -L %s %s "$@"\n' "$emulator" "$root" "$folder/examples/$program" >"$programs/$program"
        chmod +x "$programs/$program"
    done
    printf '#!/bin/sh\nexec %s -L %s %s "$@"\n' "$emulator" "$root" "$folder/tests/answers/answers" >"$programs/answers"
    chmod +x "$programs/answers"
}

# try_machine ARCHITECTURE TRIPLET CPU ENDIAN EMULATOR [LIBRARIES]: the whole of a check. ARCHITECTURE is Debian's word.
try_machine() {
    local architecture=$1 triplet=$2 cpu=$3 endian=$4 emulator=$5 libraries=${6:-$2} root
    local label=${0##*/}
    local folder=$PWD/build-$label programs=$PWD/build-$label/programs
    if ! make_sysroot "$architecture"; then
        record skipped "$label: the suite" "libxml2-dev:$architecture cannot be had; see build-machines/$architecture/apt.log"
        return 0
    fi
    mkdir -p "$machines"
    write_cross_file "$triplet" "$cpu" "$endian" >"$machines/$label.ini"
    configure "build-$label" --cross-file "$machines/$label.ini" -Dbuildtype=debugoptimized -Dwerror=true -Dtests=true \
        -Dcriterion=plain -Dlua=disabled -Dxlsx=disabled
    write_wrappers
    quietly "build-$label/compile.log" ninja -C "build-$label" -j "$jobs"
    build_answers "build-$label"
    same_suite "$label" "build-$label"
    same_outputs "$label" "$folder" "$programs"
}
