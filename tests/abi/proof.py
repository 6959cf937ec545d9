#!/usr/bin/env python3
"""abi.py lets additions pass and sees every change, on a toy's variants.

usage: proof.py C-COMPILER
"""
import shlex
import shutil
import subprocess
import sys
import tempfile

import abi
import face

PASS, FAIL = "pass", "fail"
VARIANTS = {"unchanged": PASS, "added": PASS, "typed": PASS, "constant": PASS, "code": PASS, "grown": PASS,
            "removed": FAIL, "return": FAIL, "parameter": FAIL, "inserted": FAIL, "renumbered": FAIL,
            "reflagged": FAIL, "recoded": FAIL, "redefined": FAIL}


def variant(text, name, compiler):
    """The toy's header with one macro defined, its conditions resolved and its own macros kept."""
    return subprocess.run([*compiler, "-E", "-P", "-dD", "-undef", f"-D{name.upper()}", "-x", "c", "-"], input=text,
                          check=True, capture_output=True, text=True).stdout


def main():
    compiler = shlex.split(sys.argv[1])
    if not shutil.which("abidiff"):
        print("1..0 # SKIP abigail-tools is not installed")
        return 0
    toy = face.flatten("toy.h", abi.HERE).replace("#include <stddef.h>", "typedef unsigned long size_t;")
    print(f"1..{len(VARIANTS)}")
    good = True
    with tempfile.TemporaryDirectory() as scratch:
        first = variant(toy, "unchanged", compiler)
        before = abi.described(first, None, "libtoy.so", compiler, scratch, "before")
        for name, expected in VARIANTS.items():
            text = variant(toy, name, compiler)
            after = abi.described(text, None, "libtoy.so", compiler, scratch, name)
            found = [*abi.changed_constants(first, text), *filter(None, [abi.changes(before, after)])]
            right = (expected == FAIL) == bool(found)
            good = good and right
            print(f"{'ok' if right else 'not ok'} - {name} must {expected}")
            if not right:
                print("".join(f"# {line}\n" for line in ("\n".join(found) or "nothing was seen").splitlines()))
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
