#!/usr/bin/env python3
"""Name the unit tests of one run of `meson test`, one a line, sorted.

usage: names.py TESTLOG.json
"""
import json
import sys

from tally import program_results


def main():
    with open(sys.argv[1], encoding="utf-8", errors="replace") as log:
        tests = [json.loads(line) for line in log if line.strip()]
    unit = [test for test in tests if ":unit / " in test["name"]]
    print("\n".join(sorted(f"{test['name'].rpartition(' / ')[2]}: {name}" for test in unit for _, name, _ in program_results(test))))


main()
