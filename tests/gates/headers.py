#!/usr/bin/env python3
"""Each public header compiles alone, as C11 and as C++, pedantically; and no macro of one changes what another declares.

usage: headers.py C-COMPILER [C++-COMPILER]      a compiler with its options, in one word
"""
import re
import shlex
import subprocess
import sys

from gate import TOP, finish, public_headers, skip

STRICT = ["-fsyntax-only", "-pedantic-errors", "-Wall", "-Wextra", "-Wconversion", "-Werror"]
TIMES = {"c": ["-std=c11"], "c++": ["-std=c++11", "-std=c++17"]}


def problem(compiler, language, standard, header):
    source = f"#include <{header}>\n#include <{header}>\n"
    done = subprocess.run([*shlex.split(compiler), "-x", language, standard, *STRICT, "-I", str(TOP / "include"), "-"],
                          input=source, capture_output=True, text=True)
    return f"{header} as {standard[5:]}:\n{done.stderr}" if done.returncode else None


def shadows(paths):
    """Macros that bear the name of an enumerator: no compiler minds, and whoever includes both headers reads another number."""
    texts = {path.name: path.read_text(encoding="utf-8") for path in paths}
    declared = {name: header for header, text in texts.items() for name in re.findall(r"^ +(FZ_\w+)(?: =|,| +/\*|\n)", text, re.M)}
    return [f"{header}: the macro {name} is an enumerator of {declared[name]}" for header, text in texts.items()
            for name in re.findall(r"^#define (\w+)", text, re.M) if name in declared]


def main():
    compilers = dict(zip(("c", "c++"), sys.argv[1:]))
    headers = ["fazhi.h"] + [f"fazhi/{path.name}" for path in public_headers()]
    if "c++" not in compilers:
        skip("there is no C++ compiler to compile the headers with")
    problems = [problem(compiler, language, standard, header) for language, compiler in compilers.items()
                for standard in TIMES[language] for header in headers]
    problems += shadows(public_headers())
    finish([text for text in problems if text], f"{len(headers)} headers, each as C11, C++11 and C++17")


main()
