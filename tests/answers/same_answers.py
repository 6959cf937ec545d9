#!/usr/bin/env python3
"""The same questions, asked through C, Python and Lua, have the same answers on every good file. TAP.

usage: same_answers.py TESTS-FOLDER C-PROGRAM [NAME=INTERPRETER=LUA_CPATH]...
"""
import difflib
import os
import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


KINDS = {b"registry": "registry", b"scheme": "scheme", b"ledger": "ledger"}


def files(tests):
    """Every file that a test reads as a document, but for those that are bad on purpose: path and kind, which the content tells."""
    for path in sorted([*(tests / "data").rglob("*.*"), *(tests / "golden" / "files").glob("*")]):
        if path.suffix not in (".xml", ".json", ".csv", ".txt", ".html") or "bad" in path.parts:
            continue
        start = path.read_bytes()[:4000]
        root = re.search(rb"<([a-z]+)[ \n>/]", start)
        if path.suffix == ".csv" or path.suffix == ".json" and b'"entries"' in start:
            yield "ledger", path
        elif not (path.suffix == ".xml" and root and root[1] in (b"watch", b"report")):  # Lua shows the one by its use, the other nobody reads
            yield KINDS.get(root[1] if root and path.suffix == ".xml" else b"", "directive"), path


def questions(tests):
    found = list(files(tests))
    for kind, path in found:
        yield kind, f"{kind}\t{path}"
    for kind, path in found:
        if kind == "ledger":
            yield "supervise", f"supervise\t{path}\t2016-12-01"
    directives = [path for kind, path in found if kind == "directive"]
    for old, new in zip(directives, directives[1:]):
        yield "compare", f"compare\t{old}\t{new}"
    for path in sorted((tests / "data").glob("assess/*/expect.tsv")):
        day = re.search(r"^# day (\S+)$", path.read_text(encoding="utf-8"), re.M)[1]
        yield "assess", f"assess\t{path.parent}\t{day}"


def answers(command, asked, environment):
    """Of each question its lines."""
    done = subprocess.run(command, input="".join(f"{line}\n" for _, line in asked).encode(), capture_output=True,
                          env={**os.environ, **environment})
    if done.returncode:
        sys.exit(f"{command[0]} ended with {done.returncode}: {done.stderr.decode('utf-8', 'replace')[-2000:]}")
    parts = re.split(r"^= .*\n", done.stdout.decode("utf-8"), flags=re.M)[1:]
    if len(parts) != len(asked):
        sys.exit(f"{command[0]} answered {len(parts)} of {len(asked)} questions")
    return parts


def compare(label, kind, asked, expected, found):
    good = sum(1 for (one, _), text in zip(asked, expected) if one == kind and text.strip() and not text.startswith("error"))
    for (one, line), a, b in zip(asked, expected, found):
        if one == kind and a != b:
            print(f"not ok - {label}: {kind}: {good} good files answered as in C")
            different = difflib.unified_diff(a.splitlines(), b.splitlines(), "C", label, lineterm="", n=0)
            print("".join(f"# {text}\n" for text in [line, *list(different)[:12]]), end="")
            return False
    if not good:
        print(f"not ok - {label}: {kind}: no file has an answer")
        return False
    print(f"ok - {label}: {kind}: {good} good files answered as in C")
    return True


def main():
    tests, program, *luas = sys.argv[1:]
    asked = list(questions(Path(tests)))
    kinds = list(dict.fromkeys(kind for kind, _ in asked))
    expected = answers([program], asked, {})
    others = {"Python": ([sys.executable, "-X", "utf8", "-X", "dev", str(HERE / "answers.py")], {})}
    for one in luas:
        name, interpreter, path = one.split("=")
        others[name] = ([interpreter, str(HERE / "answers.lua")], {"LUA_CPATH": path})
    print(f"1..{len(others) * len(kinds)}")
    good = True
    for label, (command, environment) in others.items():
        found = answers(command, asked, environment)
        for kind in kinds:
            good = compare(label, kind, asked, expected, found) and good
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
