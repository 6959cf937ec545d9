#!/usr/bin/env python3
"""Install into a scratch folder and use the library from there, as a host does.

usage: install.py BUILD-FOLDER C-COMPILER

The README's C sample, its first ```c block, must print what the block after it shows.
"""
import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
TOP = HERE.parents[1]


class Failure(Exception):
    pass


def run(*command, **more):
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", **more)
    if done.returncode:
        raise Failure(f"{shlex.join(map(str, command))} ended with {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


class Host:
    """A project that finds the installed library by pkg-config, and by nothing else."""

    def __init__(self, root, compiler):
        self.root, self.compiler = root, shlex.split(compiler)
        self.package = next(root.rglob("fazhi.pc"))
        self.prefix = root / re.search(r"^prefix=/?(.*)$", self.package.read_text(encoding="utf-8"), re.M)[1]

    def package_says(self, *questions):
        return run("pkg-config", f"--define-variable=prefix={self.prefix}", *questions, "fazhi",
                   env={**os.environ, "PKG_CONFIG_PATH": str(self.package.parent)}).split()

    def output_of(self, name, source, folder=None):
        path, program = self.root / f"{name}.c", self.root / name
        path.write_text(source, encoding="utf-8")
        run(*self.compiler, "-std=c11", "-Wall", "-Wextra", "-Werror", "-o", program, path,
            *self.package_says("--cflags", "--libs"))
        return self.run(program, cwd=folder)

    def has_workbooks(self):
        """Whether fazhi-sheet was built with libxlsxwriter: ldd tells."""
        return "libxlsxwriter" in self.run("ldd", self.prefix / "bin" / "fazhi-sheet")

    def run(self, *command, cwd=None):
        library = self.package_says("--variable=libdir")[0]
        return run(*command, env={**os.environ, "LD_LIBRARY_PATH": library}, cwd=cwd or self.root)


def installs(build, root):
    run("meson", "install", "-C", build, "--no-rebuild", "--quiet", "--destdir", root)


def keeps_libxml2_private(host):
    if any("xml" in word for word in host.package_says("--libs")):
        raise Failure("pkg-config --libs fazhi names libxml2, which is our own affair")


def tells_one_version(host):
    ran = host.output_of("host", (HERE / "host.c").read_text(encoding="utf-8")).strip()
    said = host.package_says("--modversion")[0]
    if ran != said:
        raise Failure(f"the library says version {ran}, its pkg-config file {said}")
    for program in sorted((host.prefix / "bin").iterdir()):
        told = host.run(program, "--version").strip()
        if said not in told:
            raise Failure(f"{program.name} says {told}, the library's pkg-config file {said}")


def brings_the_schemas(host):
    for source in sorted(each for ending in ("rng", "xsd", "schema.json") for each in (TOP / "lib" / "data").glob(f"*.{ending}")):
        if not (host.prefix / "share" / "fazhi" / source.name).exists():
            raise Failure(f"{source.name} is not installed")


def brings_the_pages(host):
    for program in sorted((host.prefix / "bin").iterdir()):
        for folder in ("man1", "zh_CN/man1"):
            if not (host.prefix / "share" / "man" / folder / f"{program.name}.1").exists():
                raise Failure(f"{program.name} has no page in {folder}")
    if not (host.prefix / "share" / "man" / "man3" / "libfazhi.3").exists():
        raise Failure("libfazhi(3) is not installed")


def blocks(text):
    return re.findall(r"^```(\w*)\n(.*?)^```$", text, re.M | re.S)


def runs_the_sample(host):
    found = blocks((TOP / "README.md").read_text(encoding="utf-8"))
    first = next((index for index, (language, _) in enumerate(found) if language == "c"), None)
    if first is None or first + 1 == len(found):
        raise Failure("README.md has no ```c block with a block of its output after it")
    printed, shown = host.output_of("sample", found[first][1]), found[first + 1][1]
    if printed != shown:
        raise Failure(f"README.md shows:\n{shown}\nbut its sample prints:\n{printed}")


def report(name, test, *arguments):
    try:
        test(*arguments)
    except Failure as failure:
        print(f"not ok - {name}")
        print("".join(f"# {line}\n" for line in str(failure).splitlines()))
        return False
    print(f"ok - {name}")
    return True


def main():
    build, compiler = sys.argv[1:]
    print("1..6")
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        if not report("installs", installs, build, root):
            return 1
        host = Host(root, compiler)
        good = report("keeps libxml2 private", keeps_libxml2_private, host)
        good = report("tells one version", tells_one_version, host) and good
        good = report("brings the schemas", brings_the_schemas, host) and good
        good = report("brings the manual pages", brings_the_pages, host) and good
        good = report("runs the README's sample", runs_the_sample, host) and good
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
