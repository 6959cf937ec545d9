#!/usr/bin/env python3
"""Every thread statement of the headers has a case, and every case a statement. "any." names nothing to share, so that its
case is good for those functions alone that are called here: all of them.

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

# The emulator, where the program is one of another machine.
EMULATOR = shlex.split(os.environ.get("MESON_EXE_WRAPPER", ""))
STATEMENT = re.compile(r"Threads: (.*?)(?: Since \d|$)")


def stated():
    """Each statement with the functions that make it."""
    found = {}
    for function in public_functions():
        match = STATEMENT.search(" ".join(function.comment.split()))
        if match:
            found.setdefault(match[1], []).append(function)
    return found


def place(function):
    return f"{function.header.name}:{function.line}: {function.name}"


def uncalled(functions):
    sources = "".join(path.read_text(encoding="utf-8") for path in sorted(Path(__file__).parent.glob("*.c")))
    called = set(re.findall(r"\bfz_\w+(?=\()", sources))
    return [f"{place(function)}: may be called on any thread, and no case does" for function in functions
            if function.name not in called]


def main():
    cases = subprocess.run([*EMULATOR, sys.argv[1], "--list"], check=True, capture_output=True, text=True).stdout.splitlines()
    cases = [line.split("\t")[1] for line in cases]
    statements = stated()
    problems = [f"{place(functions[0])}: no case does what it says: {statement}" for statement, functions in statements.items()
                if statement not in cases]
    problems += uncalled(statements.get("any.", []))
    problems += [f"no header says any more: {case}" for case in cases if case not in statements]
    finish(problems, f"{len(statements)} statements, a case each")


main()
