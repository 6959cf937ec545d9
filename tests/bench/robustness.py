#!/usr/bin/env python3
"""Count what a replication of 60 units and 68 indicators costs in instructions, which repeat exactly.

usage: robustness.py PROGRAM VALGRIND    PROGRAM is bench-robustness as built

Prints JSON lines and fails where one is over its bound. Where numpy is installed, the same is reckoned with its doubles (Philox
factors, one matrix product, ranks with ties, grades, percentiles) on one thread, and the clocks are compared; that is for people.
"""
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

MOST = {"flat": 250_000, "nested": 500_000}  # instructions a replication
UNITS, ITEMS = 60, 68


def instructions(valgrind, program, *arguments):
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "callgrind.out"
        subprocess.run([valgrind, "--tool=callgrind", f"--callgrind-out-file={out}", program, *arguments], check=True,
                       capture_output=True)
        return int(re.search(r"^(?:summary|totals): (\d+)", out.read_text(), re.M)[1])


def clock(program, *arguments):
    runs = (subprocess.run([program, "1000", "1", *arguments], check=True, capture_output=True, text=True).stdout
            for _ in range(5))
    return sorted(json.loads(run)["ms"] for run in runs)[2]


def numpy_clock():
    """Milliseconds of the flat case, median of five; None without numpy."""
    os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"
    try:
        import numpy as np
    except ImportError:
        return None
    full = np.array([1 + i % 5 for i in range(ITEMS)], float)
    values = np.random.default_rng(1).uniform(2 / 3, 1, (UNITS, ITEMS)) * full
    own = np.digitize(100 * values.sum(1) / full.sum(), [60, 80, 90])
    taken = []
    for _ in range(5):
        start = time.perf_counter()
        factors = np.random.Generator(np.random.Philox(0)).uniform(.75, 1.25, (1000, ITEMS))
        scores = 100 * (factors @ values.T) / (factors @ full)[:, None]
        ranks = np.array([1 + UNITS - np.searchsorted(np.sort(row), row, side="right") for row in scores])
        np.percentile(ranks, [0, 5, 50, 95, 100], axis=0, method="inverted_cdf")
        (np.digitize(scores, [60, 80, 90]) != own).sum(0)
        taken.append((time.perf_counter() - start) * 1000)
    return sorted(taken)[2]


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    program, valgrind = sys.argv[1:]
    wrong = []
    for shape, most in MOST.items():
        arguments = [] if shape == "flat" else ["nested"]
        cost = (instructions(valgrind, program, "1100", "1", *arguments)
                - instructions(valgrind, program, "100", "1", *arguments)) / 1000
        figure = {"bench": f"robustness/{shape}", "instructions_a_replication": round(cost),
                  "ms_of_1000": clock(program, *arguments)}
        peer = numpy_clock() if shape == "flat" else None
        if peer:
            figure |= {"numpy_ms": round(peer, 2), "ratio": round(figure["ms_of_1000"] / peer, 2)}
        print(json.dumps(figure))
        if cost > most:
            wrong.append(f"{shape}: a replication costs {cost:.0f} instructions, more than {most}")
    print(*wrong, sep="\n")
    return 1 if wrong else 0


sys.exit(main())
