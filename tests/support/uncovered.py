#!/usr/bin/env python3
"""List what the tests do not reach, by the reason, as Markdown.

usage: uncovered.py REASONS.tsv COVERAGE.json

COVERAGE.json is gcovr's. A line of REASONS.tsv is a pattern of file:function, one of code, and the reason, with tabs between;
the first line fits whose patterns are both found. The code of a line with a branch that is not taken is the line; that of one which
is not reached has the last one before it that is, and ⇒ between the two.
A whole function that nobody enters needs a line with its name behind the colon. Exit status 1: something has no reason. On stderr
stands what has none, and which reasons have nothing left.
"""
import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

HEAD = re.compile(r"^[\w*].*?(\w+)\(")


def names(pattern, function):
    """Whether a pattern names a function, and not only its file."""
    return ":" in pattern and re.search(rf"\b{function}\b", pattern.rpartition(":")[2])


class Reasons:
    def __init__(self, path):
        self.rules, self.used = [], set()
        for text in Path(path).read_text(encoding="utf-8").splitlines():
            if text and not text.startswith("#"):
                where, code, reason = text.split("\t")
                self.rules.append((re.compile(where), re.compile(code), reason))

    def of(self, where, code, entered=True):
        for number, (of_place, of_code, reason) in enumerate(self.rules):
            if of_place.search(where) and of_code.search(code) and (entered or names(of_place.pattern, where.split(":")[1])):
                self.used.add(number)
                return reason
        return None

    def idle(self):
        return [f"{place.pattern}\t{code.pattern}" for number, (place, code, _) in enumerate(self.rules)
                if number not in self.used]


def function_heads(source):
    """For each line the function that it stands in, and the line of its head."""
    name, begin = "", 0
    for number, text in enumerate(source, 1):
        head = HEAD.match(text)
        if head and not text.startswith(("#", "typedef")) and not text.rstrip().endswith(";"):
            name, begin = head[1], number
        yield name, begin


def left_of(file):
    """Of a file what is left: function, whether it is entered, code, lines and branches."""
    source = Path(file["file"]).read_text(encoding="utf-8").splitlines()
    heads = list(function_heads(source))
    guard, inside, never = "", None, set()
    for line in file["lines"]:
        if line.get("gcovr/noncode"):
            continue
        number, text = line["line_number"], source[line["line_number"] - 1].strip()
        name, begin = heads[number - 1]
        if begin != inside:
            guard, inside = "", begin
        branches = sum(branch["count"] == 0 for branch in line["branches"])
        if line["count"] == 0 and number == begin:
            never.add(name)
        if line["count"] == 0 or branches:
            yield name, name not in never, text if line["count"] else f"{guard} ⇒ {text}", int(line["count"] == 0), branches
        if line["count"]:
            guard = text


def gather(reasons, files):
    """What is left by reason and file, each with its functions; and what has no reason."""
    table, bare = defaultdict(lambda: defaultdict(lambda: [Counter(), {}])), []
    for file in files:
        for name, entered, code, lines, branches in left_of(file):
            reason = reasons.of(f"{file['file']}:{name}", code, entered)
            if reason is None:
                bare.append(f"{file['file']}: {name}: {code}")
            counter, names = table[reason or "no reason"][file["file"]]
            counter.update(lines=lines, branches=branches)
            names[name] = None
    return table, bare


def row(*cells):
    print("|", " | ".join(str(cell) for cell in cells), "|")


def write(table):
    sums = {reason: sum((counter for counter, _ in of.values()), Counter()) for reason, of in table.items()}
    ordered = sorted(sums, key=lambda reason: (-sums[reason]["branches"], reason))
    row("reason", "lines", "branches")
    row("---", "---", "---")
    for reason in ordered:
        row(reason, sums[reason]["lines"], sums[reason]["branches"])
    row("in all", sum(s["lines"] for s in sums.values()), sum(s["branches"] for s in sums.values()))
    for reason in ordered:
        print(f"\n## {reason[0].upper()}{reason[1:]}\n")
        row("file", "lines", "branches", "functions")
        row("---", "---", "---", "---")
        for path, (counter, names) in sorted(table[reason].items()):
            row(path, counter["lines"], counter["branches"], ", ".join(names))


def main():
    reasons = Reasons(sys.argv[1])
    table, bare = gather(reasons, json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))["files"])
    write(table)
    for text in bare:
        print(f"no reason: {text}", file=sys.stderr)
    for text in reasons.idle():
        print(f"nothing is left of: {text}", file=sys.stderr)
    sys.exit(1 if bare else 0)


main()
