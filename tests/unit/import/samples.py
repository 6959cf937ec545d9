#!/usr/bin/env python3
"""Import the made-up texts of tests/data/import and compare with what should be found: NAME.txt or NAME.html beside NAME.expect.

usage: samples.py DUMP [NAME]...

Each text has one trait, which its name says. The expectations are written by hand in the form that DUMP prints; to begin
a new one, make the text and an empty NAME.expect, and read what differs.
"""
import difflib
import os
import shlex
import subprocess
import sys
from pathlib import Path

DATA = Path(__file__).resolve().parents[2] / "data" / "import"
# The emulator, where the program is one of another machine.
EMULATOR = shlex.split(os.environ.get("MESON_EXE_WRAPPER", ""))


def main():
    dump, names = sys.argv[1], sys.argv[2:] or sorted(path.stem for path in DATA.glob("*.expect"))
    failed = 0
    print(f"1..{len(names)}")
    for number, name in enumerate(names, 1):
        text = next(path for path in (DATA / f"{name}.txt", DATA / f"{name}.html") if path.exists())
        run = subprocess.run([*EMULATOR, dump, str(text)], capture_output=True)
        found = run.stdout.decode("utf-8", "replace").splitlines()
        expected = (DATA / f"{name}.expect").read_text(encoding="utf-8").splitlines()
        good = found == expected and run.returncode == 0
        failed += not good
        print(f"{'' if good else 'not '}ok {number} - {name}")
        if not good:
            print("\n".join("# " + line for line in difflib.unified_diff(expected, found, "expected", "found", "", "", 9)))
            print("\n".join("# " + line for line in run.stderr.decode("utf-8", "replace").splitlines()))
    sys.exit(failed > 0)


main()
