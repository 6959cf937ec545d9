#!/usr/bin/env python3
"""Count what a comparison costs in instructions, which repeat exactly: it is near linear, whatever the tasks are like.

usage: compare.py PROGRAM VALGRIND    PROGRAM is bench-compare as built

Prints a JSON line for each figure and fails where one is over its bound.
"""
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

MOST_GROWTH = 1.5    # ten times the tasks cost at most 15 times the instructions, reading them included
MOST_MEDIAN = 1000   # milliseconds for 2,000 tasks against 2,000


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
    figures, wrong = [], []
    for kind in ("edited", "alike", "strange"):
        small, large = (instructions(valgrind, program, kind, n) for n in (200, 2000))
        figures.append({"bench": f"compare/{kind}", "instructions_a_task": round(large / 2000),
                        "growth": round(large / small / 10, 3)})
        if large / small / 10 > MOST_GROWTH:
            wrong.append(f"comparing {kind} tasks is not near linear")
    clock = [json.loads(line) for line in subprocess.run([program], check=True, capture_output=True,
                                                         text=True).stdout.splitlines()]
    wrong += [f"{figure['bench']} takes too long" for figure in clock
              if figure["bench"].endswith("-2000") and figure["median_ms"] > MOST_MEDIAN]
    for figure in figures + clock:
        print(json.dumps(figure))
    print(*wrong, sep="\n")
    return 1 if wrong else 0


sys.exit(main())
