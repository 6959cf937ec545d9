#!/usr/bin/env python3
"""Bounds that hold on any machine: instructions, which repeat exactly, and bytes held.

usage: checks.py BUILD [NAME]...    all of them, or those that are named

Prints a JSON line for each figure and fails where one is over its bound. Growth is by how much ten times the input costs more than
ten times as much: 1 is in proportion.
"""
import json
import sys
import tempfile

from drive import Room, instructions, race
from made import Made, UNIT

GROWTH = 1.1  # ten times the input costs at most eleven times as much


def tenfold(command, few):
    """Growth of the instructions of a command that is made from a number."""
    return instructions(command(10 * few)) / instructions(command(few)) / 10


def held(command):
    return race({"one": command}, 0)["one"].memory["held"]


def check_load(room, made):
    def load(count):
        return room.c("bench-load", "collection", made.directives(count))
    sax = instructions(room.c("peer-libxml2", "sax2", made.directives(20)))
    yield "load/ratio", instructions(load(20)) / sax, 1.5, "of SAX2; 1.6 of its time is wanted"
    yield "load/growth", tenfold(load, 10), GROWTH, "10 and 100 directives"
    yield ("load/text/growth", tenfold(lambda pieces: room.c("bench-load", "directive", made.long_text(pieces)), 100), GROWTH,
           "100 and 1,000 pieces of one text")
    yield "load/held", held(load(100)) / made.size(100), 1.97, "of the files; 2 is wanted"
    yield "load/held/growth", held(load(100)) / held(load(10)) / 10, GROWTH, "10 and 100 directives"


def check_import(room, made):
    def load(count):
        return room.c("bench-load", "import", made.directives(count, "text"))
    iconv = instructions(room.c("peer-iconv", "gb18030", made.directives(20, "text")))
    yield "import/ratio", instructions(load(20)) / iconv, 6.5, "of iconv; 6 of its time is wanted"
    yield "import/growth", tenfold(load, 5), GROWTH, "5 and 50 texts"
    yield "import/held/growth", held(load(50)) / held(load(5)) / 10, GROWTH, "5 and 50 texts"


def check_ask(room, made):
    def ask(count):
        return room.c("bench-ask", "collection", made.directives(count), UNIT)
    floor = instructions(room.c("bench-ask", "floor", made.assignments(100), UNIT))
    yield "ask/ratio", instructions(ask(100)) / floor, 3, "of copying a list of pointers"
    yield "ask/growth", tenfold(ask, 10), GROWTH, "10 and 100 directives, hits in proportion"
    through = room.c("bench-ask", "registry", made.directives(100), UNIT, "2020-01-01")
    yield "ask/registry", instructions(through) / floor, 14, "of copying a list of pointers"


def check_words(room, made):
    for what, words, most in (("absent", "信用政", 0.05), ("common", "财政预算", 0.5)):
        ours, scan = (instructions(room.c("bench-words", who, made.directives(100), words)) for who in ("collection", "scan"))
        yield f"words/{what}", ours / scan, most, "of reading every text"


def check_registry(room, _made):
    def load(bodies):
        return room.c("bench-registry", "load", bodies)
    looks = 10240
    look = room.c("bench-registry", "look", 10000, looks)
    yield "registry/load/growth", tenfold(load, 1000), GROWTH, "1,000 and 10,000 bodies"
    yield "registry/look", instructions(look) / looks, 2000, "instructions a look-up"
    yield "registry/look/allocations", race({"look": look}, 0)["look"].answer, 0, "in 10,240 look-ups"


def check_compare(room, _made):
    for kind in ("edited", "alike", "strange"):
        yield (f"compare/{kind}/growth", tenfold(lambda tasks, kind=kind: room.c("bench-compare", kind, tasks), 200), 1.5,
               "200 and 2,000 tasks")


def check_robustness(room, _made):
    for shape, most in (("flat", 250_000), ("nested", 500_000)):
        cost = (instructions(room.c("bench-robustness", shape, 1100)) - instructions(room.c("bench-robustness", shape, 100))) / 1000
        yield f"robustness/{shape}", cost, most, "instructions a replication"


def check_page(room, made):
    small, large = (instructions(room.c("bench-page", "write", *made.page(units))) for units in (500, 2000))
    yield "page/growth", large / small / 4, 1.25, "500 and 2,000 units"


def check_assess(room, _made):
    yield "assess/county", instructions(room.c("bench-assess", "county")), 79_000_000, "60 units, 68 tasks, 5,000 records"


def check_columns(room, _made):
    def score(units):
        return room.c("bench-columns", "score", units)
    floor = instructions(room.c("peer-integers", "score", 10_000))
    yield "columns/ratio", instructions(score(10_000)) / floor, 4, "of integers by hand"
    yield "columns/growth", tenfold(score, 10_000), GROWTH, "10,000 and 100,000 units"
    yield "columns/held/growth", held(score(100_000)) / held(score(10_000)) / 10, GROWTH, "10,000 and 100,000 units"


CHECKS = {name.removeprefix("check_"): check for name, check in list(globals().items()) if name.startswith("check_")}


def main():
    if len(sys.argv) < 2 or not set(sys.argv[2:]) <= set(CHECKS):
        sys.exit(__doc__)
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        made = Made(folder)
        for name in sys.argv[2:] or CHECKS:
            for figure, value, most, what in CHECKS[name](Room(sys.argv[1]), made):
                print(json.dumps({"bench": figure, "value": round(value, 3), "most": most, "of": what}, ensure_ascii=False),
                      "" if value <= most else "is too much", flush=True)
                wrong += value > most
    return int(wrong > 0)


sys.exit(main())
