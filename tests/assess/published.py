#!/usr/bin/env python3
"""Score published indices whose data are not ours to copy, and compare with what was published. TAP.

usage: published.py [--shared FOLDER] [--write FOLDER] [PROGRAM...]

The data are taken from FOLDER/cases (else from FZ_SHARED, else from `shared` beside the project); where they are not, the tests are
skipped. With --write the cases are left in a folder; without PROGRAM nothing is scored.

hdi   UNDP's index of 2021: 191 countries, value to three places and rank, and 11 groups of countries. Inputs are entered to six places,
      which is also checked here by an own calculation.
asem  COINr's example: 51 countries, 49 indicators, min-max with direction to 0 to 100, means on four levels; the 49 normalised
      values of each to six places, the 11 scores to two, and the rank. The scheme is made of meta.csv; it rounds each normalised value to
      six places, else the fractions of the index would have all 49 ranges in their denominator. A column is multiplied by the power of ten that lets its
      greatest value have 11 digits before the point, so that six decimal places keep at least nine digits; min-max does not notice.
      Once more with every seventh value missing, and all of Physical for the first country: a mean is then over what is there. These means are worked out here, as fractions.
"""
import csv
import os
import sys
import tempfile
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from pathlib import Path
from xml.sax.saxutils import quoteattr

from expectations import Case, Tap, rounded

HERE = Path(__file__).resolve().parent
SIX = Decimal("0.000001")
DAY = "2021-12-31"


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_case(folder, scheme, records, lines):
    """A case: records are unit, item, value; lines are unit, what, expected."""
    folder.mkdir(parents=True)
    (folder / "scheme.xml").write_text(scheme, encoding="utf-8")
    with open(folder / "ledger.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["unit", "item", "value", "date"])
        writer.writerows([*record, DAY] for record in records)
    (folder / "expect.tsv").write_text("\n".join([f"# day {DAY}", "unit\twhat\texpected", *["\t".join(line) for line in lines], ""]),
                                       encoding="utf-8")
    return folder


def six_places(text):
    return format(Decimal(text).quantize(SIX, ROUND_HALF_UP), "f")


# ---------------------------------------------------------------- hdi

HDI_COLUMNS = {"life": "le_2021", "expected": "eys_2021", "mean": "mys_2021", "income": "gnipc_2021"}


def hdi_of(row):
    """The index of inputs of six places, with 50 digits."""
    with localcontext() as context:
        context.prec = 50
        life, expected, mean, income = (Decimal(six_places(row[column])) for column in HDI_COLUMNS.values())
        low, high = Decimal(100).ln(), Decimal(75000).ln()
        parts = [(life - 20) / 65, (min(expected / 18, Decimal(1)) + min(mean / 15, Decimal(1))) / 2, (income.ln() - low) / (high - low)]
        product = Decimal(1)
        for part in parts:
            product *= min(part, Decimal(1))
        return (product ** (Decimal(1) / 3)).quantize(Decimal("0.001"), ROUND_HALF_UP)


def hdi(tap, data, folder):
    table = rows(data / "hdi2021.csv")
    right = sum(hdi_of(row) == Decimal(row["published_hdi_2021"]) for row in table)
    tap.test("hdi: with inputs of six places an own calculation gives all 202 published values", right == len(table) == 202, right)
    scheme = (HERE / "hdi" / "scheme.xml").read_text(encoding="utf-8")
    for name, ranked in (("hdi-countries", True), ("hdi-groups", False)):
        some = [row for row in table if bool(row["published_rank_2021"]) == ranked]
        records = [(row["iso3"], item, six_places(row[column])) for row in some for item, column in HDI_COLUMNS.items()]
        lines = [(row["iso3"], "score", row["published_hdi_2021"]) for row in some]
        lines += [(row["iso3"], "rank", row["published_rank_2021"]) for row in some if ranked]
        yield write_case(folder / name, scheme, records, lines)


# ---------------------------------------------------------------- asem

def asem_node(meta, node, depth, parent_weight):
    """An indicator and all below it as XML."""
    below = [row for row in meta if row["Parent"] == node["iCode"]]
    pad = "  " * depth
    start = f'{pad}<indicator id="{node["iCode"]}" name={quoteattr(node["iName"])} points="100" weight="{parent_weight}"'
    if not below:
        best = "highest" if node["Direction"] == "1" else "lowest"
        return [f'{start}><relative to="range" best="{best}" missing="absent"/><round places="6"/></indicator>']
    lines = [f'{start} combine="mean" weights="{len(below)}">']
    for row in below:
        lines += asem_node(meta, row, depth + 1, row["Weight"])
    return [*lines, f"{pad}</indicator>"]


def asem_scheme(meta):
    root = next(row for row in meta if row["Parent"] in ("", "NA"))
    below = [row for row in meta if row["Parent"] == root["iCode"]]
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<scheme xmlns="urn:libfazhi:scheme:1" id="asem" xml:lang="en">',
             "  <head><title>ASEM Sustainable Connectivity</title></head>",
             f'  <total id="{root["iCode"]}" points="100" combine="mean" weights="{len(below)}">']
    for row in below:
        lines += asem_node(meta, row, 2, row["Weight"])
    return "\n".join([*lines, "  </total>", '  <rank on="exact" ties="skip"/>', "</scheme>", ""])


def scaled_column(values):
    """Decimals of at most six places in the proportions of `values`, the greatest with 11 digits before the point."""
    greatest = max(abs(value) for value in values.values())
    shift = max(0, 10 - greatest.adjusted()) if greatest else 0
    with localcontext() as context:
        context.prec = 60
        return {unit: (value.scaleb(shift)).quantize(SIX, ROUND_HALF_UP) for unit, value in values.items()}


def digits_kept(scaled):
    """Of the least value that is not 0, how many digits stand before the sixth place."""
    least = min((abs(value) for value in scaled.values() if value), default=Decimal(1))
    return least.adjusted() + 7


def asem_scores(meta, columns, units):
    """All scores of all units as fractions: min-max of the leaves, to six places, and means of what is there above them."""
    scores = {unit: {} for unit in units}
    for row in (row for row in meta if row["iCode"] in columns):
        column = {unit: Fraction(value) for unit, value in columns[row["iCode"]].items()}
        ends = (min(column.values()), max(column.values()))
        worst, best = ends if row["Direction"] == "1" else ends[::-1]
        for unit, value in column.items():
            scores[unit][row["iCode"]] = rounded((value - worst) / (best - worst) * 100, 6)
    for row in sorted((row for row in meta if row["iCode"] not in columns), key=lambda row: int(row["Level"])):
        below = [part for part in meta if part["Parent"] == row["iCode"]]
        for of in scores.values():
            there = [(int(part["Weight"]), of[part["iCode"]]) for part in below if part["iCode"] in of]
            if there:
                of[row["iCode"]] = sum(weight * value for weight, value in there) / sum(weight for weight, _ in there)
    return scores


def asem_lines(meta, columns, scores, places):
    """What to expect of the nodes above the leaves; the root is the score."""
    for unit, of in scores.items():
        for row in (row for row in meta if row["iCode"] not in columns):
            what = "score" if row["Parent"] in ("", "NA") else row["iCode"]
            value = of.get(row["iCode"])
            yield unit, f"{what}@{places}", "-" if value is None else str(rounded(value, places))


def asem(tap, data, folder):
    meta, table, published = rows(data / "meta.csv"), rows(data / "treated.csv"), rows(data / "results_2dp.csv")
    units = [row["uCode"] for row in table]
    codes = [code for code in table[0] if code != "uCode"]
    columns = {code: scaled_column({row["uCode"]: Decimal(row[code]) for row in table if row[code]}) for code in codes}
    kept = min(digits_kept(column) for column in columns.values())
    tap.test("asem: 51 countries, 49 indicators, and nine digits or more of each value", (len(units), len(codes)) == (51, 49) and kept >= 9,
             f"{len(units)} {len(codes)} {kept}")
    scores = asem_scores(meta, columns, units)
    nodes = [row["iCode"] for row in meta if row["iCode"] not in columns]
    right = sum(rounded(scores[row["uCode"]][node], 2) == Fraction(row[node]) for row in published for node in nodes)
    tap.test("asem: an own calculation with fractions gives all 561 published cells", right == 561, right)
    normalised = [(row["uCode"], code, rounded(Fraction(row[code]), 6)) for row in rows(data / "normalised.csv") for code in codes]
    right = sum(scores[unit][code] == value for unit, code, value in normalised)
    tap.test("asem: and all 2499 normalised values to six places", right == 51 * 49, right)
    scheme, root = asem_scheme(meta), next(row["iCode"] for row in meta if row["Parent"] in ("", "NA"))
    lines = [(row["uCode"], ("score" if node == root else node) + "@2", row[node]) for row in published for node in nodes]
    lines += [(row["uCode"], "rank", row["Rank"]) for row in published]
    lines += [(unit, code, str(value)) for unit, code, value in normalised]
    records = [(unit, code, format(column[unit], "f")) for code, column in columns.items() for unit in column]
    yield write_case(folder / "asem", scheme, records, lines)
    holes = {(unit, code) for i, unit in enumerate(units) for j, code in enumerate(codes) if (i + j) % 7 == 3}
    holes |= {(units[0], row["iCode"]) for row in meta if row["Parent"] == "Physical"}
    fewer = {code: {unit: value for unit, value in column.items() if (unit, code) not in holes} for code, column in columns.items()}
    records = [(unit, code, format(column[unit], "f")) for code, column in fewer.items() for unit in column]
    yield write_case(folder / "asem-missing", scheme, records, list(asem_lines(meta, columns, asem_scores(meta, fewer, units), 6)))


def options(words):
    given = {"--shared": os.environ.get("FZ_SHARED"), "--write": None}
    while words and words[0] in given:
        if len(words) < 2:
            sys.exit(__doc__)
        given[words[0]], words = words[1], words[2:]
    return Path(given["--shared"] or HERE.parent.parent.parent / "shared"), given["--write"], words


def main():
    shared, target, program = options(sys.argv[1:])
    tap = Tap()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(target or scratch)
        for name, make in (("hdi", hdi), ("asem", asem)):
            data = shared / "cases" / name
            if not data.is_dir():
                tap.skip(f"{name}: published values come out", f"{data} is not there")
                continue
            for case in make(tap, data, folder):
                if program:
                    tap.case(Case(case), program)
    sys.exit(tap.end())


if __name__ == "__main__":
    main()
