#!/usr/bin/env python3
"""Score the cases under tests/data/assess and compare each line of their expectations. TAP.

usage: run.py PROGRAM... [-- CASE...]

PROGRAM is fazhi-score, or any command that takes its options and prints its JSON. Without CASE all are scored. How a case is written
says expectations.py; why a result is as it is, the head of its expect.tsv.
"""
import sys
from pathlib import Path

from expectations import Case, Tap

CASES = Path(__file__).resolve().parent.parent / "data" / "assess"


def main():
    words = sys.argv[1:]
    split = words.index("--") if "--" in words else len(words)
    program, names = words[:split], words[split + 1:]
    if not program:
        sys.exit(__doc__)
    tap = Tap()
    for folder in [CASES / name for name in names] or sorted(path.parent for path in CASES.glob("*/expect.tsv")):
        tap.case(Case(folder), program)
    sys.exit(tap.end())


if __name__ == "__main__":
    main()
