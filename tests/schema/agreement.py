#!/usr/bin/env python3
"""Prove that RELAX NG and XSD agree with each other and with what the test files expect of the loader.

usage: agreement.py XMLLINT SCHEMAS VOCABULARY BUILTIN DATA
       XMLLINT is "none" where there is none: then nothing is tested; BUILTIN likewise

Both schemas of VOCABULARY, in the folder SCHEMAS, accept every file of DATA/good and BUILTIN. Of DATA/bad they reject what
the file's .expect says ("schema reject"); "schema accept" marks the faults that no schema can say, which the loader alone
finds. Only where a document type is the fault may the line be missing: what is seen behind entities is the parser's
affair. Every bad file has its .expect, every .expect its file. Bad files of CSV, of which no schema has a word, are looked
at for their .expect alone. Prints TAP.
"""
import re
import subprocess
import sys
from pathlib import Path

SCHEMAS = {"--relaxng": ".rng", "--schema": ".xsd"}
KEYS = ["code", "line", "column", "offset", "path", "schema"]
FORMS = {"code": r"FZ_E[A-Z_]+", "line": r"[1-9][0-9]*", "column": r"[1-9][0-9]*", "offset": r"[0-9]+",
         "path": r"(/[\w.:-]+(\[[0-9]+\])?)+(/@[\w.:-]+)?", "schema": r"accept|reject"}


def accepted(xmllint, option, schema, files):
    """The files that xmllint validates; what is no XML is not among them."""
    run = subprocess.run([xmllint, "--nonet", "--noout", option, schema, *files], capture_output=True, timeout=120)
    told = run.stderr.decode("utf-8", "replace")
    if "failed to compile" in told or run.returncode == 5:
        sys.exit(f"Bail out! {schema}: {told}")
    return {name for name in files if re.search(rf"^{re.escape(name)} validates$", told, re.M)}


def read_expectation(path, has_schema):
    """The lines "key value" of a sidecar, and what is wrong with its form (None when nothing is)."""
    found, wrong = {}, None
    for line in path.read_text(encoding="utf-8").splitlines():
        key, _, value = line.partition(" ")
        if key not in FORMS or key in found or not re.fullmatch(FORMS[key], value):
            wrong = wrong or f"line {line!r}"
        found[key] = value
    if list(found) != [key for key in KEYS if key in found]:
        wrong = wrong or f"keys in the order {list(found)}"
    if "code" not in found or (has_schema and "schema" not in found and found["code"] != "FZ_EDOCTYPE"):
        wrong = wrong or "no code or no schema line"
    return found, wrong


def bad_files(folder):
    """Expectations by file name; files and sidecars without each other are faults of their own."""
    files = {str(path): path.with_suffix(".expect") for path in sorted(folder.glob("*.*")) if path.suffix != ".expect"}
    alone = {str(path) for path in folder.glob("*.expect")} - {str(path) for path in files.values()}
    problems = [f"{name}: no .expect" for name, sidecar in files.items() if not sidecar.exists()]
    problems += [f"{name}: no file" for name in sorted(alone)]
    expected = {}
    for name, sidecar in files.items():
        if sidecar.exists():
            expected[name], wrong = read_expectation(sidecar, name.endswith(".xml"))
            problems += [f"{sidecar.name}: {wrong}"] if wrong else []
    return expected, problems


def utf8(path):
    """The bytes in which offsets are counted: of CSV those of the decoded text."""
    found = path.read_bytes()
    if path.suffix == ".xml":
        return found
    try:
        return found.decode("utf-8-sig").encode("utf-8")
    except UnicodeDecodeError:
        return found.decode("gb18030").encode("utf-8")


def place_problems(expected):
    """Line, column and offset of a sidecar name one place."""
    for name, keys in expected.items():
        if "offset" not in keys:
            continue
        before = utf8(Path(name))[:int(keys["offset"])].decode("utf-8")
        place = (str(before.count("\n") + 1), str(len(before) - before.rfind("\n")))
        if place != (keys.get("line"), keys.get("column")):
            yield f"{name}: offset {keys['offset']} is line {place[0]}, column {place[1]}"


def main():
    if len(sys.argv) != 6:
        sys.exit(__doc__)
    if sys.argv[1] == "none":
        print("1..0 # SKIP xmllint is missing; it is in the package libxml2-utils")
        return 0
    xmllint, schemas, vocabulary, builtin, data = sys.argv[1], Path(sys.argv[2]), *sys.argv[3:5], Path(sys.argv[5])
    good = [str(path) for path in sorted((data / "good").glob("*.xml"))]
    good += [str(schemas / builtin)] if builtin != "none" else []
    expected, problems = bad_files(data / "bad")
    problems += place_problems(expected)
    wanted = {name: True for name in good}
    wanted |= {name: keys["schema"] == "accept" for name, keys in expected.items() if "schema" in keys}
    taken = {vocabulary + suffix: accepted(xmllint, option, str(schemas / (vocabulary + suffix)), list(wanted))
             for option, suffix in SCHEMAS.items()}

    print(f"1..{len(wanted) + 1}")
    print(f"{'not ok' if problems else 'ok'} 1 - {len(good)} good and {len(expected)} bad files have what they need")
    for problem in problems:
        print(f"# {problem}")
    failures = len(problems)
    for number, (name, accept) in enumerate(wanted.items(), 2):
        wrong = [schema for schema, names in taken.items() if (name in names) != accept]
        failures += bool(wrong)
        verdict = "accepted" if accept else "rejected"
        print(f"{'not ok' if wrong else 'ok'} {number} - {Path(name).parent.name}/{Path(name).stem} is {verdict}")
        if wrong:
            print(f"# otherwise by {' and '.join(wrong)}")
    return 1 if failures else 0


sys.exit(main())
