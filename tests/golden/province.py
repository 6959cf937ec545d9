#!/usr/bin/env python3
"""Score 200 made-up counties at once: what is written, what is told, and how the program ends.

usage: province.py FAZHI-SCORE DIRECTIVE

The scene is a folder of twenty cities with ten counties each; a county has a directive and, beside it, a ledger. Prints TAP.
$FZ_COUNTIES, at least 60, makes it smaller: under a sanitizer each county takes ten times as long.
"""
import csv
import io
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

COUNTIES = int(os.environ.get("FZ_COUNTIES", "200"))
DAY = ["--day", "2016-12-31"]
UNITS = "县司法局 县公安局 县财政局 县政府法制办".split()
EVENTS = "退回 完成 逾期".split()
failed = []


def ledger(number):
    draw = random.Random(f"county {number}")
    rows = [f"{draw.choice(UNITS)},t{draw.randrange(34, 69)},{draw.choice(EVENTS)},2016-{draw.randrange(1, 13):02}-15"
            for _ in range(20)]
    return "单位,事项,情形,日期\n" + "\n".join(rows) + "\n"


def names():
    return [f"市{number // 10:02}/县{number % 10}" for number in range(COUNTIES)]


def make_scene(scene, directive):
    for number, name in enumerate(names()):
        for folder in ("both", "directives", "ledgers"):
            (scene / folder / name).parent.mkdir(parents=True, exist_ok=True)
        for folder in ("both", "directives"):
            shutil.copy(directive, scene / folder / f"{name}.xml")
        for folder in ("both", "ledgers"):
            (scene / folder / f"{name}.csv").write_text(ledger(number), encoding="utf-8")


def run(program, scene, *arguments):
    return subprocess.run([program, "--lang", "en", *DAY, *arguments], cwd=scene, capture_output=True, timeout=120,
                          env={**os.environ, "LC_ALL": "C.UTF-8"})


def check(what, right, told=None):
    check.number += 1
    print(f"{'ok' if right else 'not ok'} {check.number} - {what}" + ("" if right else f"\n# {told!r}"[:2000]))
    if not right:
        failed.append(what)


check.number = 0


def rows(done):
    return list(csv.reader(io.StringIO(done.stdout.decode(), newline="")))


def check_good(program, scene):
    first, *others = [run(program, scene, "--format", "csv", "--jobs", jobs, "both") for jobs in ("1", "2", "7")]
    check("a province is scored", first.returncode == 0, first)
    check("the number of threads changes nothing", all((done.stdout, done.stderr) == (first.stdout, first.stderr) for done in others))
    header, *lines = rows(first)
    check("the first column is the name, in the order of names", list(dict.fromkeys(line[0] for line in lines)) == names(), lines[:3])
    for name in (names()[0], names()[-7]):
        alone = rows(run(program, scene, "--format", "csv", "--ledger", f"both/{name}.csv", f"both/{name}.xml"))
        check(f"{name} has the rows that it has alone", [line[1:] for line in lines if line[0] == name] == alone[1:], alone)
        check("under the same header", header == ["name", *alone[0]], header)
    apart = run(program, scene, "--format", "csv", "--ledger", "ledgers", "directives")
    check("ledgers may lie in a folder of their own", apart.stdout == first.stdout, apart)
    shared = run(program, scene, "--format", "csv", "--ledger", "ledgers", f"directives/{names()[0]}.xml")
    check("one directive is scored by each ledger of a folder", shared.stdout == first.stdout, shared)
    marked = run(program, scene, "--format", "csv", "--bom", "both")
    check("a BOM stands once, at the beginning", marked.stdout == b"\xef\xbb\xbf" + first.stdout)
    explained = rows(run(program, scene, "--format", "csv", "--explain", "both"))
    check("derivations keep their columns", {len(row) for row in explained} == {len(explained[0])}, explained[:3])
    reports = json.loads(run(program, scene, "--format", "json", "both").stdout)
    check("JSON is one array", [report["name"] for report in reports] == names())
    alone = json.loads(run(program, scene, "--format", "json", "--ledger", f"both/{names()[7]}.csv", f"both/{names()[7]}.xml").stdout)
    check("of the reports that each has alone", reports[7]["report"] == alone)
    tables = run(program, scene, "--width", "80", "both").stdout.decode()
    check("each table stands under its name", [line[3:-3] for line in tables.splitlines() if line.startswith("== ")] == names())
    one = rows(run(program, scene, "--unit", "县司法局", "--format", "csv", "both"))
    check("a unit is listed for each county", [row[0] for row in one[1:]] == names() and {row[3] for row in one[1:]} == {"县司法局"}, one[:3])


def check_bad(program, scene):
    folder = scene / "both" / "市05"
    (folder / "县2.xml").write_text('<directive xmlns="urn:libfazhi:directive:1">\n  <head>\n', encoding="utf-8")
    (folder / "县4.csv").unlink()
    (folder / "县6.csv").write_text("单位,事项,情形,日期\n县司法局,t50,退回,2016-13-01\n", encoding="utf-8")
    runs = [run(program, scene, "--format", "csv", "--jobs", jobs, "both") for jobs in ("1", "2", "7")]
    errors = [line for line in runs[0].stderr.decode().splitlines() if ": error: " in line]
    left = list(dict.fromkeys(row[0] for row in rows(runs[0])[1:]))
    check("what cannot be read makes the status 3", runs[0].returncode == 3, runs[0].returncode)
    check("a bad directive is told with its place", errors[0].startswith("both/市05/县2.xml:3:"), errors)
    check("a ledger that is not there is told", errors[1].startswith("both/市05/县4.xml: error: "), errors)
    check("a bad ledger is told with its place", errors[2].startswith("both/市05/县6.csv:2:"), errors)
    check("nothing else is", len(errors) == 3, errors)
    check("the others are scored", left == [name for name in names() if name not in ("市05/县2", "市05/县4", "市05/县6")], left)
    check("the number of threads changes nothing there", len({(done.stdout, done.stderr, done.returncode) for done in runs}) == 1)
    lenient = run(program, scene, "--format", "csv", "--lenient", "both")
    check("what is wrong in a ledger may be left out", "市05/县6" in {row[0] for row in rows(lenient)}, lenient.stderr)
    (folder / "县2.xml").write_text("今天天气很好。\n", encoding="utf-8")
    done = run(program, scene, "--format", "csv", "both/市05/县1.xml", "both/市05/县2.xml")
    check("a text that is no directive makes the status 1", done.returncode == 1 and b"FZ_ENODIRECTIVE" in done.stderr, done)
    done = run(program, scene, "--unit", "县外局", "both/市04")
    check("a unit that none has makes the status 1", done.returncode == 1 and not done.stdout, done)


def check_names(program, scene):
    for name in ("=1+1", 'a"b', "c\x1b[31m", "d,e"):
        (scene / "odd").mkdir(exist_ok=True)
        shutil.copy(scene / "directives" / f"{names()[0]}.xml", scene / "odd" / f"{name}.xml")
        (scene / "odd" / f"{name}.csv").write_text(ledger(0), encoding="utf-8")
    read = [row[0] for row in rows(run(program, scene, "--unit", "县司法局", "--format", "csv", "odd"))[1:]]
    check("odd names come out of CSV, none as a formula", read == ["'=1+1", 'a"b', "c\x1b[31m", "d,e"], read)
    read = [report["name"] for report in json.loads(run(program, scene, "--format", "json", "odd").stdout)]
    check("and out of JSON", read == ["=1+1", 'a"b', "c\x1b[31m", "d,e"], read)
    told = run(program, scene, "odd").stdout
    check("no control reaches a terminal", b"== c?[31m ==" in told and b"\x1b" not in told, told[:300])


def check_use(program, scene):
    (scene / "empty").mkdir()
    for what, status, arguments in (("XML is for one alone", 2, ["--format", "xml", "both"]),
                                    ("several ledgers are a folder", 2, ["--ledger", "ledgers/市00/县0.csv", "both"]),
                                    ("and one folder", 2, ["--ledger", "ledgers", "--ledger", "both", "both"]),
                                    ("an empty folder is told", 3, ["empty"]),
                                    ("so is one of ledgers", 3, ["--ledger", "empty"])):
        done = run(program, scene, *arguments)
        check(what, done.returncode == status and not done.stdout and done.stderr, done)


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    program, directive = (str(Path(argument).resolve()) for argument in sys.argv[1:])
    with tempfile.TemporaryDirectory() as scene:
        make_scene(Path(scene), directive)
        for part in (check_good, check_names, check_bad, check_use):
            part(program, Path(scene))
    print(f"1..{check.number}")
    return 1 if failed else 0


sys.exit(main())
