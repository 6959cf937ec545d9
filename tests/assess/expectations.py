"""Cases of scoring: how they are read, scored by the program, and compared. Used by run.py, published.py and exactness.py.

A case is a folder with scheme.xml, ledger.csv and expect.tsv, where it needs them directive.xml and registry.xml. The lines of
expect.tsv that begin with # explain the expectation; "# day 2016-12-31" says the day of assessment, "# known 2016-12-31" the day as
known. Then come a header and lines of three columns:

    unit  what  expected

`what` is score, grade, rank, not_met (true or false), or the id of an indicator for its value. Values are decimals or fractions and must be equal, or, with @2 behind `what`, equal when rounded half away from zero to 2 places.
A - is expected where there is nothing: no score, no grade, no rank, an indicator that does not apply.
"""
import json
import os
import re
import subprocess
from fractions import Fraction
from pathlib import Path

SANITIZERS = ("ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS", "TSAN_OPTIONS")
NOTHING = "-"


class Case:
    def __init__(self, folder, name=None):
        self.folder, self.name = Path(folder), name or Path(folder).name
        self.head, self.lines = {}, []
        header = None
        for number, line in enumerate((self.folder / "expect.tsv").read_text(encoding="utf-8").splitlines(), 1):
            if line.startswith("#"):
                told = re.fullmatch(r"# (day|known) (\d{4}-\d\d-\d\d)", line)
                if told:
                    self.head[told[1]] = told[2]
            elif header is None:
                header = line.split("\t")
                if header != ["unit", "what", "expected"]:
                    raise ValueError(f"{self.name}: line {number}: no header")
            else:
                cells = line.split("\t")
                if len(cells) != 3:
                    raise ValueError(f"{self.name}: line {number}: {len(cells)} cells")
                self.lines.append(tuple(cells))
        if "day" not in self.head or not self.lines:
            raise ValueError(f"{self.name}: expect.tsv says no day or expects nothing")
        if len({line[:2] for line in self.lines}) != len(self.lines):
            raise ValueError(f"{self.name}: expect.tsv expects one thing twice")

    def arguments(self):
        given = ["--scheme", self.folder / "scheme.xml", "--ledger", self.folder / "ledger.csv", "--format", "json"]
        for name, value in self.head.items():
            given += [f"--{name}", value]
        if (self.folder / "registry.xml").exists():
            given += ["--registry", self.folder / "registry.xml"]
        directive = self.folder / "directive.xml"
        return [str(word) for word in given + [directive if directive.exists() else "--no-directive"]]

    def score(self, program):
        """The report as JSON, and what was said on stderr. No report where the program fails."""
        kept = {name: value for name, value in os.environ.items()
                if name in SANITIZERS or name in ("LANG", "PYTHONUTF8") or name.startswith("LC_")}
        done = subprocess.run([*program, *self.arguments()], capture_output=True, env=kept | {"PATH": "/usr/bin:/bin"}, timeout=600)
        try:
            report = json.loads(done.stdout.decode("utf-8")) if done.returncode == 0 else None
        except ValueError as error:
            return None, f"no JSON: {error}"
        return report, done.stderr.decode("utf-8", "replace")


def rounded(value, places):
    scaled = abs(value) * 10 ** places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Fraction(whole, 10 ** places) * (-1 if value < 0 else 1)


def number(text):
    return Fraction(text.replace(" ", ""))


def value_of(thing):
    """The exact value of a unit or an item; None where it has none."""
    if thing.get("applies") is False:
        return None
    text = thing.get("exact") if thing.get("exact") is not None else thing.get("score")
    return None if text is None else number(str(text))


def agrees(unit, what, expected):
    """Whether a unit of the report is as expected; what was found instead."""
    what, _, places = what.partition("@")
    if what == "not_met":
        found = str(bool(unit.get("not_met"))).lower()
        return found == expected, found
    if what in ("grade", "rank"):
        found = str(unit.get(what) or NOTHING)
        return found == expected, found
    items = {item["id"]: item for item in unit.get("items", [])}
    if what != "score" and what not in items:
        return False, f"no item {what}"
    found = value_of(unit if what == "score" else items[what])
    if found is None or expected == NOTHING:
        return found is None and expected == NOTHING, str(found)
    shown = rounded(found, int(places)) if places else found
    return shown == number(expected), str(shown)


def compare(case, report, said):
    """For each line of a case its name, whether it holds, and a remark."""
    units = {} if report is None else {unit["unit"]: unit for unit in report["units"]}
    for unit, what, expected in case.lines:
        name = f"{case.name}: {unit} {what} is {expected}"
        if report is None:
            yield name, False, said
        elif unit not in units:
            yield name, False, f"no unit {unit}"
        else:
            holds, found = agrees(units[unit], what, expected)
            yield name, holds, f"found {found}"


class Tap:
    """Tests as TAP lines; how many failed is the exit status."""

    def __init__(self):
        self.count = self.failed = 0

    def test(self, name, holds, remark=""):
        self.count += 1
        self.failed += not holds
        print(f"{'ok' if holds else 'not ok'} {self.count} - {name}")
        if not holds:
            for line in str(remark).strip().splitlines()[:20]:
                print(f"# {line}")

    def skip(self, name, reason):
        self.count += 1
        print(f"ok {self.count} - {name} # SKIP {reason}")

    def case(self, case, program):
        for test in compare(case, *case.score(program)):
            self.test(*test)

    def end(self):
        print(f"1..{self.count}")
        return 1 if self.failed else 0
