#!/usr/bin/env python3
"""Prove that the JSON Schemas hold for what the library writes, and that they refuse what is bad.

usage: json_schemas.py DUMP PROGRAMS SCHEMAS DATA

DUMP prints an object as JSON, PROGRAMS holds the programs as built. Each good file of DATA, as JSON, is valid, and every number
in it that is a score or a value is a string. The bad JSON files are valid exactly when their .expect says "schema accept": then
the fault is one that no schema can say. Of every object each required key is taken away, an unknown one added, and each
value replaced by one of another type: none of it is valid. Prints TAP; without Python's jsonschema all is skipped.
"""
import copy
import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

try:
    import jsonschema
except ImportError:
    print("1..0 # SKIP python3-jsonschema is not installed")
    sys.exit(0)

GOOD = {"directive": ["good/*.xml", "json/directive/good/*.json", "zhongyang-2016.txt", "pages/*.html"],
        "tasks": ["good/*.xml", "zhongyang-2016.txt"], "registry": ["registry/good/*.xml"],
        "scheme": ["scheme/good/*.xml", "assess/*/scheme.xml"],
        "ledger": ["ledger/good/*.xml", "ledger/good/*.csv", "json/ledger/good/*.json", "assess/*/ledger.*"]}
LEAST = {"directive": 45, "tasks": 40, "registry": 5, "scheme": 40, "ledger": 30}
# The emulator, where the program is one of another machine.
EMULATOR = shlex.split(os.environ.get("MESON_EXE_WRAPPER", ""))
number = 0
failed = 0


def report(name, problems):
    global number, failed
    number += 1
    failed += bool(problems)
    print(f"{'not ok' if problems else 'ok'} {number} - {name}")
    for problem in problems[:10]:
        print(f"# {problem}")


def dumped(dump, kind, path):
    """The JSON text; None for what the library refuses, such as a page that holds no directive."""
    done = subprocess.run([*EMULATOR, dump, kind, path], capture_output=True, check=False)
    return done.stdout.decode("utf-8") if done.returncode == 0 else None


def floats(value, path=""):
    """Where a number is no whole number."""
    if isinstance(value, dict):
        return [each for key, inner in value.items() for each in floats(inner, f"{path}/{key}")]
    if isinstance(value, list):
        return [each for index, inner in enumerate(value) for each in floats(inner, f"{path}/{index}")]
    return [path] if isinstance(value, float) else []


def complaint(validator, value):
    error = next(iter(validator.iter_errors(value)), None)
    return error and f"/{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"


def check_good(dump, kind, validator, data):
    problems, count = [], 0
    for pattern in GOOD[kind]:
        for path in sorted(data.glob(pattern)):
            text = dumped(dump, kind, path)
            if text is None and path.suffix == ".html":
                continue
            count += 1
            wrong = "not loaded" if text is None else complaint(validator, json.loads(text))
            problems += [f"{path.name}: {wrong}"] if wrong else []
            problems += [f"{path.name}: a float at {where}" for where in floats(json.loads(text or "0"))]
    if count < LEAST[kind]:
        problems.append(f"only {count} files")
    report(f"{kind}: what is written of {count} good files is valid", problems)


def no_doubles(pairs):
    keys = [key for key, _ in pairs]
    if len(keys) != len(set(keys)):
        raise ValueError("a key twice")
    return dict(pairs)


def check_bad(kind, validator, folder):
    problems, count = [], 0
    for path in sorted(folder.glob("*.json")):
        said = path.with_suffix(".expect").read_text(encoding="utf-8")
        try:
            value = json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=no_doubles)
        except ValueError:
            continue
        count += 1
        wrong = complaint(validator, value)
        if bool(wrong) != ("schema reject" in said):
            problems.append(f"{path.name}: {wrong or 'valid'}, expected otherwise")
    report(f"{kind}: {count} bad files are valid exactly where no schema can tell", problems)


def objects(value):
    """Every object within a value, with a way to find it again in a copy."""
    found = []

    def walk(inner, path):
        if isinstance(inner, dict):
            found.append(path)
        children = inner.items() if isinstance(inner, dict) else enumerate(inner) if isinstance(inner, list) else ()
        for key, each in children:
            walk(each, [*path, key])

    walk(value, [])
    return found


def at(value, path):
    for key in path:
        value = value[key]
    return value


def spoilt(value):
    """The value with one thing wrong in it, and what that is."""
    for path in objects(value):
        for key in list(at(value, path)):
            for instead in ([{"x": 1}], {"x": [1]}, 1.5):
                if type(at(value, path)[key]) is not type(instead):
                    changed = copy.deepcopy(value)
                    at(changed, path)[key] = instead
                    yield f"{path}/{key} is {instead}", changed
        changed = copy.deepcopy(value)
        at(changed, path)["unknown"] = None
        yield f"{path} has an unknown key", changed


def check_spoilt(kind, validator, text):
    problems, count = [], 0
    for what, changed in spoilt(json.loads(text)):
        count += 1
        if validator.is_valid(changed):
            problems.append(what)
    report(f"{kind}: each of {count} ways to spoil a document is refused", problems)


def first_good(dump, kind, data):
    return dumped(dump, kind, data / {"directive": "json/directive/good/texts-of-all-kinds.json",
                                      "tasks": "json/directive/good/by-hand.json",
                                      "registry": "registry/good/everything.xml",
                                      "scheme": "scheme/good/p13.xml",
                                      "ledger": "json/ledger/good/history.json"}[kind])


def check_required(kind, validator, schema):
    """Without a key that must be there an otherwise empty document is invalid."""
    body = schema if "required" in schema else schema.get("items") or schema["$defs"][schema["$ref"].split("/")[-1]]
    problems = [] if body.get("required") else ["nothing is required"]
    if validator.is_valid({}) or validator.is_valid("x"):
        problems.append("an empty object or a string is valid")
    report(f"{kind}: something is required", problems)


def check_report(programs, validator, schema, data):
    check_required("report", validator, schema)
    score = programs / "fazhi-score"
    ledger = data.parent / "golden/files/ledger.csv"
    if not score.exists() or not ledger.exists():
        report("report: what fazhi-score prints is valid # SKIP there is no fazhi-score", [])
        return
    done = subprocess.run([score, "--ledger", ledger, "--day", "2016-12-31", "--explain", "--format", "json"],
                          capture_output=True, check=False)
    text = done.stdout.decode("utf-8")
    wrong = complaint(validator, json.loads(text)) if done.returncode == 0 else done.stderr.decode("utf-8")
    report("report: what fazhi-score prints is valid", [wrong] if wrong else [])


def main():
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    dump, programs, schemas, data = map(Path, sys.argv[1:])
    for kind in [*GOOD, "report"]:
        schema = json.loads((schemas / f"{kind}.schema.json").read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator.check_schema(schema)
        validator = jsonschema.Draft202012Validator(schema)
        if kind == "report":
            check_report(programs, validator, schema, data)
            continue
        check_good(dump, kind, validator, data)
        check_required(kind, validator, schema)
        check_spoilt(kind, validator, first_good(dump, kind, data))
        if (data / "json" / kind / "bad").exists():
            check_bad(kind, validator, data / "json" / kind / "bad")
    print(f"1..{number}")
    sys.exit(failed > 0)


main()
