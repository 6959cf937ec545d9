#!/usr/bin/env python3
"""Every thread statement of the headers has cases, every case a statement, and every function that makes a statement is called by
one of the statement's cases: what is told of one function proves nothing of the next.

The calls are those that stand in ask*.c, in a question of the case or in what that calls or passes on. What the cases work on is
made elsewhere, before there are threads, and counts for nothing; neither do comments and strings.

usage: statements.py PROGRAM
"""
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "gates"))
from gate import finish, public_functions  # noqa: E402  (its folder is named above)

HERE = Path(__file__).resolve().parent
# The emulator, where the program is one of another machine.
EMULATOR = shlex.split(os.environ.get("MESON_EXE_WRAPPER", ""))
STATEMENT = re.compile(r"Threads: (.*?)(?: Since \d|$)")
# A string is taken first, for it may hold what looks like a comment.
NO_CODE = re.compile(r'"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])*\'|/\*.*?\*/|//[^\n]*|^#if 0$.*?^#endif$', re.S | re.M)
FUNCTION = re.compile(r"^[a-z][\w *]*?\b(\w+)\([^;{}]*\)\s*\{(.*?)^\}", re.S | re.M)
CALL = re.compile(r"\bfz_\w+(?=\()")


def stated():
    """Each statement with the functions that make it."""
    found = {}
    for function in public_functions():
        match = STATEMENT.search(" ".join(function.comment.split()))
        if match:
            found.setdefault(match[1], []).append(function)
    return found


def bodies():
    """Each function of the questions with its code."""
    found = {}
    for path in sorted(HERE.glob("ask*.c")):
        for name, body in FUNCTION.findall(NO_CODE.sub('""', path.read_text(encoding="utf-8"))):
            found[name] = found.get(name, "") + body
    return found


def calls(question, code):
    """The public functions that a question calls, itself or by its helpers."""
    found, seen, left = set(), set(), [question]
    while left:
        name = left.pop()
        if name in code and name not in seen:
            seen.add(name)
            found |= set(CALL.findall(code[name]))
            left += re.findall(r"\w+", code[name])
    return found


def place(function):
    return f"{function.header.name}:{function.line}: {function.name}"


def uncalled(statement, functions, questions, code):
    if not questions:
        return [f"{place(functions[0])}: no case does what it says: {statement}"]
    called = set().union(*(calls(question, code) for question in questions))
    return [f"{place(function)}: no case of its statement calls it: {statement}" for function in functions
            if function.name not in called]


def main():
    lines = subprocess.run([*EMULATOR, sys.argv[1], "--list"], check=True, capture_output=True, text=True).stdout.splitlines()
    cases = {}
    for line in lines:
        question, statement = line.split("\t")
        cases.setdefault(statement, []).append(question)
    statements, code = stated(), bodies()
    problems = [problem for statement, functions in statements.items()
                for problem in uncalled(statement, functions, cases.get(statement, []), code)]
    problems += [f"no header says any more: {case}" for case in cases if case not in statements]
    functions = sum(map(len, statements.values()))
    finish(problems, f"{len(statements)} statements of {functions} functions, each called by a case")


main()
