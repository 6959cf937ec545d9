#!/usr/bin/env python3
"""A program that was compiled against the previous description of the ABI runs with today's library.

usage: client.py LIBRARY SONAME C-COMPILER
"""
import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

import abi
import face


def functions(text):
    return sorted(set(re.findall(r"^FZ_API [^;(]*?\b(fz_\w+)\(", text, re.M)))


def expected(text):
    """What the program prints, in whatever order it takes the structs. By hand: of the 68 tasks 县司法局 leads seven first,
    one return costs its 11 points of tasks 0.1: 10.9 / 11 = 99.0909...
    """
    lines = ["68 tasks, 7 led first, saved", "县司法局 99.09", "0 blocks left"]
    return sorted(lines + [f"{name} holds" for name in abi.sized_structs(text)])


def compile_client(text, soname, compiler, folder):
    """Link with the library of then, which has names and versions and does nothing."""
    (folder / "fazhi.h").write_text(text, encoding="utf-8")
    names = functions(text)
    table = "".join(f"    (void (*)(void)){name},\n" for name in names)
    (folder / "every_function.h").write_text(f"static void (*const every_function[])(void) = {{\n{table}}};\n")
    then = folder / "then"
    then.mkdir()
    face.library(text, abi.version_map_of(text, folder), soname, then / "libfazhi.so", compiler)
    program = folder / "client"
    subprocess.run([*compiler, "-std=c11", "-Wall", "-Wextra", "-Werror", f"-I{folder}",
                    f"-I{abi.HERE}", "-o", program, *sorted(abi.HERE.glob("client*.c")), f"-L{then}", "-lfazhi", "-Wl,-z,now"], check=True)
    return program, len(names)


def run(program, folder):
    return subprocess.run([program], env={**os.environ, "LD_LIBRARY_PATH": str(folder)}, capture_output=True, text=True,
                          encoding="utf-8")


def without_one(text, soname, compiler, folder):
    """A library that lacks one function of the description."""
    kept = re.sub(r"^FZ_API [^;]*\bfz_version\([^;]*;", "", text, flags=re.M)
    folder.mkdir()
    face.library(kept, abi.version_map_of(text, folder), soname, folder / soname, compiler)
    return folder


def main():
    library, soname, compiler = Path(sys.argv[1]).resolve(), sys.argv[2], shlex.split(sys.argv[3])
    text = (abi.HERE / f"{soname}.h").read_text(encoding="utf-8")
    print("1..2")
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        program, count = compile_client(text, soname, compiler, folder)
        ran = run(program, library.parent)
        right = ran.returncode == 0 and sorted(ran.stdout.splitlines()) == expected(text)
        print(f"{'ok' if right else 'not ok'} - a program of {soname}.h, {count} functions, runs with {library.name}")
        print("".join(f"# {line}\n" for line in (ran.stdout + ran.stderr).splitlines()), end="")
        lacking = run(program, without_one(text, soname, compiler, folder / "lacking"))
        seen = lacking.returncode != 0 and "fz_version" in lacking.stderr
        print(f"{'ok' if seen else 'not ok'} - a library without one of the functions is refused by the loader")
    return 0 if right and seen else 1


if __name__ == "__main__":
    sys.exit(main())
