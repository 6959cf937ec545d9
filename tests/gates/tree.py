#!/usr/bin/env python3
"""The tree holds what the design names at its top, and its text has no unfinished marks, machine paths or stray blanks."""
import re

from gate import TOP, finish, tree_files

# Debian's tools take a source package for one only when debian/ stands at its top, in this tree as in the tarball of `meson dist`.
AT_THE_TOP = {"lib", "include", "bindings", "examples", "tests", "meson.build", "meson_options.txt", "README.md",
              "CHANGELOG.md", "LICENSE", "debian"}
TEXT = {".c", ".h", ".inc", ".py", ".sh", ".lua", ".md", ".tsv", ".csv", ".build", ".map", ".rng", ".rnc", ".xsd", ".ini", ""}
# The words are written in pieces, so that this file does not hold them.
FORBIDDEN = {
    "unfinished": re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b"),
    "the path of one machine": re.compile(r"(?<![\w.$}])/(home|Users|root|wo" r"rk|workspace|mnt)/\w"),
}
BLANKS = {"blanks at the end of the line": re.compile(r"[ \t\r]$"), "a tab": re.compile(r"\t")}
TABBED = {".tsv", "rules"}  # tabs are the form of tables and of makefiles


def rules_for(path):
    rules = dict(FORBIDDEN)
    if path.relative_to(TOP).parts[:2] != ("tests", "data"):
        rules |= {what: rule for what, rule in BLANKS.items() if not (what == "a tab" and {path.suffix, path.name} & TABBED)}
    return rules


def problems_of(path):
    name = path.relative_to(TOP)
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        yield f"{name}: not UTF-8"
        return
    if text and not text.endswith("\n"):
        yield f"{name}: the last line does not end"
    rules = rules_for(path)
    for number, line in enumerate(text.split("\n"), 1):
        for what, rule in rules.items():
            match = rule.search(line)
            if match:
                yield f"{name}:{number}: {what}: {match[0].strip()}"


def main():
    files = list(tree_files())
    tops = {path.relative_to(TOP).parts[0] for path in files}
    problems = [f"{top}: has no place at the top" for top in sorted(tops - AT_THE_TOP) if not top.startswith(".")]
    read = [path for path in files if path.suffix in TEXT and path.relative_to(TOP).parts[:2] != ("tests", "data")]
    problems += [problem for path in read for problem in problems_of(path)]
    finish(problems, f"{len(read)} files read")


main()
