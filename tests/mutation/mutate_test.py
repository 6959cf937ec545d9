#!/usr/bin/env python3
"""The tool that changes the library and asks the tests, tried on a toy whose tests are known to be good and bad. Prints TAP.

usage: mutate_test.py
"""
import io
import os
import subprocess
import tempfile
from pathlib import Path

from ground import TOP, Ground, Unit
from mutants import in_order, mutants_of, sample
from mutate import Trial

HERE = Path(__file__).resolve().parent
TOY = str((HERE / "toy.c").relative_to(TOP))
EXPECTED = {  # the line as it begins, the change: what must become of it
    ("return points >= 60;", ">= -> >"): ("killed", "bound: passes at the bound"),
    ("return points >= 60;", "60 -> 61"): ("killed", "bound: passes at the bound"),
    ("return day <= last;", "<= -> <"): ("survived", ""),
    ("n -= 1;", "n -= 1 -> nothing"): ("killed", "rest: no end"),
    ("return n <= 0", "<= -> <"): ("same code", ""),
    ("return n + 1;", "+ -> -"): ("not reached", ""),
    ("static const int toy_days", "28, -> nothing"): ("killed", "rest: sum, same and month"),
}
NO_MUTANTS = '/* a < b */ // a == b\n#define A(x) ((x) < 1 \\\n    || (x) > 2)\nconst char *s = "a < b", c = \'<\';\n'


def toy_ground(folder):
    ground = Ground(folder, {TOY: (["gcc", "-std=c11", "-fPIC"], HERE)}, dict(os.environ))
    slot = folder / "slot0"
    slot.mkdir()
    subprocess.run(["gcc", "-shared", "-fPIC", HERE / "toy.c", "-Wl,-soname,libbase.so", "-o", slot / "libbase.so"], check=True)
    ground.reset("slot0")
    subprocess.run(["gcc", HERE / "toy_use.c", "-Wl,--no-as-needed", slot / "libmutant.so", slot / "libbase.so", "-Wl,-rpath,$ORIGIN",
                    "-o", slot / "toy_use"], check=True)
    ground.units = [Unit(name, ["{slot}/toy_use", name]) for name in ("bound", "day", "rest")]
    ground.watch(print)
    return ground


def ok(good, name, told=""):
    ok.count += 1
    ok.failed += not good
    print(f"{'ok' if good else 'not ok'} {ok.count} - {name}")
    if not good:
        print(f"# {told}")


ok.count = ok.failed = 0


def main():
    with tempfile.TemporaryDirectory() as folder:
        ground = toy_ground(Path(folder))
        mutants = list(mutants_of(TOY, ground.sources[TOY]))
        found = Trial(ground, in_order(mutants), io.StringIO(), patience=0.5).run(2)
    for (text, change), verdict in EXPECTED.items():
        got = [(kind, why) for mutant, kind, why in found if mutant.text.startswith(text) and mutant.change.endswith(": " + change)]
        ok(got == [verdict], f"{text} {change}: {verdict[0]}", got)
    reached = {unit.name: len(unit.reaches) for unit in ground.units}
    ok(set(reached) == {"bound", "day", "rest"}, "each unit reaches something", reached)
    ok(len(found) == len(mutants), "each mutant is tried once", (len(found), len(mutants)))
    got = [mutant.name for mutant in mutants_of("x.c", NO_MUTANTS)]
    ok(not got, "comments, strings and what the preprocessor reads are left alone", got)
    few, more = (set(sample({TOY: mutants}, count)) for count in (5, 10))
    ok(len(few) == 5 and len(more) == 10 and few < more, "a larger sample holds the smaller one")
    print(f"1..{ok.count}")
    raise SystemExit(ok.failed > 0)


main()
