# The project as others get it: what is committed, as the tarball of meson dist. Sourced by the checks that begin with it.

tarball() { ls build/meson-dist/libfazhi-*.tar.xz; }

# in_git: whether this is a git checkout, which alone knows what is committed.
in_git() { git rev-parse --git-dir >/dev/null 2>&1 && [ "$(git rev-parse --show-prefix)" = "" ]; }

# export_into FOLDER: the committed files, unpacked; where there is no git, the files that are here. Prints where they are.
export_into() {
    local folder=$1
    mkdir -p "$folder"
    if in_git; then
        rm -rf build/meson-dist
        quietly build/dist.log meson dist -C build --include-subprojects --no-tests --allow-dirty
        tar -xJf "$(tarball)" -C "$folder"
    else
        mkdir -p "$folder/libfazhi"
        tar -c --exclude='./build*' --exclude=__pycache__ . | tar -x -C "$folder/libfazhi"
    fi
    ls -d "$folder"/libfazhi*
}
