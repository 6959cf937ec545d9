#!/usr/bin/env python3
"""Whether a case that fails is seen to fail: expectations.py against reports written here. TAP."""
import json
import sys
import tempfile
from pathlib import Path

from expectations import Case, Tap, compare

REPORT = {"scheme": "s", "day": "2016-12-31", "units": [
    {"unit": "甲局", "class": "c", "score": "93.67", "exact": "281/3", "grade": "优秀", "rank": 1, "not_met": False, "items": [
        {"id": "a", "points": "50", "score": "88.53", "exact": "88.525", "applies": True, "trace": []},
        {"id": "b", "points": "50", "score": "-2.5", "exact": "-2.5", "applies": True, "trace": []},
        {"id": "c", "points": "50", "score": None, "exact": None, "applies": False, "trace": []}]},
    {"unit": "乙局", "class": "c", "score": None, "exact": None, "grade": None, "rank": None, "not_met": True, "items": []}]}

RIGHT = ["甲局 score 281/3", "甲局 score@2 93.67", "甲局 score@0 94", "甲局 grade 优秀", "甲局 rank 1", "甲局 not_met false", "甲局 a 88.525",
         "甲局 a 3541/40", "甲局 a 88.5250", "甲局 a@2 88.53", "甲局 b -2.5", "甲局 b@0 -3", "甲局 c -", "乙局 score -", "乙局 rank -",
         "乙局 grade -", "乙局 not_met true"]
WRONG = ["甲局 score 93.67", "甲局 score 93.666667", "甲局 score@2 93.66", "甲局 score -", "甲局 grade 良好", "甲局 grade -", "甲局 rank 2",
         "甲局 rank -", "甲局 not_met true", "甲局 a 88.53", "甲局 a@2 88.52", "甲局 a -", "甲局 b 2.5", "甲局 b@0 -2", "甲局 c 0", "甲局 d 1",
         "甲局 d -", "乙局 score 0", "乙局 rank 1", "乙局 grade 优秀", "乙局 not_met false", "丙局 score -", "丙局 score 1"]
ILL = {"no day": "unit\twhat\texpected\n甲局\trank\t1\n", "no line": "# day 2016-12-31\nunit\twhat\texpected\n",
       "no header": "# day 2016-12-31\n甲局\trank\t1\n", "two cells": "# day 2016-12-31\nunit\twhat\texpected\n甲局\t1\n",
       "one thing twice": "# day 2016-12-31\nunit\twhat\texpected\n甲局\trank\t1\n甲局\trank\t2\n"}


def case_of(folder, text):
    (folder / "expect.tsv").write_text(text, encoding="utf-8")
    return Case(folder)


def case_for(folder, line):
    return case_of(folder, "# day 2016-12-31\nunit\twhat\texpected\n" + "\t".join(line.split(" ")) + "\n")


def holds(case, program):
    return [verdict for _, verdict, _ in compare(case, *case.score(program))]


def main():
    tap = Tap()
    right = [sys.executable, "-c", f"print({json.dumps(REPORT)!r})"]
    programs = {"fails": [sys.executable, "-c", f"print({json.dumps(REPORT)!r}); raise SystemExit(1)"],
                "prints no JSON": [sys.executable, "-c", "print('{')"], "prints nothing": [sys.executable, "-c", ""]}
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        for lines, wanted in ((RIGHT, True), (WRONG, False)):
            for line in lines:
                tap.test(f"“{line}” {'holds' if wanted else 'does not hold'}", holds(case_for(folder, line), right) == [wanted])
        for name, program in programs.items():
            tap.test(f"nothing holds of a program that {name}", holds(case_for(folder, "乙局 score -"), program) == [False])
        for name, text in ILL.items():
            try:
                refused = not case_of(folder, text)
            except ValueError:
                refused = True
            tap.test(f"an expectation with {name} is refused", refused)
        case = case_for(folder, "甲局 rank 1")
        tap.test("a case without directive says so", case.arguments()[-1] == "--no-directive")
        (folder / "directive.xml").write_text("<directive/>", encoding="utf-8")
        tap.test("a case with directive gives it", case.arguments()[-1] == str(folder / "directive.xml"))
    sys.exit(tap.end())


if __name__ == "__main__":
    main()
