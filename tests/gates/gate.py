"""What the gates share: the tree, the public functions, and how a gate ends."""
import re
import sys
from pathlib import Path
from typing import NamedTuple

TOP = Path(__file__).resolve().parents[2]
SKIPPED = 77  # the exit status that meson takes for a skip


class Function(NamedTuple):
    """A public function as its header declares it."""
    header: Path
    line: int
    returns: str
    name: str
    parameters: dict  # name to type
    comment: str  # without stars; empty when there is none


DECLARATION = re.compile(r"(?:/\*\*(?P<comment>(?:(?!\*/).)*)\*/\s*\n)?"
                         r"^FZ_API\s+(?P<returns>[\w\s*]+?)(?P<name>\bfz_\w+)\((?P<parameters>[^;]*)\);", re.S | re.M)


HEADERS = TOP / "include" / "fazhi"


def public_headers(folder=HEADERS):
    return sorted(folder.glob("*.h"))


def without_stars(comment):
    return re.sub(r"^\s*\* ?", "", comment or "", flags=re.M).strip()


def parameters_of(text):
    """Name to type, an array being a pointer."""
    if text.strip() in ("", "void"):
        return {}
    parts = (re.fullmatch(r"(.*?)(\w+)(\[\w*\])?", part.strip(), re.S) for part in text.split(","))
    return {part[2]: part[1].strip() + (" *" if part[3] else "") for part in parts}


def public_functions(folder=HEADERS):
    """Every function that the public headers declare FZ_API."""
    found = []
    for header in public_headers(folder):
        text = header.read_text(encoding="utf-8")
        for match in DECLARATION.finditer(text):
            line = text.count("\n", 0, match.start("name")) + 1
            found.append(Function(header, line, match["returns"].strip(), match["name"],
                                  parameters_of(match["parameters"]), without_stars(match["comment"])))
    return found


def tree_files(*suffixes):
    """The project's files with one of the suffixes, those that a build makes left out. Needs no git."""
    for path in sorted(TOP.rglob("*")):
        parts = path.relative_to(TOP).parts
        if parts[0] == ".git" or parts[0].startswith("build") and (TOP / parts[0]).is_dir() or "__pycache__" in parts:
            continue
        if path.is_file() and (not suffixes or path.suffix in suffixes):
            yield path


def skip(reason):
    print(reason)
    sys.exit(SKIPPED)


def finish(problems, what):
    """End the gate: each problem on a line, or what was found to be in order."""
    for problem in problems:
        print(problem)
    if not problems:
        print(what)
    sys.exit(1 if problems else 0)
