#!/usr/bin/env python3
"""The headers are the manual: each public function says the seven things of the house style in their order (meaning, parameters
with NULL, result, ownership, errors, threads, since), and each type, field, value and macro says what it is.

usage: manual.py VERSION [FOLDER-OF-HEADERS]
"""
import re
import sys
from pathlib import Path

from gate import HEADERS, TOP, finish, public_functions, public_headers

CODES = set(re.findall(r"\bFZ_[A-Z0-9_]+\b", (TOP / "include/fazhi/error_codes.h").read_text(encoding="utf-8")))
BORROWED = re.compile(r"^Borrowed from (\S.*); valid until \1 is released\.$", re.M)
GIVEN = "Gives one reference."
NO_OWNER = re.compile(r"@return (a constant string|`\w+`)|without a reference of its own")
ORDER = (("@param", r"^@param"), ("@return", r"^@return"), ("ownership", r"^Borrowed from|^Gives one reference"),
         ("'Errors:'", r"\bErrors: "), ("'Threads:'", r"\bThreads: "), ("'Since'", r"\bSince\s+[\d.]+\.$"))


def release(text):
    return tuple(int(part) for part in text.split("."))


def told_order(function):
    """Each thing where a reader looks for it."""
    at = [(found.start(), name) for name, form in ORDER if (found := re.search(form, function.comment, re.M))]
    for (_, name), (_, after) in zip(at, sorted(at)):
        if name != after:
            yield f"{after} stands before {name}"
            return


def told_parameters(function):
    told = dict(re.findall(r"^@param\s+(\w+)\s+(.*?)(?=^@|^$|\Z)", function.comment, re.M | re.S))
    if list(told) != list(function.parameters):
        yield (f"@param names {', '.join(told) or 'nothing'}, the declaration "
               f"{', '.join(function.parameters) or 'nothing'}")
        return
    for name, kind in function.parameters.items():
        if re.search(r"(\*|_fn)$", kind) and kind != "void *" and "NULL" not in told[name]:
            yield f"@param {name} does not say what NULL does"
        if kind.endswith("**") and "[out]" not in told[name]:
            yield f"@param {name} is not marked [out]"


def told_result(function):
    told = re.search(r"^@return (.*?)(?=^$|\Z)", function.comment, re.M | re.S)
    if (function.returns == "void") == bool(told):
        yield "@return of a void function" if told else "no @return"


def told_errors(function):
    if "Errors: none" in function.comment:
        return
    told = re.search(r"^@return FZ_OK\b(.*?)(?=^$|\Z)", function.comment, re.M | re.S)
    if function.returns != "fz_status":
        yield "neither a status nor 'Errors: none'"
    elif not told or not re.search(r"\bFZ_E[A-Z]|\bas of fz_", told[1]):
        yield "@return does not begin with FZ_OK and the codes of failure"


def told_ownership(function):
    """What a pointer is that comes back: borrowed, a constant, the parameter itself, a new reference or explicitly none."""
    borrowed, given = bool(BORROWED.search(function.comment)), GIVEN in function.comment
    outs = [kind for name, kind in function.parameters.items() if kind.endswith("**") and name != "error"]
    lent = function.returns.endswith("*") or any(kind.startswith("const ") for kind in outs)
    if lent and not (borrowed or given or NO_OWNER.search(function.comment)):
        yield "a pointer without 'Borrowed from X; valid until X is released.'"
    if any(not kind.startswith("const ") for kind in outs) and not given:
        yield f"a new object without '{GIVEN}'"


def told_threads_and_release(function, version):
    if not re.search(r"\bThreads: \S", function.comment):
        yield "no 'Threads:'"
    since = re.search(r"\bSince\s+([\d.]+\d)\.$", function.comment, re.M)
    if not since or not function.comment.endswith(since[0]):
        yield "no 'Since' at the end"
    elif release(since[1]) > release(version):
        yield f"since {since[1]}, but this is {version}"


def problems_of(function, version):
    if not function.comment:
        yield "no comment"
        return
    if not re.match(r"(?!@)[A-Z].*?[.:]", function.comment, re.S):
        yield "the comment does not begin with a sentence"
    for part in (told_parameters, told_result, told_ownership, told_errors, told_order):
        yield from part(function)
    yield from told_threads_and_release(function, version)


def names_of_nothing(text, declared):
    """Names in comments that no header declares, their beginnings before * apart, and codes that stand in no errors.tsv."""
    comments = "\n".join(re.findall(r"/\*\*.*?\*/", text, re.S))
    for name in sorted(set(re.findall(r"\b(?:fz|FZ)_\w+\b(?!\*)", comments)) - declared):
        yield f"{name} is named and declared nowhere"


def silent(text):
    """Types, fields, values and macros without a word. A comment stands before them, or behind on their line."""
    guard = re.search(r"^#ifndef (\w+)", text, re.M)
    known, said, inside = {guard and guard[1]}, False, ""
    for line in re.sub(r" =\n\s+", " = ", re.sub(r"\\\n", "", text)).split("\n"):
        opened = re.match(r"(?:typedef )?(?:enum|struct)\b.*\{$", line)
        name = re.match(r"#define (\w+)", line) or opened or re.match(r"typedef .*;$", line) or (
            inside and re.match(r"    [^ /*}].*", line))
        if name and not said and "/**<" not in line and name[name.lastindex or 0] not in known:
            yield f"nothing is said of '{name[0].strip()}'"
        elif name:
            known.add(name[name.lastindex or 0])
        inside = line if opened else "" if line.startswith("}") else inside
        said = line.rstrip().endswith("*/") and "/**<" not in line


def problems_in(folder, version):
    texts = {header: header.read_text(encoding="utf-8") for header in public_headers(folder)}
    bare = re.sub(r"/\*.*?\*/", "", "".join(texts.values()), flags=re.S)
    declared = CODES | set(re.findall(r"\b(?:fz|FZ)_\w+", bare))
    functions = public_functions(folder)
    problems = [f"{function.header.name}:{function.line}: {function.name}: {text}" for function in functions
                for text in problems_of(function, version)]
    problems += [f"{header.name}: {text}" for header in texts
                 for text in (*names_of_nothing(texts[header], declared), *silent(texts[header]))]
    marked = sum(len(re.findall(r"^FZ_API\b", text, re.M)) for text in texts.values())
    if marked != len(functions):
        problems.append(f"{marked} declarations bear FZ_API, {len(functions)} were understood")
    return problems, len(functions)


def main():
    problems, count = problems_in(Path(sys.argv[2]) if len(sys.argv) > 2 else HEADERS, sys.argv[1])
    finish(problems, f"{count} functions say all they should")


if __name__ == "__main__":
    main()
