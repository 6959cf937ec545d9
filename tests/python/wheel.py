#!/usr/bin/env python3
"""The package installs without a network: from a wheel and from the tree, into a fresh environment; mypy --strict passes. TAP.

usage: wheel.py LIBRARY

What is missing (setuptools, wheel, venv, mypy) is named as a skip.
"""
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "bindings" / "python"
NEEDED = ("setuptools", "wheel", "pip", "venv")
OFFLINE = ["--no-build-isolation", "--no-deps", "--no-index", "--disable-pip-version-check", "--quiet"]
USER = """import datetime
from decimal import Decimal
from typing import List, Optional

import fazhi

directive: fazhi.Directive = fazhi.load("a.xml", context=fazhi.Context(language=fazhi.Language.EN))
tasks: fazhi.Tasks = directive.tasks(unit="县司法局", role=fazhi.Role.LEAD)
labels: List[Optional[str]] = [task.label for task in tasks if task in directive]
signed: Optional[datetime.date] = directive.signed
with fazhi.Ledger() as ledger:
    record: fazhi.Record = ledger.add(date=datetime.date(2016, 1, 1), value=Decimal("0.5"))
report: fazhi.Report = fazhi.assess(fazhi.Scheme.builtin(), fazhi.Ledger(), "2016-12-31", directive=directive)
score: Optional[Decimal] = report[0].score
try:
    prospect = fazhi.Prospect(report[0])
except fazhi.Error as error:
    if error.code == fazhi.Code.ETOOBIG:
        print(error.line)
"""
USE = "import fazhi; print(len(fazhi.builtin()), fazhi.__file__)"


def run(*command, **environment):
    kept = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "LD_PRELOAD")}
    kept.update(environment)
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, encoding="utf-8", env=kept)
    return done.returncode, done.stdout + done.stderr


def builder():
    """A Python that has what building a wheel needs; Debian's has it by packages."""
    for python in (sys.executable, "/usr/bin/python3"):
        if os.path.exists(python) and run(python, "-c", f"import {', '.join(NEEDED)}")[0] == 0:
            return python
    return None


def installs(python, scratch, library, source):
    """Install into an environment that sees Debian's setuptools, and use it there."""
    environment = scratch / f"env-{source.suffix[1:] or 'tree'}"
    steps = [(python, "-m", "venv", "--system-site-packages", "--without-pip", environment),
             (python, "-m", "pip", "--python", environment / "bin/python", "install", *OFFLINE, source)]
    for step in steps:
        status, said = run(*step)
        if status:
            return f"{step[-1]}: {said}"
    status, said = run(environment / "bin/python", "-I", "-c", USE, FAZHI_LIBRARY=library)
    return None if status == 0 and said.startswith(f"68 {environment}") else said


def built(python, scratch):
    shutil.copytree(PACKAGE, scratch / "tree", ignore=shutil.ignore_patterns("build", "*.egg-info", "__pycache__", ".mypy_cache"))
    status, said = run(python, "-m", "pip", "wheel", *OFFLINE, "--wheel-dir", scratch, scratch / "tree")
    wheels = list(scratch.glob("fazhi-*-py3-none-any.whl"))
    return (None, wheels[0]) if status == 0 and wheels else (said or "no wheel", None)


def tell(name, problem):
    print("".join(f"# {line}\n" for line in (problem or "").splitlines()), end="")
    print(f"{'not ok' if problem else 'ok'} - {name}")
    return not problem


def wheels(library):
    names = ("a wheel is built offline", "the wheel installs into a fresh environment", "the tree installs into a fresh environment")
    python = builder()
    if python is None:
        for name in names:
            print(f"ok - {name} # SKIP no Python has all of {', '.join(NEEDED)}")
        return True
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        problem, wheel = built(python, scratch)
        good = tell(names[0], problem)
        good = tell(names[1], "there is no wheel" if problem else installs(python, scratch, library, wheel)) and good
        return tell(names[2], installs(python, scratch, library, scratch / "tree")) and good


def types():
    if not shutil.which("mypy"):
        print("ok - mypy --strict passes # SKIP mypy is not installed")
        return True
    with tempfile.TemporaryDirectory() as folder:
        user = Path(folder) / "user.py"
        user.write_text(USER, encoding="utf-8")
        status, said = run("mypy", "--strict", "--cache-dir", folder, "--python-version", "3.8", PACKAGE / "fazhi", user)
    return tell("mypy --strict passes", said if status else None)


def main():
    print("1..4")
    good = wheels(sys.argv[1])
    sys.exit(0 if types() and good else 1)


main()
