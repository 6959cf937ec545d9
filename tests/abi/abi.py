#!/usr/bin/env python3
"""Compare the library with a description of its ABI: what is added passes, what is changed or removed fails.

usage: abi.py compare LIBRARY FOLDER     against the description for this machine in FOLDER
       abi.py describe LIBRARY FOLDER    write it there: once for each release, and never to silence a failure

The library needs debug information. Opaque structs are left out, as include/ does not define them.
"""
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
HEADERS = HERE.parents[1] / "include"
GROWTH = HERE / "growth.ini"
SKIPPED = 77


def describe(library, description, headers=HEADERS):
    subprocess.run(["abidw", "--no-comp-dir-path", "--no-corpus-path", "--no-elf-needed", "--no-show-locs",
                    "--drop-private-types", "--headers-dir", headers, "--out-file", description, library], check=True)


def changes(before, after):
    """What abidiff has to say against `after`, or None. Two descriptions are compared, so that both lack the same."""
    done = subprocess.run(["abidiff", "--no-added-syms", "--suppressions", GROWTH, before, after], capture_output=True,
                          text=True)
    return (done.stdout + done.stderr or "abidiff failed") if done.returncode else None


def description_for(library, folder):
    soname = re.search(r"SONAME.*\[(.*)\]", subprocess.run(["readelf", "-dW", library], check=True, capture_output=True,
                                                           text=True).stdout)[1]
    return Path(folder) / f"{soname}-{platform.machine()}.abi"


def main():
    if len(sys.argv) != 4 or sys.argv[1] not in ("compare", "describe"):
        sys.exit(__doc__)
    command, library, folder = sys.argv[1:]
    if not shutil.which("abidiff"):
        print("abigail-tools is not installed")
        return SKIPPED
    committed = description_for(library, folder)
    if command == "describe":
        describe(library, committed)
        return 0
    if not committed.exists():
        print(f"there is no {committed.name} to compare with; `tests/abi/abi.py describe` makes it")
        return SKIPPED
    with tempfile.TemporaryDirectory() as scratch:
        today = Path(scratch) / "today.abi"
        describe(library, today)
        found = changes(committed, today)
    print(found or f"{committed.name} still holds")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
