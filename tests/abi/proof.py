#!/usr/bin/env python3
"""abi.py lets additions pass and sees every change, on the toy's variants.

usage: proof.py UNCHANGED.so NAME=pass|fail=VARIANT.so...
"""
import shutil
import sys
import tempfile
from pathlib import Path

import abi


def main():
    if not shutil.which("abidiff"):
        print("abigail-tools is not installed")
        return abi.SKIPPED
    print(f"1..{len(sys.argv) - 2}")
    good = True
    with tempfile.TemporaryDirectory() as scratch:
        before, after = Path(scratch) / "before.abi", Path(scratch) / "after.abi"
        abi.describe(sys.argv[1], before, abi.HERE / "toy")
        for argument in sys.argv[2:]:
            name, expected, library = argument.split("=")
            abi.describe(library, after, abi.HERE / "toy")
            found = abi.changes(before, after)
            right = (expected == "fail") == bool(found)
            good = good and right
            print(f"{'ok' if right else 'not ok'} - {name} must {expected}")
            if not right:
                print("".join(f"# {line}\n" for line in (found or "nothing was seen").splitlines()))
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
