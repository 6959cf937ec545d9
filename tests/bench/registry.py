#!/usr/bin/env python3
"""Count what a registry costs in instructions, which repeat exactly: building is linear, a look-up short and without memory.

usage: registry.py PROGRAM VALGRIND    PROGRAM is bench-registry as built

Prints a JSON line for each figure and fails where one is over its bound.
"""
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

MOST_GROWTH = 1.1        # ten times the bodies cost at most 11 times the instructions
MOST_FOR_A_LOOK = 2000   # instructions, half a microsecond on a slow machine


def instructions(valgrind, program, *arguments):
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "callgrind.out"
        subprocess.run([valgrind, "--tool=callgrind", f"--callgrind-out-file={out}", program, *map(str, arguments)],
                       check=True, capture_output=True)
        return int(re.search(r"^(?:summary|totals): (\d+)", out.read_text(), re.M)[1])


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    program, valgrind = sys.argv[1:]
    base, small, large = (instructions(valgrind, program, "load", n) for n in (1, 1000, 10000))
    growth = (large - base) / (small - base) / 10
    looks = 10240
    cost = (instructions(valgrind, program, "look", 10000, 2 * looks)
            - instructions(valgrind, program, "look", 10000, looks)) / looks
    clock = [json.loads(line) for line in subprocess.run([program], check=True, capture_output=True,
                                                         text=True).stdout.splitlines()]
    figures = [
        {"bench": "registry/load", "instructions_a_body": round((large - small) / 9000), "growth": round(growth, 4)},
        {"bench": "registry/resolve", "instructions": round(cost)},
        *clock,
    ]
    for figure in figures:
        print(json.dumps(figure))
    wrong = [what for what, bad in {"building is not linear": growth > MOST_GROWTH,
                                    "a look-up costs too much": cost > MOST_FOR_A_LOOK,
                                    "a look-up takes memory": clock[-1]["allocations"] != 0}.items() if bad]
    print(*wrong, sep="\n")
    return 1 if wrong else 0


sys.exit(main())
