#!/usr/bin/env python3
"""Count what the assessment of a county costs in instructions, which repeat exactly: 60 units, 68 tasks, 5,000 records.

usage: assess.py PROGRAM VALGRIND    PROGRAM is bench-assess as built

Prints a JSON line, with the median of the clock for people, and fails where the instructions are over their bound.
"""
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

MOST = 100_000_000  # instructions an assessment
TIMES = 41


def instructions(valgrind, program, times):
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "callgrind.out"
        subprocess.run([valgrind, "--tool=callgrind", f"--callgrind-out-file={out}", program, str(times)], check=True,
                       capture_output=True)
        return int(re.search(r"^(?:summary|totals): (\d+)", out.read_text(), re.M)[1])


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    program, valgrind = sys.argv[1:]
    figure = json.loads(subprocess.run([program, str(TIMES)], check=True, capture_output=True, text=True).stdout)
    figure["instructions"] = instructions(valgrind, program, 3) - instructions(valgrind, program, 2)
    print(json.dumps(figure))
    if figure["instructions"] > MOST:
        print(f"an assessment costs {figure['instructions']} instructions, more than {MOST}")
        return 1
    return 0


sys.exit(main())
