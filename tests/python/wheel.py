#!/usr/bin/env python3
"""The package installs without a network: from a wheel, an sdist and the tree, into a fresh environment; mypy --strict passes. TAP.

usage: wheel.py LIBRARY

What is missing (setuptools, wheel, venv, mypy) is named as a skip.
"""
import os
import shutil
import subprocess
import sys
import tarfile
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
SDIST = "from setuptools import build_meta; build_meta.build_sdist('build')"
USE = "import fazhi; print(len(fazhi.builtin()), fazhi.__file__)"


def run(*command, cwd=None, **environment):
    kept = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "LD_PRELOAD")}
    kept.update(environment)
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, encoding="utf-8", env=kept,
                          cwd=cwd)
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


def built(pattern, *command, **where):
    """What is wrong with a command, or the file that it made."""
    status, said = run(*command, **where)
    files = list(where["cwd"].glob(pattern))
    return (None, files[0]) if status == 0 and files else (said or f"no {pattern}", None)


def build_wheel(python, scratch):
    return built("fazhi-*-py3-none-any.whl", python, "-m", "pip", "wheel", *OFFLINE, scratch / "tree", cwd=scratch)


def build_sdist(python, scratch):
    problem, sdist = built("build/fazhi-*.tar.gz", python, "-c", SDIST, cwd=scratch / "tree")
    if sdist:
        with tarfile.open(sdist) as archive:
            inside = {name.split("/", 1)[-1] for name in archive.getnames()}
        lacking = sorted({"pyproject.toml", "README.md", *(f"fazhi/{path.name}" for path in PACKAGE.glob("fazhi/*.py*"))} - inside)
        problem = f"the sdist lacks {', '.join(lacking)}" if lacking else None
    return problem, sdist


def tell(name, problem):
    print("".join(f"# {line}\n" for line in (problem or "").splitlines()), end="")
    print(f"{'not ok' if problem else 'ok'} - {name}")
    return not problem


def wheels(library):
    names = [f"{what} {does}" for what in ("a wheel", "an sdist") for does in ("is built offline", "installs into a fresh environment")]
    names.append("the tree installs into a fresh environment")
    python = builder()
    if python is None:
        for name in names:
            print(f"ok - {name} # SKIP no Python has all of {', '.join(NEEDED)}")
        return True
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        shutil.copytree(PACKAGE, scratch / "tree", ignore=shutil.ignore_patterns("build", "*.egg-info", "__pycache__", ".mypy_cache"))
        good = True
        for name, use, build in ((names[0], names[1], build_wheel), (names[2], names[3], build_sdist)):
            problem, package = build(python, scratch)
            good = tell(name, problem) and good
            good = tell(use, "there is none" if problem else installs(python, scratch, library, package)) and good
        return tell(names[4], installs(python, scratch, library, scratch / "tree")) and good


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
    print("1..6")
    good = wheels(sys.argv[1])
    sys.exit(0 if types() and good else 1)


main()
