#!/usr/bin/env python3
"""Change the library a little, many times, and see whether a test notices.

usage: mutate.py [--scope assess|import|both] [--sample N [--first N] | --only TEXT | --again FILE] [--results FILE] [--list]
                 [--jobs N] [--build FOLDER]

A mutant is one change in lib/assess or lib/import: a relation, a constant, a condition, a statement that is gone, an entry of a
table that is gone (mutants.py). Of all 25,000 --sample takes N, from each file as its share is, in an order by chance that is always
the same, and --first the first of these; --only takes those whose name has TEXT, --again those that FILE, the results of a
run, says were not killed. Each is compiled and linked with the tests that reach its line, until one fails (ground.py). What
becomes of it:

    invalid      it does not compile
    same code    the compiler makes the same of both, so it changes nothing
    not reached  no test runs the line
    killed       by the test that is named
    survived     no test noticed: either one is missing or the change means nothing

Survivors are for a person to read. What came of that is in judged.tsv, by file, line and change: "equivalent" and why no test
could tell, or "open", a test that is still missing. One that is not there makes the program end with 1. --list names the
tests with their time and what they reach. What was run is in record.md.
"""
import argparse
import csv
import os
import sys
import threading
import time
from collections import Counter
from pathlib import Path

import ground
from mutants import mutants_of, sample

HERE = Path(__file__).resolve().parent
SCOPES = {"assess": ["lib/assess/*.c"], "import": ["lib/import/*.c"]}
KINDS = ("killed", "survived", "not reached", "same code", "invalid")


class Trial:
    """Takes mutants one after the other, in several slots at once. A unit that takes ten times as long as it did, and the
    seconds of patience more, has no end."""

    def __init__(self, ground, mutants, results, patience=5):
        self.ground, self.mutants, self.results, self.patience = ground, list(mutants), results, patience
        self.lock = threading.Lock()
        self.found = []
        self.same = {}
        self.killers = Counter()

    def untouched(self, file, slot):
        if file not in self.same:
            self.same[file] = self.ground.compile(file, self.ground.sources[file], slot, "-O2")
        if self.same[file] is None:
            raise SystemExit(f"{file} does not compile as it stands")
        return self.same[file]

    def verdict(self, mutant, slot):
        source = self.ground.sources[mutant.file]
        untouched = self.untouched(mutant.file, slot)
        code = self.ground.compile(mutant.file, mutant.applied(source), slot, "-O2")
        if code is None:
            return "invalid", ""
        if code == untouched:
            return "same code", ""
        units = self.ground.units_of(mutant)
        if not units:
            return "not reached", ""
        self.ground.link_mutant(slot, [self.ground.slot(slot) / "mutant.o"])
        # What is quick first, and what has killed in this file before.
        for unit in sorted(units, key=lambda unit: unit.seconds / (1 + self.killers[mutant.file, unit.name])):
            passes, said = self.ground.run(unit, slot, self.patience + 10 * unit.seconds)
            if not passes:
                self.killers[mutant.file, unit.name] += 1
                return "killed", f"{unit.name}: {said}"
        return "survived", ""

    def work(self, slot):
        while True:
            with self.lock:
                if not self.mutants:
                    return
                mutant = self.mutants.pop(0)
            begin = time.monotonic()
            kind, why = self.verdict(mutant, slot)
            with self.lock:
                self.found.append((mutant, kind, why))
                self.results.write("\t".join([kind, mutant.file, str(mutant.line), mutant.text, mutant.change, why,
                                              f"{time.monotonic() - begin:.1f}"]).replace("\n", " ") + "\n")
                self.results.flush()

    def run(self, jobs):
        for number in range(1, jobs):
            self.ground.copy_slot("slot0", f"slot{number}")
        ground.in_threads(self.work, [f"slot{number}" for number in range(jobs)])
        return self.found


def read_table(path):
    with open(path, encoding="utf-8", newline="") as file:
        return [row for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if row and not row[0].startswith("#")]


def judged():
    return {tuple(row[:3]): row[3] for row in read_table(HERE / "judged.tsv")}


def summary(found):
    """A row for each room."""
    rows = []
    for room in sorted({str(Path(mutant.file).parent) for mutant, _, _ in found}):
        counts = Counter(kind for mutant, kind, _ in found if str(Path(mutant.file).parent) == room)
        rows.append(f"{room}: {sum(counts.values())} mutants: " + ", ".join(f"{counts[kind]} {kind}" for kind in KINDS))
    return rows


def arguments():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--scope", choices=[*SCOPES, "both"], default="both")
    parser.add_argument("--sample", type=int, default=640)
    parser.add_argument("--first", type=int)
    parser.add_argument("--only")
    parser.add_argument("--again")
    parser.add_argument("--results")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--jobs", type=int, default=int(os.environ.get("FZ_JOBS", "2")))
    parser.add_argument("--build", type=Path, default=ground.TOP / "build-mutants")
    return parser.parse_args()


def chosen(place, wanted):
    files = {file: list(mutants_of(file, text)) for file, text in place.sources.items()}
    if wanted.again:
        keys = {tuple(row[i] for i in (1, 3, 4)) for row in read_table(wanted.again) if row[0] in ("survived", "not reached")}
        return [mutant for mutants in files.values() for mutant in mutants if mutant.key in keys]
    if wanted.only:
        return [mutant for mutants in files.values() for mutant in mutants if wanted.only in mutant.name]
    return sample(files, wanted.sample)[:wanted.first]


def main():
    wanted = arguments()
    scope = sum(SCOPES.values(), []) if wanted.scope == "both" else SCOPES[wanted.scope]
    place = ground.of_the_library(wanted.build.resolve(), scope)
    place.watch(lambda words: print(words, flush=True), wanted.list, wanted.jobs)
    mutants = chosen(place, wanted)
    print(f"{len(mutants)} mutants, {len(place.units)} units of {sum(unit.seconds for unit in place.units):.0f} s", flush=True)
    with open(wanted.results or place.folder / "results.tsv", "w", encoding="utf-8") as results:
        found = Trial(place, mutants, results).run(wanted.jobs)
    if not mutants or len(found) != len(mutants):  # what ends a thread ends no program
        sys.exit(f"{len(found)} of {len(mutants)} mutants were tried")
    known = judged()
    alive = [(mutant, kind) for mutant, kind, _ in found if kind in ("survived", "not reached")]
    verdicts = Counter(known.get(mutant.key, "new").split(":")[0] for mutant, _ in alive)
    for mutant, kind in [(mutant, kind) for mutant, kind in alive if mutant.key not in known]:
        print(f"{kind}, and nobody has said why: {mutant.name} | {mutant.text}")
    print(*summary(found), sep="\n")
    for mutant, kind in alive:
        if known.get(mutant.key, "").startswith("open"):
            print(f"open: {mutant.name} | {mutant.text}")
    print("of those alive", ", ".join(f"{verdicts[verdict]} {verdict}" for verdict in ("equivalent", "open", "new")))
    sys.exit(verdicts["new"] > 0)


if __name__ == "__main__":
    main()
