#!/usr/bin/env python3
"""Compare the library with assess.py: on random schemes, and on the cases that were worked out by hand.

usage: compare.py --library PATH --seeds A-B [--keep DIR]
       compare.py --library PATH --cases
       compare.py --mirror --seeds A-B          assess.py in the place of the library: tries this program and the generator

Each seed makes its files with generate.py. Both sides assess them; where they differ in an error's code, a unit's score, grade, rank
or whether it met its target, or in an item's full marks, value or whether it applies, the first difference is printed with the
seed and the folder of its files, and the program ends with 1.
"""
import argparse
import ctypes
import json
import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path

from assess import as_dictionary, assess_texts
from cases import CASES
from figures import AssessmentError
from generate import Files

FORMAT_JSON = 1
EXPORT_ALL = 8  # also what a unit does not bear
UNIT_KEYS = ("class", "exact", "score", "grade", "rank", "not_met")
ITEM_KEYS = ("applies", "points", "exact", "score")
DEFAULTS = {"not_met": False, "points": "0"}  # what it means that a report says nothing there


class Refused(Exception):
    """The library's error: its code."""


class Options(ctypes.Structure):
    """fz_assess_options."""
    _fields_ = [("size", ctypes.c_size_t), ("day", ctypes.c_int32), ("known", ctypes.c_int32), ("progress", ctypes.c_void_p),
                ("user", ctypes.c_void_p)]


class Library:
    """All that is asked of the library; whatever its functions come to be called is to be changed here alone."""

    def __init__(self, path):
        self._c = ctypes.CDLL(str(path))
        self._c.fz_status_name.restype = ctypes.c_char_p
        self._c.fz_error_message.restype = ctypes.c_char_p
        self._context = ctypes.c_void_p()
        self._call("fz_context_new", None, ctypes.byref(self._context), error=None)

    def _call(self, function, *arguments, error):
        status = getattr(self._c, function)(*arguments, *([ctypes.byref(error)] if error is not None else []))
        if status != 0:
            message = self._c.fz_error_message(error) if error else None
            self._c.fz_error_free(error if error is not None else None)
            raise Refused(self._c.fz_status_name(status).decode(), message.decode() if message else "")

    def _load(self, kind, data):
        made, error = ctypes.c_void_p(), ctypes.c_void_p()
        more = [None, ctypes.c_uint32(0)] if kind == "ledger" else []
        self._call("fz_%s_load_memory" % kind, self._context, data, ctypes.c_size_t(len(data)), None, *more, ctypes.byref(made),
                   error=error)
        return made

    def refuses(self, texts):
        """Why a scheme, a directive or a registry does not load; None when all do."""
        for kind in ("scheme", "directive", "registry"):
            if kind in texts:
                try:
                    made = self._load(kind, texts[kind])
                    getattr(self._c, "fz_%s_unref" % kind)(made)
                except Refused as refused:
                    return "%s: %s: %s" % (kind, *refused.args)
        return None

    def assess(self, texts, day, known):
        """What the library's report says, as JSON says it."""
        loaded, report, error = {}, ctypes.c_void_p(), ctypes.c_void_p()
        try:
            for kind in texts:
                loaded[kind] = self._load(kind, texts[kind])
            options = Options(ctypes.sizeof(Options), number_of(day), number_of(known), None, None)
            self._call("fz_assess", self._context, loaded.get("directive"), loaded.get("registry"), loaded["scheme"],
                       loaded["ledger"], ctypes.byref(options), ctypes.byref(report), error=error)
            return json.loads(self._write(report))
        finally:
            if report:
                self._c.fz_report_unref(report)
            for kind, made in loaded.items():
                getattr(self._c, "fz_%s_unref" % kind)(made)

    def _write(self, report):
        pieces, error = [], ctypes.c_void_p()

        @ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_size_t)
        def write(_, data, count):
            pieces.append(ctypes.string_at(data, count))
            return 0

        self._call("fz_report_write", report, ctypes.c_int(FORMAT_JSON), ctypes.c_uint32(EXPORT_ALL), ctypes.c_uint(0), write, None,
                   error=error)
        return b"".join(pieces).decode("utf-8")


class Mirror:
    """assess.py in the place of the library."""

    @staticmethod
    def assess(texts, day, known):
        try:
            return json.loads(json.dumps(as_dictionary(assess_texts(texts, day, known))))
        except AssessmentError as error:
            raise Refused(error.code, str(error))


def number_of(day):
    return day.year * 10000 + day.month * 100 + day.day if day else 0


def answer_of(side, texts, day, known):
    """What one side says: (its error's code, None) or (None, its report)."""
    try:
        return None, side.assess(texts, day, known)
    except Refused as refused:
        return refused.args[0], None


def first_difference(ours, theirs):
    """Where two answers first differ, as (what, ours, the library's); None when they agree."""
    if ours[0] != theirs[0]:
        return "error", ours[0], theirs[0]
    if ours[0] is not None:
        return None
    mine = {unit["unit"]: unit for unit in ours[1]["units"]}
    other = {unit["unit"]: unit for unit in theirs[1]["units"]}
    if set(mine) != set(other) or len(theirs[1]["units"]) != len(other):
        return "units", sorted(mine), sorted(unit["unit"] for unit in theirs[1]["units"])
    for name, unit in mine.items():
        # Items first: they tell more of the reason than the score that follows from them.
        found = differing_item(name, unit, other[name]) or differing_key(name, UNIT_KEYS, unit, other[name])
        if found:
            return found
    return None


def differing_item(name, unit, other):
    """An item that only one side lists is one that does not apply, or the total."""
    theirs = {item["id"]: item for item in other["items"]}
    listed = {item["id"] for item in unit["items"]} | {unit["total"]}
    for item in unit["items"]:
        what = "%s, %s" % (name, item["id"])
        if item["id"] not in theirs:
            if item["applies"]:
                return what, "applies", "not listed"
            continue
        keys = ITEM_KEYS if item["applies"] else ("applies",)
        found = differing_key(what, keys, item, theirs[item["id"]])
        if found:
            return found
    extra = [id for id in theirs if id not in listed and theirs[id]["applies"]]
    return ("%s, %s" % (name, extra[0]), "not listed", "applies") if extra else None


def differing_key(what, keys, mine, theirs):
    for key in keys:
        values = [side.get(key) if side.get(key) is not None else DEFAULTS.get(key) for side in (mine, theirs)]
        if values[0] != values[1]:
            return ("%s, %s" % (what, key), *values)
    return None


def report(title, folder, difference):
    print("%s: %s\n  files     %s\n  assess.py %r\n  library   %r" % (title, difference[0], folder, difference[1], difference[2]))


def compare_seeds(side, first, last, keep):
    """How many seeds differ, and how often each error came up."""
    differing, errors = 0, Counter()
    for seed in range(first, last + 1):
        files = Files(seed)
        ours = answer_of(Mirror, files.texts, files.day, files.known)
        theirs = answer_of(side, files.texts, files.day, files.known)
        difference = first_difference(ours, theirs)
        errors[ours[0] if difference is None else None] += 1
        if difference:
            differing += 1
            folder = Path(keep) / str(seed)
            files.write(folder)
            report("seed %d" % seed, folder, difference)
    return differing, errors


def compare_cases(side):
    """How many of the cases worked out by hand the library answers otherwise."""
    differing = 0
    for case in CASES:
        difference = case.difference(*answer_of(side, case.texts(), case.day, case.known))
        if difference:
            differing += 1
            print("%s: %s" % (case.name, difference))
    return differing


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--library", metavar="PATH")
    parser.add_argument("--mirror", action="store_true")
    parser.add_argument("--seeds", metavar="A-B")
    parser.add_argument("--cases", action="store_true")
    parser.add_argument("--keep", metavar="DIR")
    arguments = parser.parse_args()
    if bool(arguments.library) == arguments.mirror or not (arguments.seeds or arguments.cases):
        parser.error("one of --library and --mirror, and --seeds or --cases")
    side = Mirror if arguments.mirror else Library(arguments.library)
    differing = 0
    if arguments.cases:
        wrong = compare_cases(side)
        differing += wrong
        print("%d cases, %d differ" % (len(CASES), wrong))
    if arguments.seeds:
        first, last = map(int, arguments.seeds.split("-"))
        keep = arguments.keep or tempfile.mkdtemp(prefix="recompute-")
        wrong, errors = compare_seeds(side, first, last, keep)
        differing += wrong
        if not wrong and not arguments.keep:
            shutil.rmtree(keep)
        refused = ["%s %d" % (code, errors[code]) for code in sorted(filter(None, errors))]
        print("refused by both: %s" % (", ".join(refused) or "none"))
        print("%d schemes agree" % (last - first + 1 - wrong) + (", %d differ" % wrong if wrong else ""))
    sys.exit(1 if differing else 0)


if __name__ == "__main__":
    main()
