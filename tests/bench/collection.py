#!/usr/bin/env python3
"""Load, ask and import made-up directives beside what cannot be had for less, in one run.

usage: collection.py PROGRAM VALGRIND [COUNT]    PROGRAM is bench-collection as built; COUNT of directives, 500 (20 MB) unless given

Prints JSON lines: processor time, for people, as medians of runs in turn; and ratios of instructions, which repeat exactly. Fails where
a ratio of instructions is over its bound.
"""
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from corpus import make

MOST = {"load": 2.2, "import": 19}  # instructions, as a multiple of the floor's: what is reached, not yet what is wanted (1.6 and 6)
COUNTED = 20  # directives whose instructions are counted: they grow in proportion


def instructions(valgrind, program, what, paths):
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "callgrind.out"
        subprocess.run([valgrind, "--tool=callgrind", f"--callgrind-out-file={out}", program, what, paths], check=True,
                       capture_output=True)
        return int(re.search(r"^(?:summary|totals): (\d+)", out.read_text(), re.M)[1])


def ratio(valgrind, program, floor, few, many):
    """Instructions of loading over those of the floor, what both need to begin with taken off."""
    cost = {what: instructions(valgrind, program, what, many / "list") - instructions(valgrind, program, what, few / "list")
            for what in (floor, "load")}
    return cost["load"] / cost[floor], cost["load"] / COUNTED


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    program, valgrind = sys.argv[1:3]
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 500
    wrong = []
    with tempfile.TemporaryDirectory() as scene:
        scene = Path(scene)
        for form, what, name, floor in (("xml", "both", "load", "sax"), ("text", "import", "import", "iconv")):
            few, many = scene / f"{form}-few", scene / f"{form}-many"
            make(5, few, form)
            make(5 + COUNTED, many, form)
            cost, each = ratio(valgrind, program, floor, few, many)
            print(json.dumps({"bench": f"collection/{name}", "instructions_ratio": round(cost, 2),
                              "instructions_a_directive": round(each)}))
            if cost > MOST[name]:
                wrong.append(f"{name}: {cost:.2f} times the instructions of {floor}, more than {MOST[name]}")
            make(count, scene / form, form)
            subprocess.run([program, what, scene / form / "list", "11"], check=True)
        for what in ("memory", "ask"):
            subprocess.run([program, what, scene / "xml" / "list"], check=True)
    print(*wrong, sep="\n")
    return 1 if wrong else 0


sys.exit(main())
