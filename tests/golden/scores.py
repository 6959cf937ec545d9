#!/usr/bin/env python3
"""Ask fazhi-score for results and prove of each what whoever gets it may check without the library.

usage: scores.py FAZHI-SCORE XMLLINT SCHEMAS    XMLLINT is "none" where there is none: then XML is not validated

The amounts of the steps of an item add up to its score exactly, and where a step brings in another item, that item is there; the
score is the exact one, rounded; JSON, CSV and XML say the same; RELAX NG and XML Schema accept the XML. Prints TAP.
"""
import csv
import io
import json
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from fractions import Fraction
from pathlib import Path

FILES = Path(__file__).resolve().parent / "files"
CASES = {
    "the built-in scheme": ["--ledger", FILES / "ledger.csv", "--day", "2017-01-31"],
    "its bodies of 2020": ["--ledger", FILES / "ledger.csv", "--day", "2020-01-01", "--registry", "builtin"],
    "two classes": ["--no-directive", "--scheme", FILES / "score.xml", "--ledger", FILES / "score-ledger.xml", "--day", "2016-12-31"],
    "hostile names": ["--no-directive", "--scheme", FILES / "hostile-scheme.xml", "--ledger", FILES / "hostile-ledger.csv", "--day",
                      "2016-12-31"],
}
SPACE = "{urn:libfazhi:report:1}"


def run(program, arguments, form):
    command = [str(part).encode("utf-8") for part in [program, *arguments, "--explain", "--format", form]]
    return subprocess.run(command, capture_output=True, timeout=60, check=True).stdout.decode("utf-8")


def rounded(text):
    """Half away from zero to six places."""
    exact = Fraction(text)
    millionths = abs(exact) * 10**6
    whole = millionths.numerator // millionths.denominator
    whole += millionths - whole >= Fraction(1, 2)
    return Fraction(whole if exact >= 0 else -whole, 10**6)


def faults_of_item(item, items):
    total = sum((Fraction(step["amount"]) for step in item["steps"]), Fraction(0))
    if item["applies"] and total != Fraction(item["exact"]):
        yield f"{item['id']}: steps come to {total}, not {item['exact']}"
    if Fraction(item["score"]) != rounded(item["exact"]):
        yield f"{item['id']}: {item['score']} is not {item['exact']} rounded"
    if len(item["trace"]) != len(item["steps"]) or not all(item["trace"]):
        yield f"{item['id']}: a step has no sentence"
    for step in item["steps"]:
        if step["kind"] in ("child", "outside", "given") and step["item"] not in items:
            yield f"{item['id']}: {step['item']} is brought in and not there"


def faults(report):
    for unit in report["units"]:
        items = {item["id"]: item for item in unit["items"]}
        for item in unit["items"]:
            yield from (f"{unit['unit']}: {fault}" for fault in faults_of_item(item, items))
        if unit["score"] is not None and (unit["score"], unit["exact"]) != (unit["items"][0]["score"], unit["items"][0]["exact"]):
            yield f"{unit['unit']}: not the score of its total"


def steps_of_json(report):
    return [(unit["unit"], item["id"], step["kind"], Fraction(step["amount"]))
            for unit in report["units"] for item in unit["items"] for step in item["steps"]]


def steps_of_csv(text):
    def plain(cell):
        return cell.removeprefix("'")

    return [(plain(row["单位"]), plain(row["事项"]), row["种类"], Fraction(row["加减"].replace("÷", "/")))
            for row in csv.DictReader(io.StringIO(text, newline="")) if row["种类"]]


def steps_of_xml(text):
    root = ElementTree.fromstring(text)
    return [(unit.get("name"), item.get("id"), step.get("kind"), Fraction(step.get("amount")))
            for unit in root.iter(SPACE + "unit") for item in unit.iter(SPACE + "item") for step in item.iter(SPACE + "step")]


def harmless(steps):
    """Names as CSV writes them."""
    return [(name.replace("\u202e", "\ufffd"), *rest) for name, *rest in steps]


def validates(xmllint, schemas, text):
    with tempfile.NamedTemporaryFile("w", suffix=".xml", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        for option, ending in (("--relaxng", ".rng"), ("--schema", ".xsd")):
            told = subprocess.run([xmllint, "--nonet", "--noout", option, f"{schemas}/report{ending}", file.name],
                                  capture_output=True, timeout=120)
            if told.returncode:
                return told.stderr.decode("utf-8", "replace")[:500]
    return None


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    program, xmllint, schemas = sys.argv[1:]
    results = []
    for name, arguments in CASES.items():
        report, xml = json.loads(run(program, arguments, "json")), run(program, arguments, "xml")
        wrong = list(faults(report))
        results.append((f"{name}: what is given adds up", not wrong and report["units"], wrong[:3]))
        steps = steps_of_json(report)
        results.append((f"{name}: CSV says the same", harmless(steps) == steps_of_csv(run(program, arguments, "csv")), ""))
        results.append((f"{name}: XML says the same", steps == steps_of_xml(xml), ""))
        if xmllint != "none":
            told = validates(xmllint, schemas, xml)
            results.append((f"{name}: XML is valid", told is None, told))
    for number, (what, right, told) in enumerate(results, 1):
        print(f"{'ok' if right else 'not ok'} {number} - {what}" + ("" if right else f"\n# {told}"))
    print(f"1..{len(results)}")
    sys.exit(not all(right for _, right, _ in results))


main()
